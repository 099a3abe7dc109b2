// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// What `oral montrer ID --pour-candidat` prints.
public struct CandidateReport: Sendable {
  private let sitting: CandidateSitting

  public init(_ sitting: CandidateSitting) { self.sitting = sitting }

  private var exam: Exam { sitting.exam }
  private var day: Day? { sitting.opened?.day }

  public var document: ReportDocument {
    ReportDocument(
      title: "Passage \(sitting.id)", subtitles: [exam.title],
      blocks: [.facts(head)] + timeline + changes + evaluation)
  }

  var head: [Fact] {
    [
      ("Candidat", sitting.candidate?.label), ("Épreuve", exam.id), ("Session", sitting.session.map(String.init)),
      ("Jour", day?.french), ("État", sitting.stage == .awaitingClosing ? "terminé" : sitting.stage.french),
      ("Issue", sitting.outcome?.french), ("Répétition", sitting.isRehearsal ? "n’entre pas dans les archives" : nil),
    ]
    .compactMap { label, text in text.flatMap { $0.isEmpty ? nil : Fact(label, $0) } }
  }

  private var timeline: [Block] {
    guard sitting.phases.contains(where: { !$0.runs.isEmpty }) else { return [] }
    return [.heading("Déroulement")] + TimelineBlocks(phases: sitting.phases, day: day).blocks
  }

  private var changes: [Block] {
    guard !sitting.changes.isEmpty else { return [] }
    let items = sitting.changes.map { change in
      let phase = change.phase.map { ", \(exam.phase($0)?.title ?? $0)" } ?? ""
      return ListItem(change.text, children: [ListItem("annoncée \(change.told.at(on: day))\(phase)")])
    }
    return [.heading("Modifications annoncées"), .list(items, numbered: true)]
  }

  private var evaluation: [Block] {
    var blocks: [Block] = []
    if let grid = sitting.grid, !exam.criteria.isEmpty {
      blocks.append(.heading("Grille"))
      blocks += exam.competencies.flatMap { GridBlocks.competency($0, in: exam, grid: grid) }
    }
    if let decision = sitting.decision {
      blocks += [.heading("Décision"), .paragraph(decision.french(in: exam))]
    }
    return blocks
  }
}
