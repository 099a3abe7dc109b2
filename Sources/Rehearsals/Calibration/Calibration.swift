// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
public import Negotiation

/// How hard the changes of a bank make the negotiation of one paper.
///
/// The jury's tool: it reads the official client, the bank and the mandate. What nobody knows (how each concedes, what
/// exactly each weighs, where exactly each stops) is drawn within ``CalibrationRanges``; sample number n is the same for
/// every case, so that cases are compared pair by pair. An outcome follows from the calibration, the case and the
/// number of the sample alone: whoever computes them, on whatever machine, in whatever order, finds the same.
public struct Calibration: Sendable {
  /// Method 2 (``Calibrated/method``): sample n is drawn by a ``SeededGenerator`` seeded with the eight letters `calibrer` of ASCII, read as one
  /// number, combined by exclusive or with the code's value and with n × 2²⁰: who opens (0 the seller), the seller's
  /// tactic, the client's, then term by term the seller's weight, the client's, the seller's limit, the client's.
  public static let method = Calibrated.method

  public let code: DrawCode
  /// Those of no change first.
  public let cases: [CalibrationCase]
  /// Whether there was no mandate: the seller's limits are supposed half-way to what the client likes best.
  public let isSellerSupposed: Bool
  /// Terms without a range, which got a plausible one, by their titles.
  public let unbounded: [String]
  /// Of all that decides: see ``Calibrated/fingerprint``.
  public let fingerprint: String

  let table: BargainingTable
  /// For each term, the values that are looked at: those that people say, the limits, and what changes ask for.
  let places: [[Int64]]
  private let price: Int?
  private let seller: Party
  private let client: HiddenClient

  /// - Parameters:
  ///   - situation: the paper and the client, before any change.
  ///   - allowsSameField: whether pairs of one field are looked at too.
  public init(
    _ situation: Situation, bank: [Change], mandate: Mandate?, code: DrawCode, allowsSameField: Bool = false
  ) throws(CalibrationRefusal) {
    let papers = CandidatePapers(situation)
    let fitting = ChangeDraw.candidates(from: bank, for: situation.exam, fiche: situation.number)
    var missing: [CalibrationRefusal.Missing] = []
    if situation.exam.changes == nil {
      missing.append(.changesInExam)
    } else if fitting.isEmpty {
      missing.append(.bank)
    }
    if situation.terms.isEmpty { missing.append(.terms) }
    guard let role = situation.client, missing.isEmpty else {
      throw CalibrationRefusal(missing: missing + (situation.client == nil ? [.client] : []))
    }
    let after = situation.applying(fitting).after.terms
    let table = BargainingTable(zip(papers.terms, after).map { $0.with(namesOf: $1) })
    let client = HiddenClient.written(role, table: table, papers: papers, mandate: mandate, code: code)
    let price = table.price(papers)
    let sellerParty = SellerParty(
      mandate, table: table, counterparts: client.party.stakes.map(\.direction), of: papers.counterpart)
    isSellerSupposed = sellerParty.isSupposed
    unbounded = papers.terms.filter(\.isUnbounded).map(\.title)
    self.code = code
    cases = CalibrationCase.all(
      from: bank, for: situation.exam, fiche: situation.number, allowsSameField: allowsSameField)
    fingerprint = Calibrated.fingerprint(of: situation, bank: bank, mandate: mandate)
    let moved = fitting.flatMap { change in
      [
        client.moved(by: change, table: table, price: price).party,
        sellerParty.party.bound(by: change, table: table, against: client.party),
      ]
    }
    let parties = [sellerParty.party, client.party] + moved
    (self.table, self.price, self.client, seller) = (table, price, client, sellerParty.party)
    places = table.issues.enumerated().map { index, issue in
      let bounds = parties.flatMap { [$0.stakes[index].limit, $0.stakes[index].ideal] }.compactMap { $0 }
      return Set(issue.grid + bounds).sorted()
    }
    // The table bounds what people say; limits and wishes come on top, and none may be left out.
    guard SampleZone.halves(places.map(\.count)).larger <= SampleZone.mostInHalf else {
      throw CalibrationRefusal(missing: [.fewerTerms])
    }
  }

  /// The outcomes of some samples of a case, in order.
  /// - Precondition: a case of ``cases``, and samples from 0.
  public func outcomes(of number: Int, samples: Range<Int>) -> [CalibrationOutcome] {
    samples.map { outcome(of: cases[number], sample: $0) }
  }

  // MARK: One sample

  private static let stream: UInt64 = 0x6361_6C69_6272_6572

  /// Both parties of a sample, and how they negotiate.
  private struct Drawn {
    var seller: Party
    var client: HiddenClient
    let isUnmoved: Bool
    let sellerTactic: Tactic
    let clientTactic: Tactic
    let first: Role
  }

