// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// `confirmer` alone confirms everything that is there to be confirmed; with words, only that.
  mutating func confirm(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var items: Set<Confirmation> = []
    var words = words
    while let word = words.next() {
      if let number = Int(word), toConfirm.indices.contains(number &- 1) {
        items.insert(toConfirm[number &- 1])
      } else {
        items.insert(try Confirmation.allCases.typed(word, by: \.french))
      }
    }
    guard items.isEmpty else { return try run(.confirm(items), at: Moment(now)) }
    let unseen = toConfirm.filter(isUnseen)
    let confirmed = try run(.confirm(Set(toConfirm).subtracting(unseen)), at: Moment(now))
    let left = unseen.filter { !state.confirmed.contains($0) }
    guard !left.isEmpty, !isVeiled || settings.isPreparationRoom else { return confirmed }
    return confirmed + say("Reste à voir : \(left.map(\.french).joined(separator: ", "))", .warning)
  }

  /// Whether there is nothing yet to confirm: no paper seen, no choice made.
  private func isUnseen(_ item: Confirmation) -> Bool {
    switch item {
    case .papers: state.papersSeen.isEmpty
    case .choice: state.chosen.isEmpty
    case .candidate, .exam, .accommodations, .parts: false
    }
  }

  /// What there is to confirm in this sitting, in the order in which it is listed.
  var toConfirm: [Confirmation] {
    Confirmation.allCases.filter { item in
      switch item {
      case .candidate, .exam: true
      case .papers: !exam.papers.isEmpty
      case .choice: exam.choice != nil
      case .accommodations: true
      case .parts: exam.changes != nil && !state.jury.isEmpty
      }
    }
  }

  /// `pièces`, `pièces toutes`, `pièces aucune`, `pièces 1 2`.
  mutating func seePapers(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard !words.isEmpty else {
      guard !isVeiled else { throw .veiled }
      return say(papersSeenView())
    }
    let titles = exam.papers.map(\.title)
    guard !titles.isEmpty else { throw .text("Cette épreuve ne demande pas de pièces.") }
    if words.rest.folded.hasPrefix("tou") { return try run(.seePapers(titles), at: Moment(now)) }
    if words.rest.folded.hasPrefix("aucun") { return try run(.seePapers([]), at: Moment(now)) }
    let typed = words.rest.split { $0 == " " || $0 == "," }
    let numbers = typed.compactMap { Int($0) }
    guard !numbers.isEmpty, numbers.count == typed.count else { throw .usage(.pieces) }
    if let wrong = numbers.first(where: { !titles.indices.contains($0 &- 1) }) {
      throw .text("Il n’y a pas de pièce \(wrong) : numéros de 1 à \(titles.count).")
    }
    let seen = titles.indices.filter { numbers.contains($0 + 1) }.map { titles[$0] }
    return try run(.seePapers(seen), at: Moment(now))
  }

  /// `candidat 0417 Anaëlle Cosquer`: the first word with a digit is the number, what follows the given name is the
  /// family name.
  mutating func correctCandidate(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var typed = words.rest.split(separator: " ").map(String.init)
    var number = state.candidate?.number ?? ""
    if let index = typed.firstIndex(where: { $0.contains(where: \.isNumber) }) { number = typed.remove(at: index) }
    guard typed.count > 1, let given = typed.first else { throw .usage(.candidat) }
    let candidate = Candidate(number: number, familyName: typed.dropFirst().joined(separator: " "), givenName: given)
    return try run(.correctCandidate(candidate), at: Moment(now))
  }

  /// `choix 2`, `choix 1 3`.
  mutating func choose(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    let numbers = words.rest.split { !$0.isNumber }.compactMap { Int($0) }
    guard !numbers.isEmpty else { throw .usage(.choix) }
    if let wrong = numbers.first(where: { !(1...20).contains($0) }), dossier == nil {
      throw .text("Il n’y a pas de numéro \(wrong) : numéroter de 1 à 20.")
    }
    let kind = exam.choice?.of
    if let papers = dossier?.papers.count(where: { $0.kind == kind }),
      let wrong = numbers.first(where: { $0 < 1 || $0 > papers })
    {
      throw .text("Il n’y a pas de numéro \(wrong) : le dossier en a \(papers), numérotés à partir de 1.")
    }
    return try run(.choose(numbers), at: Moment(now))
  }

  /// `majoration préparation=1/3`, `majoration aucune`.
  mutating func accommodate(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    if words.rest.folded.hasPrefix("aucun") { return try run(.accommodate([]), at: Moment(now)) }
    var granted: [Accommodation] = []
    let clauses = words.rest.replacing(" = ", with: "=").replacing(" /", with: "/").replacing("/ ", with: "/")
    for clause in clauses.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let parts = clause.split(separator: "=").map(String.init)
      guard parts.count == 2 else { throw .usage(.majoration) }
      var target = parts[0].folded
      if exam.allowance(target) == nil { target = try phase(parts[0]).id }
      guard let read = Accommodation(target: target, share: parts[1]) else { throw .usage(.majoration) }
      granted.append(read)
    }
    guard !granted.isEmpty else { throw .usage(.majoration) }
    return try run(.accommodate(granted), at: Moment(now))
  }

  mutating func incident(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    guard let typed = words.next() else { throw .usage(.incident) }
    let known = IncidentWord.all.first { $0.word.matches(typed) }
    let text = known == nil ? [typed, words.rest].filter { !$0.isEmpty }.joined(separator: " ") : words.rest
    let incident = Incident(known?.kind ?? .other, text.isEmpty ? typed : text)
    return try run(
      .incident(incident, pausesClock: known?.pausesClock ?? false),
      at: Moment(effective: instant ?? now, recorded: now))
  }

  mutating func chooseJuror(_ words: Words) throws(ConsoleError) -> [ConsoleAction] {
    guard state.opening?.sheet == .perJuror else { throw .refused(.sharedSheet) }
    guard let typed = words.text else { throw .usage(.jure) }
    juror = try knownJuror(typed)
    return isVeiled ? say("✓") : say("On note pour \(juror ?? "").")
  }

  /// `remplacer Durand par Lefèvre`; without `par`, the juror leaves and is not replaced.
  mutating func replaceJuror(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    let parts = words.rest.split(separator: " ").map(String.init)
    guard !parts.isEmpty else { throw .usage(.remplacer) }
    guard let by = parts.firstIndex(where: { $0.matches("par") }) else {
      let name = words.rest.split(separator: "(").first.map { $0.trimmed } ?? ""
      return try run(.replaceJuror(leaving: try knownJuror(name), arriving: nil), at: Moment(now))
    }
    let leaving = try knownJuror(parts[..<by].joined(separator: " "))
    let arriving = parts[(by + 1)...].joined(separator: " ")
    guard !arriving.isEmpty else { throw .usage(.remplacer) }
    return try run(.replaceJuror(leaving: leaving, arriving: Juror(name: arriving)), at: Moment(now))
  }

  /// `rôles Morel client, Durand observateur`.
  mutating func assignParts(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard !words.isEmpty else { throw .usage(.roles) }
    var parts: [String: Juror.Part] = [:]
    for clause in words.rest.split(separator: ",") {
      let typed = clause.split(separator: " ").map(String.init)
      guard let last = typed.last, typed.count > 1 else { throw .usage(.roles) }
      let name = try knownJuror(typed.dropLast().joined(separator: " "))
      parts[name] = try Juror.Part.allCases.typed(last, by: \.french)
    }
    return try run(.assign(parts), at: Moment(now))
  }

  /// In the preparation room only what the room does is undone: never a change or a mark of the jury.
  private func checkLastIsOfTheRoom() throws(ConsoleError) {
    guard let group = sitting.undoableGroups.first else { return }
    let isOfTheRoom = sitting.events(ofGroup: group).allSatisfy { recorded in
      switch recorded.event {
      case .runStarted, .runEnded, .paused, .resumed, .timeGranted, .changeTold, .incident, .confirmed: true
      default: false
      }
    }
    if !isOfTheRoom { throw .text("La dernière action est du jury : elle se défait à sa console.") }
  }

  mutating func undo(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    if settings.isPreparationRoom {
      try checkLastIsOfTheRoom()
      guard words.isEmpty else { throw .tooMuch(words.rest, .defaire) }
    }
    guard let typed = words.text else { return try run(.undo(group: nil), at: Moment(now)) }
    guard let number = Int(typed) else { throw .notANumber(typed) }
    let group = sitting.events.first { $0.sequence == number }?.group ?? number
    return try run(.undo(group: group), at: Moment(now))
  }
}
