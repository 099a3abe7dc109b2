// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Time by the clock, and the processor's time of this process (all its threads), both in seconds.
public struct Stopwatch {
  public private(set) var elapsed = 0.0
  public private(set) var processor = 0.0

  public init() {}

  /// Adds what the body takes.
  public nonisolated(nonsending) mutating func measure<Value>(
    _ body: nonisolated(nonsending) () async throws -> Value
  ) async rethrows -> Value {
    let (start, used) = (Self.now(CLOCK_MONOTONIC), Self.now(CLOCK_PROCESS_CPUTIME_ID))
    defer {
      elapsed += Self.now(CLOCK_MONOTONIC) - start
      processor += Self.now(CLOCK_PROCESS_CPUTIME_ID) - used
    }
    return try await body()
  }

  /// A line for `benches/archive.py`.
  public func line(_ name: String) -> String { "\(name)\t\(elapsed)\t\(processor)" }

  /// A line that tells the most memory that this process has held, in MiB.
  public static var memoryLine: String {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return "memory\t\(Double(usage.ru_maxrss) / 1024)"
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
