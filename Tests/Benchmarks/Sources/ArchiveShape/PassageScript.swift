// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings

/// Writes the events of one passage, from its opening to its closing, as the console would.
struct PassageScript {
  let entry: Definitions.Entry
  let lexicon: Lexicon
  var generator: SeededGenerator
  private var now: Instant
  private var sitting: Sitting

  init(entry: Definitions.Entry, lexicon: Lexicon, generator: SeededGenerator, start: Instant) {
    self.entry = entry
    self.lexicon = lexicon
    self.generator = generator
    now = start
    sitting = Sitting(exam: entry.exam)
  }

  private var exam: Exam { entry.exam }

  mutating func play(
    id: String, session: Int, jury: [Juror], severity: Double, candidate: Int, people: People
  ) -> Sitting {
    let target = exam.phases.first { $0.kind == .preparation }?.id
    let extra = target.flatMap {
      generator.happens(400) ? Accommodation(target: $0, numerator: 1, denominator: 3) : nil
    }
    add(
      .opened(
        Opening(
          id: id, exam: Opening.ExamReference(id: exam.id, version: exam.version, sha256: entry.sha256),
          session: session, candidate: people.candidate(candidate, &generator), jury: jury, sheet: .perJuror,
          accommodations: extra.map { [$0] } ?? [])))
    if generator.happens(200) {
      remark(words: 8...20, juror: nil)
      add(.outcome(.absent, text: nil))
    } else {
      add(.confirmed([.candidate, .papers, .exam]))
      writeChanges()
      run()
      mark(jury, level: 0.7 - severity + generator.deviation() * 0.8)
      decide(jury)
    }
    add(.closed, after: 60_000)
    return sitting
  }

  private mutating func add(_ event: Event, after milliseconds: Int64 = 0) {
    now = now.advanced(by: milliseconds)
    let sequence = sitting.events.count + 1
    sitting.apply(RecordedEvent(sequence: sequence, group: sequence, moment: Moment(now), event: event))
  }

  private mutating func writeChanges() {
    guard let rules = exam.changes else { return }
    let fields = rules.fields.isEmpty ? ChangeField.allCases : rules.fields
    let first = generator.number(below: fields.count)
    for number in 1...2 {
      let text = lexicon.sentence(of: generator.number(in: 6...14), &generator, with: nil)
      let change = Change(field: fields[(first + number - 1) % fields.count], text: text)
      add(.changeWritten(number: number, change, origin: .written), after: 20_000)
    }
  }

  private mutating func run() {
    // Told where the exam says so, else (given with the sheet) in the first phase.
    let places = sitting.state.changes.keys.sorted().map { number in
      (number, exam.phases.first { $0.tells.contains(number) }?.id ?? exam.phases.first?.id)
    }
    for phase in exam.phases {
      add(.runStarted(phase: phase.id, reason: nil), after: 30_000)
      let foreseen = sitting.remaining(in: phase, at: now) ?? 600_000
      let spent = Int64(Double(max(60_000, foreseen)) * (0.97 + generator.deviation() * 0.1))
      for (number, place) in places where place == phase.id { add(.changeTold(number: number), after: 5000) }
      add(.runEnded, after: max(30_000, spent) / 1000 * 1000)
    }
  }

  private mutating func mark(_ jury: [Juror], level: Double) {
    var common: [String: String] = [:]
    let codes = (met: code(isMet: true), missed: code(isMet: false))
    for criterion in exam.criteria {
      let seen = level + generator.deviation() * 0.4
      for juror in jury {
        let own = seen + generator.deviation() * 0.3
        let level = own > 0 ? codes.met : codes.missed
        add(.marked(criterion: criterion.id, level: level, juror: juror.name, basis: .scene))
      }
      common[criterion.id] = seen > 0 ? codes.met : codes.missed
    }
    let remarks = generator.number(in: 2...6)
    let note = generator.number(below: remarks)
    let marked = markers(among: remarks)
    for number in 0..<remarks {
      remark(words: 8...20, juror: number == note ? jury.first?.name : nil, markers: marked[number])
    }
    if generator.happens(200) { add(.incident(Incident(.meansChanged, "Salle changée."))) }
    if generator.happens(300) { add(.reservation("Fiche à contrôler.")) }
    add(.outcome(.held, text: nil))
    if !common.isEmpty { add(.deliberated(common), after: 300_000) }
  }

  private func code(isMet: Bool) -> String { exam.scale.levels.first { $0.isMet == isMet }?.code ?? "O" }

  /// The markers of this passage, each in one of its remarks.
  private mutating func markers(among count: Int) -> [[String]] {
    var places = [[String]](repeating: [], count: count)
    for (word, share) in Lexicon.markers {
      // So that the stated share holds over all the passages, absences (2 in 100) included, which have none.
      let present = generator.next() % 9800 < share
      let place = generator.number(below: count)
      if present { places[place].append(word) }
    }
    return places
  }

  private mutating func remark(words: ClosedRange<Int>, juror: String?, markers: [String] = []) {
    var sentences = [lexicon.sentence(of: generator.number(in: words), &generator, with: markers.first)]
    for marker in markers.dropFirst() { sentences.append(lexicon.sentence(of: 4, &generator, with: marker)) }
    let criteria = exam.criteria
    let criterion = criteria.isEmpty ? nil : generator.pick(criteria).id
    let text = sentences.joined(separator: " ")
    add(.remark(Remark(text, criterion: criterion, juror: juror, kind: juror == nil ? .observation : .note)))
  }

  private mutating func decide(_ jury: [Juror]) {
    switch exam.decision.kind {
    case .competencies(let rule):
      guard case .outcome(let outcome) = exam.proposal(for: sitting.finalGrid) else { return }
      let award = generator.happens(300) ? rule.proposals.first?.outcome ?? outcome : outcome
      let reason = award == outcome ? nil : lexicon.sentence(of: 10, &generator, with: nil)
      add(.decided(Decision(.outcome(award.id), reason: reason)), after: 60_000)
    case .mark(let rule):
      let halves = min(max(Int(24 + generator.deviation() * 6), 0), rule.outOf * 2)
      add(.decided(Decision(.mark(Decimal64(units: Int64(halves * 5), scale: 1)))), after: 60_000)
    case .parts(let rule):
      let points = rule.parts.map {
        ($0.id, Decimal64(units: Int64(generator.number(in: $0.outOf...$0.outOf * 2) * 5), scale: 1))
      }
      add(.decided(Decision(.parts(Dictionary(points) { first, _ in first }))), after: 60_000)
    }
  }
}
