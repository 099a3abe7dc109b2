// SPDX-License-Identifier: GPL-3.0-or-later

/// What makes a livret admissible: it bears the visa and the sworn statement of the head, comes in time, and the minimum
/// of internship for registration is reached.
public struct LivretAdmission: Hashable, Sendable {
  /// `nil` when nobody said; so for the others.
  public var hasVisa: Bool?
  public var hasSwornStatement: Bool?
  public var isInTime: Bool?
  /// Weeks of internship done.
  public var internshipWeeks: Int?
  /// The minimum that a decision reduces for this candidate.
  public var reducedMinimum: Int?

  /// BTS TC: weeks of internship for registration.
  public static let minimumWeeks = 14
  /// What no decision goes under.
  public static let leastReducedWeeks = 9

  public init(
    hasVisa: Bool? = nil, hasSwornStatement: Bool? = nil, isInTime: Bool? = nil, internshipWeeks: Int? = nil,
    reducedMinimum: Int? = nil
  ) {
    self.hasVisa = hasVisa
    self.hasSwornStatement = hasSwornStatement
    self.isInTime = isInTime
    self.internshipWeeks = internshipWeeks
    self.reducedMinimum = reducedMinimum
  }

  /// Why a livret is not admissible.
  public enum Obstacle: Hashable, Sendable {
    case visa
    case swornStatement
    case late
    case weeks(done: Int, minimum: Int)
  }

  /// What is known to be against it.
  public var obstacles: [Obstacle] {
    var obstacles: [Obstacle] = []
    if hasVisa == false { obstacles.append(.visa) }
    if hasSwornStatement == false { obstacles.append(.swornStatement) }
    if isInTime == false { obstacles.append(.late) }
    if let done = internshipWeeks, done < minimum { obstacles.append(.weeks(done: done, minimum: minimum)) }
    return obstacles
  }

  /// Whether it is admissible; `nil` while nothing is against it and something is not known.
  public var isAdmissible: Bool? {
    if !obstacles.isEmpty { return false }
    return hasVisa == nil || hasSwornStatement == nil || isInTime == nil || internshipWeeks == nil ? nil : true
  }

  private var minimum: Int { max(Self.leastReducedWeeks, reducedMinimum ?? Self.minimumWeeks) }
}
