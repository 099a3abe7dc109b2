// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline
internal import Glibc

/// What the program waits for: input, a deadline, signals, and other threads.
struct EventSources: ~Copyable {
  /// What has come.
  struct Ready: OptionSet {
    let rawValue: Int
    static let input = Ready(rawValue: 1)
    static let timer = Ready(rawValue: 2)
    static let signal = Ready(rawValue: 4)
    static let wake = Ready(rawValue: 8)
  }

  private let input: Int32
  private let timer: Descriptor
  private let signals: Descriptor
  private let event: Descriptor
  private var deadline: BootInstant?

  /// The signals must be blocked: see ``SignalMask``.
  init(input: Int32) throws(TerminalError) {
    var handled = SignalMask.handledSet
    let timer = try Descriptor(unix_timer_descriptor(), of: "timerfd_create")
    let signals = try Descriptor(unix_signal_descriptor(&handled), of: "signalfd")
    let event = try Descriptor(unix_event_descriptor(), of: "eventfd")
    self.input = input
    self.timer = timer
    self.signals = signals
    self.event = event
  }

  var waker: Waker { Waker(event.number) }

  /// Waits for something to come; with `.zero`, only looks.
  mutating func wait(until deadline: BootInstant?, looking: Bool = false) throws(TerminalError) -> Ready {
    try arm(deadline)
    var polled = [input, timer.number, signals.number, event.number].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while poll(&polled, nfds_t(polled.count), looking ? 0 : -1) < 0 {
      guard errno == EINTR else { throw .last("poll") }
    }
    var ready: Ready = []
    for (index, item) in polled.enumerated() where item.revents != 0 {
      ready.insert(Ready(rawValue: 1 << index))
    }
    return ready
  }

  /// The next signal to answer, or nil.
  func nextSignal() -> Int32? {
    let signal = unix_next_signal(signals.number)
    return signal == 0 ? nil : signal
  }

  func clearWake() { _ = readSome(8, from: event.number) }

  private mutating func arm(_ deadline: BootInstant?) throws(TerminalError) {
    guard deadline != self.deadline else { return }
    // Zero would disarm the timer.
    let nanoseconds = deadline.map { max($0.nanoseconds, 1) } ?? 0
    guard unix_timer_set(timer.number, nanoseconds) == 0 else { throw .last("timerfd_settime") }
    self.deadline = deadline
  }
}

/// Makes ``ConsoleTerminal/nextEvent(until:)`` return ``TerminalEvent/wake``, from any thread.
///
/// Good as long as the terminal it comes from.
public struct Waker: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Wakes nobody: for a terminal that never waits.
  public static let none = Waker(-1)

  public func signal() {
    var one: UInt64 = 1
    write(descriptor, &one, MemoryLayout.size(ofValue: one))
  }
}
