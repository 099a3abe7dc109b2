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
    [.heading("Passage \(passage.id)"), .facts(head(passage))] + times(passage) + changes(passage) + evaluation(passage)
      + [.heading("Enregistrements", level: 2), .table(records(passage)), .paragraph(term(passage))]
  }

  // MARK: Parts

  private func head(_ passage: CandidateArchive) -> [Fact] {
    let extras = passage.identity?.accommodations.map { extra in
      "\(title(extra.target, passage.exam)) +\(extra.numerator)/\(extra.denominator)"
    }
    let pairs: [(String, String?)] = [
      ("Candidat", passage.identity?.candidate.label ?? "effacé"), ("Épreuve", passage.exam.title),
      ("Session", passage.definition.session.map(String.init)),
      ("Jour", passage.times.map { "\($0.day.french), \($0.opened)" }), ("Issue", passage.times?.outcome?.french),
      ("Majorations", extras?.frenchList()),
    ]
    return pairs.compactMap { label, text in text.flatMap { $0.isEmpty ? nil : Fact(label, $0) } }
  }

  private func title(_ id: String, _ exam: Exam) -> String { exam.phase(id)?.title ?? exam.allowance(id)?.title ?? id }

  private func times(_ passage: CandidateArchive) -> [Block] {
    guard let times = passage.times else { return [.note("Les temps et l’évaluation de ce passage ont été effacés.")] }
    guard !times.phases.isEmpty else { return [] }
    let table = Table(
      columns: [.init("Phase"), .init("Passé", .trailing), .init("Prévu"), .init("En plus", .trailing)],
      rows: times.phases.map { phase in
        [
          title(phase.phase, passage.exam), FrenchDuration.stopwatch(phase.elapsed),
          phase.planned.map(FrenchDuration.words) ?? "libre",
          phase.overtime >= 1000 ? "+" + FrenchDuration.stopwatch(phase.overtime) : "",
        ]
      })
    return [.heading("Déroulement", level: 2), .table(table)]
  }

  private func changes(_ passage: CandidateArchive) -> [Block] {
    guard let changes = passage.changes, !changes.isEmpty else { return [] }
    let day = passage.times?.day
    let items = changes.map { change in
      let phase = change.toldIn.map { ", \(title($0, passage.exam))" } ?? ""
      return ListItem(change.text, children: [ListItem("annoncée à \(RecordClock.text(change.at, on: day))\(phase)")])
    }
    return [.heading("Modifications annoncées", level: 2), .list(items, numbered: true)]
  }

  private func evaluation(_ passage: CandidateArchive) -> [Block] {
    var blocks: [Block] = []
    if let grid = passage.grid, !grid.isEmpty {
      blocks += passage.exam.competencies.flatMap { GridBlocks.competency($0, in: passage.exam, grid: grid) }
    }
    let outOf = passage.exam.markOutOf.map { "/\($0)" } ?? ""
    let decision =
      passage.award.map { passage.exam.awardTitles[$0] ?? $0 } ?? passage.mark.map { "\($0.french)\(outOf)" }
    if let decision { blocks += [.heading("Décision", level: 2), .paragraph(decision)] }
    return blocks
  }

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
      "passages": .array(passages.map(Self.json)),
    ]
  }

  private static func json(_ passage: CandidateArchive) -> JSONValue {
    let exam = passage.exam
    return .object([
      .init("id", .string(passage.id)), .init("exam", .string(passage.definition.exam.id)),
      .init("definition", .definition(passage.definition.exam)),
      .init("session", JSONValue(passage.definition.session)),
      .init("candidate", .candidate(passage.identity?.candidate)),
      .init(
        "accommodations",
        .array(
          (passage.identity?.accommodations ?? []).map {
            ["target": .string($0.target), "extra": .string("\($0.numerator)/\($0.denominator)")]
          })),
      .init("chosen", .array((passage.identity?.chosen ?? []).map { .int(Int64($0)) })),
      .init("day", JSONValue(passage.times?.day.description)), .init("opened", JSONValue(passage.times?.opened)),
      .init("outcome", JSONValue(passage.times?.outcome?.rawValue)),
      .init(
        "phases",
        .array(
          (passage.times?.phases ?? []).map { phase in
            [
              "id": .string(phase.phase), "elapsedSeconds": .seconds(phase.elapsed),
              "plannedSeconds": phase.planned.map { .seconds($0) } ?? .null,
              "overtimeSeconds": .seconds(phase.overtime),
            ]
          })),
      .init(
        "changes",
        .array(
          (passage.changes ?? []).map { change in
            [
              "number": .int(Int64(change.number)), "text": .string(change.text), "toldAt": .string(change.at),
              "toldIn": JSONValue(change.toldIn),
            ]
          })),
      .init("final", passage.grid.map { .verdicts($0, in: exam) } ?? .null), .init("award", JSONValue(passage.award)),
      .init("mark", passage.mark.map { .decimal($0) } ?? .null),
      .init(
        "records",
        .array(
          passage.records.map { record in
            [
              "kind": .string(record.kind.rawValue), "place": .place(record.place),
              "code": .string(record.code.description), "issued": .string(record.issued),
              "missing": JSONValue(record.missing.map(\.rawValue)),
            ]
          })),
      .init("keptUntil", JSONValue(passage.keptUntil?.description)),
    ])
  }
}
