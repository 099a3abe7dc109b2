// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import StyledText

/// Finds the criteria that someone typed: `ntc.c1.2`, `c1.2`, `1.2`, `3`, `3-5`, `3 à 5`, `c1.*`, `C1`, `*`, or words
/// of a label.
struct CriterionSelector {
  let exam: Exam
  private let ids: [String]

  init(exam: Exam) {
    self.exam = exam
    ids = exam.criteria.map(\.id)
  }

  /// The criteria that a list of words names, in the order of the grid, each once.
  ///
  /// Words that are neither an id nor a number are read together as words of one label.
  func select(_ typed: String) throws(ConsoleError) -> [String] {
    let parts = joiningRanges(typed.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init))
    var found: [String] = []
    var others: [String] = []
    for part in parts {
      if let matches = byIdentifier(part) {
        found += matches
      } else if found.isEmpty || part.folded != "et" {
        others.append(part)
      }
    }
    if let wrong = others.first(where: isNumeric) { throw .criterionOutOfRange(wrong, count: ids.count) }
    if let first = others.first {
      guard found.isEmpty else { throw unknown(first) }
      found = [try byLabel(others.joined(separator: " "))]
    }
    let chosen = Set(found)
    return ids.filter(chosen.contains)
  }

  /// The criteria of one identifier, number, range or pattern; `nil` when it is none.
  func byIdentifier(_ typed: String) -> [String]? {
    let wanted = typed.folded
    if wanted == "*" { return ids.isEmpty ? nil : ids }
    if let number = Int(wanted) { return ids.indices.contains(number &- 1) ? [ids[number &- 1]] : nil }
    if let range = range(wanted) { return range }
    if let competency = exam.competencies.first(where: { $0.id.folded == wanted }) {
      return competency.criteria.map(\.id)
    }
    if wanted.hasSuffix("*") { return pattern(String(wanted.dropLast())) }
    return exact(wanted).map { [$0] }
  }

  private func exact(_ wanted: String) -> String? {
    let folded = ids.map(\.folded)
    if let index = folded.firstIndex(of: wanted) { return ids[index] }
    // `1.2` for `c1.2` once nothing ends in `.1.2`.
    for ending in ["." + wanted, ".c" + wanted] where wanted.contains(where: \.isNumber) {
      let found = ids.indices.filter { folded[$0].hasSuffix(ending) }
      if found.count == 1, let only = found.first { return ids[only] }
    }
    return nil
  }

  /// From one criterion to another, by number or by id: `3-5`, `c1.1-c1.3`.
  private func range(_ wanted: String) -> [String]? {
    let ends = wanted.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return nil }
    let places = ends.compactMap { end in
      Int(end).map { $0 &- 1 } ?? exact(end).flatMap { id in ids.firstIndex(of: id) }
    }
    guard places.count == 2, places.allSatisfy(ids.indices.contains) else { return nil }
    return Array(ids[min(places[0], places[1])...max(places[0], places[1])])
  }

  /// What begins so: criteria, else whole competencies (`c1.1.*`).
  private func pattern(_ stem: String) -> [String]? {
    let named = ids.filter { $0.folded.hasPrefix(stem) || $0.folded.contains("." + stem) }
    if !named.isEmpty, !stem.isEmpty { return named }
    let held = exam.competencies.filter { !stem.isEmpty && $0.id.folded.hasPrefix(stem) }
    return held.isEmpty ? nil : held.flatMap { $0.criteria.map(\.id) }
  }

  /// `3 à 5` as `3-5`.
  private func joiningRanges(_ parts: [String]) -> [String] {
    var joined: [String] = []
    var rest = parts[...]
    while let part = rest.popFirst() {
      if part.folded == "a", let from = joined.last, let to = rest.first, byIdentifier(from) != nil,
        byIdentifier(to) != nil || isNumeric(to)
      {
        joined[joined.count - 1] = from + "-" + to
        rest.removeFirst()
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  /// A number or a range of numbers.
  private func isNumeric(_ part: String) -> Bool {
    let folded = part.folded
    return folded.contains(where: \.isNumber) && folded.allSatisfy { $0.isNumber || $0 == "-" }
  }

  private func byLabel(_ typed: String) throws(ConsoleError) -> String {
    let wanted = typed.foldedWords
    let matches = exam.criteria.filter { criterion in
      let label = criterion.title.foldedWords
      return !wanted.isEmpty && wanted.allSatisfy { word in label.contains { $0.hasPrefix(word) } }
    }
    guard let only = matches.first else { throw unknown(typed) }
    guard matches.count == 1 else { throw .ambiguousCriterion(typed, matches) }
    return only.id
  }

  private func unknown(_ typed: String) -> ConsoleError {
    // A long line is no misspelt id.
    .unknownCriterion(typed, nearest: typed.count > 40 ? nil : nearest(to: typed, among: ids))
  }
}
