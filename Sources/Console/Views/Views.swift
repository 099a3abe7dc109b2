// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
public import Sittings
public import StyledText

extension Console {
  /// The phases with their times; nothing secret.
  func phasesView(at now: Instant) -> [StyledLine] {
    exam.phases.enumerated().map { index, phase in
      let isCurrent = state.currentRun?.phase == phase.id
      let elapsed = sitting.elapsed(in: phase.id, at: now)
      let allotted = sitting.allotted(to: phase, at: now).map { FrenchDuration.words($0) }
      let shared = phase.allowance.flatMap(exam.allowance).map { "enveloppe \($0.title)" }
      let planned = [allotted, shared].compactMap { $0 }.joined(separator: ", ")
      let spent = sitting.hasRun(phase.id) ? "  passé \(FrenchDuration.stopwatch(elapsed))" : ""
      let text = "\(isCurrent ? "▶" : sitting.hasRun(phase.id) ? "✓" : " ") \(index + 1)  \(phase.title)"
      return StyledLine(text, isCurrent ? .bold : .plain)
        + StyledLine(planned.isEmpty ? "  durée libre" : "  \(planned)", .dim) + StyledLine(spent)
    }
  }

  /// What there is to check with the candidate when a sitting opens.
  public func openingView() -> [StyledLine] {
    guard let opening = state.opening else { return [] }
    var lines = [StyledLine("Passage \(opening.id) · \(exam.title)", .bold)]
    if settings.isPreparationRoom || settings.isRehearsal { return typeset(lines) }
    lines.append(
      StyledLine(
        "À vérifier avec le candidat, puis confirmer (c) ; un point seulement : c 1 ; s’il manque quelque chose : réserve.",
        .dim))
    for (index, item) in toConfirm.enumerated() {
      let mark = state.confirmed.contains(item) ? "✓" : "☐"
      lines.append(
        StyledLine("  \(mark) \(index + 1) \(item.french)\u{A0}: ", .dim)
          + StyledLine(confirmationText(item, opening)))
    }
    return typeset(lines)
  }

  /// Where things stand when a sitting is taken up again: one line, then what is still to be confirmed.
  public func resumedView(at now: Instant) -> [StyledLine] {
    var parts: [String] = []
    if let clock = sitting.clock(at: now) {
      parts.append("\(clock.phase.title)\(clock.isPaused ? ", en pause" : ""), \(timeLeft(clock))")
    } else if state.outcome == nil {
      let next = sitting.nextPhase?.title
      parts.append(next.map { "phase suivante : " + $0 } ?? "phases terminées")
    } else if !isVeiled {
      parts.append(sitting.stage.french)
    }
    if !isVeiled {
      if !exam.criteria.isEmpty, !state.runs.isEmpty { parts.append(progressInWords) }
      for (number, change) in state.changes.sorted(by: { $0.key < $1.key }) where change.told == nil {
        parts.append("modification \(number) à annoncer")
      }
    }
    let line = StyledLine("Passage \(sitting.id) repris : " + parts.joined(separator: " · "), .bold)
    let isOpen =
      state.outcome == nil && !isVeiled && !settings.isRehearsal && !state.confirmed.isSuperset(of: toConfirm)
    guard isOpen else { return typeset([line]) }
    return typeset([line]) + openingView().dropFirst()
  }

  private func timeLeft(_ clock: PhaseClock) -> String {
    guard let left = clock.remaining else { return "écoulé \(FrenchDuration.stopwatch(clock.elapsed))" }
    return left < 0 ? "dépassé de \(FrenchDuration.stopwatch(-left))" : "reste \(FrenchDuration.countdown(left))"
  }

  private func confirmationText(_ item: Confirmation, _ opening: Opening) -> String {
    switch item {
    case .candidate:
      label(of: state.candidate ?? opening.candidate) + " ; convocation et pièce d’identité vues"
    case .papers:
      state.papersSeen.isEmpty ? "rien de coché : voir les pièces demandées (pièces)" : counted(state.papersSeen)
    case .exam: "\(exam.id), \(exam.diploma)" + (opening.session.map { ", session \($0)" } ?? "")
    case .choice:
      state.chosen.isEmpty
        ? "rien de choisi encore"
        : "\(exam.choice?.of == .project ? "projet" : "fiche") \(state.chosen.map(String.init).frenchList())"
    case .accommodations: wording(of: state.accommodations)
    case .parts: state.jury.map { "\($0.name)\($0.part.map { " (\($0.french))" } ?? "")" }.frenchList()
    }
  }

  /// `préparation du candidat +1/3`, or that there is none.
  func wording(of accommodations: [Accommodation]) -> String {
    guard !accommodations.isEmpty else { return "aucune majoration" }
    return accommodations.map { granted in
      let title = exam.phase(granted.target)?.title ?? exam.allowance(granted.target)?.title ?? granted.target
      let passes = granted.passesThird ? " (plus d’un tiers : sur demande médicale motivée)" : ""
      return "\(title) +\(granted.numerator)/\(granted.denominator)\(passes)"
    }
    .frenchList()
  }

  func juryView() -> [StyledLine] {
    guard !state.jury.isEmpty else { return [StyledLine("Aucun nom de juré n’a été donné à l’ouverture.")] }
    return state.jury.map { member in
      StyledLine(member.name, .bold)
        + StyledLine([member.part?.french, member.seat].compactMap { $0 }.map { "  \($0)" }.joined())
    }
  }

