// SPDX-License-Identifier: GPL-3.0-or-later

extension ChangeField {
  /// `économique`, as shown to users.
  public var french: String {
    switch self {
    case .economic: "économique"
    case .technical: "technique"
    case .human: "humain"
    case .commercial: "commercial"
    }
  }
}

extension ChangeKind {
  /// The one word by which it is typed: `budget`, `concurrence`…
  public var frenchWord: String {
    switch self {
    case .budget: "budget"
    case .financing: "financement"
    case .need: "besoin"
    case .ecology: "écologique"
    case .counterpart: "interlocuteur"
    case .motive: "motivation"
    case .competitor: "concurrence"
    case .purchasing: "achat"
    }
  }

  /// In full, after rc-ntc: `évolution du budget`.
  public var french: String {
    switch self {
    case .budget: "évolution du budget"
    case .financing: "nouvelles contraintes de financement"
    case .need: "nouveau besoin"
    case .ecology: "contrainte écologique"
    case .counterpart: "changement d’interlocuteur"
    case .motive: "changement de motivation d’achat"
    case .competitor: "offre concurrentielle"
    case .purchasing: "conditions générales d’achat"
    }
  }
}

extension Motive {
  /// `sécurité`, as shown to users.
  public var french: String {
    switch self {
    case .security: "sécurité"
    case .pride: "orgueil"
    case .novelty: "nouveauté"
    case .comfort: "confort"
    case .money: "argent"
    case .sympathy: "sympathie"
    }
  }
}

extension ClientRole.Profile {
  /// `pressé`, as shown to users.
  public var french: String {
    switch self {
    case .formal: "formel"
    case .busy: "pressé"
    case .friendly: "amical"
    }
  }
}
