// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What the candidate made of each change, as far as what he typed shows. Where that leaves a doubt nothing is claimed:
/// the debrief asks him.
struct UptakeReading {
  private let client: RehearsedClient
  private let rehearsal: Rehearsal
  private let steps: [Step]

  /// An offer of the candidate, and what stood just before it.
  private struct Step {
    /// Among the exchanges.
    let place: Int
    let before: Bid
    let after: Bid
  }

  init(_ client: RehearsedClient) {
    self.client = client
    rehearsal = client.rehearsal
    let table = client.rehearsal.table
    // Counter-offers to which he consented stand among his offers, and were never typed as such.
    var standing = table.proposal
    var rest = client.offers.dropFirst()
    var steps: [Step] = []
    for (place, exchange) in client.exchanges.enumerated() {
      guard exchange.speaker == .candidate, let bid = exchange.offer.map(table.bid) else { continue }
      while let next = rest.popFirst(), next != bid { standing = next }
      steps.append(Step(place: place, before: standing, after: bid))
      standing = bid
    }
    self.steps = steps
  }

  func uptakes() -> [ChangeUptake] {
    rehearsal.changes.map { planned in
      guard let place = client.exchanges.firstIndex(where: { $0.change == planned.number }) else {
        let told = client.told.contains(planned.number)
        return ChangeUptake(planned: planned, told: nil, uptake: told ? .notSeen : .notTold)
      }
      return ChangeUptake(planned: planned, told: client.exchanges[place], uptake: uptake(of: planned, toldAt: place))
    }
  }

  private func uptake(of planned: PlannedChange, toldAt place: Int) -> ChangeUptake.Uptake {
    let table = rehearsal.table
    let (change, price) = (planned.change, table.price(rehearsal.papers))
    let standing = steps.last { $0.place < place }?.after ?? table.proposal
    func approached(by bid: Bid) -> Set<Int> {
      change.approached(from: standing, to: bid, table: table, price: price, against: rehearsal.firstClient.party)
    }
    let isOffered = steps.contains { step in
      step.place > place && approached(by: step.after).contains { step.before[$0] != step.after[$0] }
    }
    if isOffered { return .inOffer }
    if let signed = client.outcome.agreement, !approached(by: table.bid(signed)).isEmpty { return .inAgreement }
    let own = ownWords(of: planned, toldAt: place)
    let isMentioned = client.exchanges[(place + 1)...].contains { exchange in
      exchange.speaker == .candidate && !own.isDisjoint(with: exchange.text.tellingWords)
    }
    return isMentioned ? .mentioned : .notSeen
  }

  /// The words of a change that nothing else brings up: neither the papers, the exam and the client, nor the other
  /// changes, nor what was said before it, nor ordinary talk.
  private func ownWords(of planned: PlannedChange, toldAt place: Int) -> Set<String> {
    let papers = rehearsal.papers
    var others = [papers.title ?? "", papers.exam.title, client.client.fallback ?? ""]
    others += papers.exam.phases.map(\.title) + papers.exam.criteria.flatMap { [$0.title] + $0.observations }
    others += rehearsal.table.issues.flatMap { [$0.term.id, $0.term.title, $0.noun] + $0.term.namedValues }
    others += rehearsal.firstClient.objections.map(\.text)
    others += [rehearsal.firstClient, client.client].flatMap { [$0.name, $0.role, $0.company] }
    others += rehearsal.changes.filter { $0 != planned }.map(\.change.text)
    others += client.exchanges.enumerated().filter { index, exchange in
      index < place || exchange.speaker != .candidate && index != place
    }.map(\.element.text)
    return others.reduce(into: planned.change.text.wordsWithoutNames.subtracting(OrdinaryWords.all)) { own, text in
      own.subtract(text.tellingWords)
    }
  }
}

extension Change {
  /// The terms, by their places, on which a bid goes from another towards what it asks. A rival offer asks for a better
  /// price.
  fileprivate func approached(
    from before: Bid, to after: Bid, table: BargainingTable, price: Int?, against client: Party
  ) -> Set<Int> {
    var result: Set<Int> = []
    for effect in effects {
      switch effect {
      case .term(let id, let termEffect):
        guard let index = table.index(of: id) else { continue }
        if termEffect.isApproached(from: before[index], to: after[index], of: table.issues[index].term) {
          result.insert(index)
        }
      case .competitor(let rival):
        guard let price else { continue }
        let direction = client.stakes[price].direction
        let place = rival.price.flatMap { table.issues[price].term.place(.number($0)) }
        let isAsked = place.map { direction.prefers($0, to: before[price]) } ?? true
        if isAsked, direction.prefers(after[price], to: before[price]) { result.insert(price) }
      case .counterpart, .motive, .context: break
      }
    }
    return result
  }
}

extension Term {
  /// Empty for a quantity.
  fileprivate var namedValues: [String] { if case .choice(_, let among) = value { among } else { [] } }
}

extension Change.TermEffect {
  /// Whether it asks for more than a place of a term, and another goes its way.
  func isApproached(from before: Int64, to after: Int64, of term: Term) -> Bool {
    func place(_ amount: Decimal64) -> Int64? { term.place(.number(amount)) }
    let wanted: Int64?
    switch self {
    case .value(let amount): wanted = place(amount)
    case .ceiling(let most): wanted = place(most).map { min(before, $0) }
    case .floor(let least): wanted = place(least).map { max(before, $0) }
    case .range(let first, let second):
      guard let a = place(first), let b = place(second) else { return false }
      wanted = min(max(before, min(a, b)), max(a, b))
    case .variation(let basisPoints):
      let varied = term.offered(varying: basisPoints)
      wanted = varied < term.offeredPlace ? min(before, varied) : max(before, varied)
    case .choices(let names):
      let places = names.compactMap { term.place(.name($0)) }
      return !places.contains(before) && places.contains(after)
    }
    guard let wanted else { return false }
    return wanted < before ? after < before : wanted > before && after > before
  }
}
