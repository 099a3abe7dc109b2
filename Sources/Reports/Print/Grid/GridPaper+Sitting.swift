// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

extension GridPaper {
  /// The jury's grid of a passage that is not sealed, as it stands.
  ///
  /// - Parameter now: up to when a run that goes on is measured.
  public init(_ sitting: Sitting, at now: Instant) {
    let report = SittingReport(sitting, at: now)
    let state = sitting.state
    self.init(exam: sitting.exam, title: "Grille d’évaluation", name: sitting.id, facts: report.head)
    banner = Self.forJury
    grid = state.decision == nil ? sitting.finalGrid : state.decidedGrid
    phases = sitting.times(at: now).filter { !$0.runs.isEmpty }.map(PhaseBar.init)
    takeRemarks(state.remarks.map(\.value))
    let changes = state.toldChanges.map {
      told(number: $0.number, $0.text, $0.told.at(on: report.day), in: $0.phase)
    }
    blocks = Self.section("Modifications annoncées", changes) + blocks + report.decision
    signatures = state.jury.map { $0.label(in: exam) }
    day = sitting.opened?.day
  }

  /// What the candidate may have of the same passage.
  public init(_ sitting: CandidateSitting) {
    let report = CandidateReport(sitting)
    self.init(exam: sitting.exam, title: "Passage", name: sitting.id, facts: report.head)
    grid = sitting.grid
    phases = sitting.phases.filter { !$0.runs.isEmpty }.map(PhaseBar.init)
    let day = sitting.opened?.day
    let changes = sitting.changes.map { told(number: $0.number, $0.text, $0.told.at(on: day), in: $0.phase) }
    blocks = Self.section("Modifications annoncées", changes)
    if let decision = sitting.decision {
      blocks += [.heading("Décision"), .paragraph(decision.french(in: exam))]
    }
    self.day = day
  }

  func told(number: Int, _ text: String, _ at: String, in phase: String?) -> ListItem {
    let phase = phase.map { ", \(exam.phase($0)?.title ?? $0)" } ?? ""
    return ListItem("Modification \(number)\u{A0}: \(text)", children: [ListItem("annoncée \(at)\(phase)")])
  }

  /// Observations alone, each by its criterion; a juror's own notes stay his.
  mutating func takeRemarks(_ all: [Remark]) {
    let observations = all.filter { $0.kind == .observation }
    let known = Set(exam.criteria.map(\.id))
    for remark in observations {
      guard let criterion = remark.criterion, known.contains(criterion) else { continue }
      remarks[criterion, default: []].append(signed(remark))
    }
    let general = observations.filter { $0.criterion.map { !known.contains($0) } ?? true }
    blocks += Self.section("Observations", general.map { ListItem(signed($0)) })
  }

  private func signed(_ remark: Remark) -> String {
    remark.text.typographic + (remark.juror.map { " (\($0))" } ?? "")
  }

  static func section(_ title: String, _ items: [ListItem]) -> [Block] {
    items.isEmpty ? [] : [.heading(title), .list(items)]
  }
}

extension GridPaper.PhaseBar {
  fileprivate init(_ times: PhaseTimes) {
    self.init(
      title: times.title.typographic, elapsed: times.elapsed, planned: times.planned, overtime: times.overtime)
  }
}
