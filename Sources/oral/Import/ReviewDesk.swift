// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Importing
import StyledText
import Terminal

/// The review of an import, line after line: on a terminal, or from a script on standard input.
struct ReviewDesk {
  /// The draft as it was reviewed; `nil` when the user gives up.
  ///
  /// - Parameter isSound: whether every line of a script was taken. Somebody at a terminal sees a refusal, and types again.
  func review(_ draft: DossierDraft, isSound: inout Bool) throws -> DossierDraft? {
    let (terminal, isInteractive) = try TerminalOptions().open()
    defer { terminal.close() }
    let asking = Asking(terminal: terminal)
    var review = ImportReview(draft)
    show(review.lines + ["", ImportReview.usage], terminal)
    while true {
      guard let line = try asking.line("Revue : ") else {
        // A script that ends has nothing more to change; somebody who types Ctrl-D leaves.
        return isInteractive ? nil : review.draft
      }
      switch review.apply(line) {
      case .changed(let told):
        // The list is long: what was done stays in sight.
        show([told, review.summary], terminal)
      case .shown(let lines): show(lines, terminal)
      case .refused(let told):
        show(["✗ " + told], terminal, .warning)
        if !isInteractive { isSound = false }
      case .accepted: return review.draft
      case .abandoned: return nil
      }
    }
  }

  private func show(_ lines: [String], _ terminal: any ConsoleTerminal, _ style: Style = .plain) {
    let lines = lines.map { StyledLine($0.printable, style) }
    // A screen breaks lines by itself, and again when its size changes.
    let isBroken = terminal.isLinear && StandardStreams.isTerminal
    terminal.write(isBroken ? lines.flatMap { $0.wrapped(to: terminal.size.columns) } : lines)
  }
}
