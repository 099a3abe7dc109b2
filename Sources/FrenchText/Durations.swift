// SPDX-License-Identifier: GPL-3.0-or-later

/// Durations as people type and read them. All values are whole milliseconds.
public enum FrenchDuration {
  /// Reads `10min`, `10 min`, `1h30`, `1 h 30 min`, `90s`, `2min30`, `10:00` (minutes:seconds), `45` (minutes).
  ///
  /// `nil` when the text is none of these, is negative, or passes one year.
  public static func parse(_ text: String) -> Int64? {
    guard let compact = text.folded.withoutSpaces else { return nil }
    if compact.contains(":") { return clock(compact) }
    var rest = compact[...]
    var total: Int64 = 0
    var lastUnit = Int64.max
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count <= 8, let value = Int64(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(letters.count)
      guard let unit = unit(String(letters), after: lastUnit), unit < lastUnit else { return nil }
      lastUnit = unit
      total += value * unit
    }
    return total <= 366 * 24 * 3_600_000 ? total : nil
  }

  private static func unit(_ letters: String, after previous: Int64) -> Int64? {
    switch letters {
    case "h", "heure", "heures": 3_600_000
    case "min", "mn", "m", "minute", "minutes": 60_000
    case "s", "sec", "seconde", "secondes": 1000
    case "ms": 1
    // A bare number: minutes, or what follows the unit before it (1h30, 2min30).
    case "": previous == .max || previous == 3_600_000 ? 60_000 : previous == 60_000 ? 1000 : nil
    default: nil
    }
  }

  private static func clock(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 4 && $0.utf8.allSatisfy(isDigit) ? Int64($0) : nil }
    guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return nil }
    guard numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    return numbers.reduce(0) { $0 * 60 + $1 } * 1000
  }

  /// A countdown: `09:58`, `1:05:00`. Rounded so that a running clock shows the full time first and `00:00` only
  /// when nothing is left: `remaining` rounds up to the displayed second.
  public static func countdown(_ remaining: Int64) -> String {
    clockText(remaining.addingSaturated(999).flooredDivision(1000))
  }

  /// Elapsed or overtime: `09:58`, rounded down to the displayed second.
  public static func stopwatch(_ elapsed: Int64) -> String { clockText(elapsed.flooredDivision(1000)) }

  private static func clockText(_ seconds: Int64) -> String {
    let sign = seconds < 0 ? "−" : ""
    let total = Int(seconds.magnitude)
    let tail = "\(padded(total / 60 % 60)):\(padded(total % 60))"
    return sign + (total >= 3600 ? "\(total / 3600):\(tail)" : tail)
  }

  /// In words: `35 min`, `1 h 30 min`, `2 min 30 s`, `0 min`.
  public static func words(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds.magnitude / 1000)
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\u{A0}\($0.1)" }.joined(separator: " ")
    return text.isEmpty ? "0\u{A0}min" : (milliseconds < 0 ? "−" : "") + text
  }
}

/// A time of day as people type it: `10:42`, `10h42`, `10 h`, `10:42:05`.
public struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  /// 0…86 399
  public let secondsSinceMidnight: Int

  private init(secondsSinceMidnight: Int) { self.secondsSinceMidnight = secondsSinceMidnight }

  /// The start of the day.
  public static let midnight = TimeOfDay(secondsSinceMidnight: 0)

  /// `nil` unless the clock shows such a time.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    secondsSinceMidnight = hour * 3600 + minute * 60 + second
  }

  /// Reads what people type, `h` or colons between; `nil` when the clock shows no such time.
  public init?(_ text: String) {
    guard let compact = text.folded.withoutSpaces else { return nil }
    var parts = compact.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
    guard parts.count >= 2 else { return nil }
    // `10 h`, but not `10:`.
    if parts.count == 2, parts[1].isEmpty, compact.hasSuffix("h") { parts[1] = "0" }
    let numbers = parts.compactMap { $0.count <= 2 && $0.utf8.allSatisfy(isDigit) ? Int($0) : nil }
    guard numbers.count == parts.count, numbers.count <= 3 else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// `10:42`, or `10:42:05` when there are seconds.
  public var description: String {
    let (minutes, seconds) = secondsSinceMidnight.quotientAndRemainder(dividingBy: 60)
    let short = "\(padded(minutes / 60)):\(padded(minutes % 60))"
    return seconds == 0 ? short : short + ":" + padded(seconds)
  }
}

extension String {
  /// A folded text without its spaces; `nil` when there is nothing else, or when a space parts two digits: `10 30` is
  /// no number.
  fileprivate var withoutSpaces: String? {
    var result = ""
    var afterSpace = false
    for character in self {
      if character == " " {
        afterSpace = true
        continue
      }
      if afterSpace, character.isNumber, result.last?.isNumber ?? false { return nil }
      afterSpace = false
      result.append(character)
    }
    return result.isEmpty ? nil : result
  }
}
