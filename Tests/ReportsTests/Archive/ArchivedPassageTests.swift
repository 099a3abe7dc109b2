// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `A sealed passage` {
  private func report(
    _ room: Room, erased: [RecordPart] = [],
    _ links: (inout SealedRoom, StoredRecord) throws -> [StoredRecord] = { _, _ in [] }
  ) throws -> ArchivedPassageReport {
    var sealed = try SealedRoom()
    let record = try sealed.seal(room)
    let linked = try links(&sealed, record)
    let left = StoredRecord(
      place: record.place, jws: record.jws, disclosures: record.disclosures.filter { !erased.contains($0.key) })
    let history = try sealed.history(left, linked: linked)
    return ArchivedPassageReport(
      history, records: try ([left] + linked).map { try SealedRecordLine($0) }, exam: room.exam)
  }

  @Test(arguments: [40, 80, 120])
  func `is shown to the jury`(width: Int) throws {
    let text = TextRenderer(width: width).render(try report(Sample.titre()).document)
    try expectSnapshot(text, "montrer-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `is read by scripts as it was disclosed`() throws {
    let json = try report(Sample.titre()).json
    try expectSnapshot(json.pretty + "\n", "montrer.json", in: "Archive")
  }

  @Test func `shows what was sealed since`() throws {
    var room = try Layers(seed: 4).sitting(of: Room.shipped("nrc-e4"), .communicated)
    try room.run(.reserve("pièce à vérifier"))
    let report = try report(room) { sealed, record in
      let history = try sealed.history(record)
      let fixed = try sealed.link { sealer, random in
        try sealer.fix(
          history, Decimal64(units: 115, scale: 1), text: "harmonisation", exam: room.exam, using: &random)
      }
      let since = try sealed.history(record, linked: [fixed])
      let lifted = try sealed.link { sealer, random in try sealer.lift(since, reason: "pièce reçue", using: &random) }
      return [fixed, lifted]
    }
    let text = TextRenderer(width: 120).render(report.document)
    #expect(text.contains("11,5/20, par le jury du diplôme"))
    #expect(text.contains("réserve levée\u{A0}: pièce reçue") && text.contains("note fixée 11,5"))
    #expect(text.contains("levée\u{A0}: pièce reçue"))
    guard case .object(let members) = report.json else { return }
    #expect(members.first { $0.key == "fixedMark" }?.value == .number("11.5"))
    #expect(members.first { $0.key == "reservations" }?.value == [])
  }

  @Test(arguments: RecordPart.allCases)
  func `says which of its parts was erased`(part: RecordPart) throws {
    let report = try report(Sample.titre(), erased: [part])
    let text = TextRenderer(width: 120).render(report.document)
    #expect(text.contains("De cet enregistrement, \(part.french) n’est plus là"))
    #expect(text.contains("passage (sans \(part.french))"))
    #expect(text.contains("Lucie") == (part != .identity))
    guard case .object(let members) = report.json else { return }
    for other in RecordPart.allCases {
      #expect((members.first { $0.key == other.rawValue }?.value == .null) == (other == part))
    }
  }

  @Test func `without anything left is still shown`() throws {
    let text = TextRenderer().render(try report(Sample.titre(), erased: RecordPart.allCases).document)
    try expectSnapshot(text, "montrer-efface.txt", in: "Archive")
  }

  @Test func `of somebody absent has no grid`() throws {
    var room = try Room(Room.shipped("tc-e4"))
    try room.run(.conclude(.absent, text: "pas d’appel"))
    let text = TextRenderer().render(try report(room).document)
    #expect(text.contains("candidat absent\u{A0}: pas d’appel") && !text.contains("Grille"))
  }
}