  /// What was recorded, undone actions struck out by a sign.
  func historyView() -> [StyledLine] {
    sitting.events.map { recorded in
      let isVoid = sitting.withdrawnGroups.contains(recorded.group)
      let number = String(recorded.sequence)
      let prefix = "\(recorded.moment.recorded.timeOfDay)  \(number)\(isVoid ? " (défait)" : "")  "
      return StyledLine(prefix, .dim) + (isVoid ? StyledLine(line(for: recorded).text, .dim) : line(for: recorded))
    }
  }

  /// The number of the fiche or project that was chosen, when one was.
  var chosenNumber: Int? { state.chosen.first }

  func clientView() throws(ConsoleError) -> [StyledLine] {
    guard let client = dossier?.jury.client(forFiche: chosenNumber) else { throw .noDossier("rôle du client") }
    var lines = [StyledLine("\(client.name), \(client.role)", .bold) + StyledLine("  \(client.company)")]
    lines += StyledLine.lines(of: client.situation.trimmed)
    for motive in client.motives {
      lines.append(StyledLine("  \(motive.motive.french) \(motive.weight) : \(motive.text ?? "")"))
    }
    for limit in client.limits {
      let term = situation.terms.first { $0.id == limit.term }
      func worded(_ value: LimitValue) -> String {
        guard case .number(let amount) = value, let unit = term?.unit else { return value.french }
        return Quantity(amount, unit).french
      }
      let ideal = limit.ideal.map { "idéal \(worded($0))" }
      let bound = limit.limit.map { "limite \(worded($0))" }
      lines.append(
        StyledLine(
          "  \(term?.title ?? limit.term) : " + [ideal, bound, limit.text].compactMap { $0 }.joined(separator: " ; ")))
    }
    for objection in client.objections {
      lines.append(
        StyledLine("  « \(objection.text) »") + StyledLine(objection.expected.map { "  → \($0)" } ?? "", .dim))
    }
    return lines
  }

  func papersView() throws(ConsoleError) -> [StyledLine] {
    guard let dossier else { throw .noDossier("papiers") }
    let wanted = exam.changes?.target ?? exam.choice?.of
    let papers = wanted.map { dossier.papers(of: $0) } ?? dossier.papers
    let chosen = chosenNumber.flatMap { papers.indices.contains($0 - 1) ? [papers[$0 - 1]] : nil } ?? papers
    var lines: [StyledLine] = []
    for paper in chosen {
      lines.append(StyledLine(paper.title ?? paper.kind.rawValue, .bold))
      for term in paper.terms { lines.append(StyledLine("  \(term.id)  \(term.title) : \(term.frenchValue)")) }
      for section in paper.sections { lines.append(StyledLine("  § \(section.heading)", .dim)) }
    }
    return lines
  }

  /// `Fiche descriptive (2), Attestation`: each once, with how many there are.
  /// `nº 0042, Lucie Ferrand`.
  func label(of candidate: Candidate) -> String {
    [candidate.number.isEmpty ? "" : "nº\u{A0}\(candidate.number)", candidate.name].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The papers that the exam asks for, numbered, with what was seen.
  func papersSeenView() -> [StyledLine] {
    guard !exam.papers.isEmpty else { return [StyledLine("Cette épreuve ne demande pas de pièces.")] }
    let seen = state.papersSeen
    let asked = exam.papers.enumerated().map { index, paper in
      StyledLine("  \(seen.contains { $0.hasPrefix(paper.title) } ? "✓" : "☐") \(index + 1)  \(paper.title)")
    }
    let others = seen.filter { title in !exam.papers.contains { title.hasPrefix($0.title) } }
    return [StyledLine("Pièces demandées :", .bold)] + asked
      + (others.isEmpty ? [] : [StyledLine("  vues aussi : \(others.frenchList())")])
      + [StyledLine("Dire ce qui est vu : pièces toutes, pièces 1 2, pièces aucune", .dim)]
  }

  func counted(_ titles: [String]) -> String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for title in titles {
      if counts[title] == nil { order.append(title) }
      counts[title, default: 0] += 1
    }
    return order.map { title in counts[title].map { $0 > 1 ? "\(title) (\($0))" : title } ?? title }.joined(
      separator: ", ")
  }

  func closingView(_ gaps: [ClosingGap]) -> [StyledLine] {
    [StyledLine("Avant de clore :", .warning)]
      + gaps.map { StyledLine("  · " + wording(of: $0), .warning) }
      + [StyledLine("Ce qui n’est pas évalué restera « non évalué ». Clore quand même\u{202F}? oui / non")]
  }

  private func wording(of gap: ClosingGap) -> String {
    switch gap {
    case .criteriaNotEvaluated(let ids):
      "\(plural(ids.count, "critère non évalué", "critères non évalués")) : \(ids.frenchList())"
    case .changesNeverTold(let numbers): "modification jamais annoncée : \(numbers.map(String.init).frenchList())"
    case .changesMissing(let written, let count):
      "\(plural(written, "modification écrite", "modifications écrites")) sur \(count)"
    case .phasesNeverStarted(let ids):
      "phase jamais commencée : \(ids.map { exam.phase($0)?.title ?? $0 }.frenchList())"
    case .noChangeWritten: "aucune modification écrite"
    case .notConfirmed(let items):
      items.map { $0 == .papers ? "pièces jamais confirmées" : "candidat jamais confirmé (convocation, identité)" }
        .joined(separator: " ; ")
    case .choiceNeverMade: "\(exam.choice?.of == .project ? "projet jamais choisi" : "fiche jamais choisie")"
    case .reservationStands(let texts): "réserve non levée : \(texts.frenchList())"
    }
  }
}
