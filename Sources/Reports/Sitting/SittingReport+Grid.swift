// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

extension SittingReport {
  /// By competency: the common verdict, and who gave what where that is not all there is to say.
  var grid: [Block] {
    guard !exam.criteria.isEmpty, state.outcome?.value.isEvaluated ?? true, !state.runs.isEmpty else { return [] }
    let final = sitting.finalGrid
    let marks = Dictionary(grouping: sitting.orderedMarks) { $0.key.criterion }
    return [.heading("Grille")]
      + exam.competencies.flatMap { competency in
        GridBlocks.competency(competency, in: exam, grid: final) { criterion in
          notes(on: criterion, marks[criterion.id] ?? [], final: final[criterion.id])
        }
      }
  }

  private typealias Entry = (key: SittingState.MarkKey, mark: SittingState.Mark)

  /// `sur dossier`, `hors phase`; with several sheets, each juror's verdict.
  private func notes(on criterion: Criterion, _ marks: [Entry], final: String?) -> String? {
    let isPlain = !sitting.needsDeliberation && marks.allSatisfy { $0.mark.level == final }
    if isPlain {
      let remarks = marks.flatMap { bases(of: $0.mark, criterion) }
      return remarks.isEmpty ? nil : remarks.joined(separator: ", ")
    }
    let verdicts = marks.map { entry in
      let remarks = bases(of: entry.mark, criterion)
      return "\(entry.key.juror ?? "noté") \(entry.mark.level)"
        + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
    }
    guard !verdicts.isEmpty else { return final == nil ? nil : "délibéré" }
    var notes: [String] = []
    if sitting.agreement(on: criterion.id) == .divergent { notes.append("divergence") }
    if final == nil { notes.append("sans verdict commun") }
    return verdicts.joined(separator: " / ") + (notes.isEmpty ? "" : "\u{A0}: \(notes.joined(separator: ", "))")
  }

  private func bases(of mark: SittingState.Mark, _ criterion: Criterion) -> [String] {
    (mark.basis == .file ? ["sur dossier"] : [])
      + (sitting.isOutOfPhase(criterion.id, phase: mark.phase) ? ["hors phase"] : [])
  }
}

/// A grid on a page: it knows verdicts, not who gave them.
enum GridBlocks {
  /// The competency with its state, then a line for each criterion.
  static func competency(
    _ competency: Competency, in exam: Exam, grid: [String: String], notes: (Criterion) -> String? = { _ in nil }
  ) -> [Block] {
    let rows = competency.criteria.map { criterion in
      let verdict = grid[criterion.id]
      let notes = notes(criterion)
      let missing = verdict == nil && notes == nil ? " (non évalué)" : ""
      return [verdict ?? "·", criterion.id, criterion.title + missing + (notes.map { "\n\($0)" } ?? "")]
    }
    return [
      .heading("\(competency.id) \(competency.title)\u{A0}: \(exam.standing(of: competency, in: grid))", level: 2),
      .table(Table(["", "", ""], rows: rows)),
    ]
  }
}
