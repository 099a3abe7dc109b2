// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import ExamFiles
internal import FrenchText

/// `centre.yaml`, read and written.
public struct SettingsFile: Sendable {
  /// The settings; `nil` when they are refused.
  public let settings: CentreSettings?
  /// Everything found wrong, in the order of the file.
  public let problems: [Diagnostic]

  /// - Parameter file: the path by which problems name it.
  public init(_ bytes: [UInt8], file: String) { self.init(YAMLReading(bytes, file: file)) }

  public init(_ reading: YAMLReading) {
    let read = reading.read { $0.settings() }
    problems = reading.problems
    settings = problems.hasErrors ? nil : read
  }

  /// The whole file, with what a person needs to change it by hand.
  public static func bytes(_ settings: CentreSettings) -> [UInt8] {
    var lines = [
      "# Réglages du centre. Se modifient ici, ou par « oral centre regler », qui récrit ce fichier en entier.",
      "nom: \(quotedScalar(settings.name))",
    ]
    if let address = settings.address { lines.append("adresse: \(quotedScalar(address))") }
    lines += [
      "# \(CentreSettings.Kind.allCases.map(\.rawValue).frenchList("ou"))",
      "genre: \(settings.kind.rawValue)",
      "# Combien de temps se gardent les données personnelles, depuis le jour du passage : 5 ans, 18 mois…",
      "conservation: \(settings.term.description.folded)",
      "# Ce qu’un candidat peut obtenir : \(CentreSettings.Communication.allCases.map(\.rawValue).frenchList("ou"))",
      "communication: \(settings.communication.rawValue)",
      "# Poids des situations 1 et 2 de l’E4 en CCF, par exemple \"1:1\" ; sans cette clé, non déclarés.",
      settings.e4Weights.map { "ponderation_e4: \"\($0)\"" } ?? "# ponderation_e4: \"1:1\"",
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// A double-quoted scalar (YAML 1.2, § 7.3.1). `text` has no control character.
  private static func quotedScalar(_ text: String) -> String {
    let escaped = text.reduce(into: "") { $0 += $1 == "\\" || $1 == "\"" ? "\\\($1)" : String($1) }
    return "\"\(escaped)\""
  }
}

// The keys are asked for in the order in which the file is written.
extension MappingReader {
  fileprivate func settings() -> CentreSettings {
    CentreSettings(
      name: required("nom")?.line("centre.nom") ?? "",
      kind: choice("genre", Vocabulary(CentreSettings.Kind.self)) ?? .school,
      term: required("conservation")?.term() ?? .usual,
      communication: choice("communication", Vocabulary(CentreSettings.Communication.self)) ?? .nothing,
      e4Weights: optional("ponderation_e4")?.weights(), address: optional("adresse")?.line("centre.adresse"))
  }
}

extension NodeReader {
  fileprivate func line(_ code: String) -> String? {
    guard let text = text() else { return nil }
    guard let problem = CentreSettings.problem(withLine: text) else { return text }
    report(code, "Ce texte ne convient pas : \(problem).", hint: "Écrivez-le sur une ligne.")
    return nil
  }

  fileprivate func term() -> RetentionTerm? {
    guard let text = text() else { return nil }
    if let term = RetentionTerm(text) { return term }
    report(
      "centre.conservation", "« \(text) » n’est pas une durée de conservation.",
      hint: "Par exemple 5 ans ou 18 mois, de 1 mois à 100 ans.")
    return nil
  }

  fileprivate func weights() -> SituationWeights? {
    guard let text = text() else { return nil }
    if let weights = SituationWeights(text) { return weights }
    report(
      "centre.ponderation", "« \(text) » n’est pas une pondération.",
      hint: "Deux nombres de 1 à 100 : \"1:1\", \"2:3\". Retirez la clé tant que le centre ne l’a pas déclarée.")
    return nil
  }
}
