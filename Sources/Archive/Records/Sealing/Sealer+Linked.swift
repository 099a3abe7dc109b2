// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
internal import Sittings

extension Sealer {
  /// Seals the mark that the jury of the diploma fixed.
  ///
  /// - Parameter mark: in the range and by the step of the exam.
  public mutating func fix(
    _ history: PassageHistory, _ mark: Decimal64, text: String? = nil, exam: Exam,
    using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    try history.check(exam)
    guard let (outOf, step) = exam.decision.range else {
      throw .noMarkToFix(history.id, exam: history.subject.exam.id)
    }
    guard history.content.deliberation != nil else { throw .partMissing(history.id, .deliberation) }
    do throws(SittingError) { try mark.check(outOf: outOf, step: step) } catch { throw .sitting(history.id, error) }
    guard history.content.deliberation?.fixedMark != mark else { throw .nothingChanges(history.id) }
    try link(
      .fixing(history.subject, cites: history.citations), history, .fixing(.init(mark: mark, text: text)), &random)
  }

  /// Seals that no reservation stands any more.
  public mutating func lift(
    _ history: PassageHistory, reason: String, using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    guard !reason.folded.isEmpty else { throw .noReason }
    guard let deliberation = history.content.deliberation else { throw .partMissing(history.id, .deliberation) }
    guard !deliberation.reservations.standing.isEmpty else { throw .noReservation(history.id) }
    try link(
      .lifting(history.subject, cites: history.citations), history, .lifting(.init(reason: reason)), &random)
  }

  /// Seals what is given to the candidate, and gives it: the passage as it stands, with those parts alone.
  ///
  /// - Parameter centreCommunicates: the centre's setting for the evaluation.
  public mutating func communicate(
    _ history: PassageHistory, _ layers: Set<RecordPart>, to reader: String, text: String? = nil,
    reason: CommunicationReason, exam: Exam, centreCommunicates: Bool, using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) -> StoredRecord {
    try history.check(exam)
    guard !layers.isEmpty else { throw .nothingChanges(history.id) }
    for layer in layers.sorted().reversed() {
      guard history.allows(layer, in: exam, centreCommunicates: centreCommunicates) else {
        throw .notCommunicable(history.id, layer)
      }
      guard history.record.disclosures[layer] != nil else { throw .partMissing(history.id, layer) }
    }
    try link(
      .communication(history.subject, cites: history.citations, layers: layers.sorted(), reason: reason), history,
      .communication(.init(to: reader, text: text)), &random)
    return history.record.disclosing(layers)
  }

  private mutating func link(
    _ content: RecordPayload.Content, _ history: PassageHistory, _ linked: LinkedContent,
    _ random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    try add(content, sitting: history.id, disclosing: [(.deliberation, linked.json)], using: &random)
  }
}

extension PassageHistory {
  /// Whether the candidate may have a part of it, by ``Visibility``.
  public func allows(_ part: RecordPart, in exam: Exam, centreCommunicates: Bool) -> Bool {
    let reader = Reader.candidate(decided: isDecided, centreCommunicates: centreCommunicates)
    return part.layers.allSatisfy { Visibility.allows(reader, $0, in: exam) }
  }
}

extension RecordPart {
  /// What it tells.
  fileprivate var layers: [Layer] {
    switch self {
    case .identity: [.identity]
    case .evaluation: [.timeline, .toldChanges, .evaluation, .award]
    case .deliberation:
      [
        .untoldChanges, .proposedMark, .jurorMarks, .observations, .notes, .incidents, .reservation, .jury,
        .transcription,
      ]
    }
  }
}

extension StoredRecord {
  /// The same with those parts alone: signature and chain still verify.
  public func disclosing(_ parts: Set<RecordPart>) -> StoredRecord {
    StoredRecord(place: place, jws: jws, disclosures: disclosures.filter { parts.contains($0.key) })
  }
}

extension DecisionRule {
  /// What a mark is out of, and its step; `nil` for a decision without one.
  var range: (outOf: Int, step: Decimal64)? {
    switch kind {
    case .competencies: nil
    case .mark(let rule): (rule.outOf, rule.step)
    case .parts(let rule): (rule.outOf, rule.step)
    }
  }
}
