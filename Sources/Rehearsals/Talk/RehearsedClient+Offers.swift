// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What the client answers to a typed offer.
extension RehearsedClient {
  /// Offers this much worse for him than the paper, in 10^−10, are affronts; after three he leaves.
  private static let affront: Int64 = 100_000_000

  mutating func hear(_ parsed: ParsedOffer, _ text: String, _ now: Int64, _ lines: inout [Line]) {
    guard let problem = parsed.problems.first else { return weigh(parsed, text, now, &lines) }
    heard(text, now)
    let issues = rehearsal.table.issues
    let (phrase, hint): (Phrase, String?) =
      switch problem {
      case .twice(let term): (.whichOfTwo(issues[term].noun), "Une valeur par condition. \(example ?? "")")
      case .strange(let value): (.strangeValue(value), example)
      case .unit(let term): (.wrongUnit(issues[term].noun), unitHint(issues[term]))
      case .choice(let term): (.whichChoice(issues[term].noun, among: names(issues[term])), nil)
      case .unnamed(let value): (.aboutWhat(value), example)
      case .unknown(let words): (.unknownTerm(words), "Conditions : \(issues.map(\.term.spokenID).frenchList()).")
      }
    say(.question, phrase, at: now, hint: hint, &lines)
  }

  private func unitHint(_ issue: TermIssue) -> String {
    let unit = ["EUR": "euros", "%": "pour cent", "": "unités"][issue.term.unit ?? ""] ?? issue.term.unit ?? ""
    return "\(quoted(issue.term.spokenID)) se compte en \(unit) ; pour une variation, mettez un signe : −5 %."
  }

  private func names(_ issue: TermIssue) -> String {
    guard case .choice(_, let among) = issue.term.value else { return "" }
    return among.map { quoted($0) }.frenchList("ou")
  }

  // MARK: Weighing

  private mutating func weigh(_ parsed: ParsedOffer, _ text: String, _ now: Int64, _ lines: inout [Line]) {
    let standing = offers.last ?? rehearsal.table.proposal
    var bid = standing
    for (term, place) in parsed.values { bid[term] = place }
    // What is said once they have agreed moves nothing: it is neither an offer of the plot nor a concession.
    heard(text, now, offer: outcome.agreement == nil ? bid : nil)
    let understood =
      parsed.relative.isEmpty
      ? nil
      : parsed.relative.sorted().map {
        rehearsal.table.issues[$0].phrase(bid[$0])
      }.frenchList()
    let hint = understood.map { "Compris : \($0)." }
    if outcome.agreement != nil { return say(.question, .settled, at: now, hint: hint, &lines) }
    let isRepeated = offers.count > 1 && bid == standing
    offers.append(bid)
    phase?.waitsSince = nil
    if phase?.kind == .phone {
      let phrase: Phrase = takesUpAChange(parsed) ? .notedWithChange : .noted
      return say(.noted, phrase, at: now, offer: bid, hint: hint, &lines)
    }
    advanceShare(now)
    if accepts(bid) || counter == bid { return conclude(on: bid, now, hint, &lines) }
    if isAffront(bid) { return protest(bid, now, hint, &lines) }
    answerWithCounter(bid, isRepeated: isRepeated, now, hint, &lines)
  }

  /// Whether an offer touches a term that a change told bears on.
  private func takesUpAChange(_ parsed: ParsedOffer) -> Bool {
    let touched = Set(parsed.values.keys.map { rehearsal.table.issues[$0].term.id })
    return told.contains { number in
      !touched.isDisjoint(with: rehearsal.changes[number - 1].change.terms(price: rehearsal.priceID))
    }
  }

  mutating func advanceShare(_ now: Int64) {
    guard let phase else { return }
    let share = Int64(clamping: Int128(now) * 1_000_000 / Int128(phase.allotted))
    latestShare = max(latestShare, min(max(share, 5000), 995_000))
  }

  /// Whether he would sign it now.
  func accepts(_ bid: Bid) -> Bool {
    client.party.canAccept(bid) && client.party.utility(bid) >= client.aspiration(at: latestShare, after: offers)
  }

  private func isAffront(_ bid: Bid) -> Bool {
    client.party.utility(bid) + RehearsedClient.affront < client.party.utility(rehearsal.table.proposal)
  }

