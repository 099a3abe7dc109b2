// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Where a hand writes on a blank sheet, besides the phases and the grid: each thing that is typed in afterwards has its
/// place, in the same order as far as a page allows.
struct BlankPlaces: Hashable, Sendable {
  /// How the oral ended, to tick.
  var outcomes = ["tenu", "absent", "retard", "abandon", "interrompu", "fraude", "non-tenu"]
  /// What follows the outcome; empty texts are lines to write on.
  var facts: [Fact]
  /// How many changes may be written, each with when it was told.
  var changes: Int
  /// Lists and sentences, each with its lines.
  var rooms = [
    Room(title: "Observations", lines: 3), Room(title: "Incidents (avec l’heure)", lines: 2, isNarrow: true),
    Room(title: "Réserves", lines: 2, isNarrow: true), Room(title: "Décision", lines: 2),
  ]

  struct Room: Hashable, Sendable {
    var title: String
    var lines: Int
    /// Half as wide as the page.
    var isNarrow = false
  }

  /// - Parameters:
  ///   - chosen: numbers of the fiches or projects, when they are known.
  ///   - accommodations: extra time, when it is known.
  init(_ exam: Exam, chosen: String = "", accommodations: String = "") {
    facts = [Fact("Motif de l’issue", ""), Fact("Heure du constat", "")]
    if let choice = exam.choice {
      facts.append(Fact(choice.of == .project ? "Projet choisi" : "Fiche choisie", chosen))
    }
    facts.append(Fact("Temps majoré", accommodations))
    // Three, where the text says "certain parameters".
    changes = exam.changes.map { $0.count ?? 3 } ?? 0
  }

  var json: JSONValue {
    [
      "outcomes": JSONValue(outcomes), "facts": .array(facts.map(\.json)), "changes": JSONValue(changes),
      "rooms": .array(
        rooms.map { ["title": .string($0.title), "lines": JSONValue($0.lines), "narrow": .bool($0.isNarrow)] }),
    ]
  }
}

extension Fact {
  var json: JSONValue { ["label": .string(label), "text": .string(text)] }
}
