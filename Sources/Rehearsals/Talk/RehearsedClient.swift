// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The client at the table, as a machine: what happens goes in, what he says comes out.
///
/// He knows no clock. Every input comes with the time that the current phase has run, in milliseconds, and the same
/// inputs at the same times give the same lines, whether or not ``Input/time`` came often in between.
public struct RehearsedClient: Hashable, Sendable {
  public let rehearsal: Rehearsal
  public internal(set) var outcome = RehearsalOutcome()
  /// Everything that was typed and said, in order: what the debrief is made of.
  public internal(set) var exchanges: [Exchange] = []

  /// The numbers of the changes that the candidate has learnt of, in that order.
  public internal(set) var told: [Int] = []
  /// As the changes that he told, or that were given on paper, have made him.
  var client: HiddenClient
  var phase: RunningPhase?
  var raised: Set<Int> = []
  /// The candidate's offers so far, his paper first.
  var offers: [Bid]
  /// What he would sign; stands until a change moves him.
  var counter: Bid?
  /// The last one, whether or not it still stands.
  var lastCounter: Bid?
  /// The farthest that the meeting's clock ever came, in millionths.
  var latestShare: Int64 = 0
  /// Offers worse for him than the candidate's own paper, and rude words.
  var affronts = 0
  /// How often he was asked what he needs.
  var discoveries = 0
  var words: SeededGenerator

  init(_ rehearsal: Rehearsal) {
    self.rehearsal = rehearsal
    client = rehearsal.hiddenClient(after: rehearsal.changes.filter(\.isGivenOnPaper).map(\.number))
    offers = [rehearsal.table.proposal]
    words = Stream.words.generator(rehearsal.code)
  }

  public enum Input: Hashable, Sendable {
    /// A phase of the exam begins. `allotted` is its length in milliseconds, as the sitting has it; where it is `nil`
    /// the client counts on ten minutes for a call and twenty-five for a meeting.
    case phaseBegan(String, allotted: Int64?)
    /// Time passed; brings what was due.
    case time
    /// The candidate typed a line.
    case typed(String)
    case phaseEnded
  }

  /// - Parameter elapsed: how long the phase has run, pauses left out, in milliseconds, 0 or more.
  /// - Returns: what the client says, in order.
  public mutating func receive(_ input: Input, at elapsed: Int64) -> [Line] {
    let now = max(0, elapsed)
    var lines: [Line] = []
    switch input {
    case .phaseBegan(let id, let allotted): begin(id, allotted: allotted, now, &lines)
    case .time: advance(to: now, &lines)
    case .typed(let text):
      advance(to: now, &lines)
      answer(text, now, &lines)
      phase?.lastTyped = now
    case .phaseEnded:
      advance(to: now, &lines)
      end(now, &lines)
    }
    return lines
  }

  /// When the client will next say something by himself, in milliseconds of the phase's elapsed time.
  public var nextMoment: Int64? { nextDue?.at }

  /// Who he is for the candidate: the one who speaks, as far as he was introduced.
  public var name: String { client.name }
  public var role: String { client.role }

  /// What the candidate last offered, every term filled in; his paper before he offered anything.
  public var standingOffer: Offer { rehearsal.table.offer(offers.last ?? rehearsal.table.proposal) }

  // MARK: Saying

  /// Says one of a phrase's wordings, for the profile of the one who speaks.
  mutating func say(
    _ kind: Line.Kind, _ phrase: Phrase, at: Int64, offer: Bid? = nil, topics: [Int] = [], hint: String? = nil,
    _ lines: inout [Line]
  ) {
    let wordings = phrase.wordings(client.profile)
    var text = words.pick(wordings)?.typeset ?? ""
    // Nobody says the same sentence twice running.
    if text == lastSaid, let place = wordings.firstIndex(where: { $0.typeset == text }) {
      text = wordings[(place + 1) % wordings.count].typeset
    }
    let table = rehearsal.table
    add(
      Line(
        kind, text, at: at, offer: offer.map(table.offer),
        topics: topics.map { table.issues[$0].term.id }, hint: hint?.typeset),
      &lines)
  }

  private var lastSaid: String? {
    exchanges.last { if case .client = $0.speaker { true } else { false } }?.text
  }

  mutating func add(_ line: Line, _ lines: inout [Line]) {
    lines.append(line)
    guard let phase else { return }
    exchanges.append(
      Exchange(
        phase: phase.id, at: line.at, speaker: line.kind == .help ? .screen : .client(line.kind), text: line.text,
        offer: line.offer, change: line.change))
  }
}

/// One thing typed or said.
public struct Exchange: Hashable, Sendable {
  /// The id of the phase that ran.
  public let phase: String
  /// In milliseconds of the phase's elapsed time.
  public let at: Int64
  public let speaker: Speaker
  public let text: String
  /// The offer that was made, accepted or countered, with every term.
  public let offer: Offer?
  /// The number of the change that was told.
  public let change: Int?

  public enum Speaker: Hashable, Sendable {
    case candidate
    case client(Line.Kind)
    /// Words outside of the play.
    case screen
  }
}

/// The phase that runs.
struct RunningPhase: Hashable, Sendable {
  let id: String
  let kind: Phase.Kind
  /// In milliseconds, more than 0.
  let allotted: Int64
  /// The cues still to come.
  var cues: [Cue]
  var lastTyped: Int64?
  /// When he last made a counter-offer that waits for an answer.
  var waitsSince: Int64?
  /// How often he asked for one.
  var prompts = 0
  /// The changes of which he asked what is made of them.
  var asked: Set<Int> = []
  var saidDeadline = false
  var saidFarewell = false
}
