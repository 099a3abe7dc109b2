// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Runs a program that takes the terminal over, found in `PATH`, and waits for its end.
///
/// Call it inside ``ConsoleTerminal/suspended(_:)``. If the program is stopped (Ctrl-Z in an editor), this one stops
/// with it and both go on together.
/// - Parameter command: the program and its arguments. `$EDITOR` may hold several words:
///   `["sh", "-c", #"${EDITOR:-vi} "$1""#, "sh", path]`.
/// - Returns: its exit status, or 128 and the number of the signal that ended it.
/// - Throws: ``TerminalError/system(call:code:)`` when it cannot be started.
@discardableResult
public func runForeground(_ command: [String]) throws(TerminalError) -> Int32 {
  let child = try spawn(command)
  var status: Int32 = 0
  while true {
    guard waitpid(child, &status, WUNTRACED) >= 0 else {
      guard errno == EINTR else { throw .last("waitpid") }
      continue
    }
    let hasStopped = status & 0xFF == 0x7F
    guard hasStopped else { break }
    kill(getpid(), SIGSTOP)
    kill(child, SIGCONT)
  }
  // They were typed to the program that has ended, and answered by it.
  discardPending([SIGINT, SIGTSTP, SIGCONT, SIGPIPE])
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

private func spawn(_ command: [String]) throws(TerminalError) -> pid_t {
  guard let program = command.first else { throw .system(call: "posix_spawn", code: EINVAL) }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var mask = SignalMask.none
  posix_spawnattr_setsigmask(&attributes, &mask)
  var defaults = SignalMask.handledSet
  posix_spawnattr_setsigdefault(&attributes, &defaults)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

  var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
  arguments.append(nil)
  defer { for argument in arguments { free(argument) } }
  var child: pid_t = 0
  let code = posix_spawnp(&child, program, nil, &attributes, arguments, environ)
  guard code == 0 else { throw .system(call: program, code: code) }
  return child
}
