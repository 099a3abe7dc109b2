// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
internal import Sittings

/// A passage as the centre's papers tell it: from its sealed record as it stands, or from the journal of one that is not
/// sealed yet.
public struct RecordedPassage: Hashable, Sendable {
  public var id: String
  /// By the definition that it followed.
  public var exam: Exam
  public var session: Int?
  public var content: PassageContent
  public var isSealed: Bool

  public init(id: String, exam: Exam, session: Int?, content: PassageContent, isSealed: Bool) {
    self.id = id
    self.exam = exam
    self.session = session
    self.content = content
    self.isSealed = isSealed
  }

  var candidate: Candidate { content.identity.candidate }

  /// What the jury stood by when it decided.
  var grid: [String: String] {
    content.evaluation.grid.merging(content.deliberation.grid.reduce(into: [:]) { $0[$1.criterion] = $1.level }) { $1 }
  }

  /// Fixed, or else proposed.
  var mark: Decimal64? { content.deliberation.fixedMark ?? content.deliberation.mark }

  /// Whether it is among what a filter asks for, sealed or not: by the rule of the archive.
  public func passes(_ filter: ArchiveFilter) -> Bool {
    let deliberation = content.deliberation
    return filter.passes(exam: exam.id, session: session, day: content.evaluation.day, candidate: candidate)
      && filter.passes(
        jury: deliberation.jury.map(\.name), outcome: deliberation.outcome, award: content.evaluation.award,
        isReserved: !deliberation.reservations.standing.isEmpty)
  }

  /// As lists are read.
  static func order(_ one: RecordedPassage, _ other: RecordedPassage) -> Bool {
    (one.candidate.number.folded, one.content.evaluation.day, one.id)
      < (other.candidate.number.folded, other.content.evaluation.day, other.id)
  }
}
