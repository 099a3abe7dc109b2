// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams
import FrenchText
import Sittings
import Testing

@testable import Reports

@Suite struct `The list of the archive` {
  private static func lines() throws -> [ArchiveLine] {
    var sealed = try SealedRoom()
    let titre = try sealed.seal(Sample.titre())
    var other = try SealedRoom(station: 8)
    let mark = try other.seal(Layers(seed: 4).sitting(of: Room.shipped("nrc-e4"), .communicated))
    var absent = try Room(Room.shipped("tc-e4")) { $0.id = "260512-ABS" }
    try absent.run(.conclude(.absent, text: nil))
    try absent.run(.close)
    var lines = try [titre, mark, sealed.seal(absent), titre.without(.identity, .deliberation)].map {
      try SealedRoom.line($0)
    }
    lines[1].id = "260512-M4R"
    lines[1].fixedMark = Decimal64(units: 125, scale: 1)
    lines[1].isReserved = true
    lines[3].session = nil
    return lines
  }

  @Test(arguments: [40, 80, 120])
  func `stands on a page`(width: Int) throws {
    let report = ArchiveListReport(try Self.lines()) { Room.catalogue.entry($0)?.exam.shortTitle }
    let text = TextRenderer(width: width).render(report.document)
    try expectSnapshot(text, "liste-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `is read by scripts, with where the rest begins`() throws {
    let lines = try Self.lines()
    let report = ArchiveListReport(lines, next: lines.last?.cursor)
    try expectSnapshot(report.json.pretty + "\n", "liste.json", in: "Archive")
    let next = try #require(lines.last).cursor
    #expect(Page.Cursor(next.text) == next)
    #expect(Page.Cursor("2026-05-12") == nil && Page.Cursor("2026-05-12/") == nil && Page.Cursor("12/3/4") == nil)
  }

  @Test func `that is empty is said so`() {
    #expect(TextRenderer().render(ArchiveListReport([]).document).contains("Aucun passage ne répond à ces critères."))
  }
}

@Suite struct `What a search found` {
  private func excerpt(_ text: String, _ words: String..., width: Int = 70) -> String? {
    Excerpt(text, SearchTerms(words), width: width)?.marked("[", "]")
  }

  @Test(arguments: [
    ("L’ÉCOUTE est active", "ecoute", "L’[ÉCOUTE] est active"), ("L’e\u{301}coute", "écoute", "L’[e\u{301}coute]"),
    ("Œuvre d’art", "oeuvre", "[Œuvre] d’art"), ("l’objection « prix »", "l'objection", "[l’objection] « prix »"),
    ("prix net, prix brut", "prix", "[prix] net, [prix] brut"), ("reformulation", "reform*", "[reformulation]"),
    ("41 000 €", "41 000", "[41 000] €"), ("écoutera", "ecoute", nil), ("prix", "", nil),
    ("ligne\nsuivante", "suivante", "ligne [suivante]"), ("a\u{1B}[31mprix", "prix", nil),
    ("a \u{202E}prix", "prix", "a [prix]"),
  ])
  func `is marked where it was written`(text: String, word: String, marked: String?) {
    #expect(excerpt(text, word) == marked)
  }

  @Test func `keeps the words around it, and no more than fit`() throws {
    let text =
      "Le candidat reformule bien la demande, puis traite l’objection sur le prix sans se démonter, et finit par obtenir un accord de principe sur la date."
    let excerpt = try #require(Excerpt(text, SearchTerms(["prix"])))
    #expect(excerpt.text == "…l’objection sur le prix sans se démonter, et finit par obtenir un…")
    #expect(excerpt.text.displayWidth <= 70)
    #expect(self.excerpt(text, "candidat", width: 30) == "Le [candidat] reformule bien…")
    #expect(self.excerpt(text, "date", width: 30) == "…de principe sur la [date].")
  }

  @Test func `several words are marked each, once`() {
    #expect(excerpt("prix net et prix", "prix net", "net et") == "[prix net et] prix")
    #expect(excerpt("le prix", "absent") == nil)
  }

  /// Whatever the text and the word, what is marked folds to it and nothing is added but marks and ellipses.
  @Test(arguments: [
    "Écoute l’ÉCOUTE, l’écoutante et e\u{301}coute ; « écoute »\u{202F}! écoute-t-il\u{A0}? Œ",
    "日本語 écoute 日本語 écoute 日本語",
    String(repeating: "mot ", count: 60) + "écoute " + String(repeating: "x", count: 120),
  ])
  func `is what it was asked for`(text: String) throws {
    for width in [10, 20, 40, 70, 200] {
      let excerpt = try #require(Excerpt(text, SearchTerms(["ecoute"]), width: width))
      let characters = Array(excerpt.text)
      #expect(!excerpt.matches.isEmpty)
      for match in excerpt.matches { #expect(String(characters[match]).folded == "ecoute") }
      let kept = excerpt.text.filter { $0 != "…" }
      #expect(text.contains(kept))
      #expect(excerpt.text.displayWidth <= max(width, 10))
    }
  }

  private func report(ranked: Bool = true) throws -> SearchReport {
    var here = try SealedRoom()
    var elsewhere = try SealedRoom(station: 8)
    let record = try here.seal(Sample.titre())
    let other = try elsewhere.seal(Layers(seed: 2).sitting(of: Room.shipped("ntc-ccp1"), .communicated))
    let lines = try [record, other].map { try SealedRoom.line($0) }
    let result = SearchResult(lines: lines, matches: ranked ? 2 : SearchResult.rankingLimit + 1)
    return SearchReport(result, for: ["mot*", "Roux"]) { line in
      try? RecordContent(line.place == record.place ? record : other)
    } title: {
      Room.catalogue.entry($0)?.exam.shortTitle
    }
  }

  @Test(arguments: [40, 80])
  func `stands on a page`(width: Int) throws {
    let text = TextRenderer(width: width).render(try report().document)
    try expectSnapshot(text, "recherche-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `shows each word before it shows one again`() throws {
    var sealed = try SealedRoom()
    var room = try Layers(seed: 2).sitting(of: Room.shipped("ntc-ccp1"), .communicated)
    for _ in 0..<5 { try room.run(.remark(Remark("motif répété"))) }
    let record = try sealed.seal(room)
    let result = SearchResult(lines: [try SealedRoom.line(record)], matches: 1)
    let report = SearchReport(result, for: ["motif", "Benali"]) { _ in try? RecordContent(record) }
    let text = TextRenderer().render(report.document)
    #expect(text.contains("«\u{A0}Benali\u{A0}»") && text.contains("«\u{A0}motif\u{A0}»"))
    #expect(text.split(separator: "\n").count { $0.contains("–") } == 3)
  }

  @Test func `without a ranking says that the latest come first`() throws {
    let text = TextRenderer().render(try report(ranked: false).document)
    #expect(
      text.contains("plus de 50\u{202F}000 passages, les plus récents d’abord, sans classement\u{202F}; en voici 2"))
  }

  @Test func `is read by scripts`() throws {
    let json = try report().json
    try expectSnapshot(json.pretty + "\n", "recherche.json", in: "Archive")
  }

  @Test func `that is nothing is said so`() {
    let report = SearchReport(SearchResult(lines: [], matches: 0), for: ["rien"]) { _ in nil }
    #expect(TextRenderer().render(report.document).contains("Aucun passage n’a tous ces mots."))
  }
}
