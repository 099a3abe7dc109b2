// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Exams
import FrenchText

/// What can be said of a rehearsal when it begins.
struct RehearsalChoices: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Vos papiers (un répertoire) ; sans lui, le répertoire courant s’il est un dossier.", valueName: "dossier"))
  var dossier: String?

  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Épreuve, sans dossier.", valueName: "id"))
  var exam: String?

  @Option(
    name: [.customLong("fiche"), .customLong("projet")],
    help: ArgumentHelp("Numéro de la fiche ou du projet joué.", valueName: "numéro"))
  var number: Int?

  @Option(
    name: .customLong("tirage"),
    help: ArgumentHelp("Code d’un tirage : le même donne à un ami la même répétition (K7-42).", valueName: "code"))
  var code: String?

  @Option(
    name: .customLong("duree"),
    help: ArgumentHelp("Part des durées de l’épreuve, de 5 % à 300 % (50%).", valueName: "pourcentage"))
  var duration: String?

  @Flag(name: .customLong("muet"), help: "Tout se dit à voix haute : le client parle à ses moments, rien à taper.")
  var isSilent = false

  @Flag(name: .customLong("equitable"), help: "Un tirage de difficulté moyenne.") var isFair = false

  @Flag(name: .customLong("faible"), help: "Un tirage qui penche vers les champs mal repris jusqu’ici.")
  var leansToWeak = false

  @Option(
    name: .customLong("relire"),
    help: ArgumentHelp("Rejouer le tirage d’une répétition passée.", valueName: "répétition"))
  var replayed: String?

  /// The share of the durations; `nil` when it was not said.
  func percent() throws -> Int? {
    guard let duration else { return nil }
    let digits = duration.trimmed.prefix { $0.isNumber }
    let rest = duration.trimmed.dropFirst(digits.count).trimmed
    guard let percent = Int(digits), (5...300).contains(percent), rest.isEmpty || rest == "%" else {
      throw Failure(.usage, "« \(duration) » n’est pas une part des durées. Par exemple : --duree 50%")
    }
    return percent
  }

  func drawCode() throws -> DrawCode? {
    try code.map { typed in
      guard let code = DrawCode(typed) else {
        throw Failure(.usage, "« \(typed) » n’est pas un code de tirage : quatre signes, par exemple K7-42.")
      }
      return code
    }
  }

  func validate() throws {
    if code != nil, replayed != nil { throw ValidationError("--tirage et --relire disent deux tirages : choisissez.") }
    if code != nil || replayed != nil, isFair || leansToWeak {
      throw ValidationError("--equitable et --faible choisissent un tirage : ni avec --tirage, ni avec --relire.")
    }
    if isFair, leansToWeak { throw ValidationError("--equitable ou --faible, non les deux.") }
    if dossier != nil, exam != nil {
      throw ValidationError("Un dossier dit son épreuve : --epreuve est pour s’en passer.")
    }
  }
}
