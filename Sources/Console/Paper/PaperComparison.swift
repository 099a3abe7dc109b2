// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText

/// Two entries of one paper, field by field, with what the two persons agreed on since.
public struct PaperComparison: Sendable {
  public let form: PaperForm
  public let entries: [PaperAnswers]
  /// By field key, what both read again.
  public private(set) var agreed: PaperAnswers

  /// - Parameter entries: two, each complete.
  public init(form: PaperForm, _ first: PaperAnswers, _ second: PaperAnswers, agreed: PaperAnswers = [:]) {
    self.form = form
    entries = [first, second]
    self.agreed = agreed
  }

  /// A field that the two do not give alike.
  public struct Difference: Hashable, Sendable {
    public var field: PaperField
    /// What each typed; `nil` where the form did not ask for it.
    public var values: [String?]
    /// Whether they differ by accents, case or spaces only: one of the two is chosen, nothing is read again.
    public var isSpelling: Bool
  }

  /// Takes what both give to a field.
  public mutating func agree(_ answers: PaperAnswers) { agreed.merge(answers) { _, new in new } }

  /// What is to be settled before anything is made of the two, in the order of the form.
  public var differences: [Difference] {
    var merged: PaperAnswers = [:]
    var found: [Difference] = []
    // A list or an outcome that is settled changes what comes after: what is found then is found in the next turn.
    while let field = form.next(merged) {
      let values = values(of: field)
      if let settled = agreed[field.key] ?? common(values) {
        merged[field.key] = settled
        continue
      }
      found.append(Difference(field: field, values: values, isSpelling: areSpellings(values)))
      merged[field.key] = values.compactMap { $0 }.max { $0.count < $1.count } ?? ""
    }
    return found
  }

  /// What both agree on; `nil` while a difference is left.
  public var answers: PaperAnswers? {
    var merged: PaperAnswers = [:]
    while let field = form.next(merged) {
      guard let value = agreed[field.key] ?? common(values(of: field)) else { return nil }
      merged[field.key] = value
    }
    return merged
  }

  /// What is no longer in question: a reading is held to it alone.
  public var settled: PaperAnswers {
    entries[0].filter { entries[1][$0.key] == $0.value }.merging(agreed) { _, new in new }
  }

  private func values(of field: PaperField) -> [String?] { entries.map { value(of: field, in: $0) } }

  /// A list that was ended has nothing on its further lines: that is what it says of them.
  private func value(of field: PaperField, in entry: PaperAnswers) -> String? {
    if let answer = entry[field.key] { return answer }
    return field.previous.flatMap { value(of: $0, in: entry) } == "" ? "" : nil
  }

  private func common(_ values: [String?]) -> String? {
    guard let first = values.first ?? nil, values.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func areSpellings(_ values: [String?]) -> Bool {
    let texts = values.compactMap { $0 }
    return texts.count == 2 && Self.isSame(texts[0], texts[1])
  }

  /// Whether two readings differ by spelling only.
  public static func isSame(_ first: String, _ second: String) -> Bool {
    first.folded.filter { !$0.isWhitespace } == second.folded.filter { !$0.isWhitespace }
  }
}
