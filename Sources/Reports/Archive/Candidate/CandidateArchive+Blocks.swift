// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// How a candidate reads one passage, in every document that goes to them.
extension CandidateArchive {
  /// Who, when, the times, the changes that were told, and the evaluation where it may be seen.
  var blocks: [Block] { [.facts(head)] + course + told + evaluation }

  private var head: [Fact] {
    let extras = identity?.accommodations.map { extra in
      "\(title(extra.target)) +\(extra.numerator)/\(extra.denominator)"
    }
    let pairs: [(String, String?)] = [
      ("Candidat", identity?.candidate.label ?? "effacé"), ("Épreuve", exam.title),
      ("Session", definition.session.map(String.init)),
      ("Jour", times.map { "\($0.day.french), \($0.opened)" }), ("Issue", times?.outcome?.french),
      ("Majorations", extras?.frenchList()),
    ]
    return pairs.compactMap { label, text in text.flatMap { $0.isEmpty ? nil : Fact(label, $0) } }
  }

  private func title(_ id: String) -> String { exam.phase(id)?.title ?? exam.allowance(id)?.title ?? id }

  private var course: [Block] {
    guard let times else { return [.note("Les temps et l’évaluation de ce passage ont été effacés.")] }
    guard !times.phases.isEmpty else { return [] }
    let table = Table(
      columns: [.init("Phase"), .init("Passé", .trailing), .init("Prévu"), .init("En plus", .trailing)],
      rows: times.phases.map { phase in
        [
          title(phase.phase), FrenchDuration.stopwatch(phase.elapsed),
          phase.planned.map(FrenchDuration.words) ?? "libre",
          phase.overtime >= 1000 ? "+" + FrenchDuration.stopwatch(phase.overtime) : "",
        ]
      })
    return [.heading("Déroulement", level: 2), .table(table)]
  }

  private var told: [Block] {
    guard let changes, !changes.isEmpty else { return [] }
    let day = times?.day
    let items = changes.map { change in
      let phase = change.toldIn.map { ", \(title($0))" } ?? ""
      return ListItem(change.text, children: [ListItem("annoncée \(RecordClock.at(change.at, on: day))\(phase)")])
    }
    return [.heading("Modifications annoncées", level: 2), .list(items, numbered: true)]
  }

  private var evaluation: [Block] {
    var blocks: [Block] = []
    if let grid, !grid.isEmpty {
      blocks += exam.competencies.flatMap { GridBlocks.competency($0, in: exam, grid: grid) }
    }
    if let decision { blocks += [.heading("Décision", level: 2), .paragraph(decision)] }
    return blocks
  }

  /// What was awarded, or the mark; `nil` when the candidate may have neither.
  var decision: String? {
    let outOf = exam.markOutOf.map { "/\($0)" } ?? ""
    return award.map { exam.awardTitles[$0] ?? $0 } ?? mark.map { "\($0.french)\(outOf)" }
  }

  /// As ``SubjectAccessReport/json`` has each passage.
  var json: JSONValue {
    .object([
      .init("id", .string(id)), .init("exam", .string(definition.exam.id)),
      .init("definition", .definition(definition.exam)),
      .init("session", JSONValue(definition.session)),
      .init("candidate", .candidate(identity?.candidate)),
      .init(
        "accommodations",
        .array(
          (identity?.accommodations ?? []).map {
            ["target": .string($0.target), "extra": .string("\($0.numerator)/\($0.denominator)")]
          })),
      .init("chosen", .array((identity?.chosen ?? []).map { .int(Int64($0)) })),
      .init("day", JSONValue(times?.day.description)), .init("opened", JSONValue(times?.opened)),
      .init("outcome", JSONValue(times?.outcome?.rawValue)),
      .init(
        "phases",
        .array(
          (times?.phases ?? []).map { phase in
            [
              "id": .string(phase.phase), "elapsedSeconds": .seconds(phase.elapsed),
              "plannedSeconds": phase.planned.map { .seconds($0) } ?? .null,
              "overtimeSeconds": .seconds(phase.overtime),
            ]
          })),
      .init(
        "changes",
        .array(
          (changes ?? []).map { change in
            [
              "number": .int(Int64(change.number)), "text": .string(change.text), "toldAt": .string(change.at),
              "toldIn": JSONValue(change.toldIn),
            ]
          })),
      .init("final", grid.map { .verdicts($0, in: exam) } ?? .null), .init("award", JSONValue(award)),
      .init("mark", mark.map { .decimal($0) } ?? .null),
      .init(
        "records",
        .array(
          records.map { record in
            [
              "kind": .string(record.kind.rawValue), "place": .place(record.place),
              "code": .string(record.code.description), "issued": .string(record.issued),
              "missing": JSONValue(record.missing.map(\.rawValue)),
            ]
          })),
      .init("keptUntil", JSONValue(keptUntil?.description)),
    ])
  }
}
