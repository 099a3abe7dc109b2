// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
public import Negotiation
public import Sittings

/// What a rehearsal leaves to think about. Everything hidden until then is in it, of this rehearsal's own client alone.
///
/// Utilities are those at the end, once the changes told had moved the client.
public struct Debrief: Hashable, Sendable {
  public let outcome: RehearsalOutcome
  /// Everything typed and said, in order.
  public let timeline: [Exchange]
  /// The phases with their times, as the sitting measured them.
  public let phases: [PhaseTimes]
  public let changes: [ChangeUptake]
  /// Every offer of both, in order, the candidate's paper first.
  public let offers: [OfferPoint]
  public let client: RevealedClient
  /// The candidate's wants, and whether they were only supposed.
  public let mandate: RevealedMandate
  /// What was possible.
  public let possible: Possible
  /// What the candidate could have had, the client as well off; `nil` when nothing better was possible.
  public let leftOnTable: LeftOnTable?
  /// Where the agreement, or without one the candidate's last offer, passes his own limits.
  public let beyondLimits: [Overstep]
  /// Steps of the candidate for which he got nothing.
  public let freeConcessions: [Concession]
  /// Criteria whose verdict is not met, in the order of the grid, with what to work on.
  public let weakCriteria: [WeakCriterion]
  /// How many criteria are met, and how many were evaluated.
  public let met: Int
  public let evaluated: Int

  /// - Parameters:
  ///   - phases: `sitting.times(at:)`; empty when the run was not timed.
  ///   - verdicts: the self-evaluation, level codes by the id of the criterion.
  public init(_ client: RehearsedClient, phases: [PhaseTimes] = [], verdicts: [String: String] = [:]) {
    let reading = DebriefReading(client)
    outcome = client.outcome
    timeline = client.exchanges
    self.phases = phases
    changes = UptakeReading(client).uptakes()
    offers = reading.offers
    self.client = reading.revealedClient
    mandate = reading.revealedMandate
    possible = reading.possible
    leftOnTable = reading.leftOnTable()
    beyondLimits = reading.beyondLimits()
    freeConcessions = reading.freeConcessions()
    let exam = client.rehearsal.papers.exam
    let judged = exam.criteria.compactMap { criterion in
      verdicts[criterion.id].flatMap(exam.scale.level).map { (criterion: criterion, isMet: $0.isMet) }
    }
    weakCriteria = judged.filter { !$0.isMet }.map { judgement in
      WeakCriterion(
        criterion: judgement.criterion, competency: exam.competency(ofCriterion: judgement.criterion.id)?.title)
    }
    met = judged.count { $0.isMet }
    evaluated = judged.count
  }
}

/// Both utilities of something.
public struct UtilityPoint: Hashable, Sendable {
  public let candidate: Utility
  public let client: Utility
}

/// An offer on the plot of both utilities.
public struct OfferPoint: Hashable, Sendable {
  /// `nil` for the candidate's paper, that was there before.
  public let phase: String?
  /// In milliseconds of the phase's elapsed time.
  public let at: Int64
  public let author: Author
  public let offer: Offer
  public let utilities: UtilityPoint

  public enum Author: String, Hashable, Sendable, CaseIterable {
    case candidate
    case client
  }
}

/// What the two could have signed.
public struct Possible: Hashable, Sendable {
  /// Why nothing can be said of it; `nil` when something can.
  public let absence: Absence?
  /// No agreement is better for one without being worse for the other; from the best for the candidate to the best for
  /// the client. Empty when they could not agree on anything.
  public let frontier: [UtilityPoint]
  /// The agreement that shares best (Nash 1950).
  public let nash: OfferPoint?
  /// The best for the candidate that the client would still have signed.
  public let bestForCandidate: OfferPoint?
  /// What each has without an agreement.
  public let reservations: UtilityPoint

  public enum Absence: Hashable, Sendable {
    case noTerms
    /// The limits leave this term, by its id, no value that suits both.
    case apart(term: String)
    case tooLarge
  }
}

/// What was left on the table.
public struct LeftOnTable: Hashable, Sendable {
  /// The agreement, or the candidate's last offer when there is none.
  public let reached: OfferPoint
  public let better: OfferPoint
  /// The gain, in the money of the price: what it would have to rise by to be worth as much to the candidate. In whole
  /// euros; `nil` when no price has a weight in his mandate.
  public let euros: Int64?
  /// The terms that differ, by id, in the order of the paper.
  public let terms: [String]
}

/// A limit of the candidate that he passed.
public struct Overstep: Hashable, Sendable {
  public let term: String
  public let limit: LimitValue
  public let value: LimitValue
}

/// A step of the candidate towards the client.
public struct Concession: Hashable, Sendable {
  public let phase: String
  public let at: Int64
  public let term: String
  public let before: LimitValue
  public let after: LimitValue
  /// Its cost in the money of the price, in whole euros; `nil` as in ``LeftOnTable``.
  public let euros: Int64?
}

/// A change, and what the candidate made of it.
public struct ChangeUptake: Hashable, Sendable {
  public let planned: PlannedChange
  /// When it was told; `nil` when it was not.
  public let told: Exchange?
  public let uptake: Uptake

  public enum Uptake: String, Hashable, Sendable, CaseIterable {
    case notTold
    /// A later offer moved a term that it bears on towards what it asks.
    case inOffer
    /// What it asks is in the agreement, because the client put it there.
    case inAgreement
    /// A later line spoke of it, in words that are its own.
    case mentioned
    /// Nothing typed shows it: what was spoken aloud is not known.
    case notSeen
  }
}

/// A criterion to work on.
public struct WeakCriterion: Hashable, Sendable {
  public let criterion: Criterion
  public let competency: String?
}
