// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension FileImportPlan.FileProblem: CustomStringConvertible {
  /// In French: the line, what is wrong, the remedy.
  public var description: String { "ligne \(line) : \(problem)".typographic }
}

extension ImportConflict: CustomStringConvertible {
  /// In French: where, what, and what to do.
  public var description: String {
    switch self {
    case .otherHistory(let place, let line, let here, let there):
      ("ligne \(line), \(place.french) : l’archive y a un autre enregistrement (empreinte \(here), dans le fichier "
        + "\(there)). Deux histoires d’une même chaîne ne se mêlent pas : gardez le fichier, et cherchez laquelle des "
        + "deux copies a été récrite.").typographic
    case .ownChainLonger(let here, let there):
      ("le fichier a la chaîne de ce poste jusqu’au nº \(there.place.sequence), l’archive seulement jusqu’au "
        + "nº \(here.place.sequence) : cette archive est une copie plus ancienne. Restaurez la plus récente.")
        .typographic
    }
  }
}

extension ImportError: CustomStringConvertible {
  /// In French, with the remedy.
  public var description: String {
    switch self {
    case .refused: "Rien n’est importé : le fichier ne peut pas être ajouté à cette archive.".typographic
    case .changed(let line):
      "Le fichier a changé pendant l’importation (ligne \(line)) : rien n’est importé. Recommencez.".typographic
    }
  }
}
