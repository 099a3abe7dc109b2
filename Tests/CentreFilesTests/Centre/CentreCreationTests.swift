// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import Testing

@testable import CentreFiles

@Suite struct `The creation of a centre` {
  private let disk = MemoryDisk()
  private var files: CentreFiles { CentreFiles.on(disk) }
  private let settings = CentreSettings(name: "Lycée des Ormes", communication: .evaluation)
  private let phrase = Passphrase("la menuiserie de Claire, 1998")

  @Test func `makes settings and a key`() throws {
    var samples = Samples()
    #expect(try files.settings() == nil)
    let made = try files.create(settings, at: 12, passphrase: nil, using: &samples.generator)
    #expect(try files.settings() == settings)
    #expect(try files.keys.current(nil).id == made.key.id)
    #expect(made.key.created == 12 && !made.hadKey && !made.key.isProtected)
  }

  @Test func `never overwrites a centre, and names it`() throws {
    var samples = Samples()
    _ = try files.create(settings, at: 1, passphrase: nil, using: &samples.generator)
    let paths = disk.paths
    let error = #expect(throws: CentreError.exists(path: centrePath, settings)) {
      try files.create(CentreSettings(name: "autre"), at: 2, passphrase: nil, using: &samples.generator)
    }
    #expect(error?.description.contains("Lycée des Ormes") == true)
    #expect(disk.paths == paths)
  }

  @Test func `never overwrites settings that are wrong`() throws {
    var samples = Samples()
    try files.write(settings)
    disk[files.settingsPath] = Array("nom: [".utf8)
    #expect(throws: CentreError.exists(path: centrePath, nil)) {
      try files.create(settings, at: 2, passphrase: nil, using: &samples.generator)
    }
    let error = #expect(throws: CentreError.self) { try files.settings() }
    #expect(error?.description.contains("/srv/oral/centre.yaml:") == true)
  }

  @Test func `keeps the key that is there, and gives it the passphrase`() throws {
    var samples = Samples()
    let key = try files.keys.make(at: 1, passphrase: nil, using: &samples.generator)
    let made = try files.create(settings, at: 2, passphrase: phrase, cost: cheap, using: &samples.generator)
    #expect(made.hadKey && made.key.id == key.file.id && made.key.isProtected)
    #expect(try files.keys.current(nil).open(phrase).seed == key.key.seed)
  }

  @Test func `at first use makes a personal centre, once`() throws {
    var samples = Samples()
    let first = try files.settingsOrPersonal(of: "claire", at: 1, using: &samples.generator)
    #expect(first.settings.name == "centre personnel de claire" && first.settings.kind == .personal)
    #expect(first.made != nil)
    let second = try files.settingsOrPersonal(of: "claire", at: 2, using: &samples.generator)
    #expect(second.settings == first.settings && second.made == nil)
  }

  @Test func `survives a death at each step: tried again it comes to its end, with one key`() throws {
    let deaths = try dyingAtEachStep { disk in
      var samples = Samples()
      _ = try CentreFiles.on(disk).create(
        settings, at: 1, passphrase: phrase, cost: cheap, using: &samples.generator)
    } check: { disk, place in
      var samples = Samples(generator: SeededGenerator(seed: 2))
      let files = CentreFiles.on(disk)
      if try files.settings() == nil {
        _ = try files.create(settings, at: 2, passphrase: phrase, cost: cheap, using: &samples.generator)
      }
      #expect(try files.settings() == settings, "\(place)")
      #expect(try files.keys.privateKeys().count == 1, "\(place)")
      _ = try files.keys.current(nil).open(phrase)
      #expect(try files.keys.publicKeys().count == 1, "\(place)")
      #expect(try files.keys.warnings().isEmpty, "\(place)")
    }
    #expect(deaths > 80)
  }

  @Test func `refused by the disk anywhere has made no centre, and says so`() throws {
    let refusals = try refusedAtEachStep { disk in
      var samples = Samples()
      _ = try CentreFiles.on(disk).create(settings, at: 1, passphrase: nil, using: &samples.generator)
    } check: { disk, error, place in
      #expect((error as? CentreError)?.description.contains("disque est plein") == true, "\(place)")
      let found = try CentreFiles.on(disk).settings()
      #expect(found == nil || found == settings, "\(place)")
    }
    #expect(refusals > 30)
  }

  @Test func `waits its turn: the lock is one program's`() throws {
    let lock = try files.lock()
    #expect(throws: CentreError.diskRefuses(DiskRefusal(.busy, detail: centrePath + "/verrous/poste.verrou"))) {
      try files.alone {}
    }
    lock.release()
    #expect(try files.alone { 7 } == 7)
    #expect(try files.alone { 8 } == 8)
  }
}
