// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
public import Sittings
import StyledText

/// What was already said about the phase that runs, so that nothing is said twice.
struct Nudges: Hashable, Sendable {
  var alerts: Set<Int64> = []
  /// Whole five minutes of overtime already told.
  var overtimes: Int64 = 0
  var overdueChanges: Set<Int> = []
}

extension Console {
  /// What the passing of time brings: alerts, long overtime, a change whose moment has passed. Quiet: one line each.
  public mutating func tick(at now: Instant) -> [ConsoleAction] {
    var actions: [ConsoleAction] = []
    if let clock = sitting.clock(at: now), !clock.isPaused, let remaining = clock.remaining {
      actions += alert(clock, remaining)
    }
    let overdue = sitting.changesOverdue.filter { !nudges.overdueChanges.contains($0) }
    if !overdue.isEmpty, !isVeiled {
      nudges.overdueChanges.formUnion(overdue)
      let numbers = overdue.map(String.init).frenchList()
      actions += say(
        "La modification \(numbers) n’a pas été annoncée à son moment. Si elle l’a été : dite Nº à HH:MM.", .warning)
    }
    return actions
  }

  private mutating func alert(_ clock: PhaseClock, _ remaining: Int64) -> [ConsoleAction] {
    let passed = Alerts.thresholds(for: clock.allotted).filter { $0 >= remaining }
    let new = passed.filter { !nudges.alerts.contains($0) }
    // Time granted puts alerts ahead again.
    nudges.alerts = Set(passed)
    let overtimes = clock.overtime / 300_000
    var actions: [ConsoleAction] = []
    // Of several thresholds passed at once (a late start, a long wait) only the last is still news.
    if let latest = new.min() {
      let text =
        latest == 0
        ? "Temps écoulé : \(clock.phase.title)." : "Il reste \(FrenchDuration.words(latest)) : \(clock.phase.title)."
      actions += [.ring] + say(text, latest == 0 ? .overtime : .warning)
    }
    if overtimes > nudges.overtimes {
      let title = quoted(clock.phase.title)
      let length = FrenchDuration.words(clock.overtime / 60_000 * 60_000)
      actions += say("\(title) dépasse de \(length). Si elle est finie : suivante à HH:MM.", .warning)
    }
    nudges.overtimes = overtimes
    return actions
  }

  /// When the screen next changes by itself: at the next second of the clock that it shows, milliseconds from now.
  public func untilNextChange(at now: Instant) -> Int64 {
    guard let clock = sitting.clock(at: now), !clock.isPaused else {
      return 60_000 - (now.wall - now.wall.flooredDivision(60_000) * 60_000)
    }
    let shown = clock.remaining ?? -clock.elapsed
    let rest = shown - shown.flooredDivision(1000) * 1000
    return rest == 0 ? 1000 : rest
  }
}
