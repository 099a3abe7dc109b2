// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// How much each buying motive (SONCAS) makes of each term.
extension Motive {
  /// 0…10.
  func affinity(_ nature: TermNature) -> Int64 {
    switch self {
    case .money:
      switch nature {
      case .price, .rebate: 10
      case .deposit, .payment, .tradeIn, .instalments, .bonus: 6
      case .maintenance, .firmness: 4
      default: 1
      }
    case .security:
      switch nature {
      case .warranty, .assistance, .performance: 10
      case .maintenance, .delay, .firmness, .penalty: 6
      case .training, .deposit: 3
      default: 1
      }
    case .comfort:
      switch nature {
      case .training, .maintenance, .assistance: 9
      case .delay, .instalments: 6
      case .warranty, .payment: 3
      default: 2
      }
    case .pride: nature == .other || nature == .performance ? 8 : nature == .training ? 4 : 2
    case .novelty: nature == .performance || nature == .other ? 9 : nature == .training ? 6 : 2
    case .sympathy: nature == .training || nature == .maintenance ? 6 : 3
    }
  }

  /// What a person of such a position makes most of; `nil` when its words say nothing.
  static func ofRole(_ role: String) -> Motive? {
    let words = role.foldedWords
    let table: [(Motive, [String])] = [
      (.money, ["financier", "financiere", "comptable", "achat", "acheteur", "acheteuse", "gestion"]),
      (.comfort, ["atelier", "production", "chef", "exploitation", "equipe"]),
      (.security, ["qualite", "technique", "maintenance", "securite", "informatique"]),
      (.pride, ["president", "presidente", "directeur", "directrice", "gerant", "gerante", "cogerant", "cogerante"]),
    ]
    return table.first { _, beginnings in
      words.contains { word in beginnings.contains { word.hasPrefix($0) } }
    }?.0
  }
}

extension [ClientRole.WeightedMotive] {
  /// What these motives make of a term: 10 when they say nothing, up to 110.
  func interest(in nature: TermNature) -> Int64 {
    let total = reduce(Int64(0)) { $0 + Int64(Swift.min(Swift.max($1.weight, 0), 100)) }
    guard total > 0 else { return 10 }
    let sum = reduce(Int64(0)) {
      $0 + Int64(Swift.min(Swift.max($1.weight, 0), 100)) * $1.motive.affinity(nature)
    }
    return 10 + sum * 10 / total
  }
}
