// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Testing

@testable import CentreFiles

@Suite struct `The keys of a centre` {
  private let disk = MemoryDisk()
  private var ring: KeyRing { CentreFiles.on(disk).keys }
  private let phrase = Passphrase("la menuiserie de Claire, 1998")

  @Test func `are a private and a public one when they are made`() throws {
    var samples = Samples()
    let made = try ring.make(at: 12, passphrase: nil, using: &samples.generator)
    #expect(try ring.privateKeys().map(\.id) == [made.file.id])
    #expect(try ring.publicKeys() == [made.key.verificationKey])
    #expect(try ring.current(nil).open(nil).seed == made.key.seed)
    #expect(disk.paths == [ring.privatePath(made.file.id), ring.publicPath(made.file.id)])
  }

  @Test func `are none where none were made`() throws {
    #expect(try ring.privateKeys().isEmpty)
    #expect(throws: KeyError.noKey(folder: ring.folder)) { try ring.current(nil) }
    #expect(try ring.warnings().isEmpty)
  }

  @Test func `sign as the chain says, not as the folder does`() throws {
    var samples = Samples()
    let old = try ring.make(at: 2, passphrase: nil, using: &samples.generator).file.id
    let new = try ring.make(at: 1, after: old, passphrase: nil, using: &samples.generator).file.id
    #expect(try ring.current(nil).id == new)
    #expect(try ring.current(old).id == old)
    #expect(try ring.current(new).id == new)
    let error = #expect(throws: KeyError.self) { try ring.current(samples.hash()) }
    #expect(error?.description.contains(old) == true && error?.description.contains(new) == true)
    #expect(try ring.currentIfThere(old)?.id == old)
    #expect(try ring.currentIfThere(samples.hash()) == nil)
  }

  @Test func `that the chain has left behind are destroyed, others never`() throws {
    var samples = Samples()
    func make(_ now: Int64, after: String?) throws -> String {
      try ring.make(at: now, after: after, passphrase: nil, using: &samples.generator).file.id
    }
    let one = try make(1, after: nil)
    let two = try make(2, after: one)
    let three = try make(3, after: two)
    let waitingForOne = try make(4, after: one)
    let waiting = try make(5, after: three)
    let foreign = try make(6, after: nil)
    try ring.tidy(nil)
    try ring.tidy(one)
    #expect(try ring.privateKeys().count == 6)
    try ring.tidy(three)
    #expect(Set(try ring.privateKeys().map(\.id)) == [three, waiting, foreign])
    #expect(Set(try ring.publicKeys().map(\.thumbprint)) == [one, two, three, waitingForOne, waiting, foreign])
  }

  @Test func `that signs next is the last record's, or the one that it brings`() throws {
    var samples = Samples()
    let (old, new) = (try samples.key(), try samples.key())
    func record(_ kind: String) throws -> StoredRecord {
      let payload: CanonicalJSON = ["kind": .string(kind), "jwk": new.verificationKey.jwk]
      let jws = try CompactJWS.sign(payload: payload, with: old)
      return StoredRecord(place: RecordPlace(ChainID("c"), 3), jws: jws.text, disclosures: [:])
    }
    #expect(KeyRing.signer(after: try record("passage")) == old.verificationKey.thumbprint)
    #expect(KeyRing.signer(after: try record("key")) == new.verificationKey.thumbprint)
    #expect(KeyRing.signer(after: StoredRecord(place: RecordPlace(ChainID("c"), 3), jws: "x", disclosures: [:])) == nil)
  }

  @Test func `do not count what has another name in the folder`() throws {
    var samples = Samples()
    _ = try ring.make(at: 1, passphrase: nil, using: &samples.generator)
    disk[ring.folder + "/LISEZMOI"] = Array("bonjour".utf8)
    #expect(try ring.privateKeys().count == 1)
  }

  @Test func `under another key's name are refused`() throws {
    var samples = Samples()
    let id = try ring.make(at: 1, passphrase: nil, using: &samples.generator).file.id
    let other = samples.hash()
    disk[ring.privatePath(other)] = disk[ring.privatePath(id)]
    let error = #expect(throws: KeyError.self) { try ring.privateKeys() }
    #expect(error?.description.contains(ring.privatePath(other)) == true)
  }

