// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import StyledText
import Terminal

/// One question at a time, before a desk is there.
struct Asking {
  let terminal: any ConsoleTerminal

  /// The line typed, trimmed; `nil` when the user gives up (Ctrl-D, Ctrl-C).
  func line(_ question: String) throws -> String? {
    terminal.prompt = StyledLine(question.typographic, .bold)
    while true {
      switch try terminal.nextEvent(until: nil) {
      case .line(let line): return line.trimmed
      case .interrupt, .endOfInput, .terminate: return nil
      case .tick, .resized, .resumed, .wake, .key: continue
      }
    }
  }

  /// `nil` when the user gives up.
  func yesOrNo(_ question: String) throws -> Bool? {
    while true {
      guard let typed = try line(question + " (oui/non) ") else { return nil }
      switch typed.folded {
      case "oui", "o", "y": return true
      case "non", "n": return false
      default: refuse("Répondre oui ou non.")
      }
    }
  }

  func refuse(_ text: String) { terminal.write(StyledLine(("✗ " + text).typographic, .warning)) }
}
