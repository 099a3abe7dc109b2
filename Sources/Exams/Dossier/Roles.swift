// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// A buying motive (SONCAS).
public enum Motive: String, Hashable, Sendable, CaseIterable {
  case security
  case pride
  case novelty
  case comfort
  case money
  case sympathy
}

/// The client's role (jury only): who the client is, motives, limits, objections.
public struct ClientRole: Hashable, Sendable {
  /// The fiche it belongs to, from 1; `nil` for the only one.
  public var fiche: Int?
  public var name: String
  public var role: String
  public var company: String
  public var profile: Profile
  public var situation: String
  public var motives: [WeightedMotive]
  /// Weight of each term by id, out of 100.
  public var priorities: [String: Int]
  public var limits: [Limit]
  public var objections: [Objection]
  public var decisionCircuit: String?
  /// What the client does without an agreement.
  public var fallback: String?
  /// How to play it.
  public var directions: [String]

  public init(
    fiche: Int? = nil, name: String, role: String, company: String = "", profile: Profile = .formal,
    situation: String = "", motives: [WeightedMotive] = [], priorities: [String: Int] = [:],
    limits: [Limit] = [], objections: [Objection] = [], decisionCircuit: String? = nil, fallback: String? = nil,
    directions: [String] = []
  ) {
    self.fiche = fiche
    self.name = name
    self.role = role
    self.company = company
    self.profile = profile
    self.situation = situation
    self.motives = motives
    self.priorities = priorities
    self.limits = limits
    self.objections = objections
    self.decisionCircuit = decisionCircuit
    self.fallback = fallback
    self.directions = directions
  }

  public enum Profile: String, Hashable, Sendable, CaseIterable {
    case formal
    case busy
    case friendly
  }

  public struct WeightedMotive: Hashable, Sendable {
    public var motive: Motive
    /// 0…100
    public var weight: Int
    public var text: String?

    public init(_ motive: Motive, weight: Int, text: String? = nil) {
      self.motive = motive
      self.weight = weight
      self.text = text
    }
  }

  /// How far the client would go on a term.
  public struct Limit: Hashable, Sendable {
    public var term: String
    public var ideal: LimitValue?
    public var limit: LimitValue?
    public var text: String?

    public init(term: String, ideal: LimitValue? = nil, limit: LimitValue? = nil, text: String? = nil) {
      self.term = term
      self.ideal = ideal
      self.limit = limit
      self.text = text
    }
  }

  public struct Objection: Hashable, Sendable {
    public var text: String
    /// When it is raised; `nil` for whenever.
    public var moment: Phase.Kind?
    /// What a good answer does.
    public var expected: String?

    public init(text: String, moment: Phase.Kind? = nil, expected: String? = nil) {
      self.text = text
      self.moment = moment
      self.expected = expected
    }
  }
}

/// A bound on a term: a number for a quantity, a name for a choice.
public enum LimitValue: Hashable, Sendable {
  case number(Decimal64)
  case name(String)
}

/// The seller's own limits and weights (mandat), for rehearsal and calibration.
public struct Mandate: Hashable, Sendable {
  public var fiche: Int?
  /// Weight of each term by id, out of 100.
  public var priorities: [String: Int]
  public var limits: [ClientRole.Limit]
  public var fallback: String?
  public var counterparts: [String]

  public init(
    fiche: Int? = nil, priorities: [String: Int] = [:], limits: [ClientRole.Limit] = [], fallback: String? = nil,
    counterparts: [String] = []
  ) {
    self.fiche = fiche
    self.priorities = priorities
    self.limits = limits
    self.fallback = fallback
    self.counterparts = counterparts
  }
}
