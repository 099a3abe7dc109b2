// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
public import Sittings

extension Instant {
  /// ISO 8601 with the local offset, to the second: `2026-05-12T09:00:00+02:00`.
  public var iso8601: String {
    let offset = min(max(utcOffset, -1440), 1440)
    let minutes = Int(offset.magnitude)
    let second = padded(timeOfDay.secondsSinceMidnight % 60)
    return "\(day)T\(clock):\(second)\(offset < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// `10:42` on that day, `13/05 10:42` on another.
  func clock(on reference: Day?) -> String {
    guard let reference, day != reference else { return clock }
    return "\(padded(day.day))/\(padded(day.month))\u{A0}\(clock)"
  }
}

extension Moment {
  /// `10:42`, and when it was typed if that was later: `10:42 (saisi à 10:47)`.
  func clock(on reference: Day?) -> String {
    let happened = effective.clock(on: reference)
    guard recorded.since(effective) >= 1000 else { return happened }
    return "\(happened) (saisi à \(recorded.clock(on: effective.day)))"
  }
}
