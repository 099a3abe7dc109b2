// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Testing

@Suite struct `An exam at a share of its durations` {
  private let exam = Exam(
    id: "x", version: "1", title: "x", shortTitle: "x", diploma: "x", reference: "x", form: .ponctuel,
    total: TimeLimit(minutes: 40, .fixed),
    allowances: [Allowance(id: "a", title: "a", limit: TimeLimit(minutes: 25, .maximum))],
    phases: [
      Phase(id: "p", kind: .preparation, title: "p", limit: TimeLimit(minutes: 15, .fixed)),
      Phase(id: "q", kind: .simulation, title: "q", limit: TimeLimit(minutes: nil, .maximum), allowance: "a"),
      Phase(id: "r", kind: .interview, title: "r", limit: TimeLimit(minutes: 1, .about)),
    ], decision: DecisionRule(.competencies(CompetencyDecision(proposals: [], otherwise: .init(id: "x", title: "x")))))

  @Test func `is rounded to whole minutes, one at least`() {
    let half = exam.scaled(toPercent: 50)
    #expect(half.phases.map(\.limit.minutes) == [8, nil, 1])
    #expect(half.total.minutes == 20)
    #expect(half.allowances.map(\.limit.minutes) == [13])
    #expect(half.phases.map(\.limit.nature) == exam.phases.map(\.limit.nature))
  }

  @Test func `is itself at a hundred percent`() { #expect(exam.scaled(toPercent: 100) == exam) }
}
