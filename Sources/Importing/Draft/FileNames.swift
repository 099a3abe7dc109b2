// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Names that every system takes, whatever the candidate's were.
enum FileNames {
  /// `Ma fiche n°1 (été)` → `ma-fiche-n-1-ete`; never empty, never a path.
  static func slug(_ text: String) -> String {
    let words = text.foldedWords.map { $0.filter(\.isASCII) }.filter { !$0.isEmpty }
    let slug = String(words.joined(separator: "-").prefix(60))
    return slug.isEmpty ? "fichier" : slug
  }

  /// Without its folder and its ending.
  static func base(_ name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
  }

  /// `name`, or `name-2`, `name-3`… when it is taken; then takes it.
  static func unique(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    let base = base(name)
    let ending = name.contains(".") ? "." + (name.split(separator: ".").last.map(String.init) ?? "") : ""
    while !taken.insert(candidate).inserted {
      candidate = "\(base)-\(number)\(ending)"
      number += 1
    }
    return candidate
  }
}
