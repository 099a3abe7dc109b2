// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// What `oral epreuves` shows: one line for each exam.
public struct ExamList: Sendable {
  public var exams: [Exam]
  /// The file of each exam that does not come with the executable, by id.
  public var ownFiles: [String: String]

  public init(_ exams: [Exam], ownFiles: [String: String] = [:]) {
    self.exams = exams
    self.ownFiles = ownFiles
  }

  public var document: ReportDocument {
    var columns: [Table.Column] = [
      .init("Épreuve"), .init("Intitulé"), .init("Coef.", .trailing), .init("Prép.", .trailing),
      .init("Oral", .trailing),
      .init("Critères", .trailing),
    ]
    if !ownFiles.isEmpty { columns.append(.init("Fichier")) }
    let rows = exams.map { exam in
      [
        exam.id, exam.title, exam.coefficient.map(String.init) ?? "–", preparation(of: exam), exam.total.short,
        exam.criteria.isEmpty ? "–" : String(exam.criteria.count), ownFiles[exam.id] ?? "",
      ]
    }
    return ReportDocument(
      title: plural(exams.count, "épreuve"),
      blocks: [
        .table(Table(columns: columns, rows: rows)),
        .paragraph(
          "≤ au plus · ≈ environ ou à titre indicatif · centre\u{A0}: fixé par le centre · *\u{A0}comprise dans l’oral"),
        .paragraph("Pour en lire une\u{A0}: oral epreuves montrer \(exams.first?.id ?? "ID")"),
      ])
  }

  public var json: JSONValue { .array(exams.map(\.json)) }

  private func preparation(of exam: Exam) -> String {
    let preparations = exam.phases.filter { $0.kind == .preparation }
    guard let first = preparations.first else { return "–" }
    let time =
      preparations.count == 1
      ? first.limit.short : exam.preparationMinutes.map { TimeLimit(minutes: $0, .fixed).short } ?? "centre"
    return time + (exam.totalIncludesPreparation ? "*" : "")
  }
}
