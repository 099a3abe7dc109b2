// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Exams
import FrenchText
import Sittings

/// A chain that a test makes: keys of fixed seeds, salts of a fixed generator, a clock that stands still.
struct SampleChain {
  var sealer: Sealer
  var random = SeededGenerator(seed: 42)

  /// 14:00 local time on 2026-05-12.
  static let now = Instant(wall: 1_778_587_200_000, boot: 21_600_000, bootID: "boot-1", utcOffset: 120)

  init(key seed: UInt8 = 1, at now: Instant = SampleChain.now) throws {
    sealer = try Sealer.genesis(key: Self.key(seed), at: now)
  }

  static func key(_ seed: UInt8) throws -> SigningKey { try SigningKey(seed: [UInt8](repeating: seed, count: 32)) }

  static func definition(_ exam: Exam) -> ExamDefinition {
    ExamDefinition(file: "\(exam.id).yaml", bytes: Array("id: \(exam.id)\n".utf8))
  }

  static func decided(_ exam: Exam, _ change: (inout Opening) -> Void = { _ in }) throws -> SampleOral {
    try SampleOral.decided(exam, sha256: definition(exam).sha256, change)
  }

  static func sealable(_ sitting: Sitting) throws -> SealableSitting {
    try SealableSitting(
      exam: sitting.exam, stored: sitting.events.map(EventCodec.current.encode), definition: definition(sitting.exam),
      head: SittingHead(stage: sitting.stage.rawValue, outcome: sitting.state.outcome?.value, decision: "13,5/20"))
  }

  var records: [StoredRecord] { sealer.items.map(\.record) }
  var last: StoredRecord { records[records.count - 1] }

  /// Seals a sitting and gives its record.
  @discardableResult
  mutating func seal(_ sitting: Sitting) throws -> StoredRecord {
    try sealer.seal(Self.sealable(sitting), using: &random)
    return last
  }

  /// A decided sitting of that id.
  @discardableResult
  mutating func seal(
    _ exam: Exam, id: String = "260512-K7F", _ change: (inout Opening) -> Void = { _ in }
  ) throws -> StoredRecord {
    try seal(
      Self.decided(exam) { opening in
        opening.id = id
        change(&opening)
      }.sitting)
  }

  /// The history of the passage at that number, with all that the chain has about it.
  func history(_ sequence: Int) throws -> PassageHistory {
    let place = records[sequence].place
    let linked = sealer.items.filter { $0.cites.contains(place) }.map(\.record)
    guard let history = try PassageHistory(records[sequence], linked: linked) else {
      throw SealingRefusal.notAPassage(place)
    }
    return history
  }

  // Linked to the passage of that number.

  mutating func correct(_ sequence: Int, _ correction: Correction, exam: Exam) throws {
    try sealer.correct(history(sequence), correction, exam: exam, using: &random)
  }

  mutating func fix(_ sequence: Int, _ mark: Decimal64, text: String? = nil, exam: Exam) throws {
    try sealer.fix(history(sequence), mark, text: text, exam: exam, using: &random)
  }

  mutating func lift(_ sequence: Int, reason: String) throws {
    try sealer.lift(history(sequence), reason: reason, using: &random)
  }

  mutating func unite(_ sequences: [Int], _ weights: UnitWeights) throws {
    try sealer.unite(sequences.map(history), weights, using: &random)
  }

  mutating func communicate(
    _ history: PassageHistory, _ layers: Set<RecordPart>, exam: Exam, centreCommunicates: Bool
  ) throws -> StoredRecord {
    try sealer.communicate(
      history, layers, to: "Lucie Ferrand", reason: .request, exam: exam, centreCommunicates: centreCommunicates,
      using: &random)
  }
}
