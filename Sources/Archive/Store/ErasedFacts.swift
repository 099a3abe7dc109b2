// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

/// A passage whose records lost parts: what its tables may still hold.
package struct ErasedFacts: Sendable {
  /// In their stored form; `nil` when nothing is derived from it any more.
  package let facts: PassageFacts?
  /// Where the passage is counted among the erased when it has no facts; `nil` when nothing says it.
  package let cohort: Cohort?

  /// - Parameters:
  ///   - former: what was derived before.
  ///   - losses: what each record lost, and its kind.
  ///   - records: the passage's, then those that changed its facts, in order; all as they are left.
  package init(
    _ former: PassageFacts?, losing losses: [(parts: Set<RecordPart>, kind: RecordKind)], left records: [StoredRecord]
  ) {
    let contents = records.compactMap { try? RecordContent($0) }
    if contents.count == records.count, let passage = contents.first {
      facts = PassageFacts.folding(contents.map(RecordEffect.init))?.stored
      let subject = passage.payload.subject.map { Cohort(exam: $0.exam.id, session: $0.session) }
      cohort = facts?.cohort ?? former?.cohort ?? subject
    } else {
      // Records that this release cannot read: what may still be said is what was said of the parts that are left.
      facts = losses.reduce(former) { $0?.without($1.parts, of: $1.kind) }?.stored
      cohort = former?.cohort
    }
  }
}

extension PassageFacts {
  /// What is left of a passage's facts once parts of a record of that kind, itself or linked to it, are gone.
  fileprivate func without(_ parts: Set<RecordPart>, of kind: RecordKind) -> PassageFacts? {
    switch kind {
    case .passage, .correction: return without(parts)
    case .fixing where parts.contains(.deliberation):
      var facts = self
      facts.fixedMark = nil
      return facts
    default: return self
    }
  }

  /// What is left once parts of the record are gone; `nil` without its evaluation.
  ///
  /// Texts that two parts share are gone with either: the changes, of which some are told and others not.
  private func without(_ parts: Set<RecordPart>) -> PassageFacts? {
    guard !parts.contains(.evaluation) else { return nil }
    guard !parts.isDisjoint(with: [.identity, .deliberation]) else { return self }
    var left = self
    if parts.contains(.identity) { left.candidate = Candidate(number: "", familyName: "", givenName: "") }
    if parts.contains(.deliberation) {
      left.jury = []
      left.mark = nil
      left.isReserved = false
      left.verdicts = verdicts.filter { $0.level != nil }
      for index in left.verdicts.indices { left.verdicts[index].jurors = [] }
      left.texts.changes = ""
      left.texts.remarks = ""
    }
    let candidate = [left.candidate.number, left.candidate.givenName, left.candidate.familyName]
    left.texts.people = (candidate + left.jury).filter { !$0.isEmpty }.joined(separator: "\n")
    return left
  }
}
