// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `The end of a chain` {
  @Test func `a genesis is signed by the key that it carries, and its hash is the chain's id`() throws {
    let key = try SampleChain.key(1)
    let lost = ChainHead(
      RecordPlace(ChainID(String(repeating: "c", count: 42) + "A"), 12), hash: String(repeating: "h", count: 42) + "A")
    let sealer = try Sealer.genesis(key: key, at: SampleChain.now, after: lost)
    let record = try #require(sealer.items.first?.record)
    let jws = try CompactJWS(parsing: record.jws)
    #expect(jws.isSigned(by: key.verificationKey))
    #expect(sealer.chain.text == jws.hash)
    #expect(record.place == RecordPlace(sealer.chain, 0))
    #expect(try RecordPayload(unverified: record.jws).content == .genesis(key.verificationKey, after: lost))
    #expect(sealer.batch.heads == [sealer.chain: nil])
    #expect(sealer.start == nil)
  }

  @Test func `each record cites the hash of the one before`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.bts, id: "a")
    try chain.seal(SampleExam.ntc, id: "b")
    for (before, after) in zip(chain.records, chain.records.dropFirst()) {
      let payload = try RecordPayload(unverified: after.jws)
      #expect(payload.previous == (try CompactJWS(parsing: before.jws).hash))
      #expect(payload.chain == chain.sealer.chain)
      #expect(payload.sequence == before.place.sequence + 1)
    }
  }

  @Test func `another key does not go on`() throws {
    var chain = try SampleChain()
    let expected = try SampleChain.key(1).verificationKey.thumbprint
    for exam in [nil, SampleExam.bts] {
      if let exam { try chain.seal(exam) }
      #expect(throws: SealingRefusal.wrongKey(expected: expected)) {
        try Sealer(after: chain.last, key: SampleChain.key(2), at: SampleChain.now)
      }
    }
  }

  @Test func `after a rotation, only the new key goes on`() throws {
    var chain = try SampleChain()
    let new = try SampleChain.key(2)
    #expect(throws: SealingRefusal.sameKey) { try chain.sealer.rotate(to: SampleChain.key(1)) }
    try chain.sealer.rotate(to: new)
    let rotation = try RecordPayload(unverified: chain.last.jws)
    #expect(rotation.id == "cle/1")
    #expect(try CompactJWS(parsing: chain.last.jws).isSigned(by: SampleChain.key(1).verificationKey))
    guard case .key(let announced, let proof) = rotation.content else {
      Issue.record("not a rotation")
      return
    }
    #expect(announced == new.verificationKey)
    let message = "oral-key\n\(chain.sealer.chain.text)\n1\n\(try CompactJWS(parsing: chain.records[0].jws).hash)"
    #expect(new.verificationKey.isValid(signature: Base64URL.decode(proof) ?? [], for: Array(message.utf8)))
    #expect(throws: SealingRefusal.wrongKey(expected: new.verificationKey.thumbprint)) {
      try Sealer(after: chain.last, key: SampleChain.key(1), at: SampleChain.now)
    }
    #expect(try Sealer(after: chain.last, key: new, at: SampleChain.now).next == 2)
    try chain.seal(SampleExam.bts)
    #expect(try CompactJWS(parsing: chain.last.jws).isSigned(by: new.verificationKey))
    #expect(try Sealer(after: chain.last, key: new, at: SampleChain.now).next == 3)
  }

  @Test func `nothing follows a record that is altered, or of a later release`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.bts)
    let key = try SampleChain.key(1)
    var altered = chain.last
    altered.jws = String(altered.jws.dropLast(4)) + "AAAA"
    #expect(throws: SealingRefusal.damagedHead(altered.place)) {
      try Sealer(after: altered, key: key, at: SampleChain.now)
    }
    altered.jws = "x"
    #expect(throws: SealingRefusal.damagedHead(altered.place)) {
      try Sealer(after: altered, key: key, at: SampleChain.now)
    }
    var moved = chain.last
    moved.place.sequence = 2
    #expect(throws: SealingRefusal.damagedHead(moved.place)) { try Sealer(after: moved, key: key, at: SampleChain.now) }
    let later = try CompactJWS.sign(
      payload: .object([.init("v", 2), .init("kind", "passage")]), with: SampleChain.key(1))
    #expect(throws: SealingRefusal.newerRelease("v: 2")) {
      try Sealer(
        after: StoredRecord(place: chain.last.place, jws: later.text, disclosures: [:]), key: key, at: SampleChain.now)
    }
  }

  @Test func `an erasure names its records once and for all`() throws {
    var chain = try SampleChain()
    let place = try chain.seal(SampleExam.bts).place
    #expect(throws: SealingRefusal.nothingToErase) { try chain.sealer.erase([:], reason: .term) }
    #expect(throws: SealingRefusal.nothingToErase) { try chain.sealer.erase([place: []], reason: .term) }
    let future = RecordPlace(chain.sealer.chain, 2)
    #expect(throws: SealingRefusal.unsealable("effacement/2", field: "erased")) {
      try chain.sealer.erase([future: [.identity]], reason: .term)
    }
    try chain.sealer.erase([place: Set(RecordPart.allCases)], reason: .term)
    #expect(chain.sealer.items.last?.id == "effacement/2")
    #expect(chain.sealer.items.last?.effect == .erased([place: Set(RecordPart.allCases)]))
    let many = Dictionary(
      uniqueKeysWithValues: (0...Erasure.limit).map {
        (RecordPlace(ChainID(String(repeating: "c", count: 43)), $0), [RecordPart.identity] as Set)
      })
    #expect(throws: SealingRefusal.tooManyToErase(Erasure.limit + 1)) { try chain.sealer.erase(many, reason: .term) }
  }
}

