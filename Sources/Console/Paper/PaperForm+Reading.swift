// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
public import FrenchText
import Sittings

/// Why an answer is not taken, and what to type instead: French, ready to show.
public struct PaperRefusal: Error, Hashable, Sendable {
  public let message: String
  init(_ message: String) { self.message = message }

  /// An answer that was understood, and cannot be kept or used.
  public static func unkept(_ message: String) -> PaperRefusal { PaperRefusal(message) }
}

extension PaperForm {
  /// What a typed line answers: one field, or several verdicts at once.
  public func read(_ typed: String, for field: PaperField, _ answers: PaperAnswers) throws(PaperRefusal) -> PaperAnswers
  {
    if case .verdict(let id) = field { return try verdicts(typed, from: id) }
    return [
      field.key: try text(typed.split(whereSeparator: \.isWhitespace).joined(separator: " "), for: field, answers)
    ]
  }

  /// Each level in the order of the grid, from that criterion on.
  private func verdicts(_ typed: String, from id: String) throws(PaperRefusal) -> PaperAnswers {
    let signs = typed.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
    let asked = exam.criteria.drop { $0.id != id }
    guard !signs.isEmpty else { throw PaperRefusal("Il manque le verdict de \(id) ; non évalué se tape -") }
    guard signs.count <= asked.count else {
      throw PaperRefusal(
        "\(signs.count) verdicts pour \(plural(asked.count, "critère", "critères")) à partir de \(id).")
    }
    var read: PaperAnswers = [:]
    for (place, (sign, criterion)) in zip(signs, asked).enumerated() {
      if ["-", "–", "—"].contains(sign) {
        read[PaperField.verdict(criterion.id).key] = "-"
      } else if let level = exam.scale.level(sign) {
        read[PaperField.verdict(criterion.id).key] = level.code
      } else {
        let known = exam.scale.levels.map(\.code).frenchList("ou")
        throw PaperRefusal("« \(sign) » (nº \(place + 1), \(criterion.id)) n’est pas \(known), ni - pour non évalué.")
      }
    }
    return read
  }

  private func text(_ typed: String, for field: PaperField, _ answers: PaperAnswers) throws(PaperRefusal) -> String {
    switch field {
    case .number, .givenName, .outcomeText, .remark, .reservation: return typed
    case .familyName:
      let isKnown = !typed.isEmpty || answers[PaperField.number.key]?.isEmpty == false
      guard isKnown else { throw PaperRefusal("Il faut au moins un numéro ou un nom.") }
      return typed
    case .session:
      guard !typed.isEmpty else { return "" }
      guard let year = Int(typed), (1990...2100).contains(year) else {
        throw PaperRefusal("« \(typed) » n’est pas une année de session ; par exemple 2026")
      }
      return String(year)
    case .day: return try day(typed).description
    case .jury: return try jurors(typed).map(\.paperLabel).joined(separator: ", ")
    case .outcome:
      if typed.isEmpty { return OutcomeWord.all[0].word }
      do throws(ConsoleError) { return try OutcomeWord.all.dropLast().typed(typed, by: \.word).word } catch {
        throw PaperRefusal(error.wording)
      }
    case .hour: return try time(typed, answers).paperClock
    case .told: return typed.isEmpty ? "" : try timeInside(typed, answers).paperClock
    case .chosen:
      let numbers = typed.split { !$0.isNumber }.compactMap { Int($0) }
      guard typed.isEmpty || !numbers.isEmpty, numbers.allSatisfy((1...20).contains),
        numbers.count < 2 || exam.choice?.several == true
      else { throw PaperRefusal("« \(typed) » n’est pas un numéro de 1 à 20.") }
      return numbers.map(String.init).joined(separator: " ")
    case .accommodations: return try accommodations(typed).map(\.paperText).joined(separator: " ")
    case .minutes:
      guard !typed.isEmpty else { return "" }
      let digits = typed.prefix(while: \.isNumber)
      guard let minutes = Int(digits), (1...600).contains(minutes) else {
        throw PaperRefusal("« \(typed) » n’est pas un nombre de minutes ; par exemple 20")
      }
      return String(minutes)
    case .phase(let id): return try segments(typed, of: id, answers).map { "\($0.paperClock)" }.joined(separator: " ")
    case .change:
      if typed.isEmpty { return "" }
      _ = try change(typed)
      return typed
    case .incident:
      if typed.isEmpty { return "" }
      return try incident(typed, answers).text
    case .decision:
      if typed.isEmpty { return "" }
      do throws(ConsoleError) {
        let decision = try exam.decision(Words(typed))
        do throws(SittingError) { try exam.check(decision, on: grid(answers)) } catch { throw .refused(error) }
        return text(of: decision)
      } catch {
        throw PaperRefusal(error.wording)
      }
    case .verdict: return typed
    }
  }
}

