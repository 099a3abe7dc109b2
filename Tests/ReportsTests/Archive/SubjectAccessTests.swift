// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `What the archive gives to somebody who asks` {
  static let exams = Room.catalogue.exams.map(\.id)

  /// A secret may change the digests that are signed, and so the codes: what is compared is what is told beside them.
  private func bytes(_ room: Room, communicates: Bool, without parts: RecordPart...) throws -> String {
    let report = try report(room, communicates: communicates, without: parts)
    let text = TextRenderer(width: 120).render(report.document)
    return withoutCodes(text + report.json.pretty)
  }

  private func withoutCodes(_ text: String) -> String {
    text.replacing(#/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/#, with: "CODE")
  }

  private func report(_ room: Room, communicates: Bool, without parts: [RecordPart] = []) throws -> SubjectAccessReport
  {
    var sealed = try SealedRoom()
    let whole = try sealed.seal(room)
    let record = StoredRecord(
      place: whole.place, jws: whole.jws, disclosures: whole.disclosures.filter { !parts.contains($0.key) })
    let passage = CandidateArchive(
      try sealed.history(record), records: [try SealedRecordLine(record)], exam: room.exam,
      centreCommunicates: communicates, keptUntil: Day("2031-05-12"))
    let day = try #require(Day("2026-11-20"))
    return SubjectAccessReport(
      [passage], centre: "Lycée de l’Essai", day: day, centreCommunicates: communicates)
  }

  @Test(arguments: exams, [Progress.closedInSilence, .communicated])
  func `Replacing a secret by another leaves every byte the same`(id: String, progress: Progress) throws {
    let exam = try Room.shipped(id)
    let communicates = progress == .communicated
    let layers = Layers(seed: 3)
    let told = try bytes(layers.sitting(of: exam, progress), communicates: communicates)
    for layer in Layers.secrets + (communicates ? [] : Layers.afterwards) {
      let other = try bytes(layers.replacing(layer).sitting(of: exam, progress), communicates: communicates)
      #expect(other.utf8.elementsEqual(told.utf8), "\(layer)")
    }
  }

  @Test(arguments: exams)
  func `What may be seen is told`(id: String) throws {
    let exam = try Room.shipped(id)
    let layers = Layers(seed: 3)
    let told = try bytes(layers.sitting(of: exam, .communicated), communicates: true)
    let visible = try bytes(layers.replacing(.visible).sitting(of: exam, .communicated), communicates: true)
    #expect(visible != told)
    for layer in Layers.afterwards {
      let other = try bytes(layers.replacing(layer).sitting(of: exam, .communicated), communicates: true)
      let reader = Reader.candidate(decided: true, centreCommunicates: true)
      let isTold =
        layer == .grid
        ? !exam.criteria.isEmpty && Visibility.allows(reader, .evaluation, in: exam)
        : Visibility.allows(reader, exam.validatesCompetencies ? .award : .proposedMark, in: exam)
      #expect((other != told) == isTold, "\(layer)")
    }
  }

  @Test func `A lifted reservation and a fixed mark of CCF leave no trace`() throws {
    var room = try Layers(seed: 3).sitting(of: Room.shipped("tc-e4-ccf1"), .communicated)
    try room.run(.reserve("pièce à vérifier"))
    var sealed = try SealedRoom()
    let record = try sealed.seal(room)
    let before = try sealed.history(record)
    let lifted = try sealed.link { sealer, random in try sealer.lift(before, reason: "reçue", using: &random) }
    let history = try sealed.history(record, linked: [lifted])
    let lines = try [record, lifted].map { try SealedRecordLine($0) }
    func text(_ history: PassageHistory, _ records: [SealedRecordLine]) throws -> String {
      let passage = CandidateArchive(
        history, records: records, exam: room.exam, centreCommunicates: true, keptUntil: nil)
      let day = try #require(Day("2026-11-20"))
      let report = SubjectAccessReport([passage], centre: "C", day: day, centreCommunicates: true)
      return TextRenderer().render(report.document) + report.json.pretty
    }
    #expect(try text(history, lines) == text(before, [lines[0]]))
  }

  @Test func `What was erased is told to be`() throws {
    let text = try bytes(Sample.titre(), communicates: true, without: .identity)
    #expect(text.contains(" effacé\n") && text.contains("(sans l’identité)") && !text.contains("Lucie"))
    #expect(try bytes(Sample.titre(), communicates: true, without: .evaluation).contains("ont été effacés"))
    // That the deliberation is gone is nobody's business but the jury's.
    #expect(!(try bytes(Sample.titre(), communicates: true, without: .deliberation)).contains("sans la délibération"))
  }

  @Test(arguments: [false, true])
  func `stands on a page and is read by scripts`(communicates: Bool) throws {
    let report = try report(Sample.titre(), communicates: communicates)
    let name = communicates ? "extraire-communique" : "extraire"
    try expectSnapshot(TextRenderer().render(report.document), "\(name).txt", in: "Archive")
    try expectSnapshot(report.json.pretty + "\n", "\(name).json", in: "Archive")
  }

  @Test func `is nothing for somebody unknown`() throws {
    let day = try #require(Day("2026-11-20"))
    let report = SubjectAccessReport([], centre: "Lycée de l’Essai", day: day, centreCommunicates: false)
    #expect(TextRenderer().render(report.document).contains("L’archive ne contient aucun passage de cette personne."))
  }
}
