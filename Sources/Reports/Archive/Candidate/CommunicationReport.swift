// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
public import FrenchText
internal import Sittings

/// What `oral communiquer` gives to a candidate: the parts of one passage's record that are given with it, in words,
/// and nothing that those parts do not hold.
public struct CommunicationReport: Sendable {
  private let passage: CandidateArchive
  private let record: StoredRecord
  private let centre: String
  private let day: Day

  /// - Parameters:
  ///   - given: the record with the parts that are given, as ``Sealer`` gave it back: no other part is read.
  ///   - exam: the definition that the passage follows.
  ///   - centre: its name.
  ///   - day: that of the communication.
  ///
  /// Throws what reading the record throws, and `unsealed` where it is no passage.
  public init(_ given: StoredRecord, of history: PassageHistory, exam: Exam, centre: String, day: Day)
    throws(RecordError)
  {
    record = given
    self.centre = centre
    self.day = day
    // A deliberation that is withheld cannot say that the jury decided; the sealer gave the evaluation because it did.
    passage = CandidateArchive(
      history, records: [try SealedRecordLine(given)], exam: exam,
      centreCommunicates: given.disclosures[.evaluation] != nil, keptUntil: nil
    ).limited(to: Set(given.disclosures.keys))
  }

  /// The record as it is attached: the signed bytes with the parts that are given (RFC 9901).
  public var attachment: [UInt8] { Array(record.sdJWT.utf8) }

  /// On paper, with the record attached.
  public func job(issuer: PrintIssuer) -> PrintJob {
    PrintJob(
      document(isRecordAttached: true), issuer: issuer, date: day,
      attachments: [
        PrintAttachment(
          name: "\(passage.id).jwt", mimeType: "application/sd-jwt", relationship: .data,
          description: "Enregistrement signé, avec les parties communiquées", text: record.sdJWT)
      ])
  }

  /// - Parameter isRecordAttached: whether the signed record goes with it.
  public func document(isRecordAttached: Bool) -> ReportDocument {
    ReportDocument(
      title: "Communication au candidat", subtitles: [centre, "le \(day.french)"].filter { !$0.isEmpty },
      blocks: [.heading("Passage \(passage.id)")] + passage.blocks + proof(isRecordAttached))
  }

  private func proof(_ isRecordAttached: Bool) -> [Block] {
    guard let line = passage.records.first else { return [] }
    return [
      .heading(isRecordAttached ? "Ce qui est joint" : "Enregistrement signé"),
      .facts([
        Fact("Enregistrement", "\(line.kind.french) nº\u{A0}\(line.place.sequence), chaîne \(line.place.chain.short)"),
        Fact("Code", line.code.description), Fact("Scellé le", line.issued),
      ]),
    ]
      + (isRecordAttached
        ? [
          .paragraph(
            "L’enregistrement signé accompagne ce document, avec la seule partie «\u{A0}évaluation\u{A0}». Les autres parties n’y "
              + "figurent que par une empreinte salée, qui n’en dit rien et permet de vérifier la signature.")
        ] : [])
  }

  /// `{centre, day, passage, layers, record}`: `passage` as `oral archive extraire` has each, `record` the SD-JWT.
  public var json: JSONValue {
    [
      "centre": .string(centre), "day": .string(day.description), "passage": passage.json,
      "layers": JSONValue(record.disclosures.keys.sorted().map(\.rawValue)), "record": .string(record.sdJWT),
    ]
  }
}
