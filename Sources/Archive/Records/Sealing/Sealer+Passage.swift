// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

/// A sitting on its way to the archive, with the stored bytes of its journal.
public struct SealableSitting: Sendable {
  /// As replayed.
  public let sitting: Sitting
  let stored: [StoredEvent]
  let definition: ExamDefinition
  let head: SittingHead

  /// Refuses what is not to be sealed, whatever the reason: see ``SealingRefusal``.
  ///
  /// - Parameters:
  ///   - exam: what `definition` says, read.
  ///   - head: as lists show it; its stage becomes `sealed`.
  public init(
    exam: Exam, stored: [StoredEvent], definition: ExamDefinition, head: SittingHead
  ) throws(SealingRefusal) {
    let entries = stored.map(EventCodec.current.decode)
    sitting = Sitting(exam: exam, events: entries.events)
    self.stored = stored
    self.definition = definition
    self.head = head
    guard let opening = sitting.state.opening else { throw .notOpened }
    for case .unreadable(_, let why) in entries { throw .unreadable(opening.id, why) }
    guard opening.exam.sha256 == definition.sha256, opening.exam.id == exam.id else {
      throw .otherDefinition(opening.id, exam: opening.exam.id)
    }
    try sitting.checkSealable(opening)
  }
}

extension Sitting {
  fileprivate func checkSealable(_ opening: Opening) throws(SealingRefusal) {
    if opening.isRehearsal { throw .rehearsal(opening.id) }
    if state.sealed != nil { throw .alreadySealed(opening.id) }
    if state.outcome?.value == .openedByMistake { throw .openedByMistake(opening.id) }
    switch stage {
    case .decided, .closed, .awaitingClosing: break
    case .open, .held, .interrupted, .awaitingDeliberation, .sealed: throw .notDecided(opening.id, stage)
    }
    if hasChangedSinceDecision { throw .sitting(opening.id, .gridChangedSinceDecision) }
  }
}

extension Sealer {
  /// Seals a sitting. What is decided and not closed is closed with it.
  public mutating func seal(
    _ sealable: SealableSitting, using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    var sitting = sealable.sitting
    let id = sitting.id
    guard let opening = sitting.state.opening else { throw .notOpened }
    guard !sittings.contains(where: { $0.id == id }) else { throw .alreadySealed(id) }
    let events: [RecordedEvent]
    do throws(SittingError) {
      events = try sitting.decide(.seal(record: id), at: Moment(now))
    } catch {
      throw .sitting(id, error)
    }
    sitting.apply(events.dropLast())
    let journal: JournalDigest
    do {
      journal = try JournalDigest(of: sealable.stored + events.map(EventCodec.current.encode))
    } catch {
      throw .unreadable(id, .damaged(String(describing: error)))
    }
    guard let content = PassageContent(sitting: sitting, journal: journal) else { throw .notOpened }
    let subject = RecordPayload.Subject(exam: opening.exam, session: opening.session)
    try add(
      .passage(subject), sitting: id, disclosing: RecordPart.allCases.map { ($0, content.json($0)) }, using: &random)
    var head = sealable.head
    head.stage = Sitting.Stage.sealed.rawValue
    sittings.append(SittingSeal(id: id, events: events, head: head))
    add(sealable.definition)
  }

  /// A definition goes into a batch once.
  private mutating func add(_ definition: ExamDefinition) {
    if !definitions.contains(where: { $0.sha256 == definition.sha256 }) { definitions.append(definition) }
  }
}
