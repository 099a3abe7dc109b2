// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Reports

/// `calibrage.yaml`, beside the bank: what the program writes of a calibration. The bank, which is a person's, is never
/// touched.
enum CalibrationFile {
  static let name = "calibrage.yaml"

  private static let mark = "# Écrit par « oral calibrer --ecrire », qui le récrit entier."

  static func text(_ calibrations: [Calibrated]) -> String {
    var lines = [
      mark, "# Aide au jury qui choisit : ni fiche du candidat, ni enregistrement n’en disent rien.", "calibrages:",
    ]
    for one in calibrations {
      let severities = one.severities.sorted { $0.key < $1.key }.map {
        "\(JSONValue.string($0.key).compact): \($0.value)"
      }
      let fields =
        (one.fiche.map { ["fiche: \($0)"] } ?? [])
        + [
          "empreinte: \"\(one.fingerprint)\"", "tirage: \"\(one.code)\"", "echantillons: \(one.samples)",
          "severites: { \(severities.joined(separator: ", ")) }",
        ] + (one.impossible.isEmpty ? [] : ["impossibles: [\(impossible(one).joined(separator: ", "))]"])
      lines += fields.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func impossible(_ calibrated: Calibrated) -> [String] {
    calibrated.impossible.map { ids in
      "[\(ids.sorted().map { JSONValue.string($0).compact }.joined(separator: ", "))]"
    }.sorted()
  }

  /// Writes it whole or not at all, in place of one that the program wrote.
  static func write(_ calibrations: [Calibrated], in folder: String) throws {
    let path = joined(folder, name)
    if let bytes = try existing(path), !String(decoding: bytes, as: UTF8.self).hasPrefix(mark) {
      throw Failure(
        .problems, "\(path) n’a pas été écrit par oral calibrer, et n’est pas touché. Renommez-le, puis recommencez.")
    }
    let file = try OutputFile(path, replacing: true)
    try file.write(Array(text(calibrations).utf8))
    try file.finish()
  }

  private static func existing(_ path: String) throws -> [UInt8]? {
    do {
      return try LiveFiles().read(path, limit: 1 << 20)
    } catch {
      if case .missing = error { return nil }
      throw Failure(.unreadable, "\(path) : \(error.message)")
    }
  }
}
