// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Testing

@testable import CentreFiles

/// Cheap enough for hundreds of trials.
let cheap = ScryptCost(rounds: 1 << 10, blockSize: 1, parallelism: 1)

let centrePath = "/srv/oral"

extension CentreFiles {
  static func on(_ disk: MemoryDisk) -> CentreFiles { CentreFiles(centrePath, disk: disk) }
}

/// An operation tried with its process dying at each of its steps, and with each thing that a power cut may leave.
///
/// - Parameters:
///   - prepare: what is there before.
///   - operation: told apart from a death by nobody: it throws.
///   - check: what the next process finds, and whether the operation had returned.
/// - Returns: how many deaths were tried.
@discardableResult
func dyingAtEachStep(
  of operation: (MemoryDisk) throws -> Void, after prepare: (MemoryDisk) throws -> Void = { _ in },
  check: (_ disk: MemoryDisk, _ place: String) throws -> Void
) throws -> Int {
  var deaths = 0
  for survival in MemoryDisk.Survival.allCases {
    for step in 0... {
      let before = MemoryDisk()
      try prepare(before)
      let disk = before.survivor(.everything, .death(at: step))
      try? operation(disk)
      guard disk.isDead else { break }
      deaths += 1
      try check(disk.survivor(survival), "step \(step), \(survival)")
    }
  }
  return deaths
}

/// An operation tried with a refusal of the disk at each of its steps, once and for good.
///
/// - Parameter check: what is there afterwards on a disk that takes everything again, and what the operation threw.
@discardableResult
func refusedAtEachStep(
  of operation: (MemoryDisk) throws -> Void, after prepare: (MemoryDisk) throws -> Void = { _ in },
  check: (_ disk: MemoryDisk, _ error: (any Error)?, _ place: String) throws -> Void
) throws -> Int {
  var refusals = 0
  for isLasting in [false, true] {
    for step in 0... {
      let before = MemoryDisk()
      try prepare(before)
      let disk = before.survivor(.everything, isLasting ? .refusals(from: step) : .refusal(at: step))
      var thrown: (any Error)?
      do { try operation(disk) } catch { thrown = error }
      guard disk.steps > step else { break }
      refusals += 1
      try check(disk.survivor(.everything), thrown, "step \(step), \(isLasting ? "for good" : "once")")
    }
  }
  return refusals
}

/// The signer's samples.
struct Samples {
  var generator = SeededGenerator(seed: 0x5EA1)

  mutating func key() throws -> SigningKey { try SigningKey.generate(using: &generator) }

  /// A chain's id or a record's hash.
  mutating func hash() -> String { Base64URL.encode(generator.bytes(32)) }

  mutating func head(_ sequence: Int, chain: ChainID? = nil) -> ChainHead {
    let chain = chain ?? ChainID(hash())
    return ChainHead(RecordPlace(chain, sequence), hash: hash())
  }

  mutating func erasure(_ sequence: Int, chain: ChainID? = nil, previous: String? = nil) throws -> ErasureNote {
    let chain = chain ?? ChainID(hash())
    let record = try SDJWT.issue(
      [
        .init("v", 1), .init("kind", "erasure"), .init("chain", .string(chain.text)),
        .init("seq", .integer(Int64(sequence))), .init("prev", .string(previous ?? hash())),
      ], disclosures: [], with: try key())
    return try #require(ErasureNote(sdJWT: record.text))
  }
}
