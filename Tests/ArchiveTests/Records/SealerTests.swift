// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `Sealing a sitting` {
  private func sealing(_ sitting: Sitting) throws(SealingRefusal) {
    let sealable: SealableSitting
    do {
      sealable = try SampleChain.sealable(sitting)
    } catch let refusal as SealingRefusal {
      throw refusal
    } catch {
      Issue.record(error)
      return
    }
    _ = sealable
  }

  @Test func `what is decided is closed and sealed at once`() throws {
    var chain = try SampleChain()
    let oral = try SampleChain.decided(SampleExam.bts)
    try chain.seal(oral.sitting)
    let seal = try #require(chain.sealer.sittings.first)
    #expect(seal.id == "260512-K7F")
    #expect(seal.events.map(\.event).suffix(2) == [.closed, .sealed(record: "260512-K7F")])
    #expect(seal.events.first?.sequence == oral.sitting.events.count + 1)
    #expect(seal.head == SittingHead(stage: "sealed", outcome: .held, decision: "13,5/20"))
    let content = try RecordContent(chain.last)
    let journal = try JournalDigest(of: (oral.sitting.events + seal.events).map(EventCodec.current.encode))
    #expect(content.deliberation?.journal == journal)
    #expect(content.payload.issued == 1_778_587_200)
  }

  @Test func `what is closed is sealed, decided or not`() throws {
    var chain = try SampleChain()
    var oral = try SampleChain.decided(SampleExam.bts)
    oral.now = SampleChain.now
    try oral.run(.close)
    try chain.seal(oral.sitting)
    #expect(chain.sealer.sittings.last?.events.map(\.event) == [.sealed(record: "260512-K7F")])
    var abandoned = try SampleOral(
      SampleExam.bts, sha256: SampleChain.definition(SampleExam.bts).sha256
    ) { $0.id = "b" }
    try abandoned.run(.next, .conclude(.abandoned, text: nil), .close)
    try chain.seal(abandoned.sitting)
    var absent = try SampleOral(
      SampleExam.bts, sha256: SampleChain.definition(SampleExam.bts).sha256
    ) { $0.id = "c" }
    try absent.run(.conclude(.absent, text: nil))
    try chain.seal(absent.sitting)
    #expect(chain.sealer.sittings.map(\.id) == ["260512-K7F", "b", "c"])
  }

  @Test func `a batch has the chain's end, the records and each definition once`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.bts, id: "a")
    try chain.seal(SampleExam.bts, id: "b")
    try chain.seal(SampleExam.ntc, id: "c")
    let batch = chain.sealer.batch
    #expect(batch.heads == [chain.sealer.chain: nil])
    #expect(batch.records.map(\.record.place.sequence) == [0, 1, 2, 3])
    #expect(batch.records.map(\.id) == ["genese", "a", "b", "c"])
    #expect(batch.definitions == [SampleChain.definition(SampleExam.bts), SampleChain.definition(SampleExam.ntc)])
    #expect(batch.isOwn)
    var next = try Sealer(after: chain.last, key: SampleChain.key(1), at: SampleChain.now)
    try next.seal(SampleChain.sealable(SampleChain.decided(SampleExam.ntc).sitting), using: &chain.random)
    #expect(next.batch.heads == [chain.sealer.chain: chain.sealer.head])
    #expect(next.items.map(\.record.place.sequence) == [4])
  }

  @Test func `the salts are drawn, and nothing else`() throws {
    var records: [[StoredRecord]] = []
    for seed in [1, 1, 2] as [UInt64] {
      var chain = try SampleChain()
      chain.random = SeededGenerator(seed: seed)
      try chain.seal(SampleExam.ntc)
      records.append(chain.records)
    }
    #expect(records[0] == records[1])
    #expect(records[0][0] == records[2][0])
    #expect(records[0][1].disclosures != records[2][1].disclosures)
  }

  @Test func `a rehearsal never enters the archive`() throws {
    let oral = try SampleChain.decided(SampleExam.ntc) { $0.isRehearsal = true }
    #expect(throws: SealingRefusal.rehearsal("260512-K7F")) { try sealing(oral.sitting) }
    #expect(
      SealingRefusal.rehearsal("x").description
        == "x est une répétition\u{A0}: une répétition n’entre jamais dans l’archive.")
  }

  @Test func `what was opened by mistake is not sealed, closed or not`() throws {
    var oral = try SampleOral(SampleExam.bts, sha256: SampleChain.definition(SampleExam.bts).sha256)
    try oral.run(.conclude(.openedByMistake, text: nil))
    #expect(throws: SealingRefusal.openedByMistake("260512-K7F")) { try sealing(oral.sitting) }
    try oral.run(.close)
    #expect(throws: SealingRefusal.openedByMistake("260512-K7F")) { try sealing(oral.sitting) }
  }

  @Test func `what is not over, or not decided, is not sealed`() throws {
    var oral = try SampleOral(SampleExam.bts, sha256: SampleChain.definition(SampleExam.bts).sha256)
    func refuses(_ stage: Sitting.Stage) {
      #expect(throws: SealingRefusal.notDecided("260512-K7F", stage)) { try sealing(oral.sitting) }
    }
    refuses(.open)
    try oral.run(.next)
    refuses(.held)
    try oral.run(.conclude(.interrupted, text: nil))
    refuses(.interrupted)
    try oral.run(.continueSitting(text: nil), .next, .next)
    refuses(.awaitingDeliberation)
    try oral.run(.undo(group: nil), .conclude(.abandoned, text: nil))
    refuses(.awaitingDeliberation)
  }

  @Test func `what is sealed is not sealed again`() throws {
    var oral = try SampleChain.decided(SampleExam.bts)
    var chain = try SampleChain()
    try chain.seal(oral.sitting)
    #expect(throws: SealingRefusal.alreadySealed("260512-K7F")) { try chain.seal(oral.sitting) }
    try oral.run(.seal(record: "260512-K7F"))
    #expect(throws: SealingRefusal.alreadySealed("260512-K7F")) { try sealing(oral.sitting) }
  }

  @Test func `a grid that changed since the decision is not sealed`() throws {
    var oral = try SampleChain.decided(SampleExam.bts)
    try oral.run(.mark(criteria: ["tc.e4.1"], level: "N", juror: nil, basis: .scene))
    #expect(throws: SealingRefusal.sitting("260512-K7F", .gridChangedSinceDecision)) { try sealing(oral.sitting) }
  }

  @Test func `a journal that cannot be read whole is not sealed`() throws {
    let exam = SampleExam.bts
    let stored = try SampleChain.decided(exam).sitting.events.map(EventCodec.current.encode)
    let cases: [(StoredEvent) -> (StoredEvent, JournalEntry.Unreadable)] = [
      { event in (with(event) { $0.type = "jury.sang" }, .newerType) },
      { event in (with(event) { $0.version = 9 }, .newerVersion) },
    ]
    for change in cases {
      var events = stored
      let (event, why) = change(events[4])
      events[4] = event
      #expect(throws: SealingRefusal.unreadable("260512-K7F", why)) {
        try SealableSitting(
          exam: exam, stored: events, definition: SampleChain.definition(exam), head: SittingHead(stage: "decided"))
      }
    }
    #expect(throws: SealingRefusal.notOpened) {
      try SealableSitting(
        exam: exam, stored: [], definition: SampleChain.definition(exam), head: SittingHead(stage: "decided"))
    }
  }

  @Test func `another definition is refused`() throws {
    let stored = try SampleChain.decided(SampleExam.bts).sitting.events.map(EventCodec.current.encode)
    for (exam, definition) in [
      (SampleExam.bts, SampleChain.definition(SampleExam.ntc)),
      (SampleExam.ntc, SampleChain.definition(SampleExam.bts)),
    ] {
      #expect(throws: SealingRefusal.otherDefinition("260512-K7F", exam: "tc-e4")) {
        try SealableSitting(
          exam: exam, stored: stored, definition: definition, head: SittingHead(stage: "decided"))
      }
    }
  }

  @Test func `a value that could not be read back is not sealed`() throws {
    var events = try SampleChain.decided(SampleExam.bts).sitting.events
    for (index, event) in events.enumerated() {
      guard case .decided = event.event else { continue }
      events[index].event = .decided(Decision(.mark(Decimal64(units: .min, scale: 6))))
    }
    var chain = try SampleChain()
    #expect(throws: SealingRefusal.unsealable("260512-K7F", field: "deliberation.decision.mark")) {
      try chain.seal(Sitting(exam: SampleExam.bts, events: events))
    }
    #expect(chain.records.count == 1)
    #expect(chain.sealer.sittings.isEmpty)
  }
}

private func with(_ event: StoredEvent, _ change: (inout StoredEvent) -> Void) -> StoredEvent {
  var event = event
  change(&event)
  return event
}
