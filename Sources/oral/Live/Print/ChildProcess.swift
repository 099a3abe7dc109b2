// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc

/// A program that was started, with pipes to its standard input and from its standard output.
///
/// It stands in a process group of its own: Ctrl-C reaches this program, which ends the other one with itself.
final class ChildProcess {
  private let process: pid_t
  /// Non-blocking. Closed to say that nothing more will come.
  private(set) var input: Int32
  /// Non-blocking.
  let output: Int32
  private var hasEnded = false

  /// - Parameters:
  ///   - command: the path of a program, and its arguments.
  ///   - environment: all that it gets, as `NAME=value`.
  ///   - readsErrors: whether ``output`` is its standard error too.
  init(_ command: [String], environment: [String], readsErrors: Bool = false) throws {
    signal(SIGPIPE, SIG_IGN)
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
      throw Failure(.unreadable, "\(command[0])\u{A0}: \(SystemMessage.last).")
    }
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    if readsErrors {
      posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)

    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    let (code, process) = Unfinished.change { things in
      var process: pid_t = 0
      let code = posix_spawn(&process, command[0], &actions, &attributes, &arguments, &variables)
      if code == 0 { things.insert(.group(process)) }
      return (code, process)
    }
    close(toChild[0])
    close(fromChild[1])
    guard code == 0 else {
      close(toChild[1])
      close(fromChild[0])
      errno = code
      throw Failure(.unreadable, "\(command[0]) n’a pas pu être lancé\u{A0}: \(SystemMessage.last).")
    }
    self.process = process
    input = toChild[1]
    output = fromChild[0]
    for descriptor in [input, output] { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }
  }

  deinit {
    closeInput()
    close(output)
    wait()
  }

  func closeInput() {
    guard input >= 0 else { return }
    close(input)
    input = -1
  }

  /// Waits for its end. Its exit status, or 128 and the signal that ended it.
  @discardableResult
  func wait() -> Int32 {
    guard !hasEnded else { return 0 }
    hasEnded = true
    // Its number is another program's as soon as its end is taken note of: only then is it forgotten.
    var info = siginfo_t()
    while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    let status = Unfinished.change { things in
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      things.remove(.group(process))
      return status
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  // MARK: Pipes

  /// Sends what the pipe takes at once; how many bytes, or `nil` when the other end is closed.
  func send(_ bytes: ArraySlice<UInt8>) -> Int? {
    let count = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    if count >= 0 { return count }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }

  /// Adds what has come; `false` when nothing more ever will.
  func receive(into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
    if count > 0 { bytes += buffer[..<count] }
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  /// Waits until something may be received, or sent when that is wanted.
  func waitForPipes(toSend: Bool) {
    var polled = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
    if toSend { polled.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
    _ = poll(&polled, nfds_t(polled.count), -1)
  }
}
