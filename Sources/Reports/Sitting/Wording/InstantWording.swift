// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Sittings

extension Instant {
  /// `10:42` on that day, `13/05 10:42` on another.
  func clock(on reference: Day?) -> String {
    guard let reference, day != reference else { return clock }
    return "\(padded(day.day))/\(padded(day.month))\u{A0}\(clock)"
  }

  /// The same within a sentence: `à 10:42`, `le 13/05 à 10:42`.
  func at(on reference: Day?) -> String {
    guard let reference, day != reference else { return "à \(clock)" }
    return "le \(padded(day.day))/\(padded(day.month)) à \(clock)"
  }

  /// `jusqu’à 10:42`, `jusqu’au 13/05 à 10:42`.
  func until(on reference: Day?) -> String {
    let at = at(on: reference)
    return at.hasPrefix("le ") ? "jusqu’au \(at.dropFirst(3))" : "jusqu’\(at)"
  }
}

extension Moment {
  /// `10:42`, and when it was typed if that was later: `10:42 (saisi à 10:47)`.
  func clock(on reference: Day?) -> String {
    effective.clock(on: reference) + typedLater
  }

  /// The same within a sentence: `à 10:42 (saisi le 14/05 à 08:10)`.
  func at(on reference: Day?) -> String { effective.at(on: reference) + typedLater }

  private var typedLater: String {
    recorded.since(effective) >= 1000 ? " (saisi \(recorded.at(on: effective.day)))" : ""
  }
}
