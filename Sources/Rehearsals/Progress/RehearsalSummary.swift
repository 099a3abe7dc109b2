// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
internal import Negotiation

/// What is kept of a rehearsal to follow a candidate's progress.
public struct RehearsalSummary: Hashable, Sendable {
  public var code: DrawCode
  public var exam: String
  /// When it took place; `nil` when nobody says.
  public var day: Day?
  /// Criteria met, and evaluated.
  public var met: Int
  public var evaluated: Int
  /// The candidate's share of what he could gain over his reservation, in thousandths (0…1000); `nil` without an
  /// agreement, or when he had nothing to gain.
  public var share: Int?
  /// Ids of the criteria whose verdict was not met.
  public var weakCriteria: [String]
  /// Fields of the changes told, and whether each was seen to be taken up.
  public var fields: [Field]

  public struct Field: Hashable, Sendable {
    public var field: ChangeField
    public var isTakenUp: Bool

    public init(_ field: ChangeField, isTakenUp: Bool) {
      self.field = field
      self.isTakenUp = isTakenUp
    }
  }

  public init(
    code: DrawCode, exam: String, day: Day? = nil, met: Int, evaluated: Int, share: Int? = nil,
    weakCriteria: [String] = [], fields: [Field] = []
  ) {
    self.code = code
    self.exam = exam
    self.day = day
    self.met = met
    self.evaluated = evaluated
    self.share = share
    self.weakCriteria = weakCriteria
    self.fields = fields
  }

  public init(_ debrief: Debrief, of rehearsal: Rehearsal, day: Day? = nil) {
    self.init(
      code: rehearsal.code, exam: rehearsal.papers.exam.id, day: day, met: debrief.met, evaluated: debrief.evaluated,
      share: debrief.share, weakCriteria: debrief.weakCriteria.map(\.criterion.id),
      fields: debrief.changes.filter { $0.uptake != .notTold }.map { uptake in
        Field(uptake.planned.change.field, isTakenUp: uptake.uptake != .notSeen)
      })
  }

  /// Criteria met out of those evaluated, in thousandths; `nil` when none was evaluated.
  public var score: Int? { evaluated > 0 ? (met * 1000 + evaluated / 2) / evaluated : nil }
}

extension Debrief {
  /// The candidate's share of what he could gain over his reservation, in thousandths (0…1000).
  public var share: Int? {
    guard let agreement = outcome.agreement, let best = possible.bestForCandidate,
      let reached = offers.last(where: { $0.offer == agreement })
    else { return nil }
    let floor = possible.reservations.candidate.units
    let (gain, most) = (reached.utilities.candidate.units - floor, best.utilities.candidate.units - floor)
    guard most > 0 else { return nil }
    return Int(min(max(Int128(gain) * 1000 / Int128(most), 0), 1000))
  }
}
