// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `The list of passages` {
  private static func lines() throws -> [SittingLine] {
    var lines = try Progress.allCases.map { progress in
      var line = SittingLine(try Layers(seed: 2).sitting(of: Room.shipped("ntc-ccp1"), progress).sitting)
      line.id = "260512-\(progress)".uppercased()
      return line
    }
    var absent = try Room(Room.shipped("tc-e4"))
    try absent.run(.conclude(.absent, text: nil))
    lines.append(SittingLine(absent.sitting))
    var later = SittingLine(try Room(Room.shipped("tc-e2")).sitting)
    later.opened = later.opened?.advanced(by: 90_000_000)
    later.isRehearsal = true
    return lines + [later]
  }

  @Test(arguments: [40, 80, 120])
  func `Passages stand by state`(width: Int) throws {
    let text = TextRenderer(width: width).render(SittingList(try Self.lines()).document)
    try expectSnapshot(text, "passages-\(width).txt")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `Scripts read an array`() throws {
    try expectSnapshot(SittingList(try Self.lines()).json.pretty + "\n", "passages.json")
  }

  @Test func `Where a candidate may look, what was decided and whether it was is left out`() throws {
    let text = TextRenderer().render(SittingList(try Self.lines(), isForJury: false).document)
    try expectSnapshot(text, "passages-candidat.txt")
  }

  @Test func `No passage is said so`() {
    #expect(TextRenderer().render(SittingList([]).document) == "Passages\n════════\n\nAucun passage.\n")
  }
}

@Suite struct `Passages side by side` {
  private static func sittings() throws -> [Sitting] {
    let titre = try Room.shipped("ntc-titre")
    let waiting = try Layers(seed: 4).sitting(of: titre, .beforeDecision).sitting
    let decided = try Sample.titre().sitting
    let other = try Layers(seed: 6).sitting(of: Room.shipped("tc-ef1"), .decidedInSilence).sitting
    return [decided, waiting, other]
  }

  @Test(arguments: [40, 80, 120])
  func `Each exam has its table`(width: Int) throws {
    let sittings = try Self.sittings()
    let now = try Sample.titre().now
    let text = TextRenderer(width: width).render(DeliberationTable(sittings, at: now).document)
    try expectSnapshot(text, "deliberation-\(width).txt")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `Homonyms are told apart by their numbers`() throws {
    let exam = try Room.shipped("tc-e2")
    let rooms = try ["0042", "0043"].map { number in try Room(exam) { $0.candidate.number = number } }
    let text = TextRenderer().render(DeliberationTable(rooms.map(\.sitting), at: rooms[0].now).document)
    #expect(text.contains("Lucie Ferrand 0042  Lucie Ferrand 0043"))
  }
}
