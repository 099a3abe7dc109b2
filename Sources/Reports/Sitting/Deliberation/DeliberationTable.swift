// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

/// What `oral deliberer ID ID…` prints: sittings side by side, criteria in rows and candidates in columns, one table for
/// each exam. Jury only.
public struct DeliberationTable: Sendable {
  private let sittings: [Sitting]
  private let now: Instant

  /// In the order in which they are to stand.
  public init(_ sittings: some Sequence<Sitting>, at now: Instant) {
    self.sittings = Array(sittings)
    self.now = now
  }

  /// An array of what ``SittingJSON`` says of each.
  public var json: JSONValue { .array(sittings.map { SittingJSON($0, at: now).value }) }

  public var document: ReportDocument {
    var groups: [[Sitting]] = []
    for sitting in sittings {
      if let index = groups.firstIndex(where: { $0.first?.exam == sitting.exam }) {
        groups[index].append(sitting)
      } else {
        groups.append([sitting])
      }
    }
    let blocks = groups.flatMap { group -> [Block] in
      guard let exam = group.first?.exam else { return [] }
      return ExamColumns(exam: exam, sittings: group, now: now).blocks
    }
    return ReportDocument(
      banner: "JURY SEULEMENT", title: "Délibération", subtitles: [plural(sittings.count, "passage")],
      blocks: blocks.isEmpty ? [.paragraph("Aucun passage à délibérer.")] : blocks)
  }
}

/// Sittings of one exam, a column each.
private struct ExamColumns {
  let exam: Exam
  let sittings: [Sitting]
  let now: Instant

  var blocks: [Block] {
    var blocks: [Block] = [.heading("\(exam.title) (version \(exam.version))")]
    if !exam.criteria.isEmpty { blocks += [table("Critère", gridRows), .facts(legend)] }
    return blocks + [.heading("Temps", level: 2), table("Phase", timeRows), .heading("Bilan", level: 2)]
      + [table("", summaryRows)]
  }

  private func table(_ first: String, _ rows: [[String]]) -> Block {
    .table(Table([first] + titles, rows: rows.filter { $0.dropFirst().contains { !$0.isEmpty } }))
  }

  /// The candidates' names, with what tells homonyms apart.
  private var titles: [String] {
    let names = sittings.map { $0.state.candidate?.name ?? "" }
    return zip(sittings, names).map { sitting, name in
      let number = sitting.state.candidate?.number ?? ""
      let isUnique = !name.isEmpty && names.count { $0 == name } == 1
      return isUnique
        ? name : [name, number.isEmpty ? sitting.id : number].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  // MARK: Grid

  /// A row for each competency, with its state, then for each of its criteria.
  private var gridRows: [[String]] {
    let grids = sittings.map(\.finalGrid)
    var rows: [[String]] = []
    for competency in exam.competencies {
      let states = grids.map { exam.standing(of: competency, in: $0) }
      rows.append(["\(competency.id) \(competency.title)"] + states)
      for criterion in competency.criteria {
        let cells = zip(sittings, grids).map { cell(criterion.id, $0, $1) }
        rows.append(["\(criterion.id) \(criterion.title)"] + cells)
      }
    }
    return rows
  }

  /// `O`, `AR O / PW N` while the jurors' sheets wait for a common verdict, `·` when not evaluated.
  private func cell(_ criterion: String, _ sitting: Sitting, _ grid: [String: String]) -> String {
    if let verdict = grid[criterion] { return verdict }
    let verdicts = sitting.verdicts(on: criterion).map { "\(label($0.juror))\u{A0}\($0.level)" }
    return verdicts.isEmpty ? "·" : verdicts.joined(separator: " / ")
  }

  private var jurors: [String] {
    let names = sittings.filter(\.needsDeliberation).flatMap { sitting in
      sitting.state.marks.keys.compactMap(\.juror) + sitting.state.jury.map(\.name)
    }
    return Set(names).sorted()
  }

  /// Initials, unless two jurors share them.
  private func label(_ juror: String) -> String {
    let short = initials(juror)
    return short.isEmpty || jurors.count { initials($0) == short } > 1 ? juror : short
  }

  private var legend: [Fact] {
    let names = jurors.filter { label($0) != $0 }.map { Fact(label($0), $0) }
    return [Fact("·", "non évalué")] + names
  }

  // MARK: Times and summary

  private var timeRows: [[String]] {
    let times = sittings.map { $0.times(at: now) }
    return exam.phases.map { phase in
      [phase.title]
        + times.map { phases in
          guard let time = phases.first(where: { $0.id == phase.id }), !time.runs.isEmpty else { return "—" }
          let spent = FrenchDuration.stopwatch(time.elapsed)
          return time.overtime >= 1000 ? "\(spent) (+\(FrenchDuration.stopwatch(time.overtime)))" : spent
        }
    }
  }

  private var summaryRows: [[String]] {
    [
      row("Passage") { $0.id },
      row("État") { $0.stage.french },
      row("Issue") { $0.state.outcome?.value.french ?? "" },
      row("Modifications dites") { sitting in
        let changes = sitting.state.changes.values
        return changes.isEmpty ? "" : "\(changes.count { $0.told != nil })/\(changes.count)"
      },
      row("Observations") { String($0.state.remarks.count { $0.value.kind == .observation }) },
      row("Incidents") { $0.state.incidents.isEmpty ? "" : String($0.state.incidents.count) },
      row("Réserve") { $0.state.standingReservations.joined(separator: "\n") },
      row("La grille propose") { proposed($0) },
      row("Décision") { sitting in sitting.state.decision.map { $0.value.short(in: exam) } ?? "" },
      row("Motif") { $0.state.decision?.value.reason ?? "" },
    ]
  }

  private func row(_ title: String, _ cell: (Sitting) -> String) -> [String] { [title] + sittings.map(cell) }

  private func proposed(_ sitting: Sitting) -> String {
    switch exam.proposal(for: sitting.state.decision == nil ? sitting.finalGrid : sitting.state.decidedGrid) {
    case .incomplete(let missing): "rien (\(plural(missing.count, "critère")) à évaluer)"
    case .outcome(let outcome): outcome.id
    case .mark(let mark): mark.french
    case .none: ""
    }
  }
}
