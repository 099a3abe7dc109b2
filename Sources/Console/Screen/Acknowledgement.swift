// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
public import Sittings
public import StyledText

extension Console {
  /// What tells that events are recorded: `✓`, their number, and what they are; or that they wait for the disk.
  ///
  /// Under the veil the number alone.
  public func acknowledgement(of events: [RecordedEvent], isDurable: Bool) -> [StyledLine] {
    acknowledgement(of: events, isDurable: isDurable, isVeiled: isVeiled)
  }

  func acknowledgement(of events: [RecordedEvent], isDurable: Bool, isVeiled: Bool) -> [StyledLine] {
    guard let first = events.first, let last = events.last else { return [] }
    let sign = isDurable ? "✓" : "✗ NON ENREGISTRÉ"
    let style: Style = isDurable ? .good : .overtime
    if isVeiled, !events.allSatisfy(\.event.isNeutral) {
      let numbers = first.sequence == last.sequence ? "\(first.sequence)" : "\(first.sequence)–\(last.sequence)"
      return [StyledLine("\(sign) \(numbers)", style)]
    }
    return events.map { StyledLine("\(sign) \($0.sequence)  ", style) + line(for: $0) }
  }

  /// One event, in words.
  func line(for recorded: RecordedEvent) -> StyledLine {
    var line = StyledLine(words(for: recorded).typographic)
    let moment = recorded.moment
    if moment.recorded.since(moment.effective) >= 1000 { line.append("  (à \(moment.effective.timeOfDay))", .dim) }
    return line
  }