// MARK: Values

extension PaperForm {
  func day(_ typed: String) throws(PaperRefusal) -> Day {
    let parts = typed.split { "/.- ".contains($0) }.compactMap { Int($0) }
    let french = parts.count == 3 ? Day("\(padded(parts[2], 4))-\(padded(parts[1]))-\(padded(parts[0]))") : nil
    guard let day = Day(typed) ?? french else {
      throw PaperRefusal("« \(typed) » n’est pas un jour ; par exemple 13/05/2026")
    }
    guard day.daysSince1970 <= now.day.daysSince1970 else {
      throw PaperRefusal("Le \(day.french) n’est pas encore passé.")
    }
    return day
  }

  /// The day that was typed; today's while none was.
  public func day(of answers: PaperAnswers) -> Day { answers[PaperField.day.key].flatMap { Day($0) } ?? now.day }

  func time(_ typed: String, _ answers: PaperAnswers) throws(PaperRefusal) -> TimeOfDay {
    guard let time = TimeOfDay(typed) else {
      throw PaperRefusal("« \(typed) » n’est pas une heure ; par exemple 10:42 ou 10h42")
    }
    guard Instant.onPaper(day(of: answers), time, utcOffset: now.utcOffset).wall <= now.wall else {
      throw PaperRefusal("\(typed) n’est pas encore passé.")
    }
    return time
  }

  /// A time between the first that the phases have and the last, to the minute; nothing else dates a thing of the oral.
  private func timeInside(_ typed: String, _ answers: PaperAnswers) throws(PaperRefusal) -> TimeOfDay {
    let time = try time(typed, answers)
    let known = exam.phases.flatMap { times(of: $0.id, answers) }.sorted { $0.minute < $1.minute }
    guard let start = known.first, let end = known.last, !(start.minute...end.minute).contains(time.minute) else {
      return time
    }
    throw PaperRefusal(
      "\(time.paperClock) n’est pas pendant l’oral (\(start.paperClock)–\(end.paperClock)) : relire l’heure.")
  }

  /// Starts and ends in turn, none before the one before it, and none within another phase.
  func segments(_ typed: String, of id: String, _ answers: PaperAnswers) throws(PaperRefusal) -> [TimeOfDay] {
    let pieces = typed.split { $0.isWhitespace || "-–—,;à".contains($0) }.map(String.init)
    var times: [TimeOfDay] = []
    for piece in pieces {
      let time = try self.time(piece, answers)
      if let last = times.last, time.secondsSinceMidnight < last.secondsSinceMidnight {
        throw PaperRefusal("\(time.paperClock) vient avant \(last.paperClock) : relire les heures.")
      }
      times.append(time)
    }
    guard times.count.isMultiple(of: 2) else {
      throw PaperRefusal("Il faut un début et une fin ; par exemple 10:00 10:30")
    }
    guard let start = times.first, let end = times.last else { return [] }
    for other in exam.phases where other.id != id {
      let known = self.times(of: other.id, answers)
      guard let from = known.first, let to = known.last else { continue }
      if start.secondsSinceMidnight < to.secondsSinceMidnight, from.secondsSinceMidnight < end.secondsSinceMidnight {
        throw PaperRefusal(
          "\(start.paperClock)–\(end.paperClock) chevauche \(other.title) (\(from.paperClock)–\(to.paperClock)).")
      }
    }
    return times
  }

  /// As they were read before.
  func times(of phase: String, _ answers: PaperAnswers) -> [TimeOfDay] {
    (answers[PaperField.phase(phase).key] ?? "").split(separator: " ").compactMap { TimeOfDay(String($0)) }
  }

