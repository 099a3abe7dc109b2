// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import Foundation
import FrenchText
import Sittings
import Testing

@testable import Archive

/// An export of every kind of record, kept as this release writes it: it must be read forever. Tests/Foreign verifies it
/// with libraries that are not ours, and the fuzzer begins with it.
@Suite struct `The golden export` {
  private static func read(_ name: String) throws -> [UInt8] {
    if let folder = ProcessInfo.processInfo.environment["ORAL_GOLDEN"] {
      try Data(made()).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
      Issue.record("written to \(folder): run again without ORAL_GOLDEN")
    }
    return Array(try Data(contentsOf: #require(Bundle.module.url(forResource: "Golden/" + name, withExtension: nil))))
  }

  /// A chain with every kind of record, and its definitions.
  private static func made() throws -> [UInt8] {
    var chain = try SampleChain()
    var oral = try SampleChain.decided(SampleExam.ntc) {
      $0.candidate = Candidate(number: "2026-0412", familyName: "E\u{301}tienne-Łukasz", givenName: "Zoé 😀")
      $0.dossier = Opening.DossierReference(
        path: "dossiers/ferrand", sha256: SHA256Digest.hex(of: "dossier".utf8), conforming: true)
    }
    try oral.run(.remark(Remark("« Bien »,\n\tmais \"trop\" vite \\ \u{1}\u{7F}\u{2028}", juror: "Paul Weiss")))
    try chain.seal(oral.sitting)
    try chain.correct(
      1, Correction(verdicts: ["ntc.c2.1": "N"], decision: Decision(.outcome("ccp1")), reason: "erreur de report"),
      exam: SampleExam.ntc)
    try chain.seal(SampleExam.ccf1, id: "260513-2QX")
    try chain.seal(SampleExam.ccf2, id: "260514-9ZD") { $0.sheet = .perJuror }
    try chain.fix(4, Decimal64(units: 125, scale: 1), text: "harmonisation", exam: SampleExam.ccf2)
    try chain.unite([3, 4], UnitWeights(first: 1, second: 1))
    try chain.sealer.rotate(to: SampleChain.key(2))
    var reserved = try SampleChain.decided(SampleExam.bts) {
      $0.id = "260515-M3T"
      $0.session = nil
    }
    try reserved.run(.reserve("dossier douteux"))
    try chain.seal(reserved.sitting)
    try chain.lift(8, reason: "original vu")
    _ = try chain.communicate(chain.history(1), [.identity], exam: SampleExam.ntc, centreCommunicates: false)
    let erased: [RecordPlace: Set<RecordPart>] = [chain.records[3].place: Set(RecordPart.allCases)]
    try chain.sealer.erase(erased, reason: .request)
    let records = chain.records.map { erased[$0.place] == nil ? $0 : $0.disclosing([]) }

    var writer = ExportWriter()
    var bytes = writer.header([chain.sealer.head])
    for exam in [SampleExam.ntc, SampleExam.ccf1, SampleExam.ccf2, SampleExam.bts] {
      bytes += writer.definition(SampleChain.definition(exam))
    }
    for record in records { bytes += writer.record(record) }
    return bytes + writer.end()
  }

  @Test func `is what this release writes`() throws {
    #expect(try Self.read("export-v1.jsonl") == Self.made(), "other forms need another version, and a new file")
  }

  @Test func `is read and verified, whatever its kinds`() throws {
    var reader = ExportReader()
    var verifier: ChainVerifier?
    var keys: [String: VerificationKey] = [:]
    var kinds: Set<RecordKind> = []
    for bytes in try Self.read("export-v1.jsonl").split(separator: 0x0A) {
      guard case .record(let text) = try reader.read(Array(bytes)) else { continue }
      let parts = text.split(separator: "~").map(String.init)
      let named = try parts.dropFirst().map { (try #require(RecordPart(rawValue: Disclosure(parsing: $0).name)), $0) }
      let disclosures = Dictionary(uniqueKeysWithValues: named)
      let chain = try #require(reader.heads.first).place.chain
      let record = StoredRecord(
        place: RecordPlace(chain, verifier?.next ?? 0), jws: try #require(parts.first), disclosures: disclosures)
      #expect(record.sdJWT == text)
      let check = RecordCheck(record, keys: keys)
      #expect(check.problems == [])
      #expect(check.signature == .valid)
      kinds.insert(try #require(check.payload?.kind))
      if case .genesis(let key, _) = check.payload?.content { keys[key.thumbprint] = key }
      if case .key(let key, _) = check.payload?.content { keys[key.thumbprint] = key }
      let content = try RecordContent(record)
      #expect(content.payload == check.payload)
      var following = verifier ?? ChainVerifier(chain)
      #expect(following.take(check, at: record.place.sequence).isAuthentic)
      verifier = following
    }
    try reader.finish()
    #expect(verifier?.head == reader.heads.first)
    #expect(kinds == Set(RecordKind.allCases))
  }
}
