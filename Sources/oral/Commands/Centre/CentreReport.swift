// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import FrenchText
import Reports
import Sittings

/// What `oral centre` shows of a centre.
struct CentreReport {
  let path: String
  let settings: CentreSettings
  /// `nil` when the folder has no private key.
  let key: KeyFile?
  let heads: HeadNotes
  /// How many erasures are noted.
  let erasures: Int

  var document: ReportDocument {
    ReportDocument(
      title: settings.name, subtitles: [settings.address, path].compactMap { $0 },
      blocks: [.facts(settings.facts + keyFacts + chainFacts)])
  }

  var json: JSONValue {
    [
      "folder": .string(path), "name": .string(settings.name), "address": JSONValue(settings.address),
      "kind": .string(settings.kind.rawValue), "retentionMonths": .int(Int64(settings.term.months)),
      "communication": .string(settings.communication.rawValue),
      "e4Weights": settings.e4Weights.map { .array([.int(Int64($0.first)), .int(Int64($0.second))]) } ?? .null,
      "key": JSONValue(key?.id), "keyProtected": JSONValue(key?.isProtected),
      "heads": .array(heads.notes.map(\.json)), "erasures": .int(Int64(erasures)),
    ]
  }

  private var keyFacts: [Fact] {
    guard let key else { return [Fact("Clé", "aucune clé privée")] }
    return [Fact("Clé", key.id), Fact("", key.protectionText)]
  }

  private var chainFacts: [Fact] {
    let own = heads.notes.filter(\.isOwn).enumerated().map { Fact($0 == 0 ? "Tête notée" : "", $1.head.label) }
    let imported = heads.notes.filter { !$0.isOwn }
    return (own.isEmpty ? [Fact("Tête notée", "rien n’est encore scellé")] : own)
      + (imported.isEmpty ? [] : [Fact("Importées", plural(imported.count, "chaîne"))])
      + (erasures == 0 ? [] : [Fact("Effacements", String(erasures))])
  }
}

extension CentreSettings {
  /// The settings in words.
  var facts: [Fact] {
    [
      Fact("Genre", kind.french), Fact("Conservation", term.description),
      Fact("Communication", communication.french), Fact("Poids d’E4", e4Weights?.description ?? "non déclarés"),
    ]
  }
}

extension CentreSettings.Kind {
  var french: String {
    switch self {
    case .school: "établissement"
    case .certification: "centre de certification"
    case .personal: "centre personnel"
    }
  }
}

extension CentreSettings.Communication {
  var french: String {
    switch self {
    case .nothing: "rien de l’évaluation"
    case .evaluation: "l’évaluation, une fois décidée"
    }
  }
}

extension KeyFile {
  var protectionText: String { isProtected ? "protégée par une phrase de passe" : "sans phrase de passe" }
}

extension HeadNotes.Note {
  fileprivate var json: JSONValue {
    [
      "chain": .string(head.place.chain.text), "sequence": .int(Int64(head.place.sequence)),
      "hash": .string(head.hash), "own": .bool(isOwn),
    ]
  }
}