  private mutating func protest(_ bid: Bid, _ now: Int64, _ hint: String?, _ lines: inout [Line]) {
    affronts += 1
    switch affronts {
    case 1: say(.refusal, .worseThanPaper, at: now, hint: hint, &lines)
    case 2: say(.refusal, .worseAgain, at: now, hint: hint, &lines)
    default:
      outcome.hasLeft = true
      counter = nil
      say(.walkAway, .leaving, at: now, hint: hint, &lines)
    }
  }

  // MARK: Countering

  /// The values that were said aloud, term by term: in the candidate's paper and offers, in the changes told.
  private var saidPlaces: [Set<Int64>] {
    var said = rehearsal.table.issues.indices.map { index in Set(offers.map { $0[index] }) }
    for effect in told.flatMap({ rehearsal.changes[$0 - 1].change.effects }) {
      guard case .term(let id, let termEffect) = effect, let index = rehearsal.table.index(of: id) else { continue }
      let term = rehearsal.table.issues[index].term
      let values: [LimitValue] =
        switch termEffect {
        case .value(let amount), .ceiling(let amount), .floor(let amount): [.number(amount)]
        case .range(let low, let high): [.number(low), .number(high)]
        case .choices(let names): names.map { .name($0) }
        case .variation: []
        }
      said[index].formUnion(values.compactMap(term.place))
    }
    return said
  }

  mutating func answerWithCounter(
    _ bid: Bid, isRepeated: Bool, _ now: Int64, _ hint: String?, _ lines: inout [Line]
  ) {
    let table = rehearsal.table
    let aspiration = client.aspiration(at: latestShare, after: offers)
    // Who was met by a step back, or moved by a change, may ask for more than he did.
    let before = offers.dropLast().last ?? bid
    let isStepBack = client.party.utility(bid) < client.party.utility(before)
    let found = Counter(
      to: bid, of: client.party, aspiration: aspiration, table: table, said: saidPlaces,
      asked: isStepBack ? nil : counter)
    guard let found else { return refuse(bid, isRepeated: isRepeated, now, hint, &lines) }
    let asks = found.changed.map { table.issues[$0].phrase(found.bid[$0]) }
    defer {
      counter = found.bid
      lastCounter = found.bid
      phase?.waitsSince = now
    }
    if found.bid == counter {
      return say(
        .counterOffer, .stands(asks: asks.frenchList()), at: now, offer: found.bid, topics: found.changed, hint: hint,
        &lines)
    }
    // What he now asks less of than he did is his step; the rest he asks for it.
    let steps =
      lastCounter.map { before in
        found.changed.filter { client.party.stakes[$0].direction.prefers(before[$0], to: found.bid[$0]) }
      } ?? []
    let rest = found.changed.filter { !steps.contains($0) }
    func phrases(_ terms: [Int]) -> String { terms.map { table.issues[$0].phrase(found.bid[$0]) }.frenchList() }
    if steps.isEmpty {
      say(
        .counterOffer, .counter(asks: asks.frenchList()), at: now, offer: found.bid, topics: found.changed, hint: hint,
        &lines)
    } else if rest.isEmpty {
      say(
        .counterOffer, .counterWithStep(steps: phrases(steps)), at: now, offer: found.bid, topics: steps, hint: hint,
        &lines)
    } else {
      say(
        .counterpartAsked, .counterpart(steps: phrases(steps), asks: phrases(rest)), at: now, offer: found.bid,
        topics: steps + rest, hint: hint, &lines)
    }
  }

  /// Says what is lacking without a figure: the two terms on which he could win the most.
  private mutating func refuse(
    _ bid: Bid, isRepeated: Bool, _ now: Int64, _ hint: String?, _ lines: inout [Line]
  ) {
    if isRepeated { return say(.refusal, .repeated, at: now, hint: hint, &lines) }
    let lacking = Array(lacking(bid).prefix(2))
    let phrase: Phrase = lacking.isEmpty ? .insufficientOnTheWhole : .insufficient(topics: nouns(lacking))
    say(.refusal, phrase, at: now, topics: lacking, hint: hint, &lines)
  }

  /// The terms on which he could still win something, the most first.
  func lacking(_ bid: Bid) -> [Int] {
    let stakes = client.party.stakes
    return stakes.indices.map { (term: $0, gap: stakes[$0].weight * (1_000_000 - stakes[$0].value(bid[$0]))) }
      .filter { $0.gap > 0 }.sorted { ($1.gap, $0.term) < ($0.gap, $1.term) }.map(\.term)
  }

  func nouns(_ terms: [Int]) -> String { terms.map { rehearsal.table.issues[$0].noun }.frenchList() }
}
