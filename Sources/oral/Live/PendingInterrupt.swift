// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization

/// Whether a signal came. A handler has nowhere else to write; no mask would do: the main thread of an asynchronous
/// program waits for signals with none.
private let hasCome = Atomic<Bool>(false)

/// Holds Ctrl-C back, so that what is done can be kept: asked when it suits.
struct PendingInterrupt {
  private let handlers: SignalHandlers

  init() {
    // Also makes it, before a handler needs it.
    hasCome.store(false, ordering: .relaxed)
    handlers = SignalHandlers([SIGINT, SIGTERM]) { _ in hasCome.store(true, ordering: .relaxed) }
  }

  /// Whether somebody asked to stop.
  var isPending: Bool { hasCome.load(ordering: .relaxed) }

  /// Lets signals do again what they do.
  func end() { handlers.restore() }
}
