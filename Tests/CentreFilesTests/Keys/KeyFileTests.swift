// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Testing

@testable import CentreFiles

@Suite struct `The file of a private key` {
  private let phrase = Passphrase("la menuiserie de Claire, 1998")

  private func file(_ passphrase: Passphrase?) throws -> (file: KeyFile, key: SigningKey) {
    var samples = Samples()
    let key = try samples.key()
    return (
      try KeyFile(key, created: 1_795_000_000, passphrase: passphrase, cost: cheap, using: &samples.generator), key
    )
  }

  @Test func `without a passphrase gives the key back`() throws {
    let (file, key) = try file(nil)
    let read = try KeyFile(reading: file.bytes, path: "f")
    #expect(!read.isProtected)
    #expect(read.created == 1_795_000_000)
    #expect(try read.open(nil).seed == key.seed)
    #expect(read.bytes == file.bytes)
  }

  @Test func `with a passphrase gives the key back to whoever has it`() throws {
    let (file, key) = try file(phrase)
    let read = try KeyFile(reading: file.bytes, path: "f")
    #expect(read.isProtected)
    #expect(try read.open(phrase).seed == key.seed)
    #expect(throws: KeyError.passphraseNeeded(file.id)) { try read.open(nil) }
    #expect(throws: KeyError.wrongPassphrase(file.id)) { try read.open(Passphrase("la menuiserie de claire, 1998")) }
  }

  @Test func `with a passphrase does not hold the key in clear`() throws {
    let (file, key) = try file(phrase)
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains(Base64URL.encode(key.seed)))
  }

  @Test func `takes a passphrase composed or decomposed for the same`() throws {
    let (file, key) = try file(Passphrase("été à Évreux, œuvre"))
    #expect(try file.open(Passphrase("e\u{301}te\u{301} a\u{300} E\u{301}vreux, œuvre")).seed == key.seed)
  }

  @Test(arguments: [false, true]) func `damaged anywhere is said to be damaged`(isProtected: Bool) throws {
    let (file, _) = try file(isProtected ? phrase : nil)
    for index in file.bytes.indices {
      var bytes = file.bytes
      bytes[index] ^= 1
      let error = #expect(throws: KeyError.self) { try KeyFile(reading: bytes, path: "f") }
      guard case .damaged = error else { return #expect(Bool(false), "\(index): \(String(describing: error))") }
    }
    for length in 0..<file.bytes.count {
      #expect(throws: KeyError.self, "\(length)") { try KeyFile(reading: Array(file.bytes.prefix(length)), path: "f") }
    }
  }

  @Test func `of a later release is left alone`() throws {
    #expect(throws: KeyError.newerRelease(path: "f")) {
      try KeyFile(reading: Array(#"{"secret":"x","v":2}"#.utf8) + [0x0A], path: "f")
    }
  }

  @Test func `with another private key than its public one is refused`() throws {
    var samples = Samples()
    let (one, two) = (try samples.key(), try samples.key())
    let members: [CanonicalJSON.Member] = [
      .init("created", 0), .init("d", .string(Base64URL.encode(two.seed))), .init("jwk", one.verificationKey.jwk),
      .init("v", 1),
    ]
    let check = CanonicalJSON.string(SHA256Digest.hex(of: CanonicalJSON.object(members).bytes))
    let bytes = CanonicalJSON.object(members + [.init("check", check)]).bytes + [0x0A]
    let error = #expect(throws: KeyError.self) { try KeyFile(reading: bytes, path: "f") }
    #expect(error?.description.contains("n’est pas celle de la clé publique") == true)
  }

  @Test(arguments: [(1 << 30, 8, 1), (1 << 20, 16, 1), (1000, 8, 1), (1 << 17, 0, 1), (1 << 17, 8, 5)])
  func `cannot ask for work without measure`(rounds: Int, blockSize: Int, parallelism: Int) {
    #expect(!ScryptCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism).isAcceptable)
  }

  @Test func `is opened by the usual work, which is acceptable`() throws {
    #expect(ScryptCost.usual.isAcceptable)
    var samples = Samples()
    let key = try samples.key()
    let file = try KeyFile(key, created: 0, passphrase: phrase, cost: .usual, using: &samples.generator)
    #expect(try file.open(phrase).seed == key.seed)
  }

  @Test func `is the same for ever`() throws {
    // A file that this release could not open any more would lose a centre its key.
    let (file, key) = try file(phrase)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text == Self.golden)
    #expect(try KeyFile(reading: Array(Self.golden.utf8), path: "f").open(phrase).seed == key.seed)
  }

  private static let golden = #"""
    {"check":"57b1fc3c0b4b2466e6c3454668f07a6868c2a154aa2fa2e27889cfbcdb8a5c49","created":1795000000,"jwk":\#
    {"crv":"Ed25519","kty":"OKP","x":"fVrZ_fkfYESBwoPBYPqLhP2-OS60LRMFiRGFuxB08E8"},"protection":\#
    {"cipher":"AES-256-GCM","kdf":"scrypt","n":1024,"nonce":"t-82a1RvbCmTz10n","p":1,"r":1,"salt":\#
    "kV59ZxLFet1YYn1MjTLMDw","sealed":"YbcYgsAv60NpYFrLJULb-Ic-05g8waevQHaOYfmCHfS4eKnzWttAt3MF2VdUN7le"},"v":1}

    """#
}
