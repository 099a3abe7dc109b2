// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline
internal import Glibc

/// The modes of the terminal: as they were found, and as they are while we hold it.
struct TerminalModes {
  private let descriptor: Int32
  private let found: termios

  init(_ descriptor: Int32) throws(TerminalError) {
    self.descriptor = descriptor
    var found = termios()
    guard tcgetattr(descriptor, &found) == 0 else { throw .last("tcgetattr") }
    self.found = found
  }

  /// Sets the terminal for editing. From the background it stops the process, as it should.
  func take() throws(TerminalError) {
    var raw = found
    unix_make_raw(&raw)
    try set(&raw)
    terminal_guard_arm(descriptor, [found], ControlSequence.end)
  }

  /// Only shows or hides what is typed: the terminal goes on editing its lines by itself.
  func setEcho(_ echo: Bool) throws(TerminalError) {
    var modes = found
    if !echo { modes.c_lflag &= ~tcflag_t(ECHO) }
    try set(&modes)
    if echo { terminal_guard_disarm() } else { terminal_guard_arm(descriptor, [found], "") }
  }

  /// Whether the terminal shows what is typed.
  var isEchoing: Bool {
    var modes = termios()
    return tcgetattr(descriptor, &modes) != 0 || modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Sets the terminal as it was found.
  func giveBack() {
    tcsetattr(descriptor, TCSADRAIN, [found])
    terminal_guard_disarm()
  }

  /// The bytes that interrupt and suspend, as their user has chosen them.
  var interrupt: UInt8? { character(VINTR) }
  var suspend: UInt8? { character(VSUSP) }

  private func character(_ which: Int32) -> UInt8? {
    UInt8(exactly: unix_control_character([found], which))
  }

  /// What is typed meanwhile is kept: never TCSAFLUSH.
  private func set(_ modes: inout termios) throws(TerminalError) {
    while tcsetattr(descriptor, TCSADRAIN, &modes) != 0 {
      guard errno == EINTR else { throw .last("tcsetattr") }
    }
  }
}

/// Gives the terminal back as it was found, if it is held: for whatever ends the process past its holder, from any thread.
public func giveTerminalBack() { terminal_guard_give_back() }

/// The size of the terminal, or the usual one if it says none.
func screenSize(of descriptor: Int32) -> ScreenSize {
  var columns: Int32 = 0
  var rows: Int32 = 0
  guard unix_terminal_size(descriptor, &columns, &rows) else { return .usual }
  return ScreenSize(columns: Int(columns), rows: Int(rows))
}
