// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import StyledText

extension Console {
  /// All commands on one screen, or one in full.
  func help(_ words: Words) throws(ConsoleError) -> [ConsoleAction] {
    if let typed = words.text {
      var words = Words(typed)
      if let level = exam.scale.level(typed) {
        return say("\(level.code) CRITÈRES [@JURÉ] [dossier] [: TEXTE] — \(level.title)")
      }
      let verb = try verb(from: &words)
      return say("\(verb.usage)\n  \(verb.purpose) ; formes : \(verb.names.joined(separator: ", "))")
    }
    let levels = exam.scale.levels.map { $0.code.lowercased() }
    var lines = [
      StyledLine(
        "Noter : \(levels.joined(separator: " ou ")) puis le critère : o c1.2 · n 3 · o 3-5 · o c1.* · o mot-du-libellé · o 3 : observation",
        .bold)
    ]
    for (title, verbs) in Self.topics {
      let shown = verbs.filter { !settings.isPreparationRoom || $0.isForPreparationRoom }
      guard !shown.isEmpty else { continue }
      lines.append(
        StyledLine("\(title) : ", .bold)
          + StyledLine(shown.map { "\($0.name) (\($0.names[1]))" }.joined(separator: " · ")))
    }
    lines.append(
      StyledLine(
        "Une heure passée se dit : suivante à 10:42, pause depuis 14:32. Une commande : aide pause. Tab complète.", .dim
      ))
    return say(settings.isPreparationRoom ? Array(lines.dropFirst()) : lines)
  }

  private static let topics: [(String, [Verb])] = [
    ("Temps", [.suivante, .pause, .reprendre, .temps, .phase, .arreter, .coupure, .phases]),
    ("Grille", [.grille, .effacer, .obs, .note]),
    ("Modifications", [.modif, .dite, .client, .fiche]),
    (
      "Jury et incidents",
      [.confirmer, .choix, .majoration, .jury, .jure, .roles, .remplacer, .incident, .reserve, .lever]
    ),
    ("Fin", [.issue, .continuer, .deliberer, .decider, .clore, .corriger]),
    ("Écran", [.voile, .defaire, .historique, .aide, .quitter]),
  ]
}
