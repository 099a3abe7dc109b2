// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@testable import CentreFiles

@Suite struct `A database beside the heads noted` {
  private var samples = Samples()

  @Test mutating func `goes on where it has the record noted, whatever came after`() {
    let noted = samples.head(3)
    #expect(HeadFinding(noted: noted, found: noted, hash: noted.hash) == .goesOn)
    let later = samples.head(9, chain: noted.place.chain)
    #expect(HeadFinding(noted: noted, found: later, hash: noted.hash) == .goesOn)
    #expect(HeadFinding.goesOn.description.isEmpty)
  }

  @Test mutating func `is older where it ends before, and the refusal names both heads and the remedies`() {
    let noted = samples.head(3)
    let found = samples.head(2, chain: noted.place.chain)
    let finding = HeadFinding(noted: noted, found: found, hash: nil)
    #expect(finding == .isOlder(noted: noted, found: found))
    let text = CentreError.doesNotGoOn(finding, path: "/srv/oral/tetes.json").description
    for part in [noted.hash, found.hash, "plus ancienne", "oral archive restaurer", "--nouvelle-chaine", "tetes.json"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test mutating func `is older where it lacks the whole chain`() {
    let noted = samples.head(3)
    let finding = HeadFinding(noted: noted, found: nil, hash: nil)
    #expect(finding == .isOlder(noted: noted, found: nil))
    #expect(finding.description.contains("n’a pas la chaîne"))
  }

  @Test mutating func `is another where it has another record there`() {
    let noted = samples.head(3)
    let other = samples.hash()
    let finding = HeadFinding(noted: noted, found: samples.head(5, chain: noted.place.chain), hash: other)
    #expect(finding == .isOther(noted: noted, hash: other))
    #expect(finding.description.contains(other) && finding.description.contains(noted.hash))
  }
}

@Suite struct `A clock` {
  private let noon: Int64 = 1_795_262_400  // 2026-11-21 12:00 UTC

  @Test func `that goes on is not spoken of`() {
    #expect(ClockCheck.warning(now: noon, last: nil, utcOffset: 60) == nil)
    #expect(ClockCheck.warning(now: noon, last: noon, utcOffset: 60) == nil)
    #expect(ClockCheck.warning(now: noon + 1, last: noon, utcOffset: 60) == nil)
  }

  @Test func `an hour back is told, with both times as they are said here`() throws {
    let text = try #require(ClockCheck.warning(now: noon - 3600, last: noon, utcOffset: 60))
    #expect(text.contains("il serait 21\u{A0}novembre 2026 à 12:00"))
    #expect(text.contains("daté du 21\u{A0}novembre 2026 à 13:00"))
  }

  @Test func `out of all measure is told without harm`() {
    #expect(ClockCheck.warning(now: .min, last: .max, utcOffset: 840) != nil)
  }
}
