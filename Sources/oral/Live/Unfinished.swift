// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization
import Terminal

/// What a signal that ends this program must not leave behind.
///
/// A handler may do next to nothing, and what a command does may not be cut anywhere: a thread that waits for the signal
/// ends the programs, removes the files, then lets the signal do what it does. It is there, and the signals are kept,
/// only as long as something is unfinished: a console that has nothing of the kind answers them by itself.
enum Unfinished: Hashable, Sendable {
  /// A file, or a folder with all that it holds.
  case path(String)
  /// A program that was started, with those that it starts: the leader of a process group.
  case group(pid_t)

  /// Begins things or ends them, with no signal answered in between. Once one is, this never returns.
  static func change<Value: Sendable, Problem: Error>(
    _ body: (inout Set<Unfinished>) throws(Problem) -> Value
  ) throws(Problem) -> Value {
    try state.withLock { state throws(Problem) in
      if state.handlers == nil { state.handlers = keepSignals() }
      defer {
        if state.things.isEmpty {
          state.handlers?.restore()
          state.handlers = nil
        }
      }
      return try body(&state.things)
    }
  }

  /// Ends or removes it.
  fileprivate func end() {
    switch self {
    case .group(let leader):
      kill(-leader, SIGKILL)
      // Only looked at: whoever started it waits for it.
      var info = siginfo_t()
      while waitid(P_PID, id_t(leader), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    case .path(let path):
      // A program that was just ended may yet finish the call that makes a file.
      var tries = 3
      repeat {
        FolderTree.remove(path)
        tries -= 1
      } while tries > 0 && access(path, F_OK) == 0
    }
  }

  fileprivate var isProgram: Bool { if case .group = self { true } else { false } }
}

private struct State: ~Copyable {
  var things: Set<Unfinished> = []
  /// As long as there are things.
  var handlers: SignalHandlers?
}

private let state = Mutex(State())

/// Where a handler says which signal came; -1 before the thread is there that reads it.
private let signalled = Atomic<Int32>(-1)

private func keepSignals() -> SignalHandlers? {
  guard signalled.load(ordering: .relaxed) >= 0 || startThread() else { return nil }
  return SignalHandlers(SignalHandlers.ending) { number in
    let code = errno
    var byte = UInt8(truncatingIfNeeded: number)
    write(signalled.load(ordering: .relaxed), &byte, 1)
    errno = code
  }
}

/// The thread that waits for a signal; for the time of the program.
private func startThread() -> Bool {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { return false }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  // Not a signal is for it: a console reads its own where no thread takes them.
  var (all, mask) = (sigset_t(), sigset_t())
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &mask)
  defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { reading in
      var byte: UInt8 = 0
      while read(Int32(Int(bitPattern: reading)), &byte, 1) != 1 {}
      answer(Int32(byte))
    }, UnsafeMutableRawPointer(bitPattern: Int(ends[0])))
  guard code == 0 else {
    for end in ends { close(end) }
    return false
  }
  signalled.store(ends[1], ordering: .relaxed)
  return true
}

/// Leaves nothing unfinished, then dies as if the signal had not been kept: whoever started this program is told by its
/// death. The lock is never given back: nothing is begun or finished any more, no error told.
private func answer(_ number: Int32) -> Never {
  state.withLock { state in
    // What is written must not come back: the programs first.
    for thing in state.things where thing.isProgram { thing.end() }
    for thing in state.things where !thing.isProgram { thing.end() }
    giveTerminalBack()
    signal(number, SIG_DFL)
    var own = sigset_t()
    sigemptyset(&own)
    sigaddset(&own, number)
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
    raise(number)
    // The first process of a container does not die of it.
    _exit(128 + number)
  }
}
