// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
public import Sittings

extension PaperForm {
  /// The passage that agreed answers make: its events happened when the paper says, and are typed now.
  ///
  /// What the paper gives no time for (verdicts, observations, the decision) happened at its last time. The order of the
  /// phases is that of their times.
  ///
  /// - Parameters:
  ///   - utcOffset: of the paper's day, in minutes.
  ///   - note: what the typists accepted of the paper, said in the passage as they made it.
  public func sitting(
    _ answers: PaperAnswers, id: String, exam reference: Opening.ExamReference, _ transcription: Transcription,
    utcOffset: Int, remarking note: String? = nil
  ) throws(PaperRefusal) -> Sitting {
    try checkTimes(answers)
    var paper = PaperTyping(form: self, answers: answers, utcOffset: utcOffset)
    do throws(SittingError) {
      try paper.type(id, reference, transcription)
      if let note { try paper.run(.remark(Remark(note)), at: now) }
    } catch {
      throw PaperRefusal(error.wording)
    }
    return paper.sitting
  }
}

extension PaperForm {
  /// Times that were settled one by one may no longer go with those that were not in question.
  fileprivate func checkTimes(_ answers: PaperAnswers) throws(PaperRefusal) {
    for field in fields(answers) {
      guard let answer = answers[field.key], !answer.isEmpty else { continue }
      switch field {
      case .phase, .told, .incident: _ = try read(answer, for: field, answers)
      default: continue
      }
    }
  }
}

/// A sitting on its way from paper.
private struct PaperTyping {
  let form: PaperForm
  let answers: PaperAnswers
  let utcOffset: Int
  var sitting: Sitting

  init(form: PaperForm, answers: PaperAnswers, utcOffset: Int) {
    self.form = form
    self.answers = answers
    self.utcOffset = utcOffset
    sitting = Sitting(exam: form.exam)
  }

  private func answer(_ field: PaperField) -> String { answers[field.key] ?? "" }

  private func instant(_ time: TimeOfDay) -> Instant {
    .onPaper(form.day(of: answers), time, utcOffset: utcOffset)
  }

  /// The phases that were held, by when they began.
  private var runs: [(phase: String, times: [TimeOfDay])] {
    form.exam.phases.map { ($0.id, form.times(of: $0.id, answers)) }.filter { !$0.1.isEmpty }
      .enumerated().sorted {
        ($0.element.1[0].secondsSinceMidnight, $0.offset) < ($1.element.1[0].secondsSinceMidnight, $1.offset)
      }.map { (phase: $0.element.0, times: $0.element.1) }
  }

  mutating func run(_ command: Command, at time: Instant) throws(SittingError) {
    sitting.apply(try sitting.decide(command, at: Moment(effective: time, recorded: form.now)))
  }

  mutating func type(
    _ id: String, _ reference: Opening.ExamReference, _ transcription: Transcription
  ) throws(SittingError) {
    let runs = runs
    let hour = TimeOfDay(answer(.hour)) ?? .midnight
    let start = instant(runs.first?.times.first ?? hour)
    let end = instant(runs.last?.times.last ?? hour)
    try run(.open(opening(id, reference)), at: start)
    try run(.transcribe(transcription), at: form.now)
    for (index, phase) in runs.enumerated() { try hold(phase, isLast: index == runs.count - 1) }
    if !sitting.isConcluded { try run(.conclude(form.outcome(answers), text: text(.outcomeText)), at: end) }
    try tellChanges(end)
    for (level, criteria) in Dictionary(grouping: form.grid(answers), by: \.value).sorted(by: { $0.key < $1.key }) {
      let ids = form.exam.criteria.map(\.id).filter { id in criteria.contains { $0.key == id } }
      try run(.mark(criteria: ids, level: level, juror: nil, basis: .scene), at: end)
    }
    try addWords(end)
    if let typed = text(.decision), let decision = try? form.exam.decision(Words(typed)) {
      try run(.decide(decision), at: end)
    }
  }

  private func opening(_ id: String, _ reference: Opening.ExamReference) -> Opening {
    let minutes = form.exam.phases.compactMap { phase in Int(answer(.minutes(phase.id))).map { (phase.id, $0) } }
    return Opening(
      id: id, exam: reference, session: Int(answer(.session)),
      candidate: PaperForm.candidate(answers),
      jury: (try? form.jurors(answer(.jury))) ?? [],
      chosen: answer(.chosen).split(separator: " ").compactMap { Int($0) },
      accommodations: (try? form.accommodations(answer(.accommodations))) ?? [],
      centreMinutes: Dictionary(minutes) { first, _ in first })
  }

  private mutating func hold(_ run: (phase: String, times: [TimeOfDay]), isLast: Bool) throws(SittingError) {
    guard let first = run.times.first, let last = run.times.last else { return }
    let isDue = sitting.state.outcome == nil && sitting.nextPhase?.id == run.phase
    try self.run(isDue ? .next : .go(phase: run.phase, reason: "selon le papier"), at: instant(first))
    // Every second time stops the clock, every other starts it again.
    for pair in stride(from: 1, to: run.times.count - 1, by: 2) {
      try self.run(.pause(reason: nil), at: instant(run.times[pair]))
      try self.run(.resume, at: instant(run.times[pair + 1]))
    }
    let outcome = form.outcome(answers)
    try self.run(isLast ? .conclude(outcome, text: text(.outcomeText)) : .stop, at: instant(last))
  }

  private mutating func tellChanges(_ end: Instant) throws(SittingError) {
    for number in 1...PaperForm.listLimit {
      guard let typed = text(.change(number)), let change = try? form.change(typed) else { continue }
      let told = TimeOfDay(answer(.told(number))).map(instant)
      try run(.write(number: number, change, origin: .written), at: told ?? end)
      if let told { try run(.tell(number: number), at: told) }
    }
  }

  private mutating func addWords(_ end: Instant) throws(SittingError) {
    for number in 1...PaperForm.listLimit {
      if let typed = text(.remark(number)) { try run(.remark(form.remark(typed)), at: end) }
    }
    for number in 1...PaperForm.listLimit {
      guard let typed = text(.incident(number)), let (incident, at, _) = try? form.incident(typed, answers) else {
        continue
      }
      try run(.incident(incident, pausesClock: false), at: at.map(instant) ?? end)
    }
    for number in 1...PaperForm.listLimit {
      if let typed = text(.reservation(number)) { try run(.reserve(typed), at: end) }
    }
  }

  private func text(_ field: PaperField) -> String? { answer(field).isEmpty ? nil : answer(field) }
}

extension Sitting {
  fileprivate var isConcluded: Bool { state.outcome != nil }
}
