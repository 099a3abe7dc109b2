// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText
public import Sittings
import StyledText

extension Console {
  /// The situation as the candidate's papers and the client's role give it.
  var situation: Situation {
    Situation(exam: exam, dossier: dossier ?? Dossier(exam: exam.id, candidate: emptyCandidate), number: chosenNumber)
  }

  private var emptyCandidate: Candidate { Candidate(number: "", familyName: "", givenName: "") }

  private var terms: [Term] { dossier == nil ? [] : situation.terms }

  /// `modif`, `modif banque`, `modif tirer [équitable] [CODE]`, `modif 1 éco "…"`, `modif 1 banque m03`, `modif 1 éditer`…
  mutating func changes(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard exam.changes != nil else { throw .refused(.examHasNoChanges) }
    guard !isVeiled else { throw .veiled }
    var words = words
    guard let first = words.next() else { return say(changesView()) }
    if first.matches("banque") { return say(try bankView()) }
    if first.matches("tirer") || first.matches("tirage") { return try draw(words) }
    guard let number = Int(first) else {
      // Without a number: the first that is not written.
      let missing = (1...20).first { state.changes[$0] == nil } ?? 1
      return try change(missing, Words([first, words.all].joined(separator: " ")), at: now)
    }
    return try change(number, words, at: now)
  }

  private mutating func change(
    _ number: Int, _ words: Words, at now: Instant
  ) throws(ConsoleError) -> [ConsoleAction] {
    var rest = words
    guard let verb = rest.next() else {
      if state.changes[number] != nil { return say(changesView()) }
      try checkWritable(number)
      throw .text(
        "La modification \(number) n’est pas écrite. Par exemple : m \(number) éco \"budget ramené à 41\u{A0}000\u{A0}€\" ; "
          + "ou m \(number) banque, m \(number) éditer.")
    }
    switch verb.folded {
    case "supprimer", "retirer", "effacer": return try run(.drop(number: number), at: Moment(now))
    case "dite", "d": return try tell(number, at: nil, now)
    case "editer", "ed":
      // Before the editor opens: nothing that is written in it must be lost.
      try checkWritable(number)
      editing = number
      let current = state.changes[number].map { [$0.change] } ?? []
      return [
        .edit(ChangeSheet.text(current, title: "\(exam.shortTitle), modification \(number)", count: 1, terms: terms))
      ]
    case "banque":
      guard !rest.isEmpty else { return say(try bankView()) }
      let change = try bankChange(rest.rest)
      return try run(.write(number: number, change, origin: .bank(change.id ?? "")), at: Moment(now))
    case "tirage", "tirer":
      guard let code = suggestionCode, suggestions.indices.contains(number &- 1) else {
        throw .text("Rien n’est tiré pour le numéro \(number). Pour tirer : modif tirer.")
      }
      return try run(.write(number: number, suggestions[number &- 1], origin: .drawn(code: code)), at: Moment(now))
    default:
      let change: Change
      do throws(ChangeSyntaxError) {
        change = try ChangeParser.parse(words.all, terms: terms)
      } catch {
        throw .text(error.message + (error.hint.isEmpty ? "" : " " + error.hint))
      }
      return write(number, change, at: now)
    }
  }

  private mutating func write(_ number: Int, _ change: Change, at now: Instant) -> [ConsoleAction] {
    do throws(ConsoleError) {
      return try run(.write(number: number, change, origin: .written), at: Moment(now))
    } catch {
      return refused(error)
    }
  }

  /// Refuses a number out of range, or one already told.
  private func checkWritable(_ number: Int) throws(ConsoleError) {
    do throws(SittingError) {
      let any = Change(field: .economic, text: "…")
      _ = try sitting.decide(.write(number: number, any, origin: .written), at: Moment(sitting.lastMoment))
    } catch {
      throw .refused(error)
    }
  }

