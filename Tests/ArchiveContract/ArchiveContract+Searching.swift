// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText
internal import Testing

extension ArchiveContract {
  /// Passages with these texts: people, changes, remarks.
  static func texts(_ texts: [(String, String, String)]) -> [PassageFacts] {
    var maker = FactsMaker(seed: 21)
    return texts.map { people, changes, remarks in
      var facts = maker.facts()
      facts.texts = .init(people: people, changes: changes, remarks: remarks)
      return facts
    }
  }

  static let searching = [
    ArchiveContract("a search finds words in every text, whatever their accents, case, ligatures or apostrophes") {
      store in
      let facts = texts([
        ("Noé CŒUR", "", ""), ("", "Le budget de l’été baisse", ""), ("", "", "Écoute\nsoutenue ; bon cœur."),
      ])
      _ = try await store.begin(facts)
      #expect(try await Set(store.found("COEUR")) == [facts[0].id, facts[2].id])
      #expect(try await store.found("cœur", "noe") == [facts[0].id])
      #expect(try await store.found("L'ÉTÉ") == [facts[1].id])
      #expect(try await store.found("e\u{301}coute") == [facts[2].id])
      #expect(try await store.found("budget", "écoute").isEmpty)
      #expect(try await store.found("l'ete budget").isEmpty)
      #expect(try await store.found("budget de l'ete") == [facts[1].id])
      #expect(try await store.found("ecout").isEmpty)
      #expect(try await store.found("Écout*") == [facts[2].id])
      #expect(try await store.found("bon c*") == [facts[2].id])
    },
    ArchiveContract("what is typed is never read as a query language") { store in
      let facts = texts([("", "", "near and or not remarks 41 000 € rowid passage")])
      _ = try await store.begin(facts)
      for words in [
        "AND", "near(and or)", "\"", "'", "*", "^near", "remarks:near", "{remarks}:near", "-near", "+near", "near*)",
        "\u{0}", "41 000 €", "😀", "(", ";", "%", "near\u{0}and",
      ] {
        let result = try await store.search([words], filter: ArchiveFilter(), limit: 9)
        let isThere = [
          "AND", "^near", "-near", "+near", "near*)", "41 000 €", "remarks:near", "near(and or)",
          "{remarks}:near", "near\u{0}and",
        ]
        .contains(words)
        let follows = !["remarks:near", "{remarks}:near"].contains(words)
        #expect((result.matches == 1) == (isThere && follows), "\(words)")
      }
    },
    ArchiveContract("a search for nothing finds nothing") { store in
      _ = try await store.begin(texts([("a", "b", "c")]))
      #expect(try await store.search([], filter: ArchiveFilter(), limit: 9) == SearchResult(lines: [], matches: 0))
      #expect(try await store.search(["", "…"], filter: ArchiveFilter(), limit: 9).matches == 0)
    },
    ArchiveContract("the passage that says it most in the fewest words comes first") { store in
      let filler = Array(repeating: "autre chose", count: 30).joined(separator: " ")
      let facts = texts([
        ("", "", "délai " + filler), ("", "", filler), ("", "", "délai délai délai"), ("", "délai", filler + filler),
        ("", "", ""), ("", "", "rien"), ("", "", filler),
      ])
      _ = try await store.begin(facts)
      let result = try await store.search(["delai"], filter: ArchiveFilter(), limit: 2)
      #expect(result.lines.map(\.id) == [facts[2].id, facts[0].id])
      #expect(result.matches == 3)
      #expect(result.isRanked)
      #expect(
        result.lines.first
          == (try await store.list(ArchiveFilter(), page: Page(limit: 9)).first { $0.id == facts[2].id }))
    },
    ArchiveContract("a search within a filter finds what both find") { store in
      let twin = InMemoryArchive()
      var maker = FactsMaker(seed: 22)
      let facts = (0..<300).map { _ in maker.facts() }
      _ = try await twin.begin(facts)
      _ = try await store.begin(facts)
      var found = 0
      for _ in 0..<150 {
        let words = (0..<maker.number(1...2)).map { _ in
          maker.text().isEmpty
            ? "roux" : maker.pick(["prix", "objection", "l'obj*", "41 000", "cœur", "d*", "écoute client"])
        }
        let filter = maker.flag() ? ArchiveFilter() : maker.filter()
        let result = try await store.search(words, filter: filter, limit: 1000)
        let expected = await twin.search(words, filter: filter, limit: 1000)
        #expect(result.matches == expected.matches, "\(words) \(filter)")
        #expect(Set(result.lines) == Set(expected.lines), "\(words) \(filter)")
        // Ranks are floating-point sums: the order may differ where they are equal.
        #expect(result.lines.first.map(\.id) == expected.lines.first.map(\.id) || result.matches > 1)
        found += result.matches
      }
      #expect(found > 500)
    },
  ]
}
