// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
public import FrenchText
internal import Negotiation
public import Rehearsals
internal import Sittings

/// What `oral repeter` shows once a rehearsal is over: how it went, what was possible, what to work on.
///
/// It tells everything of its own simulated client, and of no other.
public struct DebriefReport: Sendable {
  let debrief: Debrief
  let rehearsal: Rehearsal
  let head: Head

  /// What the sitting says of the rehearsal.
  public struct Head: Hashable, Sendable {
    public var id: String
    public var candidate: String
    public var day: Day?
    /// The share of the exam's durations.
    public var percent: Int

    public init(id: String, candidate: String, day: Day?, percent: Int = 100) {
      self.id = id
      self.candidate = candidate
      self.day = day
      self.percent = percent
    }
  }

  public init(_ debrief: Debrief, of rehearsal: Rehearsal, head: Head) {
    self.debrief = debrief
    self.rehearsal = rehearsal
    self.head = head
  }

  public var document: ReportDocument {
    ReportDocument(
      title: "Bilan de la répétition \(head.id)",
      subtitles: [rehearsal.papers.exam.title, subtitle],
      blocks: result + times + changes + offers + left + concessions + otherParty + criteria + timeline)
  }

  private var subtitle: String {
    let share = head.percent == 100 ? nil : "durées à \(head.percent)\u{A0}%"
    return ["Tirage \(rehearsal.code)", head.candidate, head.day?.french, share].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  // MARK: How it ended

  private var result: [Block] {
    var lines: [String] = []
    let outcome = debrief.outcome
    let phases = rehearsal.papers.exam.phases
    // In a silent rehearsal nobody knows what was arranged aloud.
    if phases.contains(where: { $0.kind == .phone }), reached(.phone), !rehearsal.options.isSilent {
      lines.append(outcome.hasAppointment ? "Au téléphone : rendez-vous obtenu." : "Au téléphone : pas de rendez-vous.")
    }
    if let agreement = outcome.agreement {
      lines.append("Accord : \(wording(of: agreement, instead: nil))")
      if let share = debrief.share, debrief.beyondLimits.isEmpty {
        lines.append("Il vous laisse \(percent(permille: share)) de ce que vous pouviez gagner au-delà de vos limites.")
      }
    } else if outcome.hasLeft {
      lines.append("Le client est parti avant un accord.")
    } else if outcome.hasNextStep {
      lines.append("Pas d’accord, mais une suite convenue.")
    } else if reached(.faceToFace) || reached(.simulation) {
      lines.append("Pas d’accord tapé : ce qui s’est dit à voix haute n’est pas connu ici.")
    }
    if let overstep { lines.append(overstep) }
    if debrief.evaluated > 0 {
      lines.append("Votre évaluation : \(debrief.met) acquis sur \(debrief.evaluated) critères évalués.")
    }
    return lines.isEmpty ? [] : [.list(lines.map(\.typographic))]
  }

  private func reached(_ kind: Phase.Kind) -> Bool {
    debrief.phases.contains { $0.kind == kind && !$0.runs.isEmpty }
  }

  private var times: [Block] {
    let phases = debrief.phases.filter { $0.kind != .juryPreparation || !$0.runs.isEmpty }
    guard phases.contains(where: { !$0.runs.isEmpty }) else { return [] }
    let rows = phases.map { phase in
      [
        phase.title, phase.runs.isEmpty ? "—" : FrenchDuration.stopwatch(phase.elapsed),
        phase.planned.map { FrenchDuration.words($0) } ?? phase.allowance ?? "libre",
        phase.overtime >= 1000 ? "+" + FrenchDuration.stopwatch(phase.overtime) : "",
      ]
    }
    return [
      .heading("Le temps"),
      .table(
        Table(
          columns: [.init("Phase"), .init("Passé", .trailing), .init("Prévu"), .init("En plus", .trailing)],
          rows: rows)),
    ]
  }

  // MARK: Changes

  private var changes: [Block] {
    guard !debrief.changes.isEmpty else { return [] }
    let items = debrief.changes.map { uptake in
      let change = uptake.planned.change
      let told = uptake.told.map { ", \(place($0.phase, $0.at))" } ?? ""
      return ListItem(
        "\(uptake.planned.number). \(change.field.french)\(told) : \(change.text)".typographic,
        children: [ListItem(wording(of: uptake.uptake).typographic)])
    }
    return [.heading("Les modifications"), .list(items)]
  }

  private func wording(of uptake: ChangeUptake.Uptake) -> String {
    switch uptake {
    case .notTold: "Pas dite : son moment n’est pas venu."
    case .inOffer: "Reprise : une de vos offres va dans son sens."
    case .inAgreement: "Reprise dans l’accord que vous avez accepté, comme le client l’a demandé."
    case .mentioned: "Vous en avez parlé, sans la traduire dans une offre."
    case .notSeen: "Rien de ce que vous avez tapé ne la reprend. L’avez-vous reprise à voix haute ?"
    }
  }

  // MARK: What to work on

  private var criteria: [Block] {
    guard debrief.evaluated > 0 else { return [] }
    guard !debrief.weakCriteria.isEmpty else { return [.heading("À travailler"), .paragraph("Tout est acquis.")] }
    let items = debrief.weakCriteria.map { weak in
      ListItem(
        "\(weak.criterion.title) (\(weak.criterion.id))",
        children: [ListItem([weak.competency, weak.criterion.reference].compactMap { $0 }.joined(separator: " · "))])
    }
    return [.heading("À travailler"), .list(items)]
  }

  private var timeline: [Block] {
    guard !debrief.timeline.isEmpty else { return [] }
    var blocks: [Block] = [.heading("Ce qui s’est dit")]
    for phase in rehearsal.papers.exam.phases {
      let said = debrief.timeline.filter { $0.phase == phase.id }
      guard !said.isEmpty else { continue }
      blocks.append(.heading(phase.title, level: 2))
      let rows = said.map { exchange in
        [FrenchDuration.stopwatch(exchange.at), speaker(exchange.speaker), exchange.text]
      }
      blocks.append(.table(Table(columns: [.init("", .trailing), .init(""), .init("")], rows: rows)))
    }
    return blocks
  }

  private func speaker(_ speaker: Exchange.Speaker) -> String {
    switch speaker {
    case .candidate: "vous"
    case .client(.changeTold): "client ▸"
    case .client: "client"
    case .screen: "écran"
    }
  }

  // MARK: Words

  func term(_ id: String) -> Term? { rehearsal.papers.terms.first { $0.id == id } }

  func phaseTitle(_ id: String) -> String { rehearsal.papers.exam.phase(id)?.title ?? id }

  /// `Face-à-face, 04:10`.
  func place(_ phase: String, _ at: Int64) -> String { "\(phaseTitle(phase)), \(FrenchDuration.stopwatch(at))" }

  func percent(permille: Int) -> String { "\((permille + 5) / 10)\u{A0}%" }

  func percent(_ utility: Utility) -> String { "\((utility.units + 50_000_000) / 100_000_000)\u{A0}%" }

  /// The terms of an offer; with another one, only those that differ.
  func wording(of offer: Offer, instead other: Offer?) -> String {
    let terms = rehearsal.papers.terms.filter { term in other.map { $0[term.id] != offer[term.id] } ?? true }
    return terms.compactMap { term in offer[term.id].map { "\(term.spokenID) \(term.french($0))" } }.joined(
      separator: ", ")
  }
}
