// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Reports
import Sittings
import Testing

@Suite struct `The report of a passage` {
  @Test(arguments: [40, 80, 120])
  func `The jury reads everything`(width: Int) throws {
    let room = try Sample.titre()
    let text = TextRenderer(width: width).render(SittingReport(room.sitting, at: room.now).document)
    try expectSnapshot(text, "titre-jury-\(width).txt")
  }

  @Test func `Scripts read everything`() throws {
    let room = try Sample.titre()
    try expectSnapshot(SittingJSON(room.sitting, at: room.now).value.pretty + "\n", "titre-jury.json")
  }
}
