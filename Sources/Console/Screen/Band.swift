// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
public import Sittings
import StyledText

extension Console {
  /// The band and the prompt at an instant, on a screen of so many columns.
  public func screen(at now: Instant, columns: Int) -> Screen {
    Screen(band: band(at: now, columns: columns), prompt: prompt, echo: !isVeiled || settings.isPreparationRoom)
  }

  private var prompt: StyledLine {
    if let question { return StyledLine(question.prompt, .warning) }
    if settings.isPreparationRoom { return StyledLine("loge> ", .bold) }
    if isVeiled { return StyledLine("voilé> ", .dim) }
    if state.opening?.sheet == .perJuror { return StyledLine("\(juror ?? "juré\u{202F}?")> ", .bold) }
    return StyledLine("oral> ", .bold)
  }

  /// What matters most first: a small screen drops the last lines.
  private func band(at now: Instant, columns: Int) -> [BandLine] {
    var lines: [BandLine] = []
    if case .pending(let count, let reason) = durability {
      let several = count > 1 ? "S" : ""
      let text = "✗ \(plural(count, "action")) NON ENREGISTRÉE\(several) : \(reason)"
      lines.append(.text(StyledLine(text.typographic, .overtime)))
    }
    if let clock = sitting.clock(at: now) {
      lines.append(.text(phaseText(clock, columns: columns), right: timeText(clock, columns: columns)))
      lines.append(.text(bar(clock, columns: columns), right: alertText(clock)))
    } else {
      let text = stageText(isNarrow: columns < 60).typographic
      lines.append(.text(StyledLine(text, .bold), right: StyledLine(now.clock, .dim)))
    }
    if isVeiled {
      lines.append(.text(StyledLine(exam.shortTitle, .dim), right: StyledLine(now.clock, .dim)))
    } else {
      lines.append(.text(candidateText, right: countText(columns: columns)))
    }
    return lines + [.rule]
  }

  private func phaseText(_ clock: PhaseClock, columns: Int) -> StyledLine {
    // On a narrow screen the phase matters more than the exam.
    var line = StyledLine(isVeiled || columns < 60 ? "" : "\(exam.shortTitle) · ", .dim)
    line.append(clock.phase.title, .bold)
    return line
  }

  /// Told by words and signs as much as by colour.
  private func timeText(_ clock: PhaseClock, columns: Int) -> StyledLine {
    let isNarrow = columns < 60
    if clock.isPaused {
      let since = state.currentRun?.pauses.last?.start.clock ?? ""
      let left =
        clock.remaining.map { left in
          left < 0
            ? " · dépassé de \(FrenchDuration.stopwatch(-left))" : " · reste \(FrenchDuration.countdown(left))"
        } ?? ""
      return StyledLine(isNarrow ? "⏸ PAUSE\(left)" : "⏸ EN PAUSE depuis \(since)\(left)", .warning)
    }
    guard let remaining = clock.remaining else {
      return StyledLine("écoulé \(FrenchDuration.stopwatch(clock.elapsed))", .bold)
        + StyledLine(isNarrow ? "" : " (sans limite)", .dim)
    }
    if remaining < 0 {
      return StyledLine("‼ DÉPASSÉ de \(FrenchDuration.stopwatch(-remaining))", Style(.overtime, .bold))
    }
    let whole = clock.allotted.map { " / \(FrenchDuration.words($0))" } ?? ""
    let style: Style = remaining <= 60_000 ? .warning : .bold
    return StyledLine("reste \(FrenchDuration.countdown(remaining))", style) + StyledLine(isNarrow ? "" : whole, .dim)
  }

  private func bar(_ clock: PhaseClock, columns: Int) -> StyledLine {
    guard let allotted = clock.allotted, allotted > 0 else { return StyledLine() }
    // The alert beside it takes up to nineteen columns.
    let width = max(8, min(columns - 20, 50))
    let filled = min(width, Int(clamping: clock.elapsed.multipliedSaturated(by: Int64(width)) / allotted))
    let style: Style = (clock.remaining ?? 1) < 0 ? .overtime : .accent
    return StyledLine(String(repeating: "█", count: filled), style)
      + StyledLine(String(repeating: "░", count: width - filled), .dim)
  }

