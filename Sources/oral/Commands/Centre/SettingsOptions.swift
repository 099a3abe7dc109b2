// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import CentreFiles
import FrenchText

/// The settings of a centre, as they are typed. What is not said stays as it is.
struct SettingsOptions: ParsableArguments {
  @Option(name: .customLong("nom"), help: ArgumentHelp("Nom du centre, tel qu’il s’imprime.", valueName: "nom"))
  var name: String?

  @Option(
    name: .customLong("adresse"), help: ArgumentHelp("Adresse, sur une ligne ; vide pour l’ôter.", valueName: "adresse")
  )
  var address: String?

  @Option(
    name: .customLong("genre"),
    help: ArgumentHelp("etablissement, centre-certification ou personnel.", valueName: "genre"), transform: word)
  var kind: CentreSettings.Kind?

  @Option(
    name: .customLong("conservation"),
    help: ArgumentHelp(
      "Combien de temps se gardent les données personnelles : 5 ans, 18 mois…", valueName: "durée"))
  var term: String?

  @Option(
    name: .customLong("communication"),
    help: ArgumentHelp("Ce qu’un candidat peut obtenir : aucune ou evaluation.", valueName: "quoi"), transform: word)
  var communication: CentreSettings.Communication?

  @Option(
    name: .customLong("ponderation-e4"),
    help: ArgumentHelp(
      "Poids des situations 1 et 2 de l’E4 en CCF, par exemple 1:1 ; aucune pour l’ôter.", valueName: "poids"))
  var weights: String?

  var isEmpty: Bool {
    name == nil && address == nil && kind == nil && term == nil && communication == nil && weights == nil
  }

  /// The settings with what was typed. Throws every problem at once.
  func applied(to settings: CentreSettings) throws -> CentreSettings {
    var settings = settings
    var problems: [String] = []
    if let name { settings.name = line(name, "--nom", &problems) }
    if let address { settings.address = address.isEmpty ? nil : line(address, "--adresse", &problems) }
    if let kind { settings.kind = kind }
    if let term {
      settings.term = RetentionTerm(term) ?? settings.term
      if RetentionTerm(term) == nil {
        problems.append(
          "--conservation : « \(term) » n’est pas une durée ; par exemple 5 ans ou 18 mois, au plus 100 ans")
      }
    }
    if let communication { settings.communication = communication }
    if let weights {
      settings.e4Weights = SituationWeights(weights)
      if settings.e4Weights == nil, !weights.matches("aucune") {
        problems.append(
          "--ponderation-e4 : « \(weights) » n’est pas une pondération ; deux nombres de 1 à 100, par exemple 1:1")
      }
    }
    guard problems.isEmpty else { throw Failure(.usage, problems.map { "oral : \($0)." }) }
    return settings
  }

  private func line(_ text: String, _ option: String, _ problems: inout [String]) -> String {
    if let problem = CentreSettings.problem(withLine: text) { problems.append("\(option) : \(problem)") }
    return text.trimmed
  }
}

/// The case whose word was typed, accents and case forgiven.
private func word<Choice: CaseIterable & RawRepresentable<String>>(_ typed: String) throws -> Choice {
  if let found = Choice.allCases.first(where: { $0.rawValue.matches(typed) }) { return found }
  throw ValidationError("au choix, \(Choice.allCases.map(\.rawValue).frenchList("ou")).")
}
