// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// A private key as its file holds it, `cles/<thumbprint>.cle.json`.
///
/// One line of canonical JSON (RFC 8785) and a line feed: `check` (SHA-256 of the rest, hexadecimal), `created` (seconds
/// since 1970), `jwk` (the public key), `v` (1); `after` (the thumbprint of the key that it was made to follow), if any;
/// and either `d` (the seed, base64url) or `protection` (scrypt's
/// parameters and salt, the nonce, and the seed enciphered by AES-256-GCM with the rest of the file as associated data).
public struct KeyFile: Sendable {
  public let key: VerificationKey
  /// Seconds since 1970.
  public let created: Int64
  /// The thumbprint of the key that it was made to follow; `nil` for a first one.
  public let after: String?
  private let secret: Secret

  private enum Secret: Sendable {
    case plain(SigningKey)
    case protected(KeyProtection)
  }

  public var id: String { key.thumbprint }

  public var isProtected: Bool {
    if case .protected = secret { true } else { false }
  }

  /// - Parameter generator: of salt and nonce; cryptographically secure outside of tests.
  init(
    _ key: SigningKey, created: Int64, after: String? = nil, passphrase: Passphrase?, cost: ScryptCost,
    using generator: inout some RandomNumberGenerator
  ) throws(KeyError) {
    self.key = key.verificationKey
    self.created = created
    self.after = after
    guard let passphrase else {
      secret = .plain(key)
      return
    }
    let protection = KeyProtection(
      cost: cost, salt: generator.bytes(KeyProtection.saltSize), nonce: generator.bytes(KeyProtection.nonceSize))
    let context = Self.context(self.key, created, after, protection)
    do {
      secret = .protected(try protection.sealing(key.seed, passphrase, context: context))
    } catch {
      throw .damaged(path: key.verificationKey.thumbprint, reason: "chiffrement impossible : \(error)")
    }
  }

  /// The private key. Throws `passphraseNeeded`, `wrongPassphrase`, or `damaged` when it cannot be deciphered at all.
  public func open(_ passphrase: Passphrase?) throws(KeyError) -> SigningKey {
    switch secret {
    case .plain(let key): return key
    case .protected(let protection):
      guard let passphrase else { throw .passphraseNeeded(id) }
      let seed = try open(protection, passphrase)
      guard let opened = try? SigningKey(seed: seed), opened.verificationKey == key else {
        throw .damaged(path: id, reason: "la clé privée n’est pas celle de la clé publique")
      }
      return opened
    }
  }

  private func open(_ protection: KeyProtection, _ passphrase: Passphrase) throws(KeyError) -> [UInt8] {
    let seed: [UInt8]?
    do {
      seed = try protection.opened(passphrase, context: Self.context(key, created, after, protection))
    } catch {
      throw .damaged(path: id, reason: "déchiffrement impossible : \(error)")
    }
    guard let seed else { throw .wrongPassphrase(id) }
    return seed
  }
}

// The file.
extension KeyFile {
  private static let version: Int64 = 1
  /// A file of ours has a few hundred bytes.
  static let sizeLimit = 16 << 10

  private static func members(_ key: VerificationKey, _ created: Int64, _ after: String?) -> [CanonicalJSON.Member] {
    let after = after.map { CanonicalJSON.Member("after", .string($0)) }
    return [after].compactMap { $0 } + [
      .init("created", .integer(created)), .init("jwk", key.jwk), .init("v", .integer(version)),
    ]
  }

  private static func context(
    _ key: VerificationKey, _ created: Int64, _ after: String?, _ protection: KeyProtection
  ) -> [UInt8] {
    CanonicalJSON.object(members(key, created, after) + [.init("protection", protection.parameters)]).bytes
  }

  private static func check(_ members: [CanonicalJSON.Member]) -> CanonicalJSON {
    .string(SHA256Digest.hex(of: CanonicalJSON.object(members).bytes))
  }

  var bytes: [UInt8] {
    var members = Self.members(key, created, after)
    switch secret {
    case .plain(let key): members.append(.init("d", .string(Base64URL.encode(key.seed))))
    case .protected(let protection):
      let sealed = CanonicalJSON.Member("sealed", .string(Base64URL.encode(protection.sealed)))
      members.append(.init("protection", .object((protection.parameters.members ?? []) + [sealed])))
    }
    return CanonicalJSON.object(members + [.init("check", Self.check(members))]).bytes + [0x0A]
  }

  /// Reads a file to the byte.
  init(reading bytes: [UInt8], path: String) throws(KeyError) {
    func damaged(_ reason: String) -> KeyError { .damaged(path: path, reason: reason) }
    guard bytes.last == 0x0A, let json = try? CanonicalJSON(canonical: Array(bytes.dropLast())),
      let members = json.members, let version = json["v"]?.integer
    else { throw damaged("ce n’est pas un fichier de clé entier") }
    guard version <= Self.version else { throw .newerRelease(path: path) }
    guard let check = json["check"], check == Self.check(members.filter { $0.key != "check" }) else {
      throw damaged("sa somme de contrôle ne correspond pas")
    }
    after = json["after"]?.string
    guard members.count == (after == nil ? 5 : 6), let created = json["created"]?.integer, let jwk = json["jwk"],
      let key = try? VerificationKey(jwk: jwk)
    else { throw damaged("sa forme n’est pas celle d’une clé") }
    self.key = key
    self.created = created
    if let seed = json["d"]?.string {
      guard let seed = Base64URL.decode(seed), let signing = try? SigningKey(seed: seed), signing.verificationKey == key
      else { throw damaged("la clé privée n’est pas celle de la clé publique") }
      secret = .plain(signing)
    } else if let protection = json["protection"].flatMap(KeyProtection.init) {
      secret = .protected(protection)
    } else {
      throw damaged("sa forme n’est pas celle d’une clé")
    }
  }
}

extension KeyFile: Equatable {
  /// Whether the files are the same to the byte.
  public static func == (first: KeyFile, second: KeyFile) -> Bool { first.bytes == second.bytes }
}

extension RandomNumberGenerator {
  /// So many bytes, eight from each number, the lowest first.
  mutating func bytes(_ count: Int) -> [UInt8] {
    var result: [UInt8] = []
    while result.count < count {
      var number = next()
      for _ in 0..<min(8, count - result.count) {
        result.append(UInt8(truncatingIfNeeded: number))
        number >>= 8
      }
    }
    return result
  }
}
