// SPDX-License-Identifier: GPL-3.0-or-later

/// What is on the table before an oral: the exam, the paper that is played, its terms and the client's role.
///
/// Changes are applied to a copy (``applying(_:)``): a situation itself never changes.
public struct Situation: Hashable, Sendable {
  public var exam: Exam
  /// The paper chosen by the commission, from 1, among those of its kind; `nil` when there is nothing to choose.
  public var number: Int?
  /// The offer, the fiche or the project; `nil` when it exists on paper only and nothing was typed of it.
  public var paper: Paper?
  public var terms: [Term]
  public var client: ClientRole?
  public var competitors: [Change.Competitor]
  /// Sentences that changes added to the context, in order.
  public var context: [String]

  public init(
    exam: Exam, number: Int? = nil, paper: Paper? = nil, terms: [Term] = [], client: ClientRole? = nil,
    competitors: [Change.Competitor] = [], context: [String] = []
  ) {
    self.exam = exam
    self.number = number
    self.paper = paper
    self.terms = terms
    self.client = client
    self.competitors = competitors
    self.context = context
  }

  /// The situation that a dossier sets, with the fiche or the project numbered `number` (from 1) when the
  /// commission chooses one. Whatever is missing stays `nil` or empty.
  public init(exam: Exam, dossier: Dossier, number: Int? = nil) {
    let kind = exam.playedPaper
    let papers = kind.map(dossier.papers(of:)) ?? []
    let isChosen = exam.choice?.of == kind && kind != nil
    let index = isChosen ? number.map { $0 - 1 } ?? (papers.count == 1 ? 0 : nil) : 0
    let paper = index.flatMap { papers.indices.contains($0) ? papers[$0] : nil }
    let chosen = isChosen ? index.map { $0 + 1 } : nil
    self.init(
      exam: exam, number: chosen, paper: paper, terms: paper?.terms ?? [],
      client: dossier.jury.client(forFiche: kind == .fiche ? chosen : nil))
  }

  public func term(_ id: String) -> Term? { terms.first { $0.id == id } }

  /// The price of the offer: the term `prix`, or the first one in euros.
  public var price: Term? {
    terms.first { $0.id == "prix" && $0.unit == "EUR" } ?? terms.first { $0.unit == "EUR" }
  }
}

extension Exam {
  /// The paper on which the oral is played: the target of the changes, else what the commission chooses.
  public var playedPaper: PaperKind? { changes?.target ?? choice?.of }
}
