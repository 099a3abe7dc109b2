// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText

/// How a report draws the length of a rate.
public enum BarStyle: String, Hashable, Sendable, CaseIterable {
  /// `████████░░`
  case blocks
  /// `########..`, where the screen has no such signs.
  case plain
  /// None: a screen reader would spell them out. The figure says the same.
  case none

  /// Ten signs; a rate is rounded to the nearest.
  func bar(_ rate: Double?) -> String {
    guard let rate, self != .none else { return "" }
    let filled = min(max(Int((rate * 10).rounded()), 0), 10)
    let (full, empty) = self == .blocks ? ("█", "░") : ("#", ".")
    return String(repeating: full, count: filled) + String(repeating: empty, count: 10 - filled)
  }
}

/// Figures as statistics print them.
enum Figures {
  /// What stands for a figure that is masked.
  static let masked = "masqué"
  static let absent = "—"

  /// `82 %`, or `82,4 %` with a decimal.
  static func percent(_ rate: Double?, decimals: Int = 0) -> String {
    guard let rate else { return absent }
    return number(rate * 100, decimals: decimals) + "\u{A0}%"
  }

  /// `[78–86]`, in percents.
  static func percents(_ interval: Interval?, decimals: Int = 0) -> String {
    guard let interval else { return "" }
    return "[\(number(interval.low * 100, decimals: decimals))–\(number(interval.high * 100, decimals: decimals))]"
  }

  /// `12,5`; a minus is a real one.
  static func number(_ value: Double?, decimals: Int) -> String {
    value.flatMap { Decimal64($0, decimals: decimals)?.french } ?? absent
  }

  /// `+1,2`, `−0,4`, `0`.
  static func signed(_ value: Double, decimals: Int) -> String {
    let text = number(value, decimals: decimals)
    let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
    return isZero ? text.filter { $0 != "−" } : value > 0 ? "+" + text : text
  }

  /// `[12,1\u{A0}; 13,4]`
  static func interval(_ interval: Interval?, decimals: Int) -> String {
    guard let interval else { return "" }
    return "[\(number(interval.low, decimals: decimals))\u{202F};\u{A0}\(number(interval.high, decimals: decimals))]"
  }

  static func count(_ count: ShownCount) -> String {
    switch count {
    case .exact(let number): Decimal64(units: Int64(number)).french
    case .atLeast(let number): "≥\u{A0}" + Decimal64(units: Int64(number)).french
    case .masked: masked
    }
  }

  /// `412 passages`, `au moins 96 passages`, `moins de 5 passages`.
  static func passages(_ count: ShownCount) -> String {
    switch count {
    case .exact(let number): plural(number, "passage")
    case .atLeast(let number): "au moins \(plural(number, "passage"))"
    case .masked: "moins de \(Masking.smallest)\u{A0}passages"
    }
  }

  /// Seconds as `29:41`.
  static func clock(_ seconds: Double?) -> String {
    guard let seconds, let whole = Int64(exactly: seconds.rounded()) else { return absent }
    return FrenchDuration.stopwatch(whole.multipliedSaturated(by: 1000))
  }

  static func clocks(_ interval: Interval?) -> String {
    interval.map { "[\(clock($0.low))–\(clock($0.high))]" } ?? ""
  }
}

// MARK: - JSON

extension JSONValue {
  /// To at most so many decimals, without useless zeros.
  static func double(_ value: Double?, decimals: Int = 6) -> JSONValue {
    guard let value, let decimal = Decimal64(value, decimals: decimals) else { return .null }
    return .decimal(decimal.shortest)
  }

  /// `[low, high]`, or null.
  static func interval(_ interval: Interval?, decimals: Int = 6) -> JSONValue {
    interval.map { [.double($0.low, decimals: decimals), .double($0.high, decimals: decimals)] } ?? .null
  }

  /// `n` and `nAtLeast`: one of them at most is not null.
  static func count(_ count: ShownCount, _ key: String = "n") -> [Member] {
    let exact: Int? = if case .exact(let number) = count { number } else { nil }
    let least: Int? = if case .atLeast(let number) = count { number } else { nil }
    return [.init(key, JSONValue(exact)), .init(key + "AtLeast", JSONValue(least))]
  }

  static func rate(_ rate: CohortStatistics.Rate) -> [Member] {
    count(rate.count) + [.init("rate", .double(rate.value)), .init("interval", .interval(rate.interval))]
  }
}