  private func alertText(_ clock: PhaseClock) -> StyledLine {
    guard !clock.isPaused else { return StyledLine("reprendre\u{A0}: r", .dim) }
    if clock.overtime > 0 { return StyledLine("suivante\u{A0}: s", .warning) }
    guard let alert = clock.nextAlert, let remaining = clock.remaining else { return StyledLine() }
    let wait = FrenchDuration.countdown(remaining - alert)
    return StyledLine(alert == 0 ? "fin dans \(wait)" : "alerte dans \(wait)", .dim)
  }

  private func stageText(isNarrow: Bool) -> String {
    if isVeiled, state.outcome != nil { return "Oral terminé" }
    return switch sitting.stage {
    case .open, .held:
      sitting.nextPhase.map { "\(isNarrow ? "" : "Aucune phase en cours · ")suivante (s) : \($0.title)" }
        ?? "Phases terminées · suivante (s)"
    case .interrupted: "Interrompu · continuer (ct)\(isNarrow ? "" : ", ou quitter (q)")"
    case .awaitingDeliberation where settings.isRehearsal:
      isNarrow ? "Répétition finie · bilan" : "Répétition terminée · s’évaluer, puis bilan"
    case .awaitingDeliberation:
      isNarrow ? "À délibérer · dl, dc, cr" : "À délibérer · délibérer (dl), décider (dc), clore (cr)"
    case .awaitingClosing: "\(state.outcome?.value.french ?? "") · clore (cr)"
    case .decided: "Décidé · clore (cr)"
    case .closed: "Clos · quitter (q)"
    case .sealed: "Scellé · quitter (q)"
    }
  }

  private var candidateText: StyledLine {
    var line = StyledLine(state.candidate?.shortLabel ?? "", .plain)
    if settings.isRehearsal {
      line.append(" · répétition", .dim)
    } else if !state.confirmed.contains(.candidate) {
      line.append(" non confirmé (c)", .warning)
    }
    if !state.standingReservations.isEmpty { line.append(" · sous réserve", .warning) }
    return line
  }

  /// `M1 dite · M2 à dire · critères 7/20`; on a narrow screen, only the changes that are still to be told.
  private func countText(columns: Int) -> StyledLine {
    var line = StyledLine()
    for (number, change) in state.changes.sorted(by: { $0.key < $1.key }) {
      if change.told == nil {
        line.append("M\(number) à dire · ", .warning)
      } else if columns >= 60 {
        line.append("M\(number) dite · ", .dim)
      }
    }
    guard !exam.criteria.isEmpty else { return StyledLine(line.text.dropLast(3), .warning) }
    line.append(columns < 60 ? progress : "\(isOwnSheet ? "notés" : "critères") \(progress)", .bold)
    return line
  }

  /// `7/20`: of the sheet at hand, then of the jury's common grid.
  var progress: String {
    "\(isOwnSheet ? markedCount : sitting.finalGrid.count)/\(exam.criteria.count)"
  }

  /// Whether what counts is the sheet at hand: the jury has no common grid before it deliberates.
  private var isOwnSheet: Bool { sitting.needsDeliberation && state.outcome == nil }

  /// The criteria marked on the sheet at hand; by anyone, while no juror is named.
  private var markedCount: Int {
    Set(state.marks.keys.lazy.filter { [juror] in juror == nil || $0.juror == juror }.map(\.criterion)).count
  }

  /// `critères notés 3/20`; with a sheet per juror, `2 communs, 9 notés`.
  var progressInWords: String {
    guard sitting.needsDeliberation else { return "critères notés \(progress)" }
    let marked = Set(state.marks.keys.map(\.criterion)).count
    return "critères : \(plural(sitting.finalGrid.count, "commun")), \(plural(marked, "noté"))"
  }
}
