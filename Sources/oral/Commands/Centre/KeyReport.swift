// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import FrenchText
import Reports
import Sittings

/// What `oral centre cle` shows of the station's key.
struct KeyReport {
  let file: KeyFile
  let path: String
  /// Private keys that are there beside it.
  let others: [KeyFile]
  /// The thumbprints of every other public key of the centre.
  let past: [String]
  let warnings: [KeyWarning]

  private var created: Instant { .local(seconds: file.created) }

  var document: ReportDocument {
    let waiting = others.filter { $0.after == file.id }
    return ReportDocument(
      title: "Clé du poste",
      blocks: [
        .facts(
          [
            Fact("Empreinte", file.id), Fact("Créée le", "\(created.day.french) à \(created.clock)"),
            Fact("Protection", file.protectionText), Fact("Fichier", "cles/\(file.id).cle.json"),
          ] + past.enumerated().map { Fact($0 == 0 ? "Avant elle" : "", $1) })
      ]
        + (waiting.isEmpty
          ? [] : [.note("Une rotation s’est interrompue. Pour l’achever\u{A0}: oral centre cle --tourner")])
        + [.paragraph("Pour que d’autres vérifient\u{A0}: oral centre cle --exporter cle.pem --format pem")])
  }

  var json: JSONValue {
    [
      "thumbprint": .string(file.id), "created": .string(created.iso8601), "protected": .bool(file.isProtected),
      "file": .string(path), "jwk": .string(String(decoding: file.key.jwk.bytes, as: UTF8.self)),
      "others": JSONValue(past), "warnings": JSONValue(warnings.map(\.description)),
    ]
  }
}
