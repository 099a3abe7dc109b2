// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText

/// One start-to-end of a phase; a phase has several when it was interrupted or restarted.
public struct Run: Hashable, Sendable {
  /// The phase's id; an old journal may name one that the exam no longer has.
  public var phase: String
  /// Effective, so possibly before it was typed.
  public var start: Instant
  /// `nil` while it is the current run.
  public var end: Instant?
  /// In order, none overlapping another; only the last can be open.
  public var pauses: [Pause]
  /// Why it was started out of order, or again.
  public var reason: String?

  public init(phase: String, start: Instant, end: Instant? = nil, pauses: [Pause] = [], reason: String? = nil) {
    self.phase = phase
    self.start = start
    self.end = end
    self.pauses = pauses
    self.reason = reason
  }

  /// Time during which the clock of the phase does not run.
  public struct Pause: Hashable, Sendable {
    /// When the clock stopped.
    public var start: Instant
    /// When it went on; `nil` while it stands still.
    public var end: Instant?
    /// As typed; `interruption` for a gap that does not count.
    public var reason: String?

    public init(start: Instant, end: Instant? = nil, reason: String? = nil) {
      self.start = start
      self.end = end
      self.reason = reason
    }
  }

  /// Whether it is the current run and its clock stands still.
  public var isPaused: Bool { end == nil && pauses.last.map { $0.end == nil } ?? false }

  /// The time that ran, in milliseconds, up to `now` when it still runs.
  ///
  /// Summed segment by segment, so that each is measured within one boot whenever it can be.
  public func elapsed(at now: Instant) -> Int64 {
    var total: Int64 = 0
    var from: Instant? = start
    for pause in pauses {
      if let running = from { total = total.addingSaturated(max(0, pause.start.since(running))) }
      from = pause.end
    }
    if let running = from { total = total.addingSaturated(max(0, (end ?? now).since(running))) }
    return total
  }

  /// The time that it stood still, in milliseconds.
  public func paused(at now: Instant) -> Int64 {
    pauses.reduce(0) { $0.addingSaturated(max(0, ($1.end ?? end ?? now).since($1.start))) }
  }

  /// The last instant at which its clock was started or stopped.
  var boundary: Instant {
    if let end { return end }
    guard let pause = pauses.last else { return start }
    return pause.end ?? pause.start
  }

  /// Takes the time between two instants out of the run: as much of it as lies within the run, around its pauses.
  mutating func exclude(from: Instant, to: Instant, reason: String) {
    var open = from.since(start) >= 0 ? from : start
    var last = to
    if let end, last.since(end) > 0 { last = end }
    var result: [Pause] = []
    for pause in pauses {
      let upTo = last.since(pause.start) > 0 ? pause.start : last
      if upTo.since(open) > 0 { result.append(Pause(start: open, end: upTo, reason: reason)) }
      result.append(pause)
      guard let resumed = pause.end else {
        pauses = result
        return
      }
      if resumed.since(open) > 0 { open = resumed }
    }
    if last.since(open) > 0 { result.append(Pause(start: open, end: last, reason: reason)) }
    pauses = result
  }
}
