// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
internal import Sittings

extension GridPaper {
  /// The jury's grid of a sealed passage, as it stands, with its record attached.
  ///
  /// - Parameters:
  ///   - records: the passage, then what was linked to it.
  ///   - exam: the definition that the passage follows.
  public init(_ history: PassageHistory, records: [SealedRecordLine], exam: Exam) {
    let report = ArchivedPassageReport(history, records: records, exam: exam)
    self.init(exam: exam, title: "Grille d’évaluation", name: history.id, facts: report.head)
    banner = Self.forJury
    let (evaluation, deliberation) = (history.content.evaluation, history.content.deliberation)
    grid = evaluation?.grid
    if let deliberation {
      if deliberation.decision == nil, !deliberation.grid.isEmpty {
        grid = deliberation.grid.reduce(into: [:]) { $0[$1.criterion] = $1.level }
      }
      takeRemarks(deliberation.remarks.map(\.remark))
      signatures = deliberation.jury.map { Juror(name: $0.name, seat: $0.seat, part: $0.part).label(in: exam) }
    }
    takeTimes(evaluation)
    blocks += report.decision
    day = evaluation?.day
    seal = records.first { $0.place == history.record.place }.map {
      Seal(
        code: $0.code.description,
        place: "\($0.kind.french) nº\u{A0}\($0.place.sequence), chaîne \($0.place.chain.short)",
        hash: $0.hash, issued: $0.issued)
    }
    attachment = PrintAttachment(
      name: "\(history.id).sd-jwt", mimeType: "application/sd-jwt", relationship: .data,
      description: "Enregistrement scellé du passage \(history.id) (RFC 9901)", text: history.record.sdJWT)
  }

  /// What the candidate may have of the same passage. The record itself is given by a communication, which is sealed.
  public init(_ passage: CandidateArchive) {
    self.init(exam: passage.exam, title: "Passage", name: passage.id, facts: [])
    facts = [
      Fact("Candidat", passage.identity.map { $0.candidate.label } ?? "(identité effacée)"),
      Fact("Épreuve", "\(exam.id), version \(exam.version)"),
      Fact("Session", passage.definition.session.map(String.init) ?? ""),
      Fact("Jour", passage.times.map { "\($0.day.french), \($0.opened)" } ?? ""),
      Fact("Issue", passage.times?.outcome?.french ?? ""),
    ].filter { !$0.text.isEmpty }
    grid = passage.grid
    phases = (passage.times?.phases ?? []).map { PhaseBar($0, in: exam) }
    day = passage.times?.day
    blocks = Self.section("Modifications annoncées", (passage.changes ?? []).map(told))
    if let decision = passage.decision { blocks += [.heading("Décision"), .paragraph(decision)] }
  }

  private mutating func takeTimes(_ evaluation: PassageContent.Evaluation?) {
    guard let evaluation else { return }
    day = evaluation.day
    phases = evaluation.phases.map { PhaseBar($0, in: exam) }
    blocks = Self.section("Modifications annoncées", evaluation.changes.map(told)) + blocks
  }

  private func told(_ change: PassageContent.Evaluation.Change) -> ListItem {
    told(number: change.number, change.text, RecordClock.at(change.at, on: day), in: change.toldIn)
  }
}

extension GridPaper.PhaseBar {
  fileprivate init(_ time: PassageFacts.PhaseTime, in exam: Exam) {
    self.init(
      title: (exam.phase(time.phase)?.title ?? time.phase).typographic, elapsed: time.elapsed, planned: time.planned,
      overtime: time.overtime)
  }
}
