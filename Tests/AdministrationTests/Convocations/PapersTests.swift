// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import ExamFiles
import Exams
import FrenchText
import Grids
import Reports
import Sittings
import Testing

@Suite struct `Papers of a day` {
  private func convocation(_ change: (inout Convocation) -> Void = { _ in }) throws -> Convocation {
    let exam = try #require(
      ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) }).entry("tc-e4")?.exam)
    var line = Convocation(
      candidate: Candidate(number: "0412", familyName: "Ferrand", givenName: "Lucie"), exam: exam, session: 2026,
      day: try #require(Day("2026-05-12")), start: try #require(TimeOfDay("8h")), room: "B 204",
      preparationRoom: "B 201", jury: ["Anne Roux", "Marc Weil"])
    change(&line)
    return line
  }

  private func text(_ document: ReportDocument) -> String { TextRenderer(width: 100).render(document) }

  @Test func `A convocation tells the times, the places and the papers`() throws {
    let text = text(ConvocationSheet(try convocation()).document)
    for words in [
      "Lucie Ferrand", "mardi 12\u{A0}mai 2026", "8\u{A0}h\u{A0}50", "9\u{A0}h\u{A0}40", "B 201", "pièce d’identité",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `A convocation never tells who sits in the jury`() throws {
    let one = ConvocationSheet(try convocation())
    let other = ConvocationSheet(try convocation { $0.jury = ["Zoé Lind", "Léo Kern"] })
    #expect(one.document == other.document)
    #expect(one.json == other.json)
    #expect(one.printed == other.printed)
  }

  @Test func `A feuille d’émargement tells no extra time and no other measure`() throws {
    let third = try #require(Accommodation(target: "preparation", share: "1/3"))
    let plain = try convocation()
    // The list itself says the end: the hour alone tells nothing either.
    let end = try #require(TimeOfDay("10h30"))
    let granted = try convocation {
      $0.accommodations = [third]
      $0.measures = "salle accessible"
      $0.end = end
    }
    let one = AttendanceSheet.sheets(of: [plain])
    let other = AttendanceSheet.sheets(of: [granted])
    #expect(one.map(\.document) == other.map(\.document))
    #expect(one.map(\.printed) == other.map(\.printed))
  }

  @Test func `There is a feuille d’émargement for each day, room and jury, in the order of the day`() throws {
    let lines = try [
      convocation { $0.room = "B 205" }, convocation { $0.start = TimeOfDay("14h") ?? $0.start },
      convocation { $0.candidate.number = "0400" }, convocation { $0.jury = ["Marc Weil", "anne roux"] },
      convocation { $0.jury = ["Zoé Lind"] },
    ]
    let sheets = AttendanceSheet.sheets(of: lines)
    #expect(sheets.map(\.room) == ["B 204", "B 204", "B 205"])
    #expect(sheets.map(\.lines.count) == [3, 1, 1])
    #expect(sheets.first?.lines.map(\.candidate.number) == ["0400", "0412", "0412"])
  }

  @Test func `A convocation tells the candidate’s own extra time`() throws {
    let third = try #require(Accommodation(target: "preparation", share: "1/3"))
    let text = text(ConvocationSheet(try convocation { $0.accommodations = [third] }).document)
    #expect(text.contains("Votre temps majoré, 16\u{A0}min 40\u{A0}s en tout"))
  }
}
