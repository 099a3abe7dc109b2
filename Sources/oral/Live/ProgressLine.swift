// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc
import Synchronization

/// How far something long has come, on one line of standard error that disappears at the end: after a second, and only
/// where a person looks.
final class ProgressLine: Sendable {
  private let title: String
  private let isShown: Bool
  private let start: Int64
  /// When it was last drawn; 0 before.
  private let shown = Mutex<Int64>(0)

  /// - Parameter title: such as `Vérification`.
  init(_ title: String) {
    self.title = title
    isShown = isatty(STDERR_FILENO) == 1
    start = Self.now
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// `done` of `total`; ten times a second at most.
  func update(_ done: Int, of total: Int) {
    let now = Self.now
    let passed = now - start
    guard isShown, total > 0, passed >= 1000 else { return }
    let isDue = shown.withLock { shown in
      guard now - shown >= 100 else { return false }
      shown = now
      return true
    }
    guard isDue else { return }
    let done = min(done, total)
    let filled = done * Self.width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    let left = done > 0 ? passed * Int64(total - done) / Int64(done) : 0
    let time = done > 0 ? " · encore \(FrenchDuration.words(max(1000, left / 1000 * 1000)))" : ""
    write("\r\u{1B}[K\(title) \(bar) \(done * 100 / total)\u{A0}%\(time)")
  }

  func end() {
    let wasShown = shown.withLock { shown in
      defer { shown = 0 }
      return shown > 0
    }
    if wasShown { write("\r\u{1B}[K") }
  }

  private static let width = 30

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
