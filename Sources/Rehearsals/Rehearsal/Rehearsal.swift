// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// A rehearsal (répétition): the candidate's own run of the exam, against a client whom rules play.
///
/// Everything in it follows from its inputs: the same code, papers, mandate, practice material and options give the
/// same changes, the same client, and through ``client()`` the same answers to the same lines at the same instants, on
/// every machine and in every release of the same ``method``.
public struct Rehearsal: Hashable, Sendable {
  /// Raised whenever the same inputs would give another rehearsal.
  ///
  /// Method 2: see `Stream` for the sequences, `ClientGeneration` for the client and his tactic, `ChangeGeneration` for the
  /// changes; those of a bank, and which generated ones are kept, are drawn by `ChangeDraw` (its own method 1), or by
  /// `WeightedDraw` when fields are weighted.
  public static let method = 2

  public let code: DrawCode
  public let papers: CandidatePapers
  public let mandate: Mandate?
  public let practice: PracticeMaterial?
  public let options: RehearsalOptions
  /// In the order in which the candidate learns of them.
  public let changes: [PlannedChange]
  /// What the client does by himself, by the id of the phase, in order.
  public let cues: [String: [Cue]]

  let table: BargainingTable
  let seller: SellerParty
  /// The client before any change.
  let firstClient: HiddenClient

  /// - Parameters:
  ///   - mandate: the candidate's own limits and weights; `nil` when he gave none.
  ///   - practice: what a practice dossier brings; `nil` for one's own papers alone.
  public init(
    _ papers: CandidatePapers, code: DrawCode, mandate: Mandate? = nil, practice: PracticeMaterial? = nil,
    options: RehearsalOptions = RehearsalOptions()
  ) {
    self.code = code
    self.papers = papers
    self.mandate = mandate
    self.practice = practice
    self.options = options
    let paperTable = BargainingTable(papers.terms)
    let first =
      practice?.client.map {
        HiddenClient.written($0, table: paperTable, papers: papers, mandate: mandate, code: code)
      } ?? ClientGeneration.client(code, table: paperTable, papers: papers, mandate: mandate)
    let drawn = Rehearsal.drawn(code, papers, practice, options, paperTable, first.party.stakes.map(\.direction))
    // Names that a change adds to a choice are values that one may say.
    let after = Situation(exam: papers.exam, terms: papers.terms).applying(drawn).after.terms
    let table = BargainingTable(zip(papers.terms, after).map { $0.with(namesOf: $1) })
    self.table = table
    firstClient = practice?.client == nil ? first.meaning(drawn, table: table, price: table.price(papers)) : first
    seller = SellerParty(
      mandate, table: table, counterparts: first.party.stakes.map(\.direction), of: papers.counterpart)
    var times = Timetable(papers.exam, code)
    changes = times.plan(drawn)
    cues = times.cues(changes, objections: first.objections)
  }

  private static func drawn(
    _ code: DrawCode, _ papers: CandidatePapers, _ practice: PracticeMaterial?, _ options: RehearsalOptions,
    _ table: BargainingTable, _ directions: [Direction]
  ) -> [Change] {
    guard papers.exam.changes != nil else { return [] }
    let written = practice?.bank ?? []
    let bank =
      written.isEmpty
      ? ChangeGeneration.bank(code, table: table, papers: papers, directions: directions) : written
    guard let weights = options.fieldWeights else {
      return ChangeDraw.draw(code, from: bank, for: papers.exam, fiche: papers.number).changes
    }
    return WeightedDraw.draw(code, from: bank, for: papers.exam, fiche: papers.number, weights: weights)
  }

  /// The client, ready to be met: feed him what happens, and show what he says.
  public func client() -> RehearsedClient { RehearsedClient(self) }

  /// Whether there is anything to bargain over: with no typed term, a rehearsal is spoken only.
  public var hasTerms: Bool { !table.issues.isEmpty }

  /// The client as some changes, by their numbers and in the order of telling, have made him. For the debrief: hidden
  /// until then.
  public func hiddenClient(after told: [Int]) -> HiddenClient {
    told.reduce(firstClient) { client, number in
      guard changes.indices.contains(number - 1) else { return client }
      return moved(client, by: number)
    }
  }

  /// The candidate's wants once some changes were told, in their order.
  func seller(after told: [Int]) -> Party {
    var (seller, client) = (self.seller.party, firstClient)
    for number in told where changes.indices.contains(number - 1) {
      seller = seller.bound(by: changes[number - 1].change, table: table, against: client.party)
      client = moved(client, by: number)
    }
    return seller
  }

  /// The id of the price among the terms.
  var priceID: String? { table.price(papers).map { table.terms[$0].id } }

  func moved(_ client: HiddenClient, by number: Int) -> HiddenClient {
    client.moved(by: changes[number - 1].change, table: table, price: table.price(papers))
  }
}

extension Term {
  /// This term with the named values that another has more.
  func with(namesOf other: Term) -> Term {
    guard case .choice(let name, _) = value, case .choice(_, let among) = other.value else { return self }
    return Term(id: id, title: title, value: .choice(name, among: among))
  }
}