  private func drawn(_ one: CalibrationCase, _ sample: Int) -> Drawn {
    var generator = SeededGenerator(seed: Calibration.stream ^ UInt64(code.value) ^ UInt64(sample) << 20)
    let first: Role = generator.pick(in: 0...1) == 0 ? .seller : .buyer
    let sellerTactic = generator.pickTactic()
    let clientTactic = generator.pickTactic()
    var (seller, client) = (self.seller, self.client)
    var weights = (seller: [Int64](), client: [Int64]())
    for index in table.issues.indices {
      weights.seller.append(seller.stakes[index].weight * Int64(generator.pick(in: CalibrationRanges.weight)))
      weights.client.append(client.party.stakes[index].weight * Int64(generator.pick(in: CalibrationRanges.weight)))
      shift(&seller.stakes[index], index, by: generator.pick(in: CalibrationRanges.limit))
      shift(&client.party.stakes[index], index, by: generator.pick(in: CalibrationRanges.limit))
    }
    for (index, weight) in normalizedWeights(weights.seller).enumerated() { seller.stakes[index].weight = weight }
    seller.reservation = seller.utilityAtLimits
    client.weigh(weights.client)
    client.settleReservation(table, price: price)
    let before = (seller, client.party)
    for change in one.changes {
      seller = seller.bound(by: change, table: table, against: client.party)
      client = client.moved(by: change, table: table, price: price)
    }
    return Drawn(
      seller: seller, client: client, isUnmoved: before == (seller, client.party), sellerTactic: sellerTactic,
      clientTactic: clientTactic, first: first)
  }

  private func outcome(of one: CalibrationCase, sample: Int) -> CalibrationOutcome {
    let drawn = drawn(one, sample)
    let seller = drawn.seller
    let zone = SampleZone(places, seller: seller, client: drawn.client.party)
    let agreed = negotiation(drawn, zone)?.session.flatMap { $0.run(recordsTrace: false).agreement?.seller.units }
    let span = Int128(max(1, seller.utilityAtIdeals - seller.reservation))
    let gain = agreed.map { Int128(max(0, $0 - seller.reservation)) } ?? 0
    return CalibrationOutcome(
      zone: zone.count, isAgreed: agreed != nil, share: Int(min(gain * 1_000_000 / span, 1_000_000)),
      isUnmoved: drawn.isUnmoved)
  }

  /// What a sample of a case plays, for whoever plays it otherwise; `nil` when the limits leave no agreement.
  /// - Precondition: a case of ``cases``, and a sample from 0.
  public func negotiation(of number: Int, sample: Int) -> SampledNegotiation? {
    let drawn = drawn(cases[number], sample)
    return negotiation(drawn, SampleZone(places, seller: drawn.seller, client: drawn.client.party))
  }

  private func negotiation(_ drawn: Drawn, _ zone: SampleZone) -> SampledNegotiation? {
    zone.domain.map {
      SampledNegotiation(domain: $0, seller: drawn.sellerTactic, client: drawn.clientTactic, first: drawn.first)
    }
  }

  /// Moves a limit some thousandths of the way to the wish, to the nearest value that is looked at.
  private func shift(_ stake: inout Stake, _ index: Int, by permille: Int) {
    guard let limit = stake.limit, case .quantity = table.issues[index].term.value else { return }
    let wanted = along(limit, stake.ideal, permille: Int64(permille))
    let moved = places[index].min { abs($0 - wanted) < abs($1 - wanted) } ?? limit
    stake.limit = moved
    stake.worst = stake.direction.worse(stake.worst, moved)
  }
}

/// What one sample plays: ``CalibrationRanges/rounds`` rounds at most.
public struct SampledNegotiation: Hashable, Sendable {
  /// The values within both limits.
  public let domain: NegotiationDomain
  public let seller: Tactic
  public let client: Tactic
  public let first: Role

  var session: Session? {
    do throws(PreparationError) {
      return Session(
        try PreparedDomain(domain, .halves), seller: seller, buyer: client, first: first,
        rounds: CalibrationRanges.rounds)
    } catch {
      // A calibration refuses such papers: counted as no agreement, it would be a false answer.
      preconditionFailure("\(error)")
    }
  }
}

/// Why a paper cannot be calibrated.
public struct CalibrationRefusal: Error, Hashable {
  /// Never empty.
  public let missing: [Missing]

  public enum Missing: Hashable, Sendable, CaseIterable {
    /// The exam has no changes.
    case changesInExam
    /// No change of a bank suits the paper.
    case bank
    /// The paper has no typed terms.
    case terms
    /// It has so many that their combinations are beyond counting.
    case fewerTerms
    case client
  }
}

extension Term {
  /// Whether it is a number without a range.
  fileprivate var isUnbounded: Bool { if case .quantity(_, nil, _) = value { true } else { false } }
}
