// SPDX-License-Identifier: GPL-3.0-or-later

package import Exams
package import FrenchText
package import Sittings

/// What is typed to find somebody, as every store understands it.
package enum NameKeys {
  /// What a candidate is found by: the number as a whole, and each word of the names.
  package static func keys(of candidate: Candidate) -> Set<String> {
    let words = candidate.familyName.foldedWords + candidate.givenName.foldedWords
    let number = candidate.number.folded
    return Set(words.map(String.init)).union(number.isEmpty ? [] : [number])
  }

  /// What a juror is found by: each word of the name.
  package static func keys(ofJuror name: String) -> Set<String> { Set(name.foldedWords.map(String.init)) }
}

/// A filter's words, folded: every one of `words`, or else the whole text as one key.
package struct FilterText: Hashable, Sendable {
  package let whole: String
  package let words: [String]

  /// `nil` for a text that asks nothing.
  package init?(_ text: String?) {
    guard let text, case let whole = text.folded, !whole.isEmpty else { return nil }
    self.whole = whole
    var seen: Set<Substring> = []
    words = text.foldedWords.filter { seen.insert($0).inserted }.map(String.init)
  }

  /// Whether somebody with these keys is meant.
  package func matches(_ keys: Set<String>) -> Bool {
    keys.contains(whole) || !words.isEmpty && words.allSatisfy(keys.contains)
  }
}

extension ArchiveFilter {
  /// The filter without what asks nothing: empty texts.
  package var meaningful: ArchiveFilter {
    var filter = self
    if exam?.isEmpty == true { filter.exam = nil }
    if decision?.isEmpty == true { filter.decision = nil }
    if FilterText(juror) == nil { filter.juror = nil }
    if FilterText(candidate) == nil { filter.candidate = nil }
    return filter
  }

  /// Whether a passage passes: what this says, every store does by its indexes.
  package func passes(_ facts: PassageFacts) -> Bool {
    passes(exam: facts.exam.id, session: facts.session, day: facts.day, candidate: facts.candidate)
      && passes(jury: facts.jury, outcome: facts.outcome, award: facts.award, isReserved: facts.isReserved)
  }

  /// As far as the opening of a passage tells.
  package func passes(exam id: String, session held: Int?, day: Day, candidate person: Candidate) -> Bool {
    if let exam, !exam.isEmpty, exam != id { return false }
    if let session, session != held { return false }
    if let from, day < from { return false }
    if let to, day > to { return false }
    return FilterText(candidate)?.matches(NameKeys.keys(of: person)) ?? true
  }

  /// As far as its end tells.
  package func passes(jury: [String], outcome: Outcome?, award: String?, isReserved reserved: Bool) -> Bool {
    if let isReserved, isReserved != reserved { return false }
    if let decision, !decision.isEmpty, decision != award, decision != outcome?.storedName { return false }
    guard let juror = FilterText(juror) else { return true }
    return jury.contains { juror.matches(NameKeys.keys(ofJuror: $0)) }
  }
}
