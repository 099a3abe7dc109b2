// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams
internal import FrenchText

/// The look that a person has at a draft before it is written: each rubric with its first line, what is not placed, and
/// lines that move one to the other.
public struct ImportReview {
  public internal(set) var draft: DossierDraft {
    didSet {
      guard draft.leftovers.isEmpty else { return }
      // Nothing is kept aside any more: no remark says so.
      draft.remarks = draft.remarks.map { remark in
        guard remark.hint.contains(DossierWriter.leftoversFile) else { return remark }
        return Diagnostic(remark.severity, remark.code, location: remark.location, remark.message)
      }
    }
  }
  var past: [DossierDraft] = []
  /// How many letters were given. Undoing takes none back: a letter names one text until the end of the review.
  private(set) var letters = 0

  public init(_ draft: DossierDraft) {
    self.draft = draft
    giveLetters()
  }

  /// What a typed line leads to.
  public enum Outcome: Hashable, Sendable {
    /// What was done; ``ImportReview/summary`` says what is left.
    case changed(String)
    /// Something to read; nothing changed.
    case shown([String])
    case refused(String)
    /// Write it.
    case accepted
    /// Leave everything as it was.
    case abandoned
  }

  /// Said once, under the list: the prompt stays short.
  public static let usage =
    "Entrée : écrire le dossier ; « a 1.3 » : ranger a ; voir : la liste ; aide : tout ce qui se tape.".typographic

  public static let help = [
    "Entrée ou oui : écrire le dossier. non : tout laisser.",
    "a 1.3 : mettre ce que marque a dans la rubrique 1.3 (ou « a contexte »).",
    "1.3 1.5 : déplacer une rubrique vers une autre. 1.3 hors : la sortir des rubriques.",
    "voir : toute la liste. voir a, voir 1.3 : lire un texte en entier. défaire : revenir d’un pas.",
    "titre 1 …, type 1 négociation-vente : le titre, le type de la pièce 1. pièce 1 fiche : son genre.",
  ].map(\.typographic)

  public mutating func apply(_ line: String) -> Outcome {
    defer { giveLetters() }
    let words = line.trimmed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return .accepted }
    switch first.folded {
    case "oui", "o", "ok", "ecrire", "bien", "valider", "y": if words.count == 1 { return .accepted }
    case "non", "quitter", "abandonner", "annuler", "q": if words.count == 1 { return .abandoned }
    case "aide", "?", "h": return .shown(Self.help)
    case "defaire", "annule", "u":
      guard let last = past.popLast() else { return .refused("Rien à défaire.") }
      draft = last
      return .changed("Défait.")
    case "liste", "tout": if words.count == 1 { return .shown(lines) }
    case "voir", "lire", "v": return words.count == 1 ? .shown(lines) : show(words.dropFirst().joined(separator: " "))
    case "titre", "type", "piece", "genre": return amend(first.folded, Array(words.dropFirst()))
    default: break
    }
    return move(words)
  }

  /// To what is out of the rubrics and has none yet; those given before do not change.
  private mutating func giveLetters() {
    for place in unplaced where letter(of: place) == nil {
      switch place {
      case .section(let paper, let index): draft.papers[paper].sections[index].letter = letters
      case .preamble(let paper): draft.papers[paper].preambleLetter = letters
      case .leftover(let index): draft.leftovers[index].letter = letters
      case .rubric: continue
      }
      letters += 1
    }
  }
}
