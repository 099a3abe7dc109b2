// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText

/// A number is one candidate's, who is called to an exam once.
struct NumberRule: ListRule {
  func problems(in list: [Convocation]) -> [Diagnostic] {
    var first: [String: Int] = [:]
    return list.indices.compactMap { index in
      let candidate = list[index].candidate
      guard let before = first[candidate.number.folded] else {
        first[candidate.number.folded] = index
        return nil
      }
      let other = list[before]
      if !Self.isSame(other.candidate.name, candidate.name) {
        return Diagnostic(
          .error, "liste.numero-double", at: path(index, "numero"),
          "Le numéro \(candidate.number) est déjà celui de \(other.candidate.name).",
          hint: "Donnez à \(candidate.name) son propre numéro, ou corrigez le nom s’il s’agit de la même personne.")
      }
      let isTwice = list[..<index].contains {
        $0.candidate.number.matches(candidate.number) && $0.exam.id == list[index].exam.id
      }
      guard isTwice else { return nil }
      return Diagnostic(
        .error, "liste.numero-double", at: path(index, "numero"),
        "\(candidate.name), numéro \(candidate.number), est convoqué deux fois à l’épreuve \(list[index].exam.id).",
        hint: "Gardez une seule des deux lignes.")
    }
  }

  /// In any order, folded.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.foldedWords.sorted() == other.foldedWords.sorted()
  }
}
