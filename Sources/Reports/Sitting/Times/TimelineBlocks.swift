// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Sittings

/// The timeline, for the jury and the candidate alike: it knows no sitting, only times.
struct TimelineBlocks {
  let phases: [PhaseTimes]
  /// The day that goes without saying.
  let day: Day?

  /// Each phase with its runs, then the pauses.
  var blocks: [Block] {
    let pauses = phases.flatMap { phase in
      phase.runs.flatMap { run in run.pauses.map { pause($0, phase.title) } }
    }
    return [.table(table)] + (pauses.isEmpty ? [] : [.heading("Pauses", level: 2), .list(pauses)])
  }

  private var table: Table {
    Table(
      columns: [
        .init("Phase"), .init("Début"), .init("Fin"), .init("Passé", .trailing), .init("Prévu"),
        .init("En plus", .trailing),
      ],
      rows: phases.flatMap(rows))
  }

  private func rows(_ phase: PhaseTimes) -> [[String]] {
    guard !phase.runs.isEmpty else { return [[phase.title, "—", "", "", planned(phase), ""]] }
    return phase.runs.enumerated().map { index, run in
      [
        index == 0 ? phase.title : "\(phase.title) (\(index + 1)\u{1D49})",
        run.start.clock(on: day), run.end?.clock(on: day) ?? (run.isPaused ? "en pause" : "en cours"),
        FrenchDuration.stopwatch(run.elapsed), index == 0 ? planned(phase) : "",
        run.overtime >= 1000 ? "+" + FrenchDuration.stopwatch(run.overtime) : "",
      ]
    }
  }

  private func planned(_ phase: PhaseTimes) -> String {
    if let planned = phase.planned { return FrenchDuration.words(planned) }
    return phase.allowance ?? "libre"
  }

  private func pause(_ pause: Run.Pause, _ title: String) -> String {
    let from = pause.start.clock(on: day)
    let reason = pause.reason.flatMap { $0.isEmpty ? nil : "\u{A0}: \($0)" } ?? ""
    guard let end = pause.end else { return "\(title), depuis \(from)\(reason)" }
    let length = FrenchDuration.words(max(0, end.since(pause.start)))
    return "\(title), de \(from) à \(end.clock(on: day)) (\(length))\(reason)"
  }
}
