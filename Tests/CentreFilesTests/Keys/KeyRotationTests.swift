// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Testing

@testable import CentreFiles

/// The keys of a chain, as an archive keeps them: what a process that dies leaves of it is whole or absent.
private final class Chain {
  /// In order; the last one signs.
  var keys: [String]
  var signer: String? { keys.last }

  init(_ first: String) { keys = [first] }

  func turn(to new: SigningKey) { keys.append(new.verificationKey.thumbprint) }
}

@Suite struct `A rotation` {
  private let phrase = Passphrase("la menuiserie de Claire, 1998")

  private struct Refused: Error {}

  @Test func `has the old key sign the new one, then destroys it`() async throws {
    let disk = MemoryDisk()
    var samples = Samples()
    let ring = CentreFiles.on(disk).keys
    let first = try ring.make(at: 1, passphrase: nil, using: &samples.generator)
    let chain = Chain(first.file.id)
    let rotation = try await ring.rotate(
      chain.signer, at: 2, passphrase: nil, using: &samples.generator
    ) { old, new in
      #expect(old.seed == first.key.seed)
      #expect(disk[ring.privatePath(new.verificationKey.thumbprint)] != nil, "the new key is there before its record")
      chain.turn(to: new)
    }
    #expect(rotation.old == first.file.id && !rotation.isResumed)
    #expect(try ring.privateKeys().map(\.id) == [rotation.new.id])
    #expect(try ring.current(chain.signer).id == rotation.new.id)
    #expect(Set(try ring.publicKeys().map(\.thumbprint)) == [first.file.id, rotation.new.id])
  }

  @Test func `keeps the passphrase`() async throws {
    var samples = Samples()
    let ring = CentreFiles.on(MemoryDisk()).keys
    let first = try ring.make(at: 1, passphrase: phrase, cost: cheap, using: &samples.generator)
    let chain = Chain(first.file.id)
    await #expect(throws: KeyError.passphraseNeeded(first.file.id)) {
      try await ring.rotate(chain.signer, at: 2, passphrase: nil, cost: cheap, using: &samples.generator) { _, _ in }
    }
    _ = try await ring.rotate(chain.signer, at: 2, passphrase: phrase, cost: cheap, using: &samples.generator) {
      chain.turn(to: $1)
    }
    let new = try ring.current(chain.signer)
    #expect(new.isProtected)
    _ = try new.open(phrase)
  }

  @Test func `that the archive refuses leaves the old key signing, and goes on next time with the key that waits`()
    async throws
  {
    var samples = Samples()
    let ring = CentreFiles.on(MemoryDisk()).keys
    let first = try ring.make(at: 1, passphrase: nil, using: &samples.generator)
    let chain = Chain(first.file.id)
    await #expect(throws: Refused.self) {
      try await ring.rotate(chain.signer, at: 2, passphrase: nil, using: &samples.generator) { _, _ in throw Refused()
      }
    }
    #expect(try ring.current(chain.signer).id == first.file.id)
    let waiting = try #require(try ring.privateKeys().first { $0.id != first.file.id }).id
    let rotation = try await ring.rotate(chain.signer, at: 3, passphrase: nil, using: &samples.generator) {
      chain.turn(to: $1)
    }
    #expect(rotation.new.id == waiting && rotation.isResumed)
    #expect(try ring.privateKeys().map(\.id) == [waiting])
  }

  @Test func `without a chain replaces the key, and records nothing`() async throws {
    var samples = Samples()
    let ring = CentreFiles.on(MemoryDisk()).keys
    let first = try ring.make(at: 1, passphrase: nil, using: &samples.generator)
    let rotation = try await ring.rotate(nil, at: 2, passphrase: nil, using: &samples.generator) { _, _ in
      Issue.record("there is no chain")
    }
    #expect(rotation.new.id != first.file.id)
    #expect(try ring.privateKeys().map(\.id) == [rotation.new.id])
  }

  @Test(arguments: [false, true])
  func `survives a death at each step: the chain says which key signs, and it is there`(isProtected: Bool) async throws
  {
    let phrase = isProtected ? phrase : nil
    var deaths = 0
    for survival in MemoryDisk.Survival.allCases {
      // The record is a step of its own: the process may die right before it is durable, or right after.
      for step in 0... {
        var samples = Samples()
        let before = MemoryDisk()
        let first = try CentreFiles.on(before).keys
          .make(at: 1, passphrase: phrase, cost: cheap, using: &samples.generator)
        let chain = Chain(first.file.id)
        let disk = before.survivor(.everything, .death(at: step))
        _ = try? await CentreFiles.on(disk).keys.rotate(
          chain.signer, at: 2, passphrase: phrase, cost: cheap, using: &samples.generator
        ) { _, new in
          if disk.isDead { throw Refused() }
          chain.turn(to: new)
        }
        guard disk.isDead else { break }
        deaths += 1
        let place = "step \(step), \(survival)"
        let next = disk.survivor(survival)
        let ring = CentreFiles.on(next).keys
        _ = try ring.current(chain.signer).open(phrase)
        let rotation = try await ring.rotate(
          chain.signer, at: 3, passphrase: phrase, cost: cheap, using: &samples.generator
        ) { chain.turn(to: $1) }
        #expect(try ring.privateKeys().map(\.id) == [rotation.new.id], "\(place)")
        #expect(try ring.current(chain.signer).id == rotation.new.id, "\(place)")
        #expect(Set(try ring.publicKeys().map(\.thumbprint)).isSuperset(of: chain.keys), "\(place)")
        #expect(next.paths.allSatisfy { !$0.contains("/.") }, "\(place): \(next.paths)")
      }
    }
    #expect(deaths > 50)
  }

  @Test func `that the disk refuses anywhere leaves the key of the chain there`() async throws {
    for step in 0... {
      var samples = Samples()
      let before = MemoryDisk()
      let first = try CentreFiles.on(before).keys.make(at: 1, passphrase: nil, using: &samples.generator)
      let chain = Chain(first.file.id)
      let disk = before.survivor(.everything, .refusals(from: step))
      var thrown: (any Error)?
      do {
        _ = try await CentreFiles.on(disk).keys.rotate(chain.signer, at: 2, passphrase: nil, using: &samples.generator)
        {
          chain.turn(to: $1)
        }
      } catch { thrown = error }
      guard disk.steps > step else { break }
      #expect(thrown as? KeyError == .diskRefuses(DiskRefusal(.full)), "step \(step)")
      _ = try CentreFiles.on(disk.survivor(.everything)).keys.current(chain.signer).open(nil)
    }
  }
}
