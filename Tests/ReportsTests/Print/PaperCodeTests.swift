// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Reports
import Testing

@Suite struct `The code of a blank sheet` {
  private func code(
    number: String = "0042", family: String = "Ferrand", session: Int? = 2026, definition: String = "ab",
    passage: String? = nil
  ) -> PaperCode {
    PaperCode(
      exam: "tc-e4", definition: definition, session: session,
      candidate: Candidate(number: number, familyName: family, givenName: "Lucie"), passage: passage)
  }

  @Test func `The same sheet has the same code for ever, and anything else another`() {
    #expect(code().description == Self.golden)
    let others = [
      code(number: "0043"), code(family: "Ferran"), code(session: 2027), code(session: nil), code(definition: "ac"),
      code(passage: "260512-K7F"), code(number: "0042F", family: "errand"),
    ]
    #expect(Set(others + [code()]).count == 8)
  }

  /// Printed sheets bear it: it never changes.
  private static let golden = "ELBT-C482"

  @Test func `It is read as people copy it`() {
    let typed = code().description
    #expect(PaperCode(typed.lowercased()) == code())
    #expect(PaperCode(typed.replacing("-", with: " ")) == code())
    #expect(PaperCode(typed.replacing("-", with: "")) == code())
    #expect(PaperCode("") == nil)
    #expect(PaperCode(typed + "2") == nil)
  }

  @Test func `One sign misread, or two neighbours swapped, is always found`() {
    let signs = Array("23456789ABCDEFGHJKLMNPQRSTVWXYZ")
    for number in 0..<40 {
      let right = Array(code(number: String(number)).description.replacing("-", with: ""))
      for place in right.indices {
        for sign in signs where sign != right[place] {
          var wrong = right
          wrong[place] = sign
          #expect(PaperCode(String(wrong)) == nil)
        }
        guard place > 0, right[place] != right[place - 1] else { continue }
        var swapped = right
        swapped.swapAt(place, place - 1)
        #expect(PaperCode(String(swapped)) == nil, "\(String(right)) \(place)")
      }
    }
  }
}
