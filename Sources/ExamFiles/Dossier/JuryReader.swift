// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// Reads the jury's own papers: the client's role and the seller's mandate.
enum JuryReader {
  /// `client.yaml`: one role, or several under `clients`.
  static func clients(_ reading: YAMLReading) -> [ClientRole] {
    reading.read { file in
      file.keys.contains("clients") ? file.groups("clients", client) : [client(file)]
    } ?? []
  }

  private static func client(_ group: MappingReader) -> ClientRole {
    ClientRole(
      fiche: group.optionalInteger("fiche", 1...99),
      name: group.text("nom"),
      role: group.text("fonction"),
      company: group.optionalText("entreprise") ?? "",
      profile: group.optionalChoice("profil", DossierVocabulary.profiles) ?? .formal,
      situation: group.optionalText("situation") ?? "",
      motives: group.optionalList("motivations") { $0.mapping(motive) ?? nil },
      priorities: group.optional("priorites").flatMap(weights) ?? [:],
      limits: group.optionalGroups("limites") { limit($0, ideal: "ideal") },
      objections: group.optionalGroups("objections", objection),
      decisionCircuit: group.optionalText("circuit_de_decision"),
      fallback: group.optionalText("repli"),
      directions: group.optionalTexts("consignes"))
  }

  private static func motive(_ group: MappingReader) -> ClientRole.WeightedMotive? {
    let motive = group.choice("soncas", DossierVocabulary.motives)
    let weight = group.integer("poids", 0...100)
    let text = group.optionalText("texte")
    return motive.map { ClientRole.WeightedMotive($0, weight: weight, text: text) }
  }

  /// Weights by the id of a term, whose keys are free.
  private static func weights(_ node: NodeReader) -> [String: Int]? {
    node.mapping { group in
      var weights: [String: Int] = [:]
      group.each { weights[$0] = $1.integer(0...100) ?? 0 }
      return weights
    }
  }

  private static func limit(_ group: MappingReader, ideal: String) -> ClientRole.Limit {
    ClientRole.Limit(
      term: group.text("condition"), ideal: group.optional(ideal).flatMap(TermReader.limit),
      limit: group.optional("limite").flatMap(TermReader.limit), text: group.optionalText("texte"))
  }

  private static func objection(_ group: MappingReader) -> ClientRole.Objection {
    ClientRole.Objection(
      text: group.text("texte"), moment: group.optionalChoice("moment", DossierVocabulary.moments) ?? nil,
      expected: group.optionalText("attendu"))
  }

  /// `mandat.yaml`: one mandate, or several under `mandats`.
  static func mandates(_ reading: YAMLReading) -> [Mandate] {
    reading.read { file in
      file.keys.contains("mandats") ? file.groups("mandats", mandate) : [mandate(file)]
    } ?? []
  }

  private static func mandate(_ group: MappingReader) -> Mandate {
    Mandate(
      fiche: group.optionalInteger("fiche", 1...99),
      priorities: group.optional("priorites").flatMap(weights) ?? [:],
      limits: group.optionalGroups("limites") { limit($0, ideal: "objectif") },
      fallback: group.optionalText("repli"),
      counterparts: group.optionalTexts("contreparties"))
  }

  /// `calibrage.yaml`, which `oral calibrer` writes.
  static func calibrations(_ reading: YAMLReading) -> [Calibrated] {
    reading.read { file in file.groups("calibrages", calibrated) } ?? []
  }

  private static func calibrated(_ group: MappingReader) -> Calibrated {
    Calibrated(
      fiche: group.optionalInteger("fiche", 1...99), fingerprint: group.text("empreinte"), code: group.text("tirage"),
      samples: group.integer("echantillons", 1...1_000_000),
      severities: group.optional("severites").flatMap { node in
        node.mapping { group in
          var severities: [String: Int] = [:]
          group.each { severities[$0] = $1.integer(1...3) }
          return severities
        }
      } ?? [:],
      impossible: Set(group.optional("impossibles")?.list { $0.list { $0.text() }.map(Set.init) } ?? []))
  }
}
