// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that is written on the paper twin of a passage, and typed in from it.
public enum PaperField: Hashable, Sendable {
  case number
  case givenName
  case familyName
  case session
  case day
  case jury
  case outcome
  case outcomeText
  /// When an oral that was not held was found not to be.
  case hour
  case chosen
  case accommodations
  /// Minutes that the centre sets, by phase id.
  case minutes(String)
  /// The times of a phase, by its id.
  case phase(String)
  /// A change, from 1.
  case change(Int)
  /// When a change was told.
  case told(Int)
  /// By criterion id.
  case verdict(String)
  case remark(Int)
  case incident(Int)
  case reservation(Int)
  case decision

  /// What files keep: never changed once shipped.
  public var key: String {
    switch self {
    case .number: "number"
    case .givenName: "given-name"
    case .familyName: "family-name"
    case .session: "session"
    case .day: "day"
    case .jury: "jury"
    case .outcome: "outcome"
    case .outcomeText: "outcome-text"
    case .hour: "hour"
    case .chosen: "chosen"
    case .accommodations: "accommodations"
    case .minutes(let phase): "minutes.\(phase)"
    case .phase(let phase): "phase.\(phase)"
    case .change(let number): "change.\(number)"
    case .told(let number): "told.\(number)"
    case .verdict(let criterion): "verdict.\(criterion)"
    case .remark(let number): "remark.\(number)"
    case .incident(let number): "incident.\(number)"
    case .reservation(let number): "reservation.\(number)"
    case .decision: "decision"
    }
  }

  /// The line before it, of a list.
  var previous: PaperField? {
    switch self {
    case .change(let number) where number > 1: .change(number - 1)
    case .remark(let number) where number > 1: .remark(number - 1)
    case .incident(let number) where number > 1: .incident(number - 1)
    case .reservation(let number) where number > 1: .reservation(number - 1)
    default: nil
    }
  }
}

/// What was typed of a paper: by the key of each field, its text in the one form that two people's are compared in.
public typealias PaperAnswers = [String: String]
