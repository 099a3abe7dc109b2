// SPDX-License-Identifier: GPL-3.0-or-later

// The whole-module build finds `sigset_t` there, whose header has it first.
internal import CReadline
internal import Glibc

/// The signals that come as events, and the mask that the process had before them.
public struct SignalMask {
  /// SIGPIPE too: a reader that left is seen by `write`.
  static let handled = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE]

  private let previous: sigset_t

  /// Keeps the handled signals for ``ConsoleTerminal/nextEvent(until:)``.
  ///
  /// A thread has the mask of the one that starts it: call it first thing in `main` if there will be others.
  /// A terminal does it when it is made.
  @discardableResult
  public static func block() -> SignalMask {
    var previous = sigset_t()
    var set = handledSet
    pthread_sigmask(SIG_BLOCK, &set, &previous)
    return SignalMask(previous: previous)
  }

  /// A broken pipe has been told as an event: it does not end the process now.
  func restore() {
    discardPending([SIGPIPE])
    var previous = previous
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }

  /// What a program started by this one must have: nothing blocked that it does not expect.
  static var none: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    return set
  }

  static var handledSet: sigset_t {
    var set = none
    for signal in handled { sigaddset(&set, signal) }
    return set
  }
}

/// Stops the process (and its group, as the terminal does on Ctrl-Z) until it is continued.
/// Does nothing where stopping is refused, as in an orphaned process group.
func stop(group: Bool) {
  var stopSignal = SignalMask.none
  sigaddset(&stopSignal, SIGTSTP)
  kill(group ? 0 : getpid(), SIGTSTP)
  pthread_sigmask(SIG_UNBLOCK, &stopSignal, nil)  // it happens here
  pthread_sigmask(SIG_BLOCK, &stopSignal, nil)
  discardPending([SIGCONT])
}

/// Forgets signals that came and that have been answered already.
func discardPending(_ signals: [Int32]) {
  var set = SignalMask.none
  for signal in signals { sigaddset(&set, signal) }
  var atOnce = timespec()
  while sigtimedwait(&set, nil, &atOnce) > 0 {}
}
