// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Diagnostics
internal import FrenchText

/// Why a centre's own files do not let something be done. Nothing was changed.
public enum CentreError: Error, Hashable, Sendable {
  case diskRefuses(DiskRefusal)
  /// `centre.yaml` is refused.
  case settings([Diagnostic])
  /// There is a centre already, with these settings where they can be read.
  case exists(path: String, CentreSettings?)
  /// There is none.
  case none(path: String)
  /// One of the centre's own files cannot be read.
  case damaged(path: String, reason: String)
  case newerRelease(path: String)
  case key(KeyError)
  /// The database does not go on from what was sealed here.
  case doesNotGoOn(HeadFinding, path: String)
}

extension CentreError: CustomStringConvertible {
  /// In French, what happens and the remedy.
  public var description: String {
    switch self {
    case .diskRefuses(let refusal): refusal.description
    case .settings(let problems):
      (["Les réglages du centre sont refusés :"]
        + problems.map { problem in
          [problem.location?.description, problem.message, problem.hint].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: ": ")
        }).joined(separator: "\n")
    case .exists(let path, let settings):
      "Il y a déjà un centre dans \(path)\(settings.map { " : « \($0.name) »" } ?? ""). Rien n’a été modifié. "
        + "Pour le voir : oral centre montrer ; pour changer un réglage : oral centre regler"
    case .none(let path): "Il n’y a pas de centre dans \(path). Pour le créer : oral centre creer --nom …"
    case .damaged(let path, let reason):
      "\(path) est abîmé (\(reason)). Rien n’a été modifié ; remettez-en la sauvegarde."
    case .newerRelease(let path):
      "\(path) vient d’une version plus récente d’oral. Rien n’a été modifié ; mettez oral à jour."
    case .key(let error): error.description
    case .doesNotGoOn(let finding, let path):
      """
      Rien n’a été signé. \(finding.description)
      Sceller ici ferait deux histoires d’une même chaîne. Au choix :
      - remettre la base la plus récente, ou une sauvegarde faite depuis (oral archive restaurer FICHIER) ;
      - si elle est perdue pour de bon, commencer une chaîne qui cite la tête notée (oral sceller --nouvelle-chaine) ;
      - si la tête notée est fausse, garder \(path) à part et vérifier l’archive avec une tête imprimée (oral archive verifier --tete).
      """
    }
  }
}
