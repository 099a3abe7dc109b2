// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Sittings

extension Instant {
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
