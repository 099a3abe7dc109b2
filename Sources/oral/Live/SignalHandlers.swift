// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// One handler in the place of others, until they are put back. A signal that the program was started deaf to stays so.
struct SignalHandlers: Sendable {
  /// Those that end a program: Ctrl-C, what others send, the terminal that goes.
  static let ending = [SIGINT, SIGTERM, SIGHUP]

  private var previous: [(number: Int32, action: sigaction)] = []
  private let handler: @convention(c) (Int32) -> Void

  init(_ numbers: [Int32], _ handler: @escaping @convention(c) (Int32) -> Void) {
    self.handler = handler
    for number in numbers {
      var (old, new) = (sigaction(), sigaction())
      sigaction(number, nil, &old)
      guard Self.address(old) != unsafeBitCast(SIG_IGN, to: Int.self) else { continue }
      new.__sigaction_handler.sa_handler = handler
      new.sa_flags = SA_RESTART
      sigfillset(&new.sa_mask)
      sigaction(number, &new, nil)
      previous.append((number, old))
    }
  }

  /// Puts the others back; not over what came since.
  func restore() {
    for (number, action) in previous {
      var (old, now) = (action, sigaction())
      sigaction(number, nil, &now)
      if Self.address(now) == unsafeBitCast(handler, to: Int.self) { sigaction(number, &old, nil) }
    }
  }

  private static func address(_ action: sigaction) -> Int {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
  }
}
