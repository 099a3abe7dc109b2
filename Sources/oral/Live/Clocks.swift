// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc
import Sittings

/// Where a sitting's instants come from.
protocol SittingClock: AnyObject {
  var now: Instant { get }
  /// Lets time pass at once; does nothing on the machine's own clock.
  func advance(by milliseconds: Int64)
  /// Whether time may be made to pass.
  var isSimulated: Bool { get }
  /// Whether it also passes by itself.
  var runsByItself: Bool { get }
}

/// The machine's clocks: wall time, and `CLOCK_BOOTTIME` with the id of this boot.
final class MachineClock: SittingClock {
  let isSimulated = false
  let runsByItself = true
  private let bootID: String

  init() { bootID = firstLine(of: "/proc/sys/kernel/random/boot_id") ?? "inconnu" }

  var now: Instant {
    let seconds = time(nil)
    return Instant(
      wall: milliseconds(CLOCK_REALTIME), boot: milliseconds(CLOCK_BOOTTIME), bootID: bootID,
      utcOffset: localOffset(at: seconds))
  }

  func advance(by milliseconds: Int64) {}

  /// What the machine adds to UTC at noon of a day, in minutes.
  static func offset(on day: Day) -> Int { localOffset(at: time_t(day.daysSince1970 * 86_400 + 43_200)) }
}

/// A clock that stands still until it is told to go on: a whole oral in under a second.
final class SimulatedClock: SittingClock {
  let isSimulated = true
  let runsByItself = false
  private(set) var now: Instant

  init(start: Instant) { now = start }

  /// Starts on that local day and time, as if the machine had been on since midnight.
  init(day: Day, time: TimeOfDay, utcOffset: Int) {
    let local = Int64(day.daysSince1970) * 86_400 + Int64(time.secondsSinceMidnight)
    now = Instant(
      wall: (local - Int64(utcOffset) * 60) * 1000, boot: Int64(time.secondsSinceMidnight) * 1000,
      bootID: "horloge-simulee-\(day)", utcOffset: utcOffset)
  }

  func advance(by milliseconds: Int64) { now = now.advanced(by: milliseconds) }
}

/// A simulated clock that, once handed over, also runs with the machine's.
final class HandoverClock: SittingClock {
  let isSimulated = true
  var runsByItself = false {
    didSet {
      guard runsByItself != oldValue else { return }
      if runsByItself { since = machine.now } else { base = shifted }
    }
  }
  private let machine: MachineClock
  private var base: Instant
  private var since: Instant

  init(start: Instant, machine: MachineClock) {
    base = start
    self.machine = machine
    since = machine.now
  }

  var now: Instant { runsByItself ? shifted : base }

  func advance(by milliseconds: Int64) { base = base.advanced(by: milliseconds) }

  private var shifted: Instant { base.advanced(by: machine.now.since(since)) }
}

private func milliseconds(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

/// Minutes east of UTC at that second, by the machine's time zone.
extension Instant {
  /// Some second since 1970, as it is said here; its boot time says nothing.
  static func local(seconds: Int64) -> Instant {
    Instant(
      wall: seconds.multipliedSaturated(by: 1000), boot: 0, bootID: "",
      utcOffset: localOffset(at: time_t(clamping: seconds)))
  }
}

private func localOffset(at seconds: time_t) -> Int {
  var seconds = seconds
  var local = tm()
  localtime_r(&seconds, &local)
  return local.tm_gmtoff / 60
}

/// The first line of a small file; `nil` when it cannot be read.
func firstLine(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var buffer = [CChar](repeating: 0, count: 256)
  guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
  let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
  return String(decoding: bytes, as: UTF8.self)
}
