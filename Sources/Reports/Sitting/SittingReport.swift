// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

/// What `oral montrer ID` prints for the jury: who and what, the timeline, the changes, the grid, what was said, the
/// decision.
public struct SittingReport: Sendable {
  let sitting: Sitting
  let now: Instant

  /// A run that goes on is measured up to `now`.
  public init(_ sitting: Sitting, at now: Instant) {
    self.sitting = sitting
    self.now = now
  }

  var exam: Exam { sitting.exam }
  var state: SittingState { sitting.state }
  /// The day of the opening, that goes without saying.
  var day: Day? { sitting.opened?.day }

  public var document: ReportDocument {
    ReportDocument(
      banner: "JURY SEULEMENT", title: "Passage \(sitting.id)", subtitles: [exam.title],
      blocks: [.facts(head)] + timeline + changes + grid + decision + words)
  }

  // MARK: Head

  var head: [Fact] {
    let opening = state.opening
    return facts([
      ("Candidat", state.candidate?.label),
      ("Épreuve", opening.map { "\($0.exam.id), version \($0.exam.version)" } ?? exam.id),
      ("Session", opening?.session.map(String.init)),
      ("Jour", day?.french),
      ("État", sitting.stage.french),
      ("Issue", state.outcome.map { outcome($0) }),
      ("Répétition", opening?.isRehearsal == true ? "n’entre pas dans les archives" : nil),
      ("Choisi", chosen),
      ("Majorations", accommodations),
      ("Jury", jury),
      ("Feuille", opening?.sheet == .perJuror ? "une par juré" : nil),
      ("Pièces vues", state.papersSeen.frenchList()),
      ("Confirmé", confirmed),
      ("Origine", origin),
    ])
  }

  func facts(_ pairs: [(String, String?)]) -> [Fact] {
    pairs.compactMap { label, text in text.flatMap { $0.isEmpty ? nil : Fact(label, $0) } }
  }

  private func outcome(_ noted: SittingState.Noted<Outcome>) -> String {
    "\(noted.value.french), \(noted.moment.at(on: day))" + suffix(state.outcomeText)
  }

  private var origin: String? {
    state.transcription.map { noted in
      "tenu sur papier (\(noted.value.code)), saisi par \(noted.value.typists.map(\.name).frenchList())"
    }
  }

  private var chosen: String? {
    guard !state.chosen.isEmpty else { return nil }
    return "\(exam.choice?.of == .project ? "projet" : "fiche") \(state.chosen.map(String.init).frenchList())"
  }

  private var accommodations: String {
    state.accommodations.map { "\(target($0.target)) +\($0.numerator)/\($0.denominator)" }.frenchList()
  }

  /// The jury as it is, then those who left.
  private var jury: String {
    let former = sitting.liveEvents.compactMap { recorded -> String? in
      guard case .jurorReplaced(let leaving, _) = recorded.event else { return nil }
      return "\(leaving), \(recorded.moment.effective.until(on: day))"
    }
    return (state.jury.map { $0.label(in: exam) } + former).joined(separator: "\n")
  }

  private var confirmed: String? {
    if state.outcome?.value.isEvaluated == false { return nil }
    return state.confirmed.contains(.candidate)
      ? "convocation et identité du candidat" : "le candidat n’a pas été confirmé"
  }

  private func target(_ id: String) -> String { exam.phase(id)?.title ?? exam.allowance(id)?.title ?? id }
  func title(_ phase: String) -> String { exam.phase(phase)?.title ?? phase }
  func suffix(_ text: String?) -> String { text.map { $0.isEmpty ? "" : "\u{A0}: \($0)" } ?? "" }

  // MARK: Changes

  private var changes: [Block] {
    guard !state.changes.isEmpty else { return [] }
    let items = state.changes.sorted { $0.key < $1.key }.map { number, written in
      let kind = [written.change.field.french, written.change.kind?.french].compactMap { $0 }.joined(separator: ", ")
      let told =
        written.told.map { "annoncée \($0.at(on: day))" + (written.toldIn.map { ", \(title($0))" } ?? "") }
        ?? "jamais annoncée"
      let effects = written.change.effects.map { ChangeFormatter.effect($0) }
      return ListItem(
        "Modification \(number)\u{A0}: \(written.change.text)",
        children: [
          ListItem(kind), ListItem("\(written.origin.french), \(written.written.at(on: day))"), ListItem(told),
        ] + (effects.isEmpty ? [] : [ListItem("effets\u{A0}: \(effects.joined(separator: "\u{202F}; "))")]))
    }
    return [.heading("Modifications"), .list(items)]
  }
}
