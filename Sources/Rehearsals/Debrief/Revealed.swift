// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Negotiation

/// The client, once it is over.
public struct RevealedClient: Hashable, Sendable {
  public let name: String
  public let role: String
  public let profile: ClientRole.Profile
  public let motives: [ClientRole.WeightedMotive]
  public let patience: Patience
  /// Whether he gave back what he received; his patience then played no part.
  public let isReciprocal: Bool
  public let fallback: String?
  /// Whether a teacher wrote him, or the code drew him.
  public let isWritten: Bool
  public let terms: [RevealedTerm]
  /// What he had without an agreement.
  public let reservation: Utility
}

extension RevealedClient {
  /// How he yielded, in words: `ferme`.
  public var concessionFrench: String {
    isReciprocal ? "donnant-donnant, cède quand vous cédez et se reprend quand vous vous reprenez" : patience.french
  }
}

/// The candidate's own wants, as the rehearsal understood them.
public struct RevealedMandate: Hashable, Sendable {
  /// Whether he gave none: limits half-way to the client's best, ordinary weights.
  public let isSupposed: Bool
  public let terms: [RevealedTerm]
  public let reservation: Utility
}

/// What a party wanted of a term.
public struct RevealedTerm: Hashable, Sendable {
  public let term: Term
  public let ideal: LimitValue
  /// `nil` for anywhere.
  public let limit: LimitValue?
  /// In ten-thousandths.
  public let weight: Int64
}

extension Party {
  func revealed(_ table: BargainingTable) -> [RevealedTerm] {
    zip(table.terms, stakes).map { term, stake in
      RevealedTerm(
        term: term, ideal: term.value(at: stake.ideal), limit: stake.limit.map(term.value(at:)), weight: stake.weight)
    }
  }
}