  private func words(for recorded: RecordedEvent) -> String {
    switch recorded.event {
    case .opened(let opening): "Passage \(opening.id) ouvert : \(opening.candidate.shortLabel)"
    case .confirmed(let items):
      "Confirmé : " + Confirmation.allCases.filter(items.contains).map(\.french).joined(separator: ", ")
    case .chosen(let numbers):
      "Choix de la commission : \(exam.choice?.of == .project ? "projet" : "fiche") \(numbers.map(String.init).frenchList())"
    case .accommodated(let granted): "Temps majoré : \(wording(of: granted))"
    case .jurorJoined(let juror): "\(juror.name) entre dans le jury"
    case .papersSeen(let papers): "Pièces vues : " + (papers.isEmpty ? "aucune" : counted(papers))
    case .candidateCorrected(let candidate):
      "Candidat corrigé : \(label(of: candidate))"
        + (candidateBefore(recorded.sequence).map { " (au lieu de \(label(of: $0)))" } ?? "")
    case .transcribed(let transcription):
      "Passage tenu sur papier (\(transcription.code)), saisi par \(transcription.typists.map(\.name).frenchList())"
    case .runStarted(let phase, let reason): "▶ \(title(phase))" + suffix(reason)
    case .runEnded: "■ Fin : " + wording(ofEndAt: recorded)
    case .paused(let reason): "⏸ Pause" + suffix(reason)
    case .resumed: "▶ Reprise"
    case .timeGranted(let phase, let milliseconds, let reason):
      "+\(FrenchDuration.words(milliseconds)) pour \(quoted(title(phase)))" + suffix(reason)
    case .clockDiverged(let milliseconds):
      "L’heure de la machine a sauté de \(FrenchDuration.words(milliseconds)) : les durées n’en tiennent pas compte"
    case .gapRuled(let from, let to, let counts):
      "Coupure de \(from.timeOfDay) à \(to.timeOfDay) : " + (counts ? "comptée" : "non comptée")

    case .changeWritten(let number, let change, _): "Modification \(number) (\(change.field.french)) : \(change.text)"
    case .changeDropped(let number): "Modification \(number) supprimée"
    case .changeTold(let number):
      "Modification \(number) annoncée au candidat" + outOfMoment(number, at: recorded.moment.effective)

    case .marked(let criterion, let level, let juror, let basis):
      "\(level)\(instead(of: criterion, juror, level, at: recorded.sequence))  \(label(criterion))"
        + (basis == .file ? " (sur dossier)" : "") + by(juror) + outOfPhase(criterion)
    case .unmarked(let criterion, let juror):
      "non évalué\(instead(of: criterion, juror, nil, at: recorded.sequence))  \(label(criterion))" + by(juror)
    case .remark(let remark):
      (remark.kind == .note ? "Note" : "Observation") + (remark.criterion.map { " \($0)" } ?? "") + by(remark.juror)
        + " : \(remark.text)"

    case .incident(let incident): "Incident (\(incident.kind.french))" + suffix(incident.details)
    case .jurorReplaced(let leaving, let arriving):
      arriving.map { "\(leaving) est remplacé(e) par \($0.name)" } ?? "\(leaving) quitte le jury"
    case .partsAssigned(let parts):
      "Rôles : " + parts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.french)" }.joined(separator: ", ")
    case .reservation(let text): "Réserve : \(text)"
    case .reservationLifted(let text): "Réserve levée : \(text)"
    case .withdrawn(let group): "Défait : " + wording(ofGroup: group)

    case .outcome(let outcome, let text): "Issue : \(outcome.french)" + suffix(text)
    case .continued(let text): "Le passage continue" + suffix(text)
    case .deliberated(let verdicts):
      "Délibéré : " + exam.criteria.compactMap { c in verdicts[c.id].map { "\(c.id) \($0)" } }.joined(separator: ", ")
    case .decided(let decision): "Décision : \(decision.french(in: exam))" + suffix(decision.reason)
    case .closed: "Passage clos"
    case .corrected(let reason): "Passage rouvert pour correction" + suffix(reason)
    case .sealed(let record): "Passage scellé : \(record)"
    }
  }

  /// `Présentation, 16 min 12 s sur 15 min, dépassée de 1 min 12 s`, as things stood then.
  private func wording(ofEndAt recorded: RecordedEvent) -> String {
    let then = Sitting(exam: exam, events: sitting.events.prefix { $0.sequence <= recorded.sequence })
    guard let run = then.state.runs.last, let phase = exam.phase(run.phase) else { return "" }
    let now = recorded.moment.effective
    let spent = then.elapsed(in: phase.id, at: now)
    guard let remaining = then.remaining(in: phase, at: now) else {
      return "\(phase.title), \(FrenchDuration.words(spent))"
    }
    if phase.limit.nature == .about || phase.limit.nature == .indicative {
      let planned = FrenchDuration.words(spent.addingSaturated(remaining))
      return "\(phase.title), \(FrenchDuration.words(spent)) (environ \(planned) prévues)"
    }
    // In whole seconds, as the clock showed them.
    let over = max(0, -remaining) / 1000 * 1000
    let allotted = FrenchDuration.words(spent.addingSaturated(remaining))
    return "\(phase.title), \(FrenchDuration.words(spent)) sur \(allotted)"
      + (over > 0 ? ", dépassement \(FrenchDuration.words(over))" : "")
  }

  /// What an undone action was.
  private func wording(ofGroup group: Int) -> String {
    let undone = sitting.events.filter { $0.group == group }
    guard let first = undone.first else { return "l’action nº\u{A0}\(group)" }
    let others = undone.count > 1 ? " (et \(plural(undone.count - 1, "autre")))" : ""
    return "nº\u{A0}\(group), \(words(for: first))\(others)"
  }

  /// ` (au lieu de N)`, ` (déjà O)`: what the criterion had on that sheet before this event.
  private func instead(of criterion: String, _ juror: String?, _ level: String?, at sequence: Int) -> String {
    for earlier in sitting.liveEvents.reversed() where earlier.sequence < sequence {
      switch earlier.event {
      case .marked(criterion, let before, juror, _):
        return before == level ? " (déjà donné)" : " (au lieu de \(before))"
      case .unmarked(criterion, juror): return ""
      default: continue
      }
    }
    return ""
  }

  private func candidateBefore(_ sequence: Int) -> Candidate? {
    for earlier in sitting.liveEvents.reversed() where earlier.sequence < sequence {
      switch earlier.event {
      case .opened(let opening): return opening.candidate
      case .candidateCorrected(let candidate): return candidate
      default: continue
      }
    }
    return nil
  }

  private func title(_ phase: String) -> String { exam.phase(phase)?.title ?? phase }
  private func label(_ criterion: String) -> String { "\(criterion)  \(exam.criterion(criterion)?.title ?? "")" }
  private func suffix(_ text: String?) -> String { text.map { $0.isEmpty ? "" : " : \($0)" } ?? "" }
  private func by(_ juror: String?) -> String { juror.map { "  [\($0)]" } ?? "" }
  /// `  (hors de son moment : Relance téléphonique)`: a change that was told in another phase than its own.
  private func outOfMoment(_ number: Int, at instant: Instant) -> String {
    let due = exam.phases.filter { $0.tells.contains(number) }
    guard !due.isEmpty, !due.contains(where: { $0.id == state.phase(at: instant) }) else { return "" }
    return "  (hors de son moment : \(due.map(\.title).frenchList("ou")))"
  }

  private func outOfPhase(_ criterion: String) -> String {
    sitting.isOutOfPhase(criterion, phase: state.currentRun?.phase) ? "  (hors phase)" : ""
  }
}

extension Event {
  /// Whether it tells nothing of the evaluation: it may be shown to a candidate who looks at the screen. A reason
  /// that the jury gives is its own.
  var isNeutral: Bool {
    switch self {
    case .runStarted(_, nil), .runEnded, .paused(nil), .resumed, .clockDiverged, .gapRuled, .opened,
      .outcome(.held, _):
      true
    default: false
    }
  }
}
