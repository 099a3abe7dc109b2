// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import StyledText

/// Finds the criteria that someone typed: `ntc.c1.2`, `c1.2`, `3`, `3-5`, `c1.*`, `C1`, `*`, or words of a label.
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
    let parts = typed.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
    var found: [String] = []
    var others: [String] = []
    for part in parts {
      if let matches = byIdentifier(part) { found += matches } else { others.append(part) }
    }
    if !others.isEmpty {
      guard found.isEmpty else { throw unknown(others[0]) }
      found = [try byLabel(others.joined(separator: " "))]
    }
    let chosen = Set(found)
    return ids.filter(chosen.contains)
  }

  /// The criteria of one identifier, number, range or pattern; `nil` when it is none.
  func byIdentifier(_ typed: String) -> [String]? {
    let wanted = typed.folded
    if wanted == "*" { return ids }
    if let number = Int(wanted), ids.indices.contains(number - 1) { return [ids[number - 1]] }
    let bounds = wanted.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
    if bounds.count == 2, wanted.contains("-"), bounds[0] >= 1, bounds[0] <= bounds[1], bounds[1] <= ids.count {
      return Array(ids[(bounds[0] - 1)...(bounds[1] - 1)])
    }
    if let competency = exam.competencies.first(where: { $0.id.folded == wanted }) {
      return competency.criteria.map(\.id)
    }
    if wanted.hasSuffix("*") {
      let stem = String(wanted.dropLast())
      let matches = ids.filter { $0.folded.hasPrefix(stem) || $0.folded.contains("." + stem) }
      return matches.isEmpty ? nil : matches
    }
    let exact = ids.filter { $0.folded == wanted || $0.folded.hasSuffix("." + wanted) }
    return exact.count == 1 ? exact : nil
  }

  private func byLabel(_ typed: String) throws(ConsoleError) -> String {
    let wanted = typed.foldedWords
    let matches = exam.criteria.filter { criterion in
      let label = criterion.title.foldedWords
      return !wanted.isEmpty && wanted.allSatisfy { word in label.contains { $0.hasPrefix(word) } }
    }
    guard let only = matches.first else { throw unknown(typed) }
    guard matches.count == 1 else { throw .ambiguousCriterion(typed, matches.map(\.id)) }
    return only.id
  }

  private func unknown(_ typed: String) -> ConsoleError {
    .unknownCriterion(typed, nearest: nearest(to: typed, among: ids))
  }
}
