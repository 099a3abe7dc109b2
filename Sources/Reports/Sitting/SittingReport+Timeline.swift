// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

extension SittingReport {
  var timeline: [Block] {
    let times = sitting.times(at: now)
    guard !state.runs.isEmpty else { return [] }
    var blocks: [Block] = [.heading("Déroulement")] + TimelineBlocks(phases: times, day: day).blocks
    let allowances = exam.allowances.compactMap(allowance)
    if !allowances.isEmpty { blocks.append(.facts(allowances)) }
    let notes = reasons(times) + lateEntries(times) + grants + gaps + divergences
    if !notes.isEmpty { blocks += [.heading("À noter", level: 2), .list(notes)] }
    return blocks
  }

  private func allowance(_ allowance: Allowance) -> Fact? {
    guard let left = sitting.remaining(of: allowance, at: now) else { return nil }
    let text = left < 0 ? "dépassée de \(FrenchDuration.stopwatch(-left))" : "reste \(FrenchDuration.countdown(left))"
    return Fact(allowance.title, text)
  }

  /// Why a phase was started out of order, or again.
  private func reasons(_ times: [PhaseTimes]) -> [String] {
    times.flatMap { phase in
      phase.runs.compactMap { run in
        run.reason.map { "\(phase.title), commencée \(run.start.effective.at(on: day))\(suffix($0))" }
      }
    }
  }

  /// What was typed after it happened.
  private func lateEntries(_ times: [PhaseTimes]) -> [String] {
    times.flatMap { phase in
      phase.runs.flatMap { run in
        [("début", run.start), ("fin", run.end)].compactMap { what, moment in
          guard let moment, moment.recorded.since(moment.effective) >= 1000 else { return nil }
          return "\(phase.title), \(what) \(moment.at(on: day))"
        }
      }
    }
  }

  private var grants: [String] {
    sitting.grants.map { grant in
      "+\(FrenchDuration.words(grant.milliseconds)) pour \(quoted(title(grant.phase))), "
        + grant.moment.at(on: day) + suffix(grant.reason)
    }
  }

  private var gaps: [String] {
    state.gaps.map { gap in
      "Coupure de \(gap.from.clock(on: day)) à \(gap.to.clock(on: day))\u{A0}: "
        + (gap.counts ? "comptée" : "non comptée")
    }
  }

  private var divergences: [String] {
    state.divergences.map { noted in
      "L’heure de la machine a sauté de \(FrenchDuration.words(noted.value)), constaté "
        + "\(noted.moment.recorded.at(on: day))\u{A0}: les durées n’en tiennent pas compte"
    }
  }
}
