// SPDX-License-Identifier: GPL-3.0-or-later

extension JournalError: CustomStringConvertible {
  /// In French, one sentence and its remedy.
  public var description: String {
    switch self {
    case .diskRefuses(let refusal): refusal.description
    case .conflict(let expected, let found):
      "Ce passage a été complété ailleurs (\(found) événements au lieu de \(expected)) : rouvrez-le pour continuer."
    case .unknownSitting(let id): "Aucun passage « \(id) » dans ce centre."
    case .sittingExists(let id): "Le passage « \(id) » existe déjà."
    case .newerRelease(let what):
      "\(what) : écrit par une version plus récente d’oral. Rien n’a été modifié ; mettez oral à jour."
    case .damaged(let detail):
      "Les données du centre sont illisibles ou abîmées (\(detail)). Rien n’a été modifié ; restaurez une sauvegarde."
    case .malformed(let detail): "Écriture refusée : \(detail)."
    }
  }
}

extension DiskRefusal: CustomStringConvertible {
  /// In French: what happens and what to do.
  public var description: String {
    let reason =
      switch kind {
      case .full: "Le disque est plein : libérez de la place."
      case .ioError: "Le disque a refusé d’écrire ou de lire : vérifiez-le."
      case .readOnly: "Le dossier du centre est en lecture seule : rendez-le modifiable."
      case .busy: "Un autre programme occupe les données du centre."
      case .denied: "Le dossier du centre est inaccessible : vérifiez les droits."
      }
    return detail.isEmpty ? reason : "\(reason) (\(detail))"
  }
}
