// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Rehearsals

/// What `oral progres` shows: the curve over rehearsals, the weak criteria and the weak fields.
public struct ProgressReport: Sendable {
  private let lines: [Line]
  private let titles: [String: String]
  private let progress: Progress

  /// One rehearsal.
  public struct Line: Hashable, Sendable {
    public var id: String
    public var summary: RehearsalSummary

    public init(id: String, summary: RehearsalSummary) {
      self.id = id
      self.summary = summary
    }
  }

  /// - Parameters:
  ///   - lines: in the order in which they were played.
  ///   - titles: of criteria, by id.
  public init(_ lines: [Line], titles: [String: String]) {
    self.lines = lines
    self.titles = titles
    progress = Progress(lines.map(\.summary))
  }

  public var document: ReportDocument {
    guard !lines.isEmpty else {
      return ReportDocument(
        title: "Vos progrès", blocks: [.paragraph("Aucune répétition finie. Pour commencer : oral repeter".typographic)]
      )
    }
    return ReportDocument(
      title: "Vos progrès", subtitles: [plural(lines.count, "répétition")], blocks: [curve] + criteria + fields)
  }

  private var curve: Block {
    let rows = lines.map { line in
      let summary = line.summary
      return [
        line.id, summary.day?.description ?? "", summary.exam, summary.code.description,
        summary.evaluated > 0 ? "\(summary.met)/\(summary.evaluated)" : "—", bar(summary.score),
        summary.share.map(percent) ?? "—",
      ]
    }
    return .table(
      Table(
        columns: [
          .init("Répétition"), .init("Jour"), .init("Épreuve"), .init("Tirage"), .init("Acquis", .trailing),
          .init(""), .init("Gain", .trailing),
        ], rows: rows))
  }

  /// Ten signs.
  private func bar(_ permille: Int?) -> String {
    guard let permille else { return "" }
    let filled = min(10, (permille + 50) / 100)
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
  }

  private func percent(_ permille: Int) -> String { "\((permille + 5) / 10)\u{A0}%" }

  private var criteria: [Block] {
    let weak = progress.weakCriteria
    guard !weak.isEmpty else { return [] }
    let items = weak.prefix(10).map { weak in
      "\(titles[weak.subject] ?? weak.subject) (\(weak.subject)) : \(weak.weak) fois sur \(weak.seen)".typographic
    }
    return [.heading("Critères à travailler"), .list(items)]
  }

  private var fields: [Block] {
    let rows = progress.fields.map { field in
      [
        field.subject.french, field.seen == 0 ? "jamais" : "\(field.seen)",
        field.seen == 0 ? "—" : "\(field.seen - field.weak)",
      ]
    }
    return [
      .heading("Champs des modifications"),
      .table(
        Table(
          columns: [.init("Champ"), .init("Rencontrées", .trailing), .init("Reprises", .trailing)], rows: rows)),
      .paragraph("Pour un tirage qui penche vers les champs faibles : oral repeter --faible".typographic),
    ]
  }

  public var json: JSONValue {
    .object([
      .init("rehearsals", .array(lines.map(rehearsal))),
      .init(
        "weakCriteria",
        .array(
          progress.weakCriteria.map { weak in
            .object([
              .init("id", .string(weak.subject)), .init("weak", JSONValue(weak.weak)),
              .init("seen", JSONValue(weak.seen)),
            ])
          })),
      .init(
        "fields",
        .array(
          progress.fields.map { field in
            .object([
              .init("field", .string(field.subject.rawValue)), .init("weak", JSONValue(field.weak)),
              .init("seen", JSONValue(field.seen)), .init("weight", JSONValue(progress.fieldWeights[field.subject])),
            ])
          })),
    ])
  }

  private func rehearsal(_ line: Line) -> JSONValue {
    let summary = line.summary
    return .object([
      .init("id", .string(line.id)), .init("day", JSONValue(summary.day?.description)),
      .init("exam", .string(summary.exam)), .init("code", .string(summary.code.description)),
      .init("met", JSONValue(summary.met)), .init("evaluated", JSONValue(summary.evaluated)),
      .init("score", JSONValue(summary.score)), .init("share", JSONValue(summary.share)),
      .init("weakCriteria", JSONValue(summary.weakCriteria)),
    ])
  }
}
