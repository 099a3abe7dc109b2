// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// A line that begins with a level of the scale marks criteria: `o c1.2`, `n 3-5`, `o négocie`, `ts 4`.
  ///
  /// Options: `@nom` for a juror's sheet, `dossier` when the mark rests on the file, and `: texte` for an observation.
  /// `nil` when the line is something else (`s à 10:42` with a scale that has a level S).
  mutating func mark(typed words: inout Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction]? {
    var rest = words
    guard let code = rest.next(), let level = exam.scale.level(code) else { return nil }
    let isAlsoVerb = Verb.allCases.contains { $0.names.contains { $0.folded == code.folded } }
    if isAlsoVerb, rest.isEmpty || ["a", "depuis", "il"].contains(rest.peeked?.folded) { return nil }
    if settings.isPreparationRoom { throw .onlyInJuryRoom }
    let target = try markTarget(&rest)
    guard !target.criteria.isEmpty else {
      throw .text(
        "Dire quel critère : \(code) c1.2, \(code) 3, \(code) 3-5, \(code) un-mot. Tous les critères : grille.")
    }
    let command = Command.mark(
      criteria: target.criteria, level: level.code, juror: target.juror, basis: target.onFile ? .file : .scene)
    let marked = try run(command, at: Moment(now))
    guard let remark = target.remark, let only = target.criteria.first, target.criteria.count == 1 else {
      return marked
    }
    return try together(
      marked, .remark(Remark(remark, criterion: only, juror: target.juror)), at: now)
  }

  mutating func unmark(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let target = try markTarget(&words)
    guard !target.criteria.isEmpty else { throw .usage(.effacer) }
    return try run(.unmark(criteria: target.criteria, juror: target.juror), at: Moment(now))
  }

  /// `obs c1.2 texte` or `obs texte`.
  mutating func remark(
    _ words: Words, _ kind: Remark.Kind, at now: Instant
  ) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let author = try takeJuror(&words) ?? defaultJuror ?? juror
    var criterion: String?
    var rest = words
    if let first = rest.next(), !rest.isEmpty, !first.allSatisfy(\.isNumber),
      let found = CriterionSelector(exam: exam).byIdentifier(first), found.count == 1
    {
      criterion = found.first
      words = rest
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
  }

  private func markTarget(_ words: inout Words) throws(ConsoleError) -> MarkTarget {
    var remark: String?
    var text = words.all
    if let colon = text.firstIndex(of: ":") {
      remark = String(text[text.index(after: colon)...]).trimmed
      text = String(text[..<colon]).trimmed
    }
    words = Words(text)
    let author = try takeJuror(&words) ?? defaultJuror
    let onFile = words.take("dossier")
    let criteria = try CriterionSelector(exam: exam).select(words.rest)
    return MarkTarget(
      criteria: criteria, juror: author, onFile: onFile, remark: remark.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// The juror whose sheet takes the marks; `nil` on the shared sheet.
  private var defaultJuror: String? { state.opening?.sheet == .perJuror ? juror : nil }

  /// Takes `@nom` from the words.
  private func takeJuror(_ words: inout Words) throws(ConsoleError) -> String? {
    guard let typed = words.all.split(separator: " ").first(where: { $0.hasPrefix("@") }).map(String.init) else {
      return nil
    }
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
    guard begun.count == 1, let only = begun.first, !typed.isEmpty else {
      throw .refused(.unknownJuror(typed, nearest: nearest(to: typed, among: names)))
    }
    return only
  }

  /// A second command in the same append, numbered after the first.
  private func together(
    _ first: [ConsoleAction], _ command: Command, at now: Instant
  ) throws(ConsoleError) -> [ConsoleAction] {
    guard case .commit(let events)? = first.first else { return first }
    var after = sitting
    after.apply(events)
    do throws(SittingError) {
      return [.commit(events + (try after.decide(command, at: Moment(now))))]
    } catch {
      throw .refused(error)
    }
  }
}
