// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
import Sittings
import StyledText

extension Console {
  /// The grid by competency; the criteria that the phase evaluates are marked with `›`.
  func gridView(_ words: Words) throws(ConsoleError) -> [StyledLine] {
    var competencies = exam.competencies
    if let typed = words.text {
      competencies = [try competencies.typed(typed, by: \.id)]
    }
    guard !exam.criteria.isEmpty else { return partsView() }
    let grid = sitting.finalGrid
    let evaluated = Set(sitting.currentPhase.map { exam.criteria(evaluatedIn: $0).map(\.id) } ?? [])
    var lines: [StyledLine] = []
    for competency in competencies {
      lines.append(heading(of: competency, in: grid))
      for criterion in competency.criteria {
        lines += self.lines(
          for: criterion, verdict: verdictText(on: criterion.id, in: grid), isDue: evaluated.contains(criterion.id))
      }
    }
    return lines
  }

  private func heading(of competency: Competency, in grid: [String: String]) -> StyledLine {
    let style: Style = exam.state(of: competency, in: grid) == .validated ? .good : .dim
    return StyledLine("\(competency.id)  \(competency.title)", .bold)
      + StyledLine("  \(exam.standing(of: competency, in: grid))", style)
  }

  /// `› 10 O  ntc.c4.1  Analyse et segmente…`, a long label going on under its beginning.
  private func lines(for criterion: Criterion, verdict: StyledLine, isDue: Bool) -> [StyledLine] {
    let index = exam.criteria.firstIndex { $0.id == criterion.id } ?? 0
    let number = String(repeating: " ", count: index < 9 ? 1 : 0) + String(index + 1)
    let head =
      StyledLine(isDue ? "› " : "  ", .accent) + StyledLine("\(number) ", .dim) + verdict
      + StyledLine("  \(criterion.id)  ", .dim)
    let indent = head.columnWidth
    let rows = StyledLine(criterion.title).wrapped(to: max(20, columns - indent))
    return rows.enumerated().map { row, text in
      (row == 0 ? head : StyledLine(String(repeating: " ", count: indent))) + text
    }
  }

  /// `O`, `·` when not evaluated, or what each juror gave.
  private func verdictText(on criterion: String, in grid: [String: String]) -> StyledLine {
    if sitting.needsDeliberation, grid[criterion] == nil {
      let verdicts = sitting.verdicts(on: criterion)
      guard !verdicts.isEmpty else { return StyledLine("·", .dim) }
      let text = verdicts.map { "\(initials($0.juror)) \($0.level)" }.joined(separator: " / ")
      return StyledLine(text, sitting.agreement(on: criterion) == .divergent ? .warning : .plain)
    }
    guard let code = grid[criterion] else { return StyledLine("·", .dim) }
    return StyledLine(code, exam.scale.level(code)?.isMet == true ? Style(.good, .bold) : Style(.warning, .bold))
  }

  private func partsView() -> [StyledLine] {
    guard case .parts(let rule) = exam.decision.kind else {
      return [StyledLine("Cette épreuve n’a pas de critères : elle se décide par une note.")]
    }
    return rule.parts.map { StyledLine("\($0.title) : sur \($0.outOf)") }
      + [StyledLine("Pour décider : décider " + rule.parts.map { "POINTS-\($0.id)" }.joined(separator: " "), .dim)]
  }

  /// Where the jury stands before it decides: divergences, what is missing, what the grid proposes.
  func deliberationView() -> [StyledLine] {
    var lines: [StyledLine] = []
    if sitting.needsDeliberation {
      let diverging = exam.criteria.filter {
        sitting.agreement(on: $0.id) == .divergent && state.deliberated[$0.id] == nil
      }
      let agreed = sitting.agreedVerdicts.count
      lines.append(StyledLine("Accords à reprendre : \(agreed)" + (agreed > 0 ? " (délibérer accords)" : "")))
      let partial = sitting.partialVerdicts.count
      if partial > 0 {
        lines.append(
          StyledLine("Notés par une partie du jury : \(partial) (les reprendre : délibérer partiels)", .warning))
      }
      lines.append(StyledLine("Divergences : \(diverging.count)", diverging.isEmpty ? .plain : .warning))
      for criterion in diverging {
        let verdicts = sitting.verdicts(on: criterion.id).map { "\($0.juror) \($0.level)" }.joined(separator: ", ")
        lines.append(StyledLine("  \(criterion.id)  \(criterion.title) : \(verdicts)"))
      }
    }
    let grid = sitting.finalGrid
    for competency in exam.competencies {
      let met = exam.metCount(of: competency, in: grid)
      let state = exam.validatesCompetencies ? "  \(exam.standing(of: competency, in: grid))" : ""
      lines.append(StyledLine("\(competency.id)  \(met)\(state)  \(competency.title)"))
    }
    if !sitting.missingCriteria.isEmpty {
      lines.append(StyledLine("Non évalués : \(sitting.missingCriteria.map(\.id).frenchList())", .warning))
    }
    lines.append(StyledLine(proposalText(exam.proposal(for: grid)), .bold))
    return lines
  }

  private func proposalText(_ proposal: Proposal) -> String {
    let text = proposal.french ?? ""
    return switch proposal {
    case .incomplete: "\(text)."
    case .outcome(let outcome): "\(text). Pour décider : décider \(outcome.id)"
    case .mark(let mark): "\(text). Pour décider : décider \(mark.french)"
    case .none:
      switch exam.decision.kind {
      case .parts(let rule):
        "Pour décider : décider " + rule.parts.map { "POINTS-\($0.id)" }.joined(separator: " ")
      case .mark(let rule):
        "Aucun texte ne tire la note des critères. Pour proposer une note : décider NOTE (sur \(rule.outOf))"
      case .competencies: ""
      }
    }
  }
}
