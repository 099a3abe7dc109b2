// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import EventSamples
internal import Exams
internal import FrenchText
internal import Sittings
internal import Testing

/// Two passages, the first one corrected, the second one's mark fixed: really sealed.
private struct SealedChain {
  static let (first, second, correction, fixing, erasure) = (1, 2, 3, 4, 5)
  var sealer: Sealer
  private var random = SeededGenerator(seed: 42)

  init(seed: UInt8) throws {
    let key = try SigningKey(seed: [UInt8](repeating: seed, count: 32))
    sealer = try Sealer.genesis(
      key: key, at: Instant(wall: 1_778_587_200_000, boot: 21_600_000, bootID: "boot-1", utcOffset: 120))
    for (exam, id) in [(SampleExam.ntc, "a\(seed)"), (SampleExam.bts, "b\(seed)")] {
      let definition = ExamDefinition(file: "x.yaml", bytes: Array(exam.id.utf8))
      let sitting = try SampleOral.decided(exam, sha256: definition.sha256) { opening in
        opening.id = id
        opening.sheet = .perJuror
      }.sitting
      let sealable = try SealableSitting(
        exam: exam, stored: sitting.events.map(EventCodec.current.encode), definition: definition,
        head: SittingHead(stage: sitting.stage.rawValue))
      try sealer.seal(sealable, using: &random)
    }
    let candidate = Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucile")
    try sealer.correct(
      history(Self.first), Correction(candidate: candidate, reason: "prénom"), exam: SampleExam.ntc, using: &random)
    try sealer.fix(history(Self.second), Decimal64(units: 14), exam: SampleExam.bts, using: &random)
  }

  private func history(_ sequence: Int) throws -> PassageHistory {
    let record = sealer.items[sequence].record
    return try #require(try PassageHistory(record, linked: []))
  }

  func place(_ sequence: Int) -> RecordPlace { RecordPlace(sealer.chain, sequence) }
}

extension ArchiveContract {
  static let sealedRecords = [
    ArchiveContract("what an erasure leaves is what the records that are left say") { store in
      let all = Set(RecordPart.allCases)
      let losses: [[Int: Set<RecordPart>]] = [
        [:], [1: [.identity]], [1: [.evaluation]], [1: [.deliberation]], [1: all], [3: [.identity]],
        [3: [.evaluation]], [3: [.deliberation]], [3: all], [1: all, 3: all], [1: [.evaluation], 3: [.deliberation]],
        [2: [.identity, .deliberation]], [2: [.deliberation]], [4: [.deliberation]], [2: all, 4: all],
        [2: [.evaluation], 4: [.deliberation]], [1: [.identity], 2: [.identity], 3: [.identity]],
      ]
      for (index, losses) in losses.enumerated() {
        var chain = try SealedChain(seed: UInt8(index + 1))
        let erased = Dictionary(uniqueKeysWithValues: losses.map { (chain.place($0.key), $0.value) })
        if !erased.isEmpty { try chain.sealer.erase(erased, reason: .request) }
        try await store.append(chain.sealer.batch)
        for passage in [SealedChain.first, SealedChain.second] {
          let place = chain.place(passage)
          var effects: [RecordEffect] = []
          for place in try await [place] + store.places(citing: place) {
            effects.append(try RecordEffect(of: try #require(try await store.record(at: place))))
          }
          let facts = try await store.facts(at: place)
          #expect(facts == PassageFacts.folding(effects)?.stored, "\(losses) \(passage)")
        }
      }
      for (exam, erased) in [("ntc-titre", 1), ("tc-e4", 2)] {
        let counts = try await store.counts(of: Cohort(exam: exam, session: 2026))
        #expect(counts.erasedPassages == erased && counts.passages == losses.count - erased, "\(counts)")
      }
    },
    ArchiveContract("an erasure counts a passage that came without what is erased") { store in
      var chain = try SealedChain(seed: 99)
      let parts: [RecordPlace: Set<RecordPart>] = [chain.place(2): Set(RecordPart.allCases)]
      try chain.sealer.erase(parts, reason: .term)
      var batch = chain.sealer.batch
      batch.isOwn = false
      batch.records[2].record.disclosures = [:]
      batch.records[2].effect = try RecordEffect(of: batch.records[2].record)
      try await store.append(batch)
      let counts = try await store.counts(of: Cohort(exam: "tc-e4", session: 2026))
      #expect(counts.passages == 0 && counts.erasedPassages == 1)
    },
  ]
}
