// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// `mandat.yaml` as a rehearsal writes it.
enum MandateFile {
  static let name = "mandat.yaml"

  /// One mandate, or several under `mandats`.
  static func text(_ mandates: [Mandate], terms: [Term]) -> String {
    var lines = ["# Mandat du vendeur : jusqu’où aller, condition par condition. Écrit par oral repeter."]
    if let only = mandates.first, mandates.count == 1 {
      lines += body(only, terms)
    } else {
      lines.append("mandats:")
      for mandate in mandates {
        lines += body(mandate, terms).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func body(_ mandate: Mandate, _ terms: [Term]) -> [String] {
    var lines: [String] = []
    if let fiche = mandate.fiche { lines.append("fiche: \(fiche)") }
    if !mandate.priorities.isEmpty {
      // In the order of the paper, then what it does not know.
      let order = terms.map(\.id).filter { mandate.priorities[$0] != nil }
      let others = mandate.priorities.keys.filter { !order.contains($0) }.sorted()
      let weights = (order + others).map { "\(key($0)): \(mandate.priorities[$0] ?? 0)" }
      lines.append("priorites: { \(weights.joined(separator: ", ")) }")
    }
    if !mandate.limits.isEmpty {
      lines.append("limites:")
      lines += mandate.limits.map { "  - { \(limit($0)) }" }
    }
    if let fallback = mandate.fallback { lines.append("repli: \(quoted(fallback))") }
    if !mandate.counterparts.isEmpty {
      lines.append("contreparties:")
      lines += mandate.counterparts.map { "  - \(quoted($0))" }
    }
    return lines
  }

  private static func limit(_ limit: ClientRole.Limit) -> String {
    let parts = [
      "condition: \(key(limit.term))", limit.ideal.map { "objectif: \(value($0))" },
      limit.limit.map { "limite: \(value($0))" }, limit.text.map { "texte: \(quoted($0))" },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private static func value(_ value: LimitValue) -> String {
    switch value {
    case .number(let number): number.plain
    case .name(let name): quoted(name)
    }
  }

  /// An id that YAML reads as itself, else quoted.
  private static func key(_ id: String) -> String {
    let isPlain =
      id.first?.isLetter == true && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return isPlain ? id : quoted(id)
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// Why a mandate was not kept.
struct MandateRefusal: Error {
  let reason: String
}

extension MandateFile {
  /// Writes it whole or not at all, in place of what is there.
  static func write(_ text: String, in folder: String) throws(MandateRefusal) {
    do {
      let file = try OutputFile(folder + "/" + name, replacing: true)
      try file.write(Array(text.utf8))
      try file.finish()
    } catch {
      throw MandateRefusal(reason: (error as? Failure)?.lines.joined(separator: " ") ?? "\(error)")
    }
  }
}
