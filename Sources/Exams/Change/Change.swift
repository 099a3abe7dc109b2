// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// The four fields of changes (rc-ntc; used for every exam of this project).
public enum ChangeField: String, Hashable, Sendable, CaseIterable {
  case economic
  case technical
  case human
  case commercial
}

/// The kinds of each field (rc-ntc gives them as examples).
public enum ChangeKind: String, Hashable, Sendable, CaseIterable {
  case budget
  case financing
  case need
  case ecology
  case counterpart
  case motive
  case competitor
  case purchasing

  public var field: ChangeField {
    switch self {
    case .budget, .financing: .economic
    case .need, .ecology: .technical
    case .counterpart, .motive: .human
    case .competitor, .purchasing: .commercial
    }
  }
}

/// A change (modification) of the situation: a field, a kind, a written text, and typed effects when one wants them.
public struct Change: Hashable, Sendable {
  /// Its id in the bank; `nil` when the jury wrote it.
  public var id: String?
  public var field: ChangeField
  public var kind: ChangeKind?
  /// What the candidate reads or hears.
  public var text: String
  /// Which fiche it concerns, from 1; `nil` for any.
  public var fiche: Int?
  /// 1…3; a help to the jury that chooses.
  public var severity: Int?
  public var effects: [Effect]
  /// What a good candidate makes of it. Jury only.
  public var expected: String?

  public init(
    id: String? = nil, field: ChangeField, kind: ChangeKind? = nil, text: String, fiche: Int? = nil,
    severity: Int? = nil, effects: [Effect] = [], expected: String? = nil
  ) {
    self.id = id
    self.field = field
    self.kind = kind
    self.text = text
    self.fiche = fiche
    self.severity = severity
    self.effects = effects
    self.expected = expected
  }

  /// What a change does to the terms or to the context.
  public enum Effect: Hashable, Sendable {
    case term(id: String, TermEffect)
    case counterpart(Counterpart)
    /// A buying motive (SONCAS) and its new weight, 0…100.
    case motive(Motive, weight: Int)
    case competitor(Competitor)
    case context(String)
  }

  public enum TermEffect: Hashable, Sendable {
    /// The value asked for becomes this.
    case value(Decimal64)
    /// Not above.
    case ceiling(Decimal64)
    /// Not below.
    case floor(Decimal64)
    /// In basis points: −15 % is −1500.
    case variation(basisPoints: Int64)
    case range(Decimal64, Decimal64)
    /// For a term of named values.
    case choices([String])
  }

  public struct Counterpart: Hashable, Sendable {
    public var name: String?
    public var role: String
    public var profile: ClientRole.Profile?

    public init(name: String? = nil, role: String, profile: ClientRole.Profile? = nil) {
      self.name = name
      self.role = role
      self.profile = profile
    }
  }

  public struct Competitor: Hashable, Sendable {
    public var name: String
    public var text: String?
    public var price: Decimal64?

    public init(name: String, text: String? = nil, price: Decimal64? = nil) {
      self.name = name
      self.text = text
      self.price = price
    }
  }
}
