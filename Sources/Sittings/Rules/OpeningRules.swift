// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

extension Sitting {
  func open(_ opening: Opening) throws(SittingError) -> [Event] {
    let problems = candidateProblems(opening) + juryProblems(opening) + timeProblems(opening) + choiceProblems(opening)
    guard problems.isEmpty else { throw .openingProblems(problems) }
    return [.opened(opening)]
  }

  private func candidateProblems(_ opening: Opening) -> [SittingError.OpeningProblem] {
    var problems: [SittingError.OpeningProblem] = []
    if opening.exam.id != exam.id { problems.append(.otherExam(opening.exam.id)) }
    let candidate = opening.candidate
    if candidate.number.folded.isEmpty && candidate.name.folded.isEmpty { problems.append(.noCandidate) }
    return problems
  }

  private func juryProblems(_ opening: Opening) -> [SittingError.OpeningProblem] {
    var problems: [SittingError.OpeningProblem] = []
    let isNamed = !opening.jury.isEmpty && opening.jury.allSatisfy { !$0.name.folded.isEmpty }
    if opening.sheet == .perJuror && !isNamed { problems.append(.noJuror) }
    var seen: Set<String> = []
    for juror in opening.jury where !seen.insert(juror.name.folded).inserted {
      problems.append(.jurorTwice(juror.name))
    }
    return problems
  }

  private func timeProblems(_ opening: Opening) -> [SittingError.OpeningProblem] {
    let phases = exam.phases.map(\.id)
    let allowances = exam.allowances.map(\.id)
    var problems: [SittingError.OpeningProblem] = []
    for target in opening.accommodations.map(\.target) {
      if let phase = exam.phase(target) {
        if phase.kind == .juryPreparation { problems.append(.juryTimeExtended(target)) }
        let isSilent = phase.limit.nature == .centre && opening.centreMinutes[target] == nil
        if phase.limit.nature != .rest && (isSilent || (phase.limit.minutes == nil && phase.limit.nature != .centre)) {
          problems.append(.targetWithoutTime(target, allowance: phase.allowance))
        }
      } else if exam.allowance(target) == nil {
        problems.append(.unknownTarget(target, nearest: nearest(to: target, among: phases + allowances)))
      }
    }
    for target in opening.centreMinutes.keys.sorted() {
      let nature = target == "total" ? exam.total.nature : exam.phase(target)?.limit.nature
      let shared = exam.allowance(target)?.limit.nature
      switch nature ?? shared {
      case nil: problems.append(.unknownTarget(target, nearest: nearest(to: target, among: phases + ["total"])))
      case .centre:
        if !(1...600).contains(opening.centreMinutes[target] ?? 1) { problems.append(.minutesOutOfRange(target)) }
      default: problems.append(.centreSetsNothing(target))
      }
    }
    return problems
  }

  private func choiceProblems(_ opening: Opening) -> [SittingError.OpeningProblem] {
    guard !opening.chosen.isEmpty else { return [] }
    guard let choice = exam.choice else { return [.choiceNotOffered] }
    return opening.chosen.count > 1 && !choice.several ? [.severalChosen] : []
  }

  func choose(_ numbers: [Int]) throws(SittingError) -> [Event] {
    guard let opening = state.opening else { throw .notOpened }
    var changed = opening
    changed.chosen = numbers
    let problems = choiceProblems(changed)
    guard problems.isEmpty else { throw .openingProblems(problems) }
    return [.chosen(numbers)]
  }

  func accommodate(_ granted: [Accommodation]) throws(SittingError) -> [Event] {
    guard let opening = state.opening else { throw .notOpened }
    var changed = opening
    changed.accommodations = granted
    let problems = timeProblems(changed)
    guard problems.isEmpty else { throw .openingProblems(problems) }
    return [.accommodated(granted)]
  }

  func correct(_ candidate: Candidate) throws(SittingError) -> [Event] {
    guard !candidate.number.folded.isEmpty || !candidate.name.folded.isEmpty else {
      throw .openingProblems([.noCandidate])
    }
    return [.candidateCorrected(candidate)]
  }

  func add(_ jurors: [Juror]) throws(SittingError) -> [Event] {
    var seen = Set(state.jury.map(\.name.folded))
    for juror in jurors {
      _ = try nonEmpty(juror.name)
      guard seen.insert(juror.name.folded).inserted else { throw .openingProblems([.jurorTwice(juror.name)]) }
    }
    return jurors.map(Event.jurorJoined)
  }
}
