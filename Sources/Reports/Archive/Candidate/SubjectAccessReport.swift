// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
public import FrenchText
internal import Sittings

/// What `oral archive extraire --candidat` prints: the answer to somebody who asks what the archive holds on them, as far as
/// they may have it (GDPR, article 15).
public struct SubjectAccessReport: Sendable {
  private let passages: [CandidateArchive]
  private let centre: String
  private let day: Day
  private let centreCommunicates: Bool

  /// - Parameters:
  ///   - centre: its name.
  ///   - day: that of the answer.
  ///   - centreCommunicates: as the passages were built with it.
  public init(_ passages: [CandidateArchive], centre: String, day: Day, centreCommunicates: Bool) {
    self.passages = passages
    self.centre = centre
    self.day = day
    self.centreCommunicates = centreCommunicates
  }

  public var document: ReportDocument {
    ReportDocument(
      title: "Données gardées sur un candidat", subtitles: [centre, "extrait du \(day.french)"],
      blocks: passages.isEmpty
        ? [.paragraph("L’archive ne contient aucun passage de cette personne.")]
        : [.paragraph(plural(passages.count, "passage scellé", "passages scellés") + ".")] + passages.flatMap(blocks)
          + withheld)
  }

  private func blocks(_ passage: CandidateArchive) -> [Block] {
    [.heading("Passage \(passage.id)")] + passage.blocks
      + [.heading("Enregistrements", level: 2), .table(records(passage)), .paragraph(term(passage))]
  }

  // MARK: Parts

  private func records(_ passage: CandidateArchive) -> Table {
    Table(
      columns: [.init("Enregistrement"), .init("Chaîne"), .init("nº", .trailing), .init("Scellé le"), .init("Code")],
      rows: passage.records.map { record in
        let missing = record.missing.isEmpty ? "" : " (sans \(record.missing.map(\.french).frenchList("ni")))"
        return [
          record.kind.french + missing, record.place.chain.short, String(record.place.sequence), record.issued,
          record.code.description,
        ]
      })
  }

  private func term(_ passage: CandidateArchive) -> String {
    passage.keptUntil.map { "Gardé jusqu’au \($0.french), puis effacé." } ?? "Le terme de conservation n’est pas fixé."
  }

  /// The same for everybody: what is there must not show in it.
  private var withheld: [Block] {
    let evaluation =
      centreCommunicates
      ? [] : ["les appréciations communes et la décision, que ce centre ne communique pas par cette voie"]
    let always = [
      "les noms des membres du jury, les appréciations, observations et notes de chacun",
      "les incidents et réserves consignés, les modifications préparées et non annoncées",
      "une note proposée, là où le règlement de l’épreuve interdit de la dire",
      "le journal de saisie du passage, gardé avec l’enregistrement",
    ]
    return [
      .heading("Ce qui n’est pas joint"),
      .paragraph("L’archive peut aussi contenir, pour chaque passage, ce qui reste au jury et au centre\u{A0}:"),
      .list(evaluation + always),
      .paragraph(
        "Le centre répond des raisons de ce choix, d’une rectification ou d’un effacement demandés. Une réclamation peut être "
          + "portée devant la CNIL."),
    ]
  }

  /// `{centre, day, communicates, passages: [{id, exam, session, candidate, accommodations, chosen, day, opened, outcome, phases,
  /// changes, final, award, mark, records, keptUntil}]}`; null where it was erased or may not be had.
  public var json: JSONValue {
    [
      "centre": .string(centre), "day": .string(day.description), "communicates": .bool(centreCommunicates),
      "passages": .array(passages.map(\.json)),
    ]
  }
}
