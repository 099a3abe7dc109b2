// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that the client says, or that the screen says for him.
public struct Line: Hashable, Sendable {
  public let kind: Kind
  /// What is said, in French. For ``Kind/help``, words to the candidate outside of the play.
  public let text: String
  /// When, in milliseconds of the phase's elapsed time. A line that time brings bears its own due time, however late
  /// the client was asked.
  public let at: Int64
  /// The offer that he accepts or makes; with every term.
  public let offer: Offer?
  /// The terms that he speaks of, by id, in the order in which he names them.
  public let topics: [String]
  /// The number of the change that he tells, from 1.
  public let change: Int?
  /// How to type what was not understood; shown beside what he says.
  public let hint: String?

  init(
    _ kind: Kind, _ text: String, at: Int64, offer: Offer? = nil, topics: [String] = [], change: Int? = nil,
    hint: String? = nil
  ) {
    self.kind = kind
    self.text = text
    self.at = at
    self.offer = offer
    self.topics = topics
    self.change = change
    self.hint = hint
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case opening
    /// A change, told in role or given on paper.
    case changeTold
    case objection
    /// He agrees: there is an agreement.
    case acceptance
    case refusal
    /// What he would sign; it stands until a change is told that moves him.
    case counterOffer
    /// The same, with a step of his for which he asks something in return.
    case counterpartAsked
    /// An offer heard on the phone, which he neither accepts nor refuses.
    case noted
    /// He asks what was meant, or answers something that is no offer.
    case question
    case appointment
    /// A clear next step instead of an agreement.
    case nextStep
    /// He waits for an answer, or for words.
    case silencePrompt
    /// The time is nearly over.
    case deadline
    case farewell
    /// He leaves.
    case walkAway
    /// Not said by the client.
    case help
  }
}

/// How far a rehearsal has come.
public struct RehearsalOutcome: Hashable, Sendable {
  /// What both signed.
  public internal(set) var agreement: Offer?
  /// Whether the call brought an appointment.
  public internal(set) var hasAppointment = false
  /// Whether the meeting ended on a clear next step.
  public internal(set) var hasNextStep = false
  /// Whether he left before the end.
  public internal(set) var hasLeft = false

  /// Whether nothing is left to bargain over.
  public var isSettled: Bool { agreement != nil || hasLeft }
}