@Suite struct `The code of a seal` {
  @Test func `is eight letters of the hash, in Crockford's alphabet`() {
    // 40 bits of SHA-256("") = e3b0c44298…, worked out by hand: 11100 01110 11000 01100 01000 10000 10100 11000.
    let hash = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
    #expect(SealCode(hash: hash).description == "WERC-8GMR")
  }

  @Test(arguments: ["WERC-8GMR", "werc8gmr", "WERC 8GMR", "WErc-8gmr"])
  func `is read however it was copied`(typed: String) {
    #expect(SealCode(typed) == SealCode(hash: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"))
  }

  @Test func `forgives the letters that look like digits`() {
    #expect(SealCode("OIL0-1111")?.description == "0110-1111")
    for typed in ["", "WERC-8GM", "WERC-8GMRR", "WERU-8GMR", "WERC-8GM!", "é234-5678"] {
      #expect(SealCode(typed) == nil)
    }
  }

  private let head = ChainHead(
    RecordPlace(ChainID("Qx3fAb12" + String(repeating: "c", count: 34) + "A"), 214),
    hash: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")

  @Test func `a head is printed for the signature sheet`() {
    #expect(head.label == "chaîne\u{A0}Qx3fAb12 · nº\u{A0}214 · WERC-8GMR")
    #expect(head.shortForm == "214-WERC-8GMR")
    #expect(head.fullForm == "\(head.place.chain.text):214:\(head.hash)")
  }

  @Test func `a head is read in each of its forms`() throws {
    #expect(HeadNote(head.fullForm) == .whole(head))
    let code = SealCode(hash: head.hash)
    #expect(HeadNote(head.shortForm) == .short(chain: nil, sequence: 214, code))
    #expect(HeadNote("214 werc 8gmr") == .short(chain: nil, sequence: 214, code))
    #expect(HeadNote(head.label) == .short(chain: "Qx3fAb12", sequence: 214, code))
    for typed in ["", "214", "WERC-8GMR", "-1-WERC-8GMR", "x:1:y", head.fullForm + ":", "a-WERC-8GMR"] {
      #expect(HeadNote(typed) == nil, "\(typed)")
    }
  }

  @Test func `a head noted concerns its chain, or those of the station`() throws {
    let other = ChainID(String(repeating: "o", count: 43))
    let short = try #require(HeadNote(head.shortForm))
    #expect(short.concerns(other, isOwn: true))
    #expect(!short.concerns(head.place.chain, isOwn: false))
    for note in [try #require(HeadNote(head.label)), .whole(head)] {
      #expect(note.concerns(head.place.chain, isOwn: false))
      #expect(!note.concerns(other, isOwn: true))
      #expect(note.matches(hash: head.hash))
      #expect(!note.matches(hash: other.text))
      #expect(note.sequence == 214)
    }
  }
}
