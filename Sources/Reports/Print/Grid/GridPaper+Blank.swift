// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

extension GridPaper {
  /// A sheet to fill by hand, when the machine is down: the paper twin of a passage.
  ///
  /// - Parameters:
  ///   - definition: SHA-256 of the exam's definition.
  ///   - candidate: `nil` for a sheet that anyone may be written on: it bears no code.
  ///   - jury: those who are known; as many places as the exam asks for are left to the others.
  ///   - passage: the sitting's id, when it is already opened.
  public init(
    blank exam: Exam, definition: String, session: Int?, candidate: Candidate?, jury: [Juror] = [],
    passage: String? = nil, day: Day? = nil
  ) {
    self.init(exam: exam, title: "Grille à remplir", name: passage ?? candidate?.number ?? "", facts: [])
    banner = Self.forJury
    isBlank = true
    grid = [:]
    code = candidate.map {
      PaperCode(exam: exam.id, definition: definition, session: session, candidate: $0, passage: passage)
    }
    facts = [
      Fact("Candidat", candidate?.label ?? ""), Fact("Session", session.map(String.init) ?? ""),
      Fact("Jour", day?.french ?? ""), Fact("Passage", passage ?? ""), Fact("Début", ""), Fact("Fin", ""),
    ]
    let seats = exam.jury.members.flatMap { Array(repeating: $0.title, count: max(1, $0.count)) }
    let places = max(jury.count, exam.jury.minimum ?? 0, seats.count, 2)
    signatures = jury.map { $0.label(in: exam) } + Array(repeating: "", count: places - jury.count)
    phases = exam.phases.filter { $0.kind != .juryPreparation }.map { phase in
      PhaseBar(
        title: phase.title.typographic, elapsed: 0, planned: phase.limit.minutes.map { Int64($0) * 60_000 }, overtime: 0
      )
    }
    self.day = day ?? session.flatMap { Day(year: $0, month: 1, day: 1) }
  }

  /// The blank twin of a passage that is opened.
  public init(blank sitting: Sitting) {
    let state = sitting.state
    self.init(
      blank: sitting.exam, definition: state.opening?.exam.sha256 ?? "", session: state.opening?.session,
      candidate: state.candidate, jury: state.jury, passage: sitting.id, day: sitting.opened?.day)
  }

  static let forJury = "Jury seulement"
}
