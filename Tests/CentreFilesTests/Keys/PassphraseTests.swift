// SPDX-License-Identifier: GPL-3.0-or-later

import CentreFiles
import Testing

@Suite struct `A passphrase` {
  @Test func `is never empty`() { #expect(Passphrase("") == nil) }

  @Test(arguments: [("azerty", true), ("onze lettre", true), ("douze lettre", false), ("éééééééééééé", false)])
  func `that is new has twelve letters or more`(text: String, isTooShort: Bool) {
    #expect((Passphrase.problem(withNew: text) != nil) == isTooShort)
  }
}
