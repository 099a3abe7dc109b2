// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `Durations` {
  @Test(
    arguments: [
      ("10min", 600_000), ("10 min", 600_000), ("10 mn", 600_000), ("10m", 600_000), ("45", 2_700_000),
      ("1h", 3_600_000),
      ("1h30", 5_400_000), ("1 h 30 min", 5_400_000), ("1 H 30", 5_400_000), ("2 heures", 7_200_000), ("90s", 90_000),
      ("90 secondes", 90_000), ("2min30", 150_000), ("2 min 30 s", 150_000), ("10:00", 600_000), ("1:05:00", 3_900_000),
      ("0", 0), ("500ms", 500), ("1\u{A0}h\u{202F}30", 5_400_000), ("90:00", 5_400_000), ("8784h", 31_622_400_000),
    ] as [(String, Int64)])
  func `are read as people type them`(text: String, milliseconds: Int64) {
    #expect(FrenchDuration.parse(text) == milliseconds)
  }

  @Test(arguments: [
    "", " ", "min", "dix minutes", "-5", "−5 min", "+5", "+5:00", "-0:30", "1.5h", "1,5 h", "30min1h", "1h2h",
    "1h30 20",
    "10:", ":10", "10:60", "1:60:00", "1:2:3:4", "10 30", "5 min 1 0", "8785h", "99999999999", "10minutes30secondes1",
    "١٠", "10:1٠",
  ])
  func `what is none of these is refused`(text: String) {
    #expect(FrenchDuration.parse(text) == nil)
  }

  @Test(
    arguments: [
      (600_000, "10:00"), (599_999, "10:00"), (599_001, "10:00"), (599_000, "09:59"), (1000, "00:01"), (1, "00:01"),
      (0, "00:00"), (-1, "00:00"), (-999, "00:00"), (-1000, "−00:01"), (-61_000, "−01:01"), (3_600_000, "1:00:00"),
      (3_599_001, "1:00:00"), (36_000_000, "10:00:00"), (.max, "2562047788015:12:55"), (.min, "−2562047788015:12:55"),
    ] as [(Int64, String)])
  func `a countdown shows the full time first, and nothing only when nothing is left`(left: Int64, text: String) {
    #expect(FrenchDuration.countdown(left) == text)
  }

  @Test(
    arguments: [(0, "00:00"), (999, "00:00"), (1000, "00:01"), (3_599_999, "59:59"), (3_661_000, "1:01:01")]
      as [(Int64, String)])
  func `a stopwatch shows a second once it has passed`(elapsed: Int64, text: String) {
    #expect(FrenchDuration.stopwatch(elapsed) == text)
  }

  @Test(
    arguments: [
      (2_100_000, "35\u{A0}min"), (5_400_000, "1\u{A0}h 30\u{A0}min"), (150_000, "2\u{A0}min 30\u{A0}s"),
      (0, "0\u{A0}min"), (999, "0\u{A0}min"), (-999, "0\u{A0}min"), (-60_000, "−1\u{A0}min"), (1000, "1\u{A0}s"),
      (3_601_000, "1\u{A0}h 1\u{A0}s"),
    ] as [(Int64, String)])
  func `are put in words`(milliseconds: Int64, words: String) {
    #expect(FrenchDuration.words(milliseconds) == words)
  }

  @Test(arguments: [0, 1000, 59_000, 60_000, 150_000, 3_600_000, 5_430_000] as [Int64])
  func `what is put in words or on a clock is read back`(milliseconds: Int64) {
    #expect(FrenchDuration.parse(FrenchDuration.words(milliseconds)) == milliseconds)
    #expect(FrenchDuration.parse(FrenchDuration.stopwatch(milliseconds)) == milliseconds)
  }
}

@Suite struct `Times of day` {
  @Test(arguments: [
    ("10:42", 38_520), ("10h42", 38_520), ("10 H 42", 38_520), ("10 h", 36_000), ("9:05", 32_700), ("10:42:05", 38_525),
    ("00:00", 0), ("23:59:59", 86_399),
  ])
  func `are read as people type them`(text: String, seconds: Int) {
    #expect(TimeOfDay(text)?.secondsSinceMidnight == seconds)
  }

  @Test(arguments: [
    "", "10", "24:00", "10:60", "10:42:60", "10:42:", ":42", "h", "-1:30", "10:-5", "10:+5", "010:42", "10:42:05:00",
    "midi", "1٠:42",
  ])
  func `what is none is refused`(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test(arguments: ["10:42", "00:00", "09:05:07"]) func `are written as they are read`(text: String) {
    #expect(TimeOfDay(text)?.description == text)
  }
}
