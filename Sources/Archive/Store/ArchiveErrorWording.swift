// SPDX-License-Identifier: GPL-3.0-or-later

extension ArchiveError: CustomStringConvertible {
  /// In French, what happens and the remedy.
  public var description: String {
    switch self {
    case .diskRefuses(let refusal): refusal.description
    case .forked(let chain, let expected, let found):
      "La chaîne \(chain.short) ne finit pas où on la croyait (\(found.text) au lieu de \(expected.text)) : un autre "
        + "programme a scellé entre-temps, ou la base est une copie plus ancienne. Rien n’a été écrit ; recommencez."
    case .exists(let chain): "La chaîne \(chain.short) est déjà dans l’archive. Rien n’a été écrit."
    case .sittingMoved(let id):
      "Le passage « \(id) » a changé entre-temps. Rien n’a été écrit ; relisez-le, puis recommencez."
    case .newerRelease(let what):
      "\(what) : écrit par une version plus récente d’oral. Rien n’a été modifié ; mettez oral à jour."
    case .damaged(let detail):
      "L’archive est illisible ou abîmée (\(detail)). Rien n’a été modifié ; restaurez une sauvegarde."
    }
  }
}

extension ChainHead? {
  fileprivate var text: String { map { "nº \($0.place.sequence)" } ?? "rien" }
}