  func jurors(_ typed: String) throws(PaperRefusal) -> [Juror] {
    var jurors: [Juror] = []
    for clause in typed.split(separator: ",").map(\.trimmed) where !clause.isEmpty {
      let pieces = clause.split { $0 == "(" || $0 == ")" }.map(\.trimmed)
      var juror = Juror(name: pieces.first ?? "")
      if pieces.count > 1 {
        guard let part = Juror.Part.allCases.first(where: { $0.french.hasPrefix(pieces[1].folded) }), !pieces[1].isEmpty
        else { throw PaperRefusal("« \(pieces[1]) » n’est pas un rôle : client ou observateur.") }
        juror.part = part
      }
      guard !juror.name.isEmpty else { throw PaperRefusal("« \(clause) » : il manque un nom.") }
      guard !jurors.contains(where: { $0.name.matches(juror.name) }) else {
        throw PaperRefusal("\(juror.name) y est deux fois.")
      }
      jurors.append(juror)
    }
    return jurors
  }

  func accommodations(_ typed: String) throws(PaperRefusal) -> [Accommodation] {
    var granted: [Accommodation] = []
    let known = exam.phases.map(\.id) + exam.allowances.map(\.id)
    for clause in typed.split(whereSeparator: { $0 == " " || $0 == "," }) {
      let parts = clause.split(separator: "=").map(String.init)
      guard parts.count == 2, let target = known.first(where: { $0.matches(parts[0]) }),
        let read = Accommodation(target: target, share: parts[1])
      else { throw PaperRefusal("« \(clause) » : écrire PHASE=1/3, avec \(known.frenchList("ou")).") }
      granted.append(read)
    }
    return granted
  }

  func change(_ typed: String) throws(PaperRefusal) -> Change {
    do throws(ChangeSyntaxError) { return try ChangeParser.parse(typed) } catch {
      throw PaperRefusal([error.message, error.hint].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  /// `10:42 alarme évacuation`: its time when one comes first, its kind when a known word follows.
  func incident(
    _ typed: String, _ answers: PaperAnswers
  ) throws(PaperRefusal) -> (Incident, at: TimeOfDay?, text: String) {
    var words = Words(typed)
    var at: TimeOfDay?
    if let first = words.peeked, first.first?.isNumber == true, TimeOfDay(first) != nil {
      at = try timeInside(first, answers)
      _ = words.next()
    }
    let known = words.peeked.flatMap { typed in IncidentWord.all.first { $0.word.matches(typed) } }
    let whole = words.rest
    if known != nil { _ = words.next() }
    let text = words.rest
    guard !whole.isEmpty else { throw PaperRefusal("Il manque ce qui s’est passé.") }
    let written = [at?.paperClock, known?.word, text].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    return (Incident(known?.kind ?? .other, text.isEmpty ? whole : text), at, written)
  }

  /// `c1.2 : texte`: a remark about a criterion.
  func remark(_ typed: String) -> Remark {
    if let colon = typed.firstIndex(of: ":"),
      let criterion = exam.criterion(typed[..<colon].trimmed.lowercased()),
      !typed[typed.index(after: colon)...].trimmed.isEmpty
    {
      return Remark(typed[typed.index(after: colon)...].trimmed, criterion: criterion.id)
    }
    return Remark(typed)
  }

  /// A decision as it is typed, each number in its shortest spelling.
  private func text(of decision: Decision) -> String {
    let verdict =
      switch decision.verdict {
      case .outcome(let id): id
      case .mark(let mark): mark.shortest.french
      case .parts(let points):
        points.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.shortest.french)" }.joined(separator: " ")
      }
    return [verdict, decision.reason].compactMap { $0 }.joined(separator: " ")
  }

  /// Criterion id to level code, of those that have one.
  func grid(_ answers: PaperAnswers) -> [String: String] {
    exam.criteria.reduce(into: [:]) { grid, criterion in
      if let level = answers[PaperField.verdict(criterion.id).key], level != "-" { grid[criterion.id] = level }
    }
  }
}

extension TimeOfDay {
  /// `10:42`, with its seconds where it has some.
  var paperClock: String { secondsSinceMidnight % 60 == 0 ? String(description.prefix(5)) : description }

  fileprivate var minute: Int { secondsSinceMidnight / 60 }
}

extension Juror {
  fileprivate var paperLabel: String { part.map { "\(name) (\($0.french))" } ?? name }
}

extension Accommodation {
  fileprivate var paperText: String { "\(target)=\(numerator)/\(denominator)" }
}
