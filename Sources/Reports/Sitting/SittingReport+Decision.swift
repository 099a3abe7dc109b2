// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

extension SittingReport {
  /// What was decided, and what the grid had proposed.
  var decision: [Block] {
    guard let noted = state.decision else {
      guard sitting.stage == .awaitingDeliberation else { return [] }
      let proposal = exam.proposal(for: sitting.finalGrid).french
      return [.heading("Décision"), .paragraph("Le jury n’a pas encore décidé." + (proposal.map { " \($0)." } ?? ""))]
    }
    var blocks: [Block] = [
      .heading("Décision"),
      .facts(
        facts([
          ("Décision", noted.value.french(in: exam)),
          ("Motif", noted.value.reason),
          ("Grille", exam.proposal(for: state.decidedGrid).french),
          dated("Prise", noted.moment.at(on: day)),
          dated("Clos", state.closed?.at(on: day)),
          ("Scellé", state.sealed),
        ])),
    ]
    if sitting.hasChangedSinceDecision {
      blocks.append(.note("La grille a changé depuis la décision\u{A0}: elle est à confirmer."))
    }
    return blocks
  }

  /// `Prise à` 10:42, `Prise le` 13/05 à 10:42.
  private func dated(_ what: String, _ at: String?) -> (String, String?) {
    guard let at, let space = at.firstIndex(of: " ") else { return (what, nil) }
    return ("\(what) \(at[..<space])", String(at[at.index(after: space)...]))
  }

  /// What was said and what happened, in the order in which it did.
  var words: [Block] {
    section("Observations", of: state.remarks.filter { $0.value.kind == .observation }.map(remark))
      + section("Notes", of: state.remarks.filter { $0.value.kind == .note }.map(remark))
      + section("Incidents", of: incidents)
      + section("Réserves", of: reservations)
      + section("Corrections", of: state.corrections.map { line($0.moment, $0.value) })
  }

  private func section(_ title: String, of lines: [String]) -> [Block] {
    lines.isEmpty ? [] : [.heading(title), .list(lines)]
  }

  private func line(_ moment: Moment, _ text: String) -> String { "\(moment.clock(on: day))\u{A0}: \(text)" }

  private func remark(_ noted: SittingState.Noted<Remark>) -> String {
    let about = [noted.value.criterion, noted.value.juror].compactMap { $0 }.joined(separator: ", ")
    return "\(noted.moment.clock(on: day))\(about.isEmpty ? "" : ", \(about)")\u{A0}: \(noted.value.text)"
  }

  /// The incidents, and the replacements that no incident of the same command already tells.
  private var incidents: [String] {
    var told: Set<Int> = []
    return sitting.liveEvents.compactMap { recorded in
      switch recorded.event {
      case .incident(let incident):
        told.insert(recorded.group)
        return line(recorded.moment, incident.french)
      case .jurorReplaced(let leaving, let arriving) where !told.contains(recorded.group):
        return line(
          recorded.moment, arriving.map { "\(leaving) est remplacé(e) par \($0.name)" } ?? "\(leaving) quitte le jury")
      default: return nil
      }
    }
  }

  private var reservations: [String] {
    let isStanding = !state.standingReservations.isEmpty
    return state.reservations.map { noted in
      line(noted.moment, noted.value) + (state.standingReservations.contains(noted.value) ? " (tient)" : "")
    } + state.liftedReservations.map { line($0.moment, "levée\(suffix($0.value))") }
      + (isStanding || state.reservations.isEmpty ? [] : ["Aucune réserve ne tient plus."])
  }
}
