// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `Typography of sentences` {
  @Test(arguments: [
    (0, "0\u{A0}critère"), (1, "1\u{A0}critère"), (2, "2\u{A0}critères"), (-1, "-1\u{A0}critère"),
    (-2, "-2\u{A0}critères"), (Int.min, "-9223372036854775808\u{A0}critères"),
  ])
  func `zero and one are singular`(count: Int, text: String) {
    #expect(plural(count, "critère") == text)
  }

  @Test func `a plural of its own`() {
    #expect(plural(3, "travail", "travaux") == "3\u{A0}travaux")
  }

  @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")])
  func `lists`(items: [String], text: String) {
    #expect(items.frenchList() == text)
  }

  @Test func `another conjunction, and guillemets`() {
    #expect(["O", "N"].frenchList("ou") == "O ou N")
    #expect(quoted("x") == "«\u{A0}x\u{A0}»")
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("suivante", "suivnate", 1), ("pause", "pauze", 1),
    ("pause", "pauses", 1), ("chat", "chien", 3), ("ca", "abc", 3), ("a", "b", 1), ("ab", "ba", 1),
  ])
  func `letters inserted, removed, replaced or swapped`(first: String, second: String, distance: Int) {
    #expect(editDistance(first, second) == distance)
    #expect(editDistance(second, first) == distance)
  }

  @Test(
    arguments: [
      ("suivnate", "suivante"), ("DÉFAIRE", "défaire"), ("deliberer", "délibérer"), ("posé", nil), ("pausée", "pause"),
      ("xyz", nil),
      ("zzzzzzzz", nil),
    ] as [(String, String?)])
  func `the nearest word, when one is near enough`(typed: String, expected: String?) {
    #expect(nearest(to: typed, among: ["suivante", "pause", "défaire", "délibérer"]) == expected)
  }

  @Test func `of two as near, the first by name; of none, none`() {
    #expect(nearest(to: "c1.5", among: ["c1.2", "c1.1"]) == "c1.1")
    #expect(nearest(to: "c1", among: []) == nil)
  }

  @Test func `a very long text is compared with nothing`() {
    #expect(nearest(to: String(repeating: "é", count: 1_000_000), among: ["suivante", "pause"]) == nil)
  }
}
