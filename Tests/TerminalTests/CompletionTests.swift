// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct CompletionTests {
  func step(_ word: String, _ replacements: String...) -> CompletionStep {
    CompletionStep(word: word, completions: replacements.map { Completion($0) })
  }

  @Test func `the word is what follows the last space`() {
    let request = CompletionRequest(line: "o c1")
    #expect(request.before == "o ")
    #expect(request.word == "c1")
    #expect(CompletionRequest(line: "").word.isEmpty)
  }

  @Test func `one completion is taken, with a space unless it goes on`() {
    #expect(step("gr", "grille") == .replaceWord(with: "grille "))
    let partial = Completion("c1.", isPartial: true)
    #expect(CompletionStep(word: "c", completions: [partial]) == .replaceWord(with: "c1."))
  }

  @Test func `several give what they share, then a list`() {
    #expect(step("d", "défaire", "décider") == .replaceWord(with: "dé"))
    #expect(step("dé", "défaire", "décider") == .list)
    #expect(step("xyz") == .nothing)
  }

  @Test func `accents are added, a word found otherwise is not taken away`() {
    #expect(step("de", "défaire", "décider") == .replaceWord(with: "dé"))
    #expect(step("argument", "c1.2", "c1.4") == .list)
  }

  @Test func `completions are listed in columns, read downwards`() {
    let words = ["a", "bb", "ccc", "d", "e"].map { Completion($0) }
    #expect(list(words, columns: 10, rows: 9).map(\.text) == ["a    d", "bb   e", "ccc"])
    #expect(list(words, columns: 3, rows: 9).map(\.text) == ["a", "bb", "ccc", "d", "e"])
  }

  @Test func `details are aligned, one completion a row`() {
    let words = [Completion("c1.1", detail: "analyser"), Completion("c1.10", detail: "négocier")]
    #expect(list(words, columns: 40, rows: 9).map(\.text) == ["c1.1   analyser", "c1.10  négocier"])
    #expect(list(words, columns: 12, rows: 9).map(\.text) == ["c1.1   anal…", "c1.10  négo…"])
  }

  @Test func `a list too long says how many are left out`() {
    let words = (0..<100).map { Completion("c\($0)", detail: "x") }
    let lines = list(words, columns: 40, rows: 5)
    #expect(lines.count == 5)
    #expect(lines.last?.text == "… et 96 de plus")
  }
}
