// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Words {
  /// Takes out `à 10:42`, `depuis 14 h 32` or `il y a 10 min`, wherever it stands: the effective instant, if one was
  /// said.
  mutating func takeInstant(at now: Instant) throws(ConsoleError) -> Instant? {
    var pieces = pieces
    for (index, piece) in pieces.enumerated() {
      let after = pieces.dropFirst(index + 1)
      if piece.matches("il"), after.prefix(2).map(\.folded) == ["y", "a"] {
        var tail = Words(after.dropFirst(2).joined(separator: " "))
        let length = try tail.takeDuration()
        all = (pieces[..<index] + tail.pieces).joined(separator: " ")
        return now.advanced(by: -length)
      }
      guard ["a", "depuis"].contains(piece.folded), let typed = after.first, Words.isTimeLike(typed, after) else {
        continue
      }
      let longest = min(typed.contains(":") ? 1 : 3, after.count)
      let count = (1...longest).last { TimeOfDay(after.prefix($0).joined()) != nil } ?? 1
      guard let time = TimeOfDay(after.prefix(count).joined()) else { throw .notATime(typed) }
      pieces.removeSubrange(index...(index + count))
      all = pieces.joined(separator: " ")
      return now.latestOrToday(time)
    }
    return nil
  }

  /// `10:42`, `10h42`, `25:99`, `14 h 32`; a number alone is none: `obs client a 3 sites`.
  private static func isTimeLike(_ typed: String, _ after: ArraySlice<String>) -> Bool {
    guard typed.first?.isNumber == true else { return false }
    let folded = typed.folded
    if folded.contains(":") { return true }
    if let mark = folded.firstIndex(of: "h") {
      return folded[..<mark].allSatisfy(\.isNumber) && folded[folded.index(after: mark)...].allSatisfy(\.isNumber)
    }
    return folded.allSatisfy(\.isNumber) && after.dropFirst().first?.folded == "h"
  }

  /// Takes a length of time from the left: `10min`, `10 min`, `1 h 30`, `90s`; a bare number is minutes.
  mutating func takeDuration() throws(ConsoleError) -> Int64 {
    let pieces = pieces
    guard let first = pieces.first else { throw .notADuration("") }
    var count = 1
    while count < pieces.count, count < 6, Words.continues(pieces[count], after: pieces[count - 1]) { count += 1 }
    while count > 0 {
      if let length = FrenchDuration.parse(pieces.prefix(count).joined(separator: " ")) {
        all = pieces.dropFirst(count).joined(separator: " ")
        return length
      }
      count -= 1
    }
    throw .notADuration(first)
  }

  /// A unit after a number, or a number after a unit.
  private static func continues(_ piece: String, after previous: String) -> Bool {
    let units: Set = ["h", "heure", "heures", "min", "mn", "minute", "minutes", "s", "sec", "seconde", "secondes"]
    if units.contains(piece.folded) { return previous.last?.isNumber == true }
    return piece.first?.isNumber == true && units.contains(String(previous.folded.drop { $0.isNumber }))
  }
}

extension Instant {
  /// The latest moment at which the local clock showed `time`; what would be more than six hours ago is meant for
  /// later today, and is not past yet.
  func latestOrToday(_ time: TimeOfDay) -> Instant {
    let latest = latest(time)
    return since(latest) > 6 * 3_600_000 ? latest.advanced(by: 24 * 3_600_000) : latest
  }
}