  /// What came back from the editor.
  public mutating func edited(_ text: String, at now: Instant) -> [ConsoleAction] {
    guard let number = editing else { return [] }
    editing = nil
    // In a hurry: everything erased, one line as it would have been typed.
    let lines = text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty && $0.first != "#" }
    if lines.count == 1, let only = lines.first, let change = try? ChangeParser.parse(only, terms: terms) {
      return write(number, change, at: now)
    }
    let (changes, diagnostics) = ChangeSheet.parse(text, terms: terms)
    let problems = diagnostics.map { problem in
      StyledLine("✗ ligne \(problem.location?.line ?? 0) : \(problem.message) \(problem.hint)", .warning)
    }
    guard let change = changes.first, !diagnostics.hasErrors else {
      return [.refuse(typeset(problems + [StyledLine("Modification \(number) inchangée.", .warning)]))]
    }
    return (problems.isEmpty ? [] : say(problems)) + write(number, change, at: now)
  }

  private mutating func draw(_ words: Words) throws(ConsoleError) -> [ConsoleAction] {
    guard let bank = dossier?.jury.bank, !bank.isEmpty else { throw .noDossier("banque de modifications") }
    var words = words
    let isEquitable = words.peeked?.matches("équitable") == true
    if isEquitable { _ = words.next() }
    let calibration = dossier.flatMap { JuryCalibration($0.jury, situation) }
    if isEquitable, calibration == nil {
      throw .text("Les modifications ne sont pas calibrées. Hors du passage : oral calibrer DOSSIER --ecrire.")
    }
    let typed = words.text ?? settings.freshDrawCode()
    guard let code = DrawCode(typed) else {
      throw .text("\(quoted(typed)) n’est pas un code de tirage. Par exemple : K7-42.")
    }
    let result =
      isEquitable
      ? ChangeDraw.equitable(
        code, from: bank, severities: calibration?.calibrated.severities ?? [:],
        impossible: calibration?.calibrated.impossible ?? [], for: exam, fiche: chosenNumber)
      : ChangeDraw.draw(code, from: bank, for: exam, fiche: chosenNumber)
    suggestions = result.changes
    suggestionCode = result.code.description
    let total = result.total.map { ", équitable : sévérité totale \($0)" } ?? ""
    var lines = [StyledLine("Tirage \(result.code)\(total)", .bold)]
    if isEquitable, calibration?.isStale == true {
      lines.append(StyledLine("  \(JuryCalibration.staleness)", .warning))
    }
    for (index, change) in result.changes.enumerated() {
      lines.append(StyledLine("  \(index + 1)  \(change.field.french)  \(change.id ?? "")  \(change.text)"))
    }
    lines += result.diagnostics.map { StyledLine("  \($0.message)", .warning) }
    let takes = result.changes.indices.map { "m \($0 + 1) tirage" }.joined(separator: ", ")
    return say(lines + [StyledLine("Pour les prendre : \(takes) ; pour en écrire une autre : m 1 éco \"…\"", .dim)])
  }

  /// `dite 1`, `dite 2 à 10:42`; alone: the one that the phase tells, or the only one that waits.
  mutating func tell(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard exam.changes != nil else { throw .refused(.examHasNoChanges) }
    var words = words
    let instant = try words.takeInstant(at: now)
    let untold = state.changes.filter { $0.value.told == nil }.keys.sorted()
    guard let typed = words.next() else {
      let due = untold.filter { sitting.currentPhase?.tells.contains($0) == true }
      guard let only = due.count == 1 ? due.first : untold.first, due.count == 1 || untold.count == 1 else {
        throw untold.isEmpty && !isVeiled
          ? .text("Aucune modification n’attend d’être annoncée.") : .usage(.dite)
      }
      return try tell(only, at: instant, now)
    }
    guard let number = Int(typed) else { throw .notANumber(typed) }
    guard words.isEmpty else { throw .tooMuch(words.rest, .dite) }
    return try tell(number, at: instant, now)
  }

  /// Once the oral is over nothing can be told any more; that it was can still be entered, with its time.
  private mutating func tell(_ number: Int, at instant: Instant?, _ now: Instant) throws(ConsoleError)
    -> [ConsoleAction]
  {
    if state.outcome != nil, instant == nil, state.changes[number]?.told == nil {
      throw .text("L’oral est terminé. Si elle fut annoncée, dites quand : dite \(number) à \(now.clock).")
    }
    return try run(.tell(number: number), at: Moment(effective: instant ?? now, recorded: now))
  }

  private func bankChange(_ id: String) throws(ConsoleError) -> Change {
    guard let bank = dossier?.jury.bank, !bank.isEmpty else { throw .noDossier("banque de modifications") }
    guard let change = bank.first(where: { ($0.id ?? "").matches(id) }) else {
      throw .unknownWord(id, known: bank.compactMap(\.id))
    }
    return change
  }

  // MARK: Views

  /// The written changes with what they do to the terms, and what does not hold together.
  func changesView() -> [StyledLine] {
    let written = state.changes.sorted { $0.key < $1.key }
    guard !written.isEmpty else {
      let count = exam.changes?.count.map { "\(plural($0, "modification")) à écrire." } ?? "Modifications à écrire."
      return [
        StyledLine(
          "\(count) Par exemple : modif 1 éco \"budget ramené à 41\u{A0}000\u{A0}€\" ; ou m banque, m tirer, m 1 éditer."
        )
      ]
    }
    let applied = situation.applying(written.map(\.value.change))
    var lines: [StyledLine] = []
    for (index, entry) in written.enumerated() {
      let told = entry.value.told.map { "annoncée à \($0.clock)" } ?? "à annoncer" + moment(of: entry.key)
      lines.append(
        StyledLine("M\(entry.key)  \(entry.value.change.field.french)  ", .bold) + StyledLine(entry.value.change.text)
          + StyledLine("  (\(told))", .dim))
      for delta in applied.termDeltas(of: index + 1) {
        lines.append(StyledLine("     \(delta.before.title) : \(delta.frenchBefore) → \(delta.frenchAfter)", .accent))
      }
      for delta in applied.contextDeltas(of: index + 1) { lines.append(StyledLine("     \(delta.french)", .accent)) }
      if let expected = entry.value.change.expected { lines.append(StyledLine("     attendu : \(expected)", .dim)) }
    }
    return lines + applied.diagnostics.map { StyledLine("  ! \($0.message)", .warning) }
  }

  private func moment(of number: Int) -> String {
    exam.phases.first { $0.tells.contains(number) }.map { " : \($0.title)" } ?? ""
  }

  private func bankView() throws(ConsoleError) -> [StyledLine] {
    guard let bank = dossier?.jury.bank, !bank.isEmpty else { throw .noDossier("banque de modifications") }
    let fitting = bank.filter { $0.fiche == nil || chosenNumber == nil || $0.fiche == chosenNumber }
    return fitting.map { change in
      StyledLine("\(change.id ?? "")  ", .bold) + StyledLine("\(change.field.french)  ", .dim) + StyledLine(change.text)
    } + [StyledLine("Pour en prendre une : m 1 banque \(fitting.first?.id ?? "ID")", .dim)]
  }
}

extension Sitting {
  /// The instant of the last event.
  fileprivate var lastMoment: Instant {
    events.last?.moment.recorded ?? Instant(wall: 0, boot: 0, bootID: "")
  }
}
