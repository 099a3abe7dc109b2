// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
public import FrenchText
internal import Sittings

/// What a candidate may have of one sealed passage: everything here came through ``Visibility``, and nothing else is
/// kept, so that what is rendered from it cannot reach a secret.
///
/// Of the linked records only those show that tell nothing more: a lifted reservation, or a fixed mark that is not told,
/// does not.
public struct CandidateArchive: Hashable, Sendable {
  let id: String
  let exam: Exam
  let definition: RecordPayload.Subject
  /// `nil` where it was erased; so for the others.
  private(set) var identity: PassageContent.Identity?
  private(set) var times: Times?
  /// `nil` where they were erased; empty where none was told.
  private(set) var changes: [PassageContent.Evaluation.Change]?
  /// `nil` while nothing of the evaluation may be seen.
  private(set) var grid: [String: String]?
  /// The id of the outcome.
  private(set) var award: String?
  private(set) var mark: Decimal64?
  private(set) var records: [Line]
  /// The last day on which the centre keeps it; `nil` when that is not known.
  let keptUntil: Day?

  struct Times: Hashable, Sendable {
    var day: Day
    var opened: String
    var outcome: Outcome?
    var phases: [PassageFacts.PhaseTime]
  }

  /// A record, without what it says.
  struct Line: Hashable, Sendable {
    var kind: RecordKind
    var place: RecordPlace
    var code: SealCode
    var issued: String
    /// What of the candidate's own was erased of it.
    var missing: [RecordPart]
  }

  /// - Parameters:
  ///   - records: the passage, then what was linked to it.
  ///   - exam: the definition that the passage follows.
  ///   - centreCommunicates: the centre's setting for the evaluation.
  public init(
    _ history: PassageHistory, records: [SealedRecordLine], exam: Exam, centreCommunicates: Bool, keptUntil: Day?
  ) {
    let reader = Reader.candidate(decided: history.isDecided, centreCommunicates: centreCommunicates)
    func sees(_ layer: Layer) -> Bool { Visibility.allows(reader, layer, in: exam) }
    let evaluation = history.content.evaluation

    id = history.id
    self.exam = exam
    definition = history.subject
    identity = sees(.identity) ? history.content.identity.map(\.own) : nil
    times =
      sees(.timeline)
      ? evaluation.map { .init(day: $0.day, opened: $0.opened, outcome: $0.outcome?.toCandidate, phases: $0.phases) }
      : nil
    changes = sees(.toldChanges) ? evaluation?.changes : []
    grid = sees(.evaluation) ? evaluation?.grid : nil
    award = sees(.award) ? evaluation?.award : nil
    mark = sees(.proposedMark) ? history.mark : nil
    self.keptUntil = keptUntil
    self.records = records.filter { record in
      switch record.kind {
      case .passage, .communication: true
      case .correction: sees(.evaluation)
      case .fixing, .unit: sees(.proposedMark)
      case .lifting: sees(.reservation)
      case .genesis, .erasure, .key: false
      }
    }.map { record in
      Line(
        kind: record.kind, place: record.place, code: record.code, issued: record.issued,
        missing: record.missing.filter { $0 != .deliberation })
    }
  }

  /// The same, with the evaluation only where that part is given, and never a mark. Without the identity, only who it is
  /// about is told: the reader asked for that person, but may be somebody else.
  func limited(to parts: Set<RecordPart>) -> CandidateArchive {
    var limited = self
    limited.mark = nil
    if !parts.contains(.evaluation) {
      (limited.times, limited.changes, limited.grid, limited.award) = (nil, nil, nil, nil)
    }
    if !parts.contains(.identity) {
      limited.identity?.accommodations = []
      limited.identity?.chosen = []
    }
    // What is withheld is not missing.
    for index in limited.records.indices { limited.records[index].missing = [] }
    return limited
  }
}

extension PassageContent.Identity {
  /// Without what the papers were found to be, which is the jury's.
  fileprivate var own: PassageContent.Identity {
    var own = self
    own.dossier = nil
    return own
  }
}
