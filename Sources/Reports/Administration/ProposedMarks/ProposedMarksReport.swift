// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// What `oral bordereau` prints.
public struct ProposedMarksReport: Sendable {
  private let marks: ProposedMarks

  public init(_ marks: ProposedMarks) { self.marks = marks }

  public static let title = "Bordereau récapitulatif des notes proposées"

  public var document: ReportDocument { signed.whole }

  /// What the template `releve` shows.
  public var printed: JSONValue { signed.printed }

  private var signed: SignedReport {
    var blocks: [Block] = [.facts(facts), .table(table)]
    let told = marks.rows.filter { !$0.lacks.isEmpty }.map { row in
      "\(row.candidate.label)\u{A0}: \(row.lacks.map(wording).joined(separator: "\u{202F}; "))."
    }
    if !told.isEmpty { blocks += [.heading("Ce qui manque"), .list(told)] }
    let document = ReportDocument(
      banner: "Jury seulement", title: Self.title,
      subtitles: [
        "BTS Technico-commercial, E4 Négociation technico-commerciale, contrôle en cours de formation",
        marks.session.map { "Session \($0)" } ?? "Toutes sessions",
      ], blocks: blocks)
    return SignedReport(
      document: document, heading: "Signature",
      signatures: Table(["Chef de centre", "Date", "Signature et cachet"], rows: [["", "", ""]]),
      reading:
        "La note proposée en CCF n’est jamais communiquée au candidat\u{202F}; le jury du diplôme arrête la note. Les textes ne "
        + "disent pas comment pèsent les deux situations\u{A0}: les poids sont ceux que le centre a déclarés.",
      mention: "Notes proposées\u{A0}: pour le jury du diplôme, jamais pour le candidat")
  }

  /// `{session, candidates: [{number, familyName, givenName, situations: [{situation, passages: [{id, day, outcome, mark,
  /// fixed, sealed}]}], weights, mark, missing}]}`; `mark` is that of the sealed unit, or null.
  public var json: JSONValue {
    [
      "session": JSONValue(marks.session),
      "candidates": .array(
        marks.rows.map { row in
          [
            "number": .string(row.candidate.number), "familyName": .string(row.candidate.familyName),
            "givenName": .string(row.candidate.givenName),
            "situations": .array(
              row.situations.enumerated().map { index, passages in
                ["situation": JSONValue(index + 1), "passages": .array(passages.map(json))]
              }),
            "weights": row.unit.map { .array($0.situations.map { JSONValue($0.weight) }) } ?? .null,
            "mark": row.unit.map { .decimal($0.mark) } ?? .null, "missing": JSONValue(row.lacks.map(code)),
          ]
        }),
    ]
  }

  private func json(_ passage: RecordedPassage) -> JSONValue {
    [
      "id": .string(passage.id), "day": .string(passage.content.evaluation.day.description),
      "outcome": JSONValue(passage.content.deliberation.outcome?.rawValue),
      "mark": passage.mark.map { .decimal($0) } ?? .null,
      "fixed": .bool(passage.content.deliberation.fixedMark != nil), "sealed": .bool(passage.isSealed),
    ]
  }

  private var facts: [Fact] {
    let whole = marks.rows.count { $0.lacks.isEmpty }
    return [
      Fact("Candidats", String(marks.rows.count)),
      Fact("Complets", "\(whole) sur \(marks.rows.count)"),
    ]
  }

  private var table: Table {
    Table(
      columns: [
        .init("Numéro"), .init("Candidat"), .init("Situation 1", .trailing), .init("Situation 2", .trailing),
        .init("Poids", .trailing), .init("Unité, sur 20", .trailing),
      ],
      rows: marks.rows.map { row in
        [row.candidate.number, row.candidate.listName] + row.situations.map(cell) + [
          row.unit.map { $0.situations.map { String($0.weight) }.joined(separator: "\u{A0}: ") } ?? "",
          row.unit.map(\.mark.french) ?? "–",
        ]
      })
  }

  private func cell(_ passages: [RecordedPassage]) -> String {
    guard let passage = passages.last else { return "–" }
    return passage.mark.map(\.french) ?? passage.content.deliberation.outcome.map { $0 == .held ? "–" : $0.french }
      ?? "–"
  }

  private func wording(_ lack: ProposedMarks.Lack) -> String {
    switch lack {
    case .situation(let number): "la situation \(number) n’est pas connue ici"
    case .mark(let number, let outcome):
      "pas de note à la situation \(number)" + (outcome.map { $0 == .held ? "" : " (\($0.french))" } ?? "")
    case .notSealed(let number): "la situation \(number) n’est pas scellée"
    case .notUnited: "les deux situations ne sont pas réunies (oral archive unite)"
    case .unitOutdated: "une note ou une situation a changé depuis que l’unité fut scellée (la réunir de nouveau)"
    case .reserved(let number): "la situation \(number) est sous réserve"
    }
  }

  private func code(_ lack: ProposedMarks.Lack) -> String {
    switch lack {
    case .situation(let number): "situation\(number)"
    case .mark(let number, _): "mark\(number)"
    case .notSealed(let number): "notSealed\(number)"
    case .notUnited: "notUnited"
    case .unitOutdated: "unitOutdated"
    case .reserved(let number): "reserved\(number)"
    }
  }
}
