// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Exams
import FrenchText
import Sittings

/// A station's chain with one record of nearly every kind, as a store keeps it: its numbers are those of ``Place``.
enum SmallArchive {
  enum Place {
    static let genesis = 0
    static let first = 1
    static let erased = 2
    static let marked = 3
    static let correction = 4
    static let key = 5
    static let last = 6
    static let fixing = 7
    static let erasure = 8
    static let count = 9
  }

  /// The chain before its erasure is stored: every record has its parts.
  static func chain(key seed: UInt8 = 1, prefix: String = "") throws -> SampleChain {
    var chain = try SampleChain(key: seed)
    try chain.seal(SampleExam.ntc, id: prefix + "260512-AAA")
    try chain.seal(SampleExam.ntc, id: prefix + "260512-BBB")
    try chain.seal(SampleExam.bts, id: prefix + "260512-CCC")
    var random = SeededGenerator(seed: 7)
    let history = try chain.history(Place.first)
    let candidate = Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucile")
    try chain.sealer.correct(
      history, Correction(candidate: candidate, reason: "prénom"), exam: SampleExam.ntc, using: &random)
    try chain.sealer.rotate(to: SampleChain.key(seed &+ 100))
    try chain.seal(SampleExam.ntc, id: prefix + "260512-DDD")
    try chain.sealer.fix(
      chain.history(Place.marked), Decimal64(units: 14), exam: SampleExam.bts, using: &random)
    try chain.sealer.erase(
      [RecordPlace(chain.sealer.chain, Place.erased): Set(RecordPart.allCases)], reason: .request)
    return chain
  }

  static func stored(_ chain: SampleChain? = nil) async throws -> InMemoryArchive {
    let archive = InMemoryArchive()
    try await archive.append((chain ?? Self.chain()).sealer.batch)
    return archive
  }

  static func frozen() async throws -> FrozenArchive { try await FrozenArchive(stored()) }
}

extension ArchiveVerification {
  /// What is wrong, in the order of the report.
  func problems(_ archive: some RecordArchive) async throws -> [RecordProblem] {
    try await verify(archive).problems.first
  }
}
