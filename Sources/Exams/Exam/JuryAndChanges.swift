// SPDX-License-Identifier: GPL-3.0-or-later

/// What the commission chooses among the papers.
public struct Choice: Hashable, Sendable {
  public var of: PaperKind
  /// Whether it may choose several.
  public var several: Bool
  /// Who chooses, in French, such as "commission".
  public var by: String

  public init(of kind: PaperKind, several: Bool = false, by: String = "commission") {
    self.of = kind
    self.several = several
    self.by = by
  }
}

/// How the jury changes the parameters of the situation.
public struct ChangeRules: Hashable, Sendable {
  /// How many; `nil` where the text says "certain parameters".
  public var count: Int?
  public var target: PaperKind
  public var written: Bool
  public var delivery: Delivery
  public var fields: [ChangeField]
  public var text: String?

  public init(
    count: Int?, target: PaperKind, written: Bool = true, delivery: Delivery,
    fields: [ChangeField] = ChangeField.allCases, text: String? = nil
  ) {
    self.count = count
    self.target = target
    self.written = written
    self.delivery = delivery
    self.fields = fields
    self.text = text
  }

  /// How the candidate learns of them.
  public enum Delivery: String, Hashable, Sendable, CaseIterable {
    /// Told by the jury in role, during the phases that say so.
    case told
    /// Given with the changed sheet, at the start of the preparation.
    case preparation
  }
}

/// Who sits.
public struct JuryRules: Hashable, Sendable {
  /// Fewest members; `nil` where the text does not fix it.
  public var minimum: Int?
  public var members: [Member]
  public var text: String?

  public init(minimum: Int? = nil, members: [Member] = [], text: String? = nil) {
    self.minimum = minimum
    self.members = members
    self.text = text
  }

  public struct Member: Hashable, Sendable {
    public var role: String
    public var title: String
    public var count: Int
    /// Who sits instead.
    public var ifAbsent: String?
    /// Whether the text wants this member "if possible" only.
    public var ifPossible: Bool
    public var note: String?

    public init(
      role: String, title: String, count: Int = 1, ifAbsent: String? = nil, ifPossible: Bool = false,
      note: String? = nil
    ) {
      self.role = role
      self.title = title
      self.count = count
      self.ifAbsent = ifAbsent
      self.ifPossible = ifPossible
      self.note = note
    }
  }
}
