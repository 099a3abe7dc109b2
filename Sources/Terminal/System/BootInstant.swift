// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline

/// An instant of `CLOCK_BOOTTIME`: it goes on while the machine sleeps and knows no change of the wall clock.
public struct BootInstant: Hashable, Comparable, Sendable {
  /// Nanoseconds since the machine started, from 0.
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
  public init(milliseconds: Int64) { self.nanoseconds = milliseconds * 1_000_000 }

  public static var now: BootInstant { BootInstant(nanoseconds: unix_boot_time()) }

  /// The instant `duration` later; what is smaller than a nanosecond is dropped.
  public func advanced(by duration: Duration) -> BootInstant {
    let (seconds, attoseconds) = duration.components
    return BootInstant(nanoseconds: nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  public static func < (left: BootInstant, right: BootInstant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
