// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a centre says of itself and decides, in `centre.yaml`.
public struct CentreSettings: Hashable, Sendable {
  public var name: String
  public var kind: Kind
  public var term: RetentionTerm
  public var communication: Communication
  /// How the two situations of an E4 in CCF weigh; `nil` until the centre declares it.
  public var e4Weights: SituationWeights?
  public var address: String?

  /// What the centre is. The ``rawValue`` is the word of the file.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A school: BTS, CCF.
    case school = "etablissement"
    /// A centre approved for a titre professionnel.
    case certification = "centre-certification"
    /// One person's, made at first use.
    case personal = "personnel"
  }

  /// What a candidate may get of the evaluation once it is decided. The ``rawValue`` is the word of the file.
  ///
  /// A mark proposed in CCF, a juror's own marks and notes are never communicated, whatever is chosen here.
  public enum Communication: String, Hashable, Sendable, CaseIterable {
    case nothing = "aucune"
    /// O/N by criterion, times, and the decision if it is one by competencies.
    case evaluation
  }

  public init(
    name: String, kind: Kind = .school, term: RetentionTerm = .usual, communication: Communication = .nothing,
    e4Weights: SituationWeights? = nil, address: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.term = term
    self.communication = communication
    self.e4Weights = e4Weights
    self.address = address
  }

  /// The centre that a first use makes: `centre personnel de claire`.
  public static func personal(of user: String) -> CentreSettings {
    let shown = String(user.printable.prefix(nameLimit - 32))
    return CentreSettings(name: "centre personnel de \(shown)", kind: .personal)
  }

  /// Letters of a name or an address.
  static let nameLimit = 200

  /// Why a text cannot be a name or an address, in French; `nil` when it can.
  public static func problem(withLine text: String) -> String? {
    if text.folded.isEmpty { return "il est vide" }
    if text.count > nameLimit { return "il dépasse \(nameLimit) caractères" }
    if text.printable != text || text.contains(where: \.isNewline) {
      return "il contient un retour à la ligne ou un caractère invisible"
    }
    return nil
  }
}

/// How much each of two situations counts: `1:1`, `2:3`.
public struct SituationWeights: Hashable, Sendable, CustomStringConvertible {
  /// 1…100
  public let first: Int
  /// 1…100
  public let second: Int

  public init?(_ first: Int, _ second: Int) {
    guard (1...100).contains(first), (1...100).contains(second) else { return nil }
    self.first = first
    self.second = second
  }

  /// Reads `1:1`, spaces allowed; `nil` when the text is no such thing.
  public init?(_ text: String) {
    let parts = text.folded.filter { $0 != " " }.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 3 && $0.allSatisfy(\.isASCII) ? Int($0) : nil }
    guard parts.count == 2, numbers.count == 2 else { return nil }
    self.init(numbers[0], numbers[1])
  }

  public var description: String { "\(first):\(second)" }
}
