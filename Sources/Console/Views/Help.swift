// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
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
    var lines = settings.isRehearsal ? toTheClient : []
    if !settings.isPreparationRoom, let first = exam.scale.levels.first, let last = exam.scale.levels.last,
      let criterion = exam.criteria.first
    {
      let (o, n) = (first.code.lowercased(), last.code.lowercased())
      let short = criterion.id.split(separator: ".").suffix(2).joined(separator: ".")
      let stem = exam.competencies.first?.id.lowercased() ?? ""
      let codes = exam.scale.levels.map { $0.code.lowercased() }.joined(separator: " ")
      lines.append(
        StyledLine("Noter (\(codes)) : ", .bold)
          + StyledLine(
            "\(o) \(short) · \(n) 3 · \(o) 3-5 · \(o) \(stem) · \(o) mot-du-libellé · \(n) 3 : observation"
              + (settings.isRehearsal ? "" : " · \(o) 3 @juré")
          ))
    }
    for (title, verbs) in Self.topics {
      let shown = verbs.filter(isOfUse)
      guard !shown.isEmpty else { continue }
      lines.append(
        StyledLine("\(settings.isRehearsal && verbs.contains(.fiche) ? "Papiers" : title) : ", .bold)
          + StyledLine(shown.map(shownForms).joined(separator: " · ")))
    }
    lines.append(
      StyledLine(
        "Une heure passée se dit : suivante à 10:42, pause depuis 14:32. Une commande : aide pause. Tab complète.", .dim
      ))
    lines.append(StyledLine("Pour relire plus haut : Page précédente / Page suivante.", .dim))
    return say(lines)
  }

  /// How one speaks to the client of a rehearsal.
  private var toTheClient: [StyledLine] {
    [
      StyledLine("Au client : ", .bold)
        + StyledLine("ce que vous tapez pendant l’appel ou le face-à-face · une offre : offre CONDITION VALEUR, …"),
      StyledLine("  Un tiret devant, et la ligne est pour lui quoi qu’elle dise : - pause déjeuner comprise ?", .dim),
    ]
  }

  /// Whether a command has a meaning in this exam and this room.
  private func isOfUse(_ verb: Verb) -> Bool {
    guard isKnownHere(verb) else { return false }
    return switch verb {
    case .modif, .dite: exam.changes != nil
    case .choix: exam.choice != nil
    case .pieces: !exam.papers.isEmpty
    case .jure: state.opening?.sheet == .perJuror
    default: true
    }
  }

  /// `pause (p)`; without a short form that would give a criterion its level (`d 1`, where D is one).
  private func shownForms(_ verb: Verb) -> String {
    let short = verb.names[1]
    let marks = exam.scale.level(short) != nil && verb.takesNumber
    return marks ? verb.name : "\(verb.name) (\(short))"
  }

  private static let topics: [(String, [Verb])] = [
    ("Temps", [.suivante, .pause, .reprendre, .temps, .phase, .arreter, .coupure, .phases]),
    ("Grille", [.grille, .effacer, .obs, .note]),
    ("Modifications", [.modif, .dite, .client, .fiche]),
    (
      "Jury et incidents",
      [
        .confirmer, .pieces, .candidat, .choix, .majoration, .jury, .jure, .roles, .remplacer, .incident, .reserve,
        .lever,
      ]
    ),
    ("Fin", [.issue, .continuer, .deliberer, .decider, .clore, .corriger]),
    ("Écran", [.voile, .defaire, .historique, .aide, .quitter]),
  ]
}
