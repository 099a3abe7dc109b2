// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `What is communicated to a candidate` {
  static let exams = Room.catalogue.exams.map(\.id)
  private static let given: Set<RecordPart> = [.evaluation]

  private func report(_ room: Room) throws -> CommunicationReport {
    var sealed = try SealedRoom()
    let record = try sealed.seal(room)
    return try CommunicationReport(
      record.disclosing(Self.given), of: sealed.history(record), exam: room.exam, centre: "Lycée de l’Essai",
      day: try #require(Day("2026-11-20")))
  }

  /// All that is given, the attachment included. Of it only what commits to the parts that are withheld may differ: the
  /// salted digests and the signature over them, and the code that is drawn from both.
  private func bytes(_ room: Room) throws -> String {
    let report = try report(room)
    let job = report.job(issuer: PrintIssuer(name: "Lycée de l’Essai"))
    let attached = try #require(job.attachments.first).text
    #expect(job.attachments.count == 1 && Array(attached.utf8) == report.attachment)
    let parts = attached.split(separator: "~").map(String.init)
    let signed = try #require(parts.first?.split(separator: ".").map(String.init))
    let payload = try #require(Base64URL.decode(signed[1]))
    let text =
      TextRenderer(width: 120).render(report.document(isRecordAttached: true))
      + job.parts.map(\.content.pretty).joined() + report.json.pretty.replacing(attached, with: "")
      + String(decoding: payload, as: UTF8.self)
      // Salts are drawn: what they hide from is not compared.
      + parts.dropFirst().map { String(decoding: Base64URL.decode($0) ?? [], as: UTF8.self) }.joined()
    // The field under which the jury filed a change is sealed with the change that was told.
    return text.replacing(#/"field":"[a-z]+"/#, with: "FIELD").replacing(
      #/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/#, with: "CODE"
    )
    .replacing(#/"_sd":\[[^\]]*\]/#, with: "SD")
  }

  @Test(arguments: exams)
  func `does not change by a byte when a secret does`(id: String) throws {
    let exam = try Room.shipped(id)
    let layers = Layers(seed: 3)
    let told = try bytes(layers.sitting(of: exam, .communicated))
    for layer in Layers.secrets {
      let other = try bytes(layers.replacing(layer).sitting(of: exam, .communicated))
      #expect(other.utf8.elementsEqual(told.utf8), "\(layer)")
    }
    #expect(try bytes(layers.replacing(.visible).sitting(of: exam, .communicated)) != told)
  }

  @Test(arguments: exams) func `never holds a mark`(id: String) throws {
    let room = try Layers(seed: 3).sitting(of: Room.shipped(id), .communicated)
    let report = try report(room)
    #expect(report.json.pretty.contains("\"mark\": null"))
    guard case .mark = room.exam.decision.kind else { return }
    let other = try Layers(seed: 3).replacing(.verdict).sitting(of: Room.shipped(id), .communicated)
    #expect(try bytes(other) == bytes(room))
  }

  @Test func `tells of the identity who it is about, and nothing more`() throws {
    let exam = try Room.shipped("ntc-titre")
    var room = try Room(exam) {
      $0.accommodations = [Accommodation(target: "preparation", numerator: 1, denominator: 3)].compactMap { $0 }
    }
    try room.run(.conclude(.absent, text: nil))
    #expect(room.sitting.state.opening?.accommodations.count == 1)
    let report = try report(room)
    #expect(!TextRenderer().render(report.document(isRecordAttached: true)).contains("Majorations"))
    #expect(report.json.pretty.contains("\"accommodations\": []"))
    #expect(report.json.pretty.contains("\"number\": \"0042\""))
  }

  @Test func `says that the record is joined only where it is`() throws {
    let report = try report(Layers(seed: 3).sitting(of: Room.shipped("ntc-titre"), .communicated))
    #expect(TextRenderer().render(report.document(isRecordAttached: true)).contains("Ce qui est joint"))
    let alone = TextRenderer().render(report.document(isRecordAttached: false))
    #expect(!alone.contains("joint") && !alone.contains("accompagne"))
    #expect(alone.contains("Code"))
  }

  @Test func `attaches the signed record, in those parts alone`() throws {
    let room = try Layers(seed: 3).sitting(of: Room.shipped("ntc-titre"), .communicated)
    let text = String(decoding: try report(room).attachment, as: UTF8.self)
    #expect(text.last == "~")
    let names = text.split(separator: "~").dropFirst().compactMap { encoded in
      Base64URL.decode(String(encoded)).flatMap { try? CanonicalJSON(parsing: $0) }?.array?[1].string
    }
    #expect(names == ["evaluation"])
  }
}
