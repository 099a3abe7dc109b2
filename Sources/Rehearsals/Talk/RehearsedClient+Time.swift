// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What the client does by himself as time passes.
extension RehearsedClient {
  /// After this long without an answer to his counter-offer, he asks for one; twice in a phase at most: the candidate
  /// may be speaking.
  private static let patienceForAnswers: Int64 = 240_000

  enum Due: Hashable {
    case cue
    case silence
    case deadline
    case leaving
  }

  mutating func begin(_ id: String, allotted: Int64?, _ now: Int64, _ lines: inout [Line]) {
    guard let definition = rehearsal.papers.exam.phase(id) else {
      phase = nil
      return
    }
    let isAgain = exchanges.contains { $0.phase == id }
    let ordinary: Int64 = definition.kind == .phone ? 600_000 : 1_500_000
    phase = RunningPhase(
      id: id, kind: definition.kind, allotted: max(1, allotted ?? ordinary), cues: cuesAhead(in: definition))
    giveSheet(now, &lines)
    guard definition.kind.isNegotiation, !outcome.hasLeft else { return }
    // A new counterpart introduces himself in place of an opening; a teacher's text only tells of him.
    let first = phase?.cues.first { cue in
      if case .change = cue.what { cue.permille <= 20 } else { false }
    }
    if let first {
      phase?.cues.removeAll { $0 == first }
      play(first, at: now, &lines)
    }
    if first != nil, rehearsal.practice?.bank.isEmpty ?? true {
      return
    } else if !isAgain {
      say(.opening, .opening(definition.kind, client, rehearsal.papers.counterpart), at: now, &lines)
    } else {
      say(.opening, .resuming, at: now, &lines)
    }
    if !isAgain, definition.kind.isMeeting, !rehearsal.hasTerms, !rehearsal.options.isSilent {
      add(Line(.help, Phrase.noTerms, at: now), &lines)
    }
  }

  /// The changes that the exam gives on paper, as its preparation begins, or before a negotiation that was not
  /// prepared.
  private mutating func giveSheet(_ now: Int64, _ lines: inout [Line]) {
    for planned in rehearsal.changes
    where planned.isGivenOnPaper && !told.contains(planned.number)
      && (planned.phase == phase?.id || phase?.kind.isNegotiation ?? false)
    {
      told.append(planned.number)
      add(Line(.changeTold, planned.change.text.typeset, at: now, change: planned.number), &lines)
    }
  }

  /// Those of the phase that are still to come; a change that an earlier phase, skipped or cut short, did not bring is
  /// told soon after the opening of a meeting.
  private func cuesAhead(in definition: Phase) -> [Cue] {
    let own = (rehearsal.cues[definition.id] ?? []).filter { isAhead($0) }
    guard definition.kind.isMeeting else { return own }
    let earlier = rehearsal.papers.exam.phases.prefix { $0.id != definition.id }.map(\.id)
    let missed = rehearsal.changes.filter { planned in
      !planned.isGivenOnPaper && !told.contains(planned.number)
        && planned.phase.map { earlier.contains($0) } ?? false
    }
    let late = missed.map { Cue(permille: 50, what: .change($0.number)) }
    return (late + own).enumerated().sorted { ($0.1.permille, $0.0) < ($1.1.permille, $1.0) }.map(\.element)
  }

  private func isAhead(_ cue: Cue) -> Bool {
    switch cue.what {
    case .change(let number): !told.contains(number)
    case .objection(let index): !raised.contains(index)
    }
  }

  // MARK: Time

  /// What comes next by itself; at the same time a cue goes first.
  var nextDue: (at: Int64, what: Due)? {
    guard let phase, phase.kind.isNegotiation, !outcome.isSettled else { return nil }
    var dues: [(at: Int64, what: Due)] = []
    if let cue = phase.cues.first { dues.append((due(cue, phase), .cue)) }
    guard !rehearsal.options.isSilent else { return dues.first }
    if let since = phase.waitsSince, phase.prompts < 2 {
      let from = max(since, phase.lastTyped ?? since)
      dues.append((from.addingSaturated(RehearsedClient.patienceForAnswers), .silence))
    }
    if phase.kind.isMeeting {
      if !phase.saidDeadline { dues.append((phase.allotted / 10 * 9, .deadline)) }
      dues.append((phase.allotted.addingSaturated(max(120_000, phase.allotted / 5)), .leaving))
    }
    return dues.enumerated().min { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }?.element
  }

  private func due(_ cue: Cue, _ phase: RunningPhase) -> Int64 {
    Int64(clamping: Int128(phase.allotted) * Int128(cue.permille) / 1000)
  }

  mutating func advance(to now: Int64, _ lines: inout [Line]) {
    while let next = nextDue, next.at <= now {
      switch next.what {
      case .cue:
        guard let cue = phase?.cues.first else { return }
        phase?.cues.removeFirst()
        play(cue, at: next.at, &lines)
      case .silence:
        phase?.waitsSince = nil
        phase?.prompts += 1
        say(.silencePrompt, .waiting, at: next.at, &lines)
      case .deadline:
        phase?.saidDeadline = true
        say(.deadline, .nearlyOver, at: next.at, &lines)
      case .leaving:
        outcome.hasLeft = true
        say(.walkAway, .outOfTime, at: next.at, &lines)
      }
    }
  }

  mutating func play(_ cue: Cue, at: Int64, _ lines: inout [Line]) {
    switch cue.what {
    case .change(let number): tell(number, at: at, &lines)
    case .objection(let index):
      let objections = rehearsal.firstClient.objections
      raised.insert(index)
      guard objections.indices.contains(index), isStillTrue(index) else { return }
      add(Line(.objection, objections[index].text.typeset, at: at), &lines)
    }
  }

  /// Whether the paper's value that an objection questions still stands.
  private func isStillTrue(_ objection: Int) -> Bool {
    guard let id = client.objectionTerms[objection], let index = rehearsal.table.index(of: id) else { return true }
    return offers.last?[index] == rehearsal.table.proposal[index]
  }

  /// Tells a change. A counter-offer of before that he could no longer sign stands no more.
  mutating func tell(_ number: Int, at: Int64, _ lines: inout [Line]) {
    guard rehearsal.changes.indices.contains(number - 1), !told.contains(number) else { return }
    told.append(number)
    client = rehearsal.moved(client, by: number)
    let change = rehearsal.changes[number - 1].change
    add(Line(.changeTold, change.text.typeset, at: at, change: number), &lines)
    if let standing = counter, !accepts(standing) {
      counter = nil
      phase?.waitsSince = nil
    }
  }

  mutating func end(_ now: Int64, _ lines: inout [Line]) {
    defer { phase = nil }
    guard let phase, phase.kind.isNegotiation, !outcome.hasLeft, !phase.saidFarewell else { return }
    say(.farewell, outcome.farewell(phase.kind), at: now, &lines)
  }
}