  @Test func `take, change and lose a passphrase`() throws {
    var samples = Samples()
    let made = try ring.make(at: 1, passphrase: nil, using: &samples.generator)
    _ = try ring.protect(made.file, made.key, passphrase: phrase, cost: cheap, using: &samples.generator)
    let closed = try ring.current(nil)
    #expect(closed.isProtected)
    #expect(try closed.open(phrase).seed == made.key.seed)
    #expect(closed.created == 1)
    _ = try ring.protect(closed, made.key, passphrase: nil, using: &samples.generator)
    #expect(try ring.current(nil).open(nil).seed == made.key.seed)
  }

  @Test func `survive a death while their passphrase changes, under the one or the other`() throws {
    let new = Passphrase("la froidure de décembre")
    let deaths = try dyingAtEachStep {
      var samples = Samples()
      let ring = CentreFiles.on($0).keys
      let file = try ring.current(nil)
      _ = try ring.protect(file, try file.open(phrase), passphrase: new, cost: cheap, using: &samples.generator)
    } after: {
      var samples = Samples()
      _ = try CentreFiles.on($0).keys.make(at: 1, passphrase: phrase, cost: cheap, using: &samples.generator)
    } check: { disk, place in
      let ring = CentreFiles.on(disk).keys
      let file = try ring.current(nil)
      #expect((try? file.open(phrase)) != nil || (try? file.open(new)) != nil, "\(place)")
      try ring.tidy(nil)
      #expect(disk.paths.filter { $0.hasPrefix(ring.folder) }.count == 2, "\(place)")
    }
    #expect(deaths > 20)
  }
}

@Suite struct `What lets others at a key` {
  private let disk = MemoryDisk()
  private let ring: KeyRing
  private let path: String

  init() throws {
    var samples = Samples()
    ring = CentreFiles.on(disk).keys
    path = ring.privatePath(try ring.make(at: 1, passphrase: nil, using: &samples.generator).file.id)
  }

  @Test func `is nothing where it was just made`() throws { #expect(try ring.warnings() == []) }

  @Test(arguments: [(0o640, "640"), (0o604, "604"), (0o666, "666")])
  func `is a file that is open, with the command that closes it`(mode: UInt32, shown: String) throws {
    disk.setMode(mode, of: path)
    #expect(try ring.warnings() == [.isOpen(path: path, mode: mode, isFolder: false)])
    let text = try #require(try ring.warnings().first?.description)
    #expect(text.contains(shown) && text.hasSuffix("chmod 600 \(path)"))
  }

  @Test func `is an open folder`() throws {
    disk.setMode(0o755, of: ring.folder)
    #expect(try ring.warnings().first?.description.hasSuffix("chmod 700 \(ring.folder)") == true)
  }

  @Test func `is another owner`() throws {
    disk.giveAway(path)
    #expect(try ring.warnings() == [.isForeign(path: path)])
  }

  @Test(arguments: [FileSystemKind.network("nfs4"), .withoutPermissions("vfat"), .unknown("fuse.machin")])
  func `is the place where it lies`(place: FileSystemKind) throws {
    disk.move(to: place)
    #expect(try ring.warnings() == [.place(path: ring.folder, place)])
    #expect(try ring.warnings().allSatisfy { !$0.description.isEmpty })
  }

  @Test func `is what an interrupted operation left, until the next one`() throws {
    let left = ring.folder + "/.x.cle.json.nouveau"
    disk[left] = [1, 2, 3]
    #expect(try ring.warnings() == [.leftover(path: left)])
    try ring.tidy(nil)
    #expect(try ring.warnings() == [])
  }

  @Test(arguments: [("/srv/oral", "/srv/oral"), ("/srv/mon oral", "'/srv/mon oral'"), ("/l'été", "'/l'\\''été'")])
  func `is closed by a command that a shell reads`(path: String, shown: String) {
    #expect(quotedForShell(path) == shown)
  }
}
