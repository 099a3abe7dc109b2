// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `A verification on paper` {
  private func archive(altering: Bool = false) async throws -> VerificationReport {
    let definition = ExamDefinition(file: "tc-e4.yaml", bytes: Array("id: tc-e4".utf8))
    var room = try Room(Room.shipped("tc-e4")) { $0.exam.sha256 = definition.sha256 }
    try room.run(.conclude(.absent, text: nil))
    var sealed = try SealedRoom()
    _ = try sealed.seal(room, definition: definition)
    var batch = sealed.sealer.batch
    if altering {
      var record = batch.records[1].record
      record.disclosures[.identity] = batch.records[1].record.disclosures[.evaluation]
      record.disclosures[.deliberation] = nil
      batch.records[1].record = record
    }
    let archive = InMemoryArchive()
    try await archive.append(batch)
    var verification = ArchiveVerification()
    verification.workers = 1
    return try await verification.verify(archive)
  }

  @Test func `of a sound archive says so, and what it cannot tell`() async throws {
    let report = try await archive()
    let text = TextRenderer().render(ArchiveVerificationReport(report).document)
    try expectSnapshot(text, "verifier.txt", in: "Archive")
    #expect(text.foldedWords.joined(separator: " ").contains("aucune alteration"))
    let noted = TextRenderer().render(ArchiveVerificationReport(report, hasNotedHeads: true).document)
    #expect(noted.contains("têtes notées ailleurs ont été cherchées"))
  }

  @Test func `of an altered one names what is wrong and what to do`() async throws {
    let report = try await archive(altering: true)
    #expect(!report.isSound)
    let document = ArchiveVerificationReport(report)
    try expectSnapshot(TextRenderer().render(document.document), "verifier-alteree.txt", in: "Archive")
    try expectSnapshot(document.json.pretty + "\n", "verifier.json", in: "Archive")
  }

  @Test func `of sound records in a damaged database is not sound`() async throws {
    let json = ArchiveVerificationReport(try await archive(), damage: ["une table"]).json.pretty
    #expect(json.contains("\"sound\": false") && json.contains("une table"))
  }
}
