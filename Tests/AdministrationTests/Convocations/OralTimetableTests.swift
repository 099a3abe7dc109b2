// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import ExamFiles
import Exams
import FrenchText
import Grids
import Sittings
import Testing

@Suite struct `Timetable of an oral` {
  private let exams = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
  private let eight = TimeOfDay(hour: 8, minute: 0)

  private func exam(_ id: String) throws -> Exam { try #require(exams.entry(id)?.exam) }

  @Test func `The steps follow each other, the rest of the total included`() throws {
    let timetable = OralTimetable(of: try exam("tc-e4"), from: try #require(eight))
    #expect(timetable.steps.compactMap(\.duration).map { $0 / 60 } == [50, 10, 25, 5, 10])
    #expect(timetable.steps.compactMap(\.start?.clockTime).last == "9\u{A0}h\u{A0}30")
    #expect(timetable.end?.clockTime == "9\u{A0}h\u{A0}40")
  }

  @Test func `Phases that share an allowance are one step`() throws {
    let timetable = OralTimetable(of: try exam("nrc-e4"), from: try #require(eight))
    #expect(timetable.steps.map(\.phases.count) == [1, 1, 2])
    #expect(timetable.duration == 80 * 60)
  }

  @Test func `Extra time moves what follows, and is told apart`() throws {
    let third = try #require(Accommodation(target: "preparation", share: "1/3"))
    let timetable = OralTimetable(of: try exam("tc-e4"), from: try #require(eight), accommodations: [third])
    #expect(timetable.steps.map(\.extra) == [1000, 0, 0, 0, 0])
    #expect(timetable.end == 9 * 3600 + 40 * 60 + 1000)
  }

  @Test func `Nothing is foreseen after a step whose length nobody said`() throws {
    let silent = OralTimetable(of: try exam("tc-e4-ccf1"), from: try #require(eight))
    #expect(silent.end == nil)
    #expect(silent.duration == nil)
    let ids = try exam("tc-e4-ccf1").phases.map { ($0.id, 10) }
    let said = OralTimetable(
      of: try exam("tc-e4-ccf1"), from: try #require(eight), centreMinutes: Dictionary(uniqueKeysWithValues: ids))
    #expect(said.duration == ids.count * 600)
  }
}
