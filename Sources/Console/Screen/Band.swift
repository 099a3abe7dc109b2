// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
public import Sittings
import StyledText

extension Console {
  /// The band and the prompt at an instant, on a screen of so many columns.
  public func screen(at now: Instant, columns: Int) -> Screen {
    Screen(band: band(at: now, columns: columns), prompt: prompt, echo: !isVeiled || settings.isPreparationRoom)
  }

  private var prompt: StyledLine {
    if let question { return StyledLine(question.prompt, .warning) }
    if isVeiled { return StyledLine("voilé> ", .dim) }
    if state.opening?.sheet == .perJuror { return StyledLine("\(juror ?? "juré ?")> ", .bold) }
    return StyledLine("oral> ", .bold)
  }

  /// What matters most first: a small screen drops the last lines.
  private func band(at now: Instant, columns: Int) -> [BandLine] {
    var lines: [BandLine] = []
    if let clock = sitting.clock(at: now) {
      lines.append(.text(phaseText(clock), right: timeText(clock)))
      lines.append(.text(bar(clock, columns: columns), right: alertText(clock)))
    } else {
      lines.append(.text(StyledLine(stageText, .bold), right: StyledLine(now.clock, .dim)))
    }
    if case .pending(let count, let reason) = durability {
      lines.insert(
        .text(StyledLine("✗ \(plural(count, "action")) NON ENREGISTRÉE\(count > 1 ? "S" : "") : \(reason)", .overtime)),
        at: 0)
    }
    if isVeiled {
      lines.append(.text(StyledLine(exam.shortTitle, .dim), right: StyledLine(now.clock, .dim)))
    } else {
      lines.append(.text(candidateText, right: countText))
    }
    return lines + [.rule]
  }

  private func phaseText(_ clock: PhaseClock) -> StyledLine {
    var line = StyledLine(isVeiled ? "" : "\(exam.shortTitle) · ", .dim)
    line.append(clock.phase.title, .bold)
    return line
  }

  /// Told by words and signs as much as by colour.
  private func timeText(_ clock: PhaseClock) -> StyledLine {
    if clock.isPaused {
      let since = state.currentRun?.pauses.last?.start.clock ?? ""
      let left = clock.remaining.map { " · reste \(FrenchDuration.countdown(max(0, $0)))" } ?? ""
      return StyledLine("⏸ EN PAUSE depuis \(since)\(left)", .warning)
    }
    guard let remaining = clock.remaining else {
      return StyledLine("écoulé \(FrenchDuration.stopwatch(clock.elapsed)) (sans limite)", .bold)
    }
    if remaining < 0 {
      return StyledLine("‼ DÉPASSÉ de \(FrenchDuration.stopwatch(-remaining))", Style(.overtime, .bold))
    }
    let whole = clock.allotted.map { " / \(FrenchDuration.words($0))" } ?? ""
    let style: Style = remaining <= 60_000 ? .warning : .bold
    return StyledLine("reste \(FrenchDuration.countdown(remaining))", style) + StyledLine(whole, .dim)
  }

  private func bar(_ clock: PhaseClock, columns: Int) -> StyledLine {
    guard let allotted = clock.allotted, allotted > 0 else { return StyledLine() }
    let width = max(8, min(columns - 24, 50))
    let filled = min(width, Int(clock.elapsed * Int64(width) / allotted))
    let style: Style = (clock.remaining ?? 1) < 0 ? .overtime : .accent
    return StyledLine(String(repeating: "█", count: filled), style)
      + StyledLine(String(repeating: "░", count: width - filled), .dim)
  }

  private func alertText(_ clock: PhaseClock) -> StyledLine {
    guard !clock.isPaused else { return StyledLine() }
    if clock.overtime > 0 { return StyledLine("suivante : s", .warning) }
    guard let alert = clock.nextAlert, let remaining = clock.remaining else { return StyledLine() }
    let wait = FrenchDuration.countdown(remaining - alert)
    return StyledLine(alert == 0 ? "fin dans \(wait)" : "alerte dans \(wait)", .dim)
  }

  private var stageText: String {
    switch sitting.stage {
    case .open, .held:
      sitting.nextPhase.map { "Aucune phase en cours · suivante (s) : \($0.title)" } ?? "Phases terminées"
    case .interrupted: "Interrompu · continuer, ou quitter"
    case .awaitingDeliberation: "À délibérer · délibérer (dl), décider (dc), clore (cr)"
    case .awaitingClosing: "\(state.outcome?.value.french ?? "") · clore (cr)"
    case .decided: "Décidé · clore (cr)"
    case .closed: "Clos"
    case .sealed: "Scellé"
    }
  }

  private var candidateText: StyledLine {
    let candidate = state.opening?.candidate
    let number = candidate?.number ?? ""
    var line = StyledLine("\(candidate?.name ?? "") \(number.isEmpty ? "" : "(\(number))")", .plain)
    if !state.confirmed.contains(.candidate) { line.append(" non confirmé (c)", .warning) }
    if !state.standingReservations.isEmpty { line.append(" · sous réserve", .warning) }
    return line
  }

  private var countText: StyledLine {
    var line = StyledLine()
    for (number, change) in state.changes.sorted(by: { $0.key < $1.key }) {
      line.append("M\(number) \(change.told == nil ? "à dire" : "dite") · ", change.told == nil ? .warning : .dim)
    }
    let total = exam.criteria.count
    guard total > 0 else { return line }
    let done = state.opening?.sheet == .perJuror ? marksOfCurrentJuror : sitting.finalGrid.count
    line.append("critères \(done)/\(total)", .bold)
    return line
  }

  private var marksOfCurrentJuror: Int {
    state.marks.keys.count { $0.juror == juror }
  }
}
