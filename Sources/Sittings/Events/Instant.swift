// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// A moment of a sitting, on two clocks: the wall's, that people read, and the machine's, that never steps.
public struct Instant: Hashable, Sendable {
  /// UTC wall time, milliseconds since 1970-01-01.
  public var wall: Int64
  /// `CLOCK_BOOTTIME`, milliseconds: counts suspend, ignores clock steps. Comparable within one ``bootID`` only.
  public var boot: Int64
  /// Which start of the machine ``boot`` counts from.
  public var bootID: String
  /// What to add to UTC for the local time, in minutes.
  public var utcOffset: Int

  public init(wall: Int64, boot: Int64, bootID: String, utcOffset: Int = 0) {
    self.wall = wall
    self.boot = boot
    self.bootID = bootID
    self.utcOffset = utcOffset
  }

  /// The time that passed since `earlier`, milliseconds: by boot time within one boot, by wall time across boots.
  public func since(_ earlier: Instant) -> Int64 {
    bootID == earlier.bootID ? boot.subtractingSaturated(earlier.boot) : wall.subtractingSaturated(earlier.wall)
  }

  /// The same moment moved by so many milliseconds, on both clocks.
  public func advanced(by milliseconds: Int64) -> Instant {
    Instant(
      wall: wall.addingSaturated(milliseconds), boot: boot.addingSaturated(milliseconds), bootID: bootID,
      utcOffset: utcOffset)
  }

  /// How far the wall clock strayed from the boot clock since `earlier`, milliseconds.
  ///
  /// Across boots only a wall clock that went back can be told from one that went on: that much, or 0.
  public func drift(since earlier: Instant) -> Int64 {
    let passed = wall.subtractingSaturated(earlier.wall)
    guard bootID == earlier.bootID else { return min(0, passed) }
    return passed.subtractingSaturated(boot.subtractingSaturated(earlier.boot))
  }

  /// The local day.
  public var day: Day { Day(daysSince1970: Int(localSeconds.flooredDivision(86_400))) }

  /// The local time of day, to the second.
  public var timeOfDay: TimeOfDay {
    let seconds = Int(localSeconds.flooredRemainder(86_400))
    return TimeOfDay(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60) ?? .midnight
  }

  /// `10:42`.
  public var clock: String { String(timeOfDay.description.prefix(5)) }

  /// ISO 8601 with the local offset, to the second: `2026-05-12T09:00:00+02:00`.
  public var iso8601: String {
    let offset = min(max(utcOffset, -1440), 1440)
    let minutes = Int(offset.magnitude)
    let second = padded(timeOfDay.secondsSinceMidnight % 60)
    return "\(day)T\(clock):\(second)\(offset < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// The latest moment, not after this one, at which the local clock showed `time`; at most a day before.
  public func latest(_ time: TimeOfDay) -> Instant {
    let now = Int(localSeconds.flooredRemainder(86_400))
    let back = (now - time.secondsSinceMidnight + 86_400) % 86_400
    let milliseconds = wall.flooredRemainder(1000)
    return advanced(by: -Int64(back) * 1000 - (back == 0 ? 0 : milliseconds))
  }

  /// An offset beyond a day, that only a damaged journal holds, counts as a day.
  private var localSeconds: Int64 { wall.flooredDivision(1000) + Int64(min(max(utcOffset, -1440), 1440)) * 60 }
}

/// When something happened, and when it was typed.
public struct Moment: Hashable, Sendable {
  /// When it happened; durations use it.
  public var effective: Instant
  /// When it was typed; never before ``effective``.
  public var recorded: Instant

  /// Typed as it happened.
  public init(_ now: Instant) { self.init(effective: now, recorded: now) }

  public init(effective: Instant, recorded: Instant) {
    self.effective = effective
    self.recorded = recorded
  }
}
