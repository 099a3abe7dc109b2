// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Crypto
import Foundation

/// The least that verifies records: SHA-256 over their bytes and Ed25519 over what is signed, on every core.
///
/// Everything else is done beforehand: records are in memory, signatures and keys decoded, and nothing is held against
/// anything but the signature.
struct BareLoop: Sendable {
  private struct Prepared: Sendable {
    var jws: [UInt8]
    /// Of ``jws``, what is signed: as far as the second dot.
    var signed: Int
    var signature: [UInt8]
    var disclosures: [[UInt8]]
    var key: Curve25519.Signing.PublicKey
  }

  private let records: [Prepared]

  init(_ records: [StoredRecord], key: Curve25519.Signing.PublicKey) {
    self.records = records.compactMap { record in
      let jws = Array(record.jws.utf8)
      guard let dot = jws.lastIndex(of: UInt8(ascii: ".")), let signature = Base64URL.decode(utf8: jws[(dot + 1)...])
      else { return nil }
      return Prepared(
        jws: jws, signed: dot, signature: signature,
        disclosures: record.disclosures.sorted { $0.key < $1.key }.map { Array($0.value.utf8) }, key: key)
    }
  }

  /// How many signatures are right.
  func run(cores: Int) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for core in 0..<cores {
        group.addTask {
          var count = 0
          var sum: UInt8 = 0
          for index in stride(from: core, to: records.count, by: cores) {
            let record = records[index]
            sum ^= first(SHA256.hash(data: record.jws))
            for disclosure in record.disclosures { sum ^= first(SHA256.hash(data: disclosure)) }
            if record.key.isValidSignature(record.signature, for: record.jws[..<record.signed]) { count += 1 }
          }
          return count + Int(sum) - Int(sum)
        }
      }
      return await group.reduce(0, +)
    }
  }
}

private func first(_ digest: SHA256.Digest) -> UInt8 { digest.withUnsafeBytes { $0.first ?? 0 } }
