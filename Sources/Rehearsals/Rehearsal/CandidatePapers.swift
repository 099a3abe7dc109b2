// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// What the candidate has: the exam and his own paper, with its negotiable terms.
///
/// It has no place for the jury's papers: an official `client.yaml` or bank cannot reach a rehearsal through it.
public struct CandidatePapers: Hashable, Sendable {
  public let exam: Exam
  /// The fiche or the project that is played, from 1; `nil` when there is nothing to choose.
  public let number: Int?
  /// What the offer is about, as its title says.
  public let title: String?
  /// Who sits across the table.
  public let counterpart: Counterpart
  /// In the order of the paper; empty when nothing was typed: the rehearsal is then spoken only.
  public let terms: [Term]

  /// Who the candidate has to convince.
  public enum Counterpart: String, Hashable, Sendable, CaseIterable {
    /// Buys from the candidate for a company or a public body.
    case buyer
    /// Buys for a home: prices are given with tax (TTC).
    case household
    /// Sells to the candidate, whose paper is of the type `negociation-achat`.
    case supplier
    /// A colleague or an employee: a paper of management.
    case colleague
  }

  public init(
    exam: Exam, number: Int? = nil, title: String? = nil, counterpart: Counterpart = .buyer, terms: [Term] = []
  ) {
    self.exam = exam
    self.number = number
    self.title = title
    self.counterpart = counterpart
    self.terms = terms
  }

  /// Keeps of a situation what the candidate wrote himself: neither the client's role nor what changes made of it.
  public init(_ situation: Situation) {
    self.init(
      exam: situation.exam, number: situation.number, title: situation.paper?.title,
      counterpart: Counterpart(paperType: situation.paper?.type, terms: situation.terms), terms: situation.terms)
  }

  func term(_ id: String) -> Term? { terms.first { $0.id == id } }

  /// The price of the offer: the term `prix`, or the first one in euros that is a price by its words.
  var price: Term? {
    terms.first { $0.id == "prix" && $0.unit == "EUR" } ?? terms.first { $0.nature == .price && $0.unit == "EUR" }
  }
}

extension CandidatePapers.Counterpart {
  /// From the front matter's `type`, such as `negociation-achat`; a buyer when it says nothing, for a home when the
  /// price says that it includes the tax.
  init(paperType: String?, terms: [Term]) {
    let words = paperType?.foldedWords ?? []
    let isTaxed = terms.contains { $0.nature == .price && $0.title.foldedWords.contains("ttc") }
    self =
      words.contains("achat") ? .supplier : words.contains("management") ? .colleague : isTaxed ? .household : .buyer
  }

  /// Whether the candidate sells.
  var buys: Bool { self == .buyer || self == .household }
}
