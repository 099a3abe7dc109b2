// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// A line that begins with a level of the scale marks criteria: `o c1.2`, `n 3-5`, `o négocie`, `ts 4`.
  ///
  /// Options: `@nom` for a juror's sheet, `dossier` when the mark rests on the file, `à 10:42` when it was given
  /// earlier, and `: texte` for an observation. `nil` when the line is something else: with a level S, `s` and
  /// `s à 10:42` remain the next phase, and `s 3` marks.
  mutating func mark(typed words: inout Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction]? {
    var rest = words
    guard let code = rest.next(), let level = level(code) else { return nil }
    let isAlsoVerb = Verb.allCases.contains { $0.names.contains { $0.folded == code.folded } }
    if isAlsoVerb, rest.isEmpty || ["a", "depuis", "il"].contains(rest.peeked?.folded) { return nil }
    if settings.isPreparationRoom { throw .onlyInJuryRoom }
    guard !exam.criteria.isEmpty else { throw .text("Cette épreuve n’a pas de critères. Pour décider : décider.") }
    if rest.isEmpty, ["oui", "non"].contains(code.folded) { throw .text("Aucune question n’attend de réponse.") }
    let target: MarkTarget
    do throws(ConsoleError) {
      target = try markTarget(&rest, at: now)
    } catch .unknownCriterion where isAlsoVerb {
      return nil
    } catch {
      throw error
    }
    guard !target.criteria.isEmpty else {
      throw .text(
        "Dire quel critère : \(code) c1.2, \(code) 3, \(code) 3-5, \(code) un-mot. Tous les critères : grille.")
    }
    let command = Command.mark(
      criteria: target.criteria, level: level.code, juror: target.juror, basis: target.onFile ? .file : .scene)
    let marked = try run(command, at: target.moment)
    guard let remark = target.remark else { return marked }
    // Of several criteria, the observation is on the oral as a whole.
    let criterion = target.criteria.count == 1 ? target.criteria.first : nil
    return try together(
      marked, .remark(Remark(remark, criterion: criterion, juror: target.juror)), at: target.moment)
  }

  mutating func unmark(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let target = try markTarget(&words, at: now)
    guard !target.criteria.isEmpty else { throw .usage(.effacer) }
    return try run(.unmark(criteria: target.criteria, juror: target.juror), at: target.moment)
  }

  /// `obs c1.2 texte` or `obs texte`.
  mutating func remark(
    _ words: Words, _ kind: Remark.Kind, at now: Instant
  ) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let author = try takeJuror(&words) ?? juror
    var criterion: String?
    var rest = words
    if let first = rest.next(), !rest.isEmpty, !first.allSatisfy(\.isNumber) {
      let id = first.last == ":" ? String(first.dropLast()) : first
      if let found = CriterionSelector(exam: exam).byIdentifier(id), found.count == 1 {
        criterion = found.first
        words = rest
        if words.all.first == ":" { words.all = words.all.dropFirst().trimmed }
      }
    }
    guard let text = words.text else { throw .usage(kind == .note ? .note : .obs) }
    return try run(
      .remark(Remark(text, criterion: criterion, juror: author, kind: kind)), at: Moment(now))
  }

  private struct MarkTarget {
    var criteria: [String]
    var juror: String?
    var onFile: Bool
    var remark: String?
    var moment: Moment
  }

  private func markTarget(_ words: inout Words, at now: Instant) throws(ConsoleError) -> MarkTarget {
    let remark = words.takeRemark()
    let author = try takeJuror(&words) ?? defaultJuror
    let instant = try words.takeInstant(at: now)
    let onFile = words.take("dossier")
    if onFile { _ = words.take("sur") }
    let criteria = try CriterionSelector(exam: exam).select(words.rest)
    return MarkTarget(
      criteria: criteria, juror: author, onFile: onFile, remark: remark,
      moment: Moment(effective: instant ?? now, recorded: now))
  }

  /// The juror whose sheet takes the marks; `nil` on the shared sheet.
  private var defaultJuror: String? { state.opening?.sheet == .perJuror ? juror : nil }

  /// Takes `@nom` from the words.
  private func takeJuror(_ words: inout Words) throws(ConsoleError) -> String? {
    guard let typed = words.pieces.first(where: { $0.hasPrefix("@") && $0.count > 1 }) else { return nil }
    _ = words.take(typed)
    return try knownJuror(String(typed.dropFirst()))
  }

  /// The name of the juror that was typed: whole, or by its beginning, or by one of its words.
  func knownJuror(_ typed: String) throws(ConsoleError) -> String {
    let names = state.jury.map(\.name)
    if let exact = names.first(where: { $0.matches(typed) }) { return exact }
    let begun = names.filter { name in
      name.folded.hasPrefix(typed.folded) || name.foldedWords.contains { $0.hasPrefix(typed.folded) }
    }
    if begun.count > 1, !typed.isEmpty { throw .ambiguousWord(typed, begun) }
    guard let only = begun.first, !typed.isEmpty else {
      throw .refused(.unknownJuror(typed, nearest: nearest(to: typed, among: names)))
    }
    return only
  }

  /// The level that was typed: its code, or its title (`oui`).
  func level(_ typed: String) -> Level? {
    exam.scale.level(typed) ?? exam.scale.levels.first { $0.title.matches(typed) }
  }

  /// A second command in the same append, as one action: undo withdraws both.
  private func together(
    _ first: [ConsoleAction], _ command: Command, at moment: Moment
  ) throws(ConsoleError) -> [ConsoleAction] {
    guard case .commit(let events)? = first.first, let group = events.last?.group else { return first }
    var after = sitting
    after.apply(events)
    do throws(SittingError) {
      let more = try after.decide(command, at: moment).map { recorded in
        var recorded = recorded
        recorded.group = group
        return recorded
      }
      return [.commit(events + more)]
    } catch {
      throw .refused(error)
    }
  }
}

extension Words {
  /// Takes the text after a colon that is not one of a time of day; `nil` when there is none.
  fileprivate mutating func takeRemark() -> String? {
    let characters = Array(all)
    let colon = characters.indices.first { index in
      guard characters[index] == ":" else { return false }
      let before = index > 0 && characters[index - 1].isNumber
      let after = index + 1 < characters.count && characters[index + 1].isNumber
      return !(before && after)
    }
    guard let colon else { return nil }
    let text = String(characters[(colon + 1)...])
    all = String(characters[..<colon]).trimmed
    return Words(text).text
  }
}
