// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The levels by which a criterion is judged. "Not evaluated" is not a level: it is the absence of a verdict.
public struct Scale: Hashable, Sendable {
  public var levels: [Level]

  public init(levels: [Level]) { self.levels = levels }

  /// O / N.
  public static let ouiNon = Scale(levels: [
    Level(code: "O", title: "Oui", isMet: true), Level(code: "N", title: "Non", isMet: false),
  ])

  /// The level that was typed, whatever its case or accents.
  public func level(_ typed: String) -> Level? { levels.first { $0.code.matches(typed) } }
}

/// One level of a ``Scale``.
public struct Level: Hashable, Sendable {
  /// What is typed and shown: one to three letters or digits.
  public var code: String
  public var title: String
  /// Whether the criterion is met at this level.
  public var isMet: Bool
  /// Points, for a definition that derives a mark; 0 or more.
  public var points: Int?

  public init(code: String, title: String, isMet: Bool, points: Int? = nil) {
    self.code = code
    self.title = title
    self.isMet = isMet
    self.points = points
  }
}

public struct Competency: Hashable, Sendable {
  public var id: String
  public var title: String
  /// The block it belongs to, such as `CP-000343`.
  public var block: String?
  public var reference: String?
  public var criteria: [Criterion]

  public init(id: String, title: String, block: String? = nil, reference: String? = nil, criteria: [Criterion]) {
    self.id = id
    self.title = title
    self.block = block
    self.reference = reference
    self.criteria = criteria
  }
}

public struct Criterion: Hashable, Sendable {
  /// Stable, and unique across exams, such as `ntc.c1.1`.
  public var id: String
  public var title: String
  public var reference: String
  /// Weight for a definition that derives a mark, 1 or more.
  public var weight: Int?
  /// What to look at, in short prompts.
  public var observations: [String]

  public init(
    id: String, title: String, reference: String, weight: Int? = nil, observations: [String] = []
  ) {
    self.id = id
    self.title = title
    self.reference = reference
    self.weight = weight
    self.observations = observations
  }
}
