// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings
internal import Testing

extension ArchiveContract {
  /// Passages of which each filter below picks some.
  static let sample: [PassageFacts] = {
    var maker = FactsMaker(seed: 11)
    return (0..<4).map { index in
      var facts = maker.facts()
      facts.exam.id = ["ntc-titre", "ntc-titre", "tc-e4", "ntc-titre"][index]
      facts.session = [2026, 2025, 2026, nil][index]
      facts.day = FactsMaker.day([3, 1, 2, 3][index])
      facts.jury = [["Hélène Œstre", "B. Roux"], ["B. Roux"], ["A. Duval", "C. Roux"], []][index]
      facts.candidate =
        [
          Candidate(number: "NTC-014", familyName: "d’Été", givenName: "Noé Luc"),
          Candidate(number: "12", familyName: "Cœur", givenName: "Lucie"),
          Candidate(number: "", familyName: "CŒUR-Vaillant", givenName: "Luc"),
          Candidate(number: "13", familyName: "", givenName: ""),
        ][index]
      facts.outcome = [.held, .held, .fraudSuspected, .absent][index]
      facts.award = ["titre", "refus", nil, nil][index]
      facts.isReserved = index == 1
      return facts
    }
  }()

  static let finding = [
    ArchiveContract("a list tells each passage, the latest day first, then the last added") { store in
      let maker = try await store.begin(sample)
      let lines = try await store.list(ArchiveFilter(), page: Page(limit: 9))
      #expect(lines.map(\.id) == [3, 0, 2, 1].map { sample[$0].id })
      for (line, index) in zip(lines, [3, 0, 2, 1]) {
        let facts = sample[index]
        let expected = ArchiveLine(
          place: RecordPlace(maker.chain, index + 1),
          cursor: Page.Cursor(day: facts.day, number: line.cursor.number), id: facts.id, exam: facts.exam.id,
          session: facts.session, candidate: facts.candidate, jury: facts.jury, outcome: facts.outcome,
          award: facts.award, mark: facts.mark, fixedMark: nil, isReserved: facts.isReserved)
        #expect(line == expected)
      }
    },
    filter("by exam", [0, 1, 3]) { $0.exam = "ntc-titre" },
    filter("by session", [0, 2]) { $0.session = 2026 },
    filter("by exam and session", [0]) { ($0.exam, $0.session) = ("ntc-titre", 2026) },
    filter("by an unknown exam", []) { $0.exam = "ntc" },
    filter("by first day", [0, 2, 3]) { $0.from = FactsMaker.day(2) },
    filter("by last day", [1, 2]) { $0.to = FactsMaker.day(2) },
    filter("by days", [2]) { ($0.from, $0.to) = (FactsMaker.day(2), FactsMaker.day(2)) },
    filter("by days that are the wrong way round", []) { ($0.from, $0.to) = (FactsMaker.day(3), FactsMaker.day(1)) },
    filter("by a word of a juror's name", [0, 1, 2]) { $0.juror = "ROUX" },
    filter("by a juror's name", [0, 1]) { $0.juror = "roux b" },
    filter("by a juror's name, not by two jurors' words", []) { $0.juror = "A. Roux" },
    filter("by a juror's name, folded", [0]) { $0.juror = "helene OESTRE" },
    filter("by a juror that is punctuation", []) { $0.juror = "--" },
    filter("by a word of a candidate's name", [1, 2]) { $0.candidate = "cœur" },
    filter("by a candidate's words, in any order", [1]) { $0.candidate = "Lucie COEUR" },
    filter("by a candidate's word, not by its beginning", [0, 2]) { $0.candidate = "luc" },
    filter("by a word with an apostrophe", [0]) { $0.candidate = "d'ete" },
    filter("by a candidate's number", [1]) { $0.candidate = "12" },
    filter("by a candidate's number with a dash", [0]) { $0.candidate = " ntc-014" },
    filter("by a part of a candidate's number", []) { $0.candidate = "014" },
    filter("by award", [0]) { $0.decision = "titre" },
    filter("by outcome", [0, 1]) { $0.decision = "held" },
    filter("by outcome, by the name that stores keep", [2]) { $0.decision = "fraud-suspected" },
    filter("by reservation", [1]) { $0.isReserved = true },
    filter("by no reservation", [0, 2, 3]) { $0.isReserved = false },
    filter("by everything", [1]) {
      $0 = ArchiveFilter(
        exam: "ntc-titre", session: 2025, from: FactsMaker.day(1), to: FactsMaker.day(1), juror: "roux",
        candidate: "lucie", decision: "refus", isReserved: true)
    },
    filter("by nothing, said with empty texts", [0, 1, 2, 3]) {
      $0 = ArchiveFilter(exam: "", juror: " ", candidate: "\u{A0}", decision: "")
    },
    ArchiveContract("pages join without a gap or a repetition") { store in
      var facts = FactsMaker(seed: 12)
      _ = try await store.begin((0..<40).map { _ in facts.facts() })
      for filter in [ArchiveFilter(), ArchiveFilter(exam: "tc-e4"), ArchiveFilter(juror: "roux")] {
        let whole = try await store.list(filter, page: Page(limit: 1000))
        #expect(whole.count > 5)
        for limit in [1, 3, 7, 100] {
          var joined: [ArchiveLine] = []
          while true {
            let page = try await store.list(filter, page: Page(limit: limit, after: joined.last?.cursor))
            #expect(page.count <= limit)
            guard !page.isEmpty else { break }
            joined += page
          }
          #expect(joined == whole)
        }
      }
    },
    ArchiveContract("any filter finds what reading every passage finds") { store in
      let twin = InMemoryArchive()
      var maker = FactsMaker(seed: 13)
      let facts = (0..<300).map { _ in maker.facts() }
      _ = try await twin.begin(facts)
      _ = try await store.begin(facts)
      var (found, none) = (0, 0)
      for _ in 0..<300 {
        let filter = maker.filter()
        let after =
          maker.flag(oneIn: 4) ? Page.Cursor(day: FactsMaker.day(5), number: Int64(maker.number(0...300))) : nil
        let page = Page(limit: maker.pick([1, 5, 1000]), after: after)
        let lines = try await store.list(filter, page: page)
        #expect(lines == (await twin.list(filter, page: page)), "\(filter) \(page)")
        found += lines.count
        none += lines.isEmpty ? 1 : 0
      }
      // The filters were neither all too wide nor all too narrow.
      #expect(found > 1000 && (20...200).contains(none), "\(found) \(none)")
    },
  ]

  /// A filter, and which of ``sample`` it finds.
  private static func filter(
    _ name: String, _ found: [Int], _ set: @escaping @Sendable (inout ArchiveFilter) -> Void
  ) -> ArchiveContract {
    ArchiveContract("passages are filtered \(name)") { store in
      _ = try await store.begin(sample)
      var filter = ArchiveFilter()
      set(&filter)
      #expect(try await Set(store.ids(filter)) == Set(found.map { sample[$0].id }))
    }
  }
}
