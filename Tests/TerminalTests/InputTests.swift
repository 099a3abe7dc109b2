// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct InputTests {
  let now = BootInstant(milliseconds: 1000)

  func pass(_ text: String, through filter: inout PasteFilter) -> String {
    String(decoding: text.utf8.compactMap { filter.pass($0, at: now) }, as: UTF8.self)
  }

  @Test func `what is pasted commands nothing`() {
    var filter = PasteFilter()
    filter.begin(at: now)
    #expect(pass("a\tb\u{03}\u{1A}é\r\nc\nd\re", through: &filter) == "a bé\rc\rd\re")
    filter.end()
    #expect(pass("\t\u{03}", through: &filter) == "\t\u{03}")
  }

  @Test func `a paste without end does not hold the keyboard`() {
    var filter = PasteFilter()
    filter.begin(at: now)
    #expect(filter.pass(3, at: now.advanced(by: .milliseconds(999))) == nil)
    #expect(filter.pass(3, at: now.advanced(by: .seconds(3))) == 3)
  }

  @Test func `lines are cut at LF or CR LF, the last one at the end`() {
    var buffer = LineBuffer()
    buffer.append(Array("o c1.1\r\nét".utf8))
    #expect(buffer.next(atEnd: false) == "o c1.1")
    #expect(buffer.next(atEnd: false) == nil)
    buffer.append(Array("é\n\nfin".utf8))
    #expect(buffer.next(atEnd: false) == "été")
    #expect(buffer.next(atEnd: false) == "")
    #expect(buffer.next(atEnd: false) == nil)
    #expect(buffer.next(atEnd: true) == "fin")
    #expect(buffer.next(atEnd: true) == nil)
  }

  @Test func `a function key has the sequences of the usual terminals`() {
    #expect(Shortcut.function(2).sequences == ["\u{1B}[12~", "\u{1B}OQ", "\u{1B}[[B"])
    #expect(Shortcut.function(12).sequences == ["\u{1B}[24~"])
    #expect(Shortcut.function(13).sequences.isEmpty)
    #expect(Shortcut.alt("v").sequences == ["\u{1B}v"])
  }

  @Test func `an instant goes on by a duration`() {
    #expect(
      BootInstant(milliseconds: 1500).advanced(by: .milliseconds(500)) == BootInstant(milliseconds: 2000))
    #expect(BootInstant(milliseconds: 1) < BootInstant(milliseconds: 2))
  }
}
