// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// How much work a passphrase costs to try: the parameters of scrypt (RFC 7914).
public struct ScryptCost: Hashable, Sendable {
  /// N, a power of two.
  public var rounds: Int
  /// r
  public var blockSize: Int
  /// p
  public var parallelism: Int

  /// 128 MiB and some tenths of a second: what OWASP's Password Storage Cheat Sheet asks at least.
  public static let usual = ScryptCost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

  public init(rounds: Int, blockSize: Int, parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// A file must not make us take more memory than 1 GiB, or do nothing at all.
  var isAcceptable: Bool {
    (1 << 10...1 << 20).contains(rounds) && rounds & (rounds - 1) == 0 && (1...16).contains(blockSize)
      && (1...4).contains(parallelism) && 128 * rounds * blockSize * parallelism <= 1 << 30
  }
}

/// A seed under a passphrase: scrypt, then AES-256-GCM.
struct KeyProtection: Hashable, Sendable {
  var cost: ScryptCost
  /// 16 bytes
  var salt: [UInt8]
  /// 12 bytes
  var nonce: [UInt8]
  /// The 32 bytes of the seed, enciphered, and the 16 of the tag.
  var sealed: [UInt8] = []

  static let saltSize = 16
  static let nonceSize = 12
  static let sealedSize = 48

  /// - Parameter context: what the file says beside; it cannot be changed without the passphrase.
  func sealing(_ seed: [UInt8], _ passphrase: Passphrase, context: [UInt8]) throws -> KeyProtection {
    let box = try AES.GCM.seal(seed, using: key(passphrase), nonce: AES.GCM.Nonce(data: nonce), authenticating: context)
    var result = self
    result.sealed = Array(box.ciphertext) + Array(box.tag)
    return result
  }

  /// The seed; `nil` when the passphrase is another, or the context. Throws when there is no memory for the work.
  func opened(_ passphrase: Passphrase, context: [UInt8]) throws -> [UInt8]? {
    let box = try AES.GCM.SealedBox(
      nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
    let key = try key(passphrase)
    return (try? AES.GCM.open(box, using: key, authenticating: context)).map { Array($0) }
  }

  private func key(_ passphrase: Passphrase) throws -> SymmetricKey {
    try KDF.Scrypt.deriveKey(
      from: passphrase.bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
      parallelism: cost.parallelism)
  }
}

extension KeyProtection {
  /// What the file says of it, without what is enciphered.
  var parameters: CanonicalJSON {
    [
      "cipher": "AES-256-GCM", "kdf": "scrypt", "n": .integer(Int64(cost.rounds)),
      "nonce": .string(Base64URL.encode(nonce)), "p": .integer(Int64(cost.parallelism)),
      "r": .integer(Int64(cost.blockSize)), "salt": .string(Base64URL.encode(salt)),
    ]
  }

  /// `nil` for anything but what is written here.
  init?(_ json: CanonicalJSON) {
    guard json["cipher"]?.string == "AES-256-GCM", json["kdf"]?.string == "scrypt", let n = json["n"]?.integer,
      let p = json["p"]?.integer, let r = json["r"]?.integer, json.members?.count == 8,
      let salt = json["salt"]?.string.flatMap({ Base64URL.decode($0) }), salt.count == Self.saltSize,
      let nonce = json["nonce"]?.string.flatMap({ Base64URL.decode($0) }), nonce.count == Self.nonceSize,
      let sealed = json["sealed"]?.string.flatMap({ Base64URL.decode($0) }), sealed.count == Self.sealedSize
    else { return nil }
    guard [n, r, p].allSatisfy({ (1...1 << 20).contains($0) }) else { return nil }
    cost = ScryptCost(rounds: Int(n), blockSize: Int(r), parallelism: Int(p))
    guard cost.isAcceptable else { return nil }
    self.salt = salt
    self.nonce = nonce
    self.sealed = sealed
  }
}
