// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText

/// A grid on paper: blank, to work on by hand, or filled. All that its template shows, and nothing else.
public struct GridPaper: Hashable, Sendable {
  public let exam: Exam
  /// `nil` on a sheet that a candidate may read.
  var banner: String?
  var title: String
  /// The sitting's id, or what names the sheet otherwise; empty when nothing does.
  public internal(set) var name: String
  var facts: [Fact]
  /// Whether verdicts and remarks are to be written by hand.
  var isBlank = false
  /// What is written by hand besides them, on a blank sheet.
  var places: BlankPlaces?
  var code: PaperCode?
  /// Criterion id to level code; `nil` when the reader may not see it.
  var grid: [String: String]?
  /// What was said of a criterion, by its id.
  var remarks: [String: [String]] = [:]
  var phases: [PhaseBar] = []
  /// What follows the grid: changes told, remarks, decision.
  var blocks: [Block] = []
  /// Those who sign.
  var signatures: [String] = []
  var seal: Seal?
  /// The day that the document bears.
  public internal(set) var day: Day?
  /// The sealed record, with what the reader may have of it.
  var attachment: PrintAttachment?

  /// One phase on the bar of times; milliseconds.
  struct PhaseBar: Hashable, Sendable {
    var title: String
    var elapsed: Int64
    /// `nil` when it has no duration of its own.
    var planned: Int64?
    var overtime: Int64
    /// What stands for the planned time, where nothing counts it.
    var allotment: String?
  }

  struct Seal: Hashable, Sendable {
    var code: String
    /// `passage nº 12, chaîne 3xK…`
    var place: String
    var hash: String
    var issued: String
  }

  /// - Parameter issuer: the centre that gives the sheet out.
  public func job(of issuer: PrintIssuer) -> PrintJob {
    PrintJob(
      .grid, title: [title, name].filter { !$0.isEmpty }.joined(separator: " "), issuer: issuer, date: day,
      content: json, attachments: attachment.map { [$0] } ?? [])
  }
}

extension PrintTemplate {
  /// What shows a ``GridPaper``.
  public static let grid = PrintTemplate("grille")
}

extension GridPaper {
  /// What its template takes.
  public var json: JSONValue {
    .object([
      .init("banner", JSONValue(banner)), .init("title", .string(title)), .init("name", .string(name)),
      .init("exam", .string(exam.title.typographic)),
      .init("definition", .string("\(exam.id), version \(exam.version)")),
      .init("facts", .array(facts.map(\.json))),
      .init("blank", .bool(isBlank)), .init("code", JSONValue(code?.description)),
      .init("places", places?.json ?? .null),
      .init("scale", .array(exam.scale.levels.map { ["code": .string($0.code), "title": .string($0.title)] })),
      .init("competencies", grid == nil ? [] : .array(competencies)),
      .init("phases", .array(phases.map(\.json))), .init("blocks", .array(blocks.map(\.json))),
      .init("signatures", JSONValue(signatures)),
      .init(
        "seal",
        seal.map {
          [
            "code": .string($0.code), "place": .string($0.place), "hash": .string($0.hash),
            "issued": .string($0.issued),
          ]
        } ?? .null),
    ])
  }

  /// Criteria are numbered as on the console.
  private var competencies: [JSONValue] {
    var number = 0
    let grid = grid ?? [:]
    return exam.competencies.map { competency in
      let criteria = competency.criteria.map { criterion -> JSONValue in
        number += 1
        let level = grid[criterion.id].flatMap(exam.scale.level)
        return [
          "number": JSONValue(number), "id": .string(criterion.id), "title": .string(criterion.title.typographic),
          "observations": JSONValue(criterion.observations.map(\.typographic)),
          "verdict": JSONValue(grid[criterion.id]), "met": JSONValue(level?.isMet),
          "remarks": JSONValue(remarks[criterion.id] ?? []),
        ]
      }
      return [
        "id": .string(competency.id), "title": .string(competency.title.typographic),
        "standing": isBlank ? .null : .string(exam.standing(of: competency, in: grid)), "criteria": .array(criteria),
      ]
    }
  }
}

extension GridPaper.PhaseBar {
  fileprivate var json: JSONValue {
    [
      "title": .string(title), "elapsed": .int(elapsed), "planned": planned.map { .int($0) } ?? .null,
      "overtime": .int(overtime), "spent": .string(FrenchDuration.stopwatch(elapsed)),
      "allotted": JSONValue(planned.map { FrenchDuration.words($0) } ?? allotment),
      "beyond": overtime >= 1000 ? .string("+" + FrenchDuration.stopwatch(overtime)) : .null,
    ]
  }
}
