// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct TranscriptTests {
  func transcript(_ count: Int) -> Transcript {
    var transcript = Transcript(columns: 60)
    for number in 0..<count { transcript.append(StyledLine("\(number)")) }
    return transcript
  }

  @Test func `the last rows are at the bottom`() {
    #expect(transcript(2).window(height: 3).rows.map(\.text) == ["", "0", "1"])
    #expect(transcript(5).window(height: 3).rows.map(\.text) == ["2", "3", "4"])
  }

  @Test func `one goes back to read, and what is said meanwhile moves nothing`() {
    var transcript = transcript(9)
    transcript.scroll(by: 2, height: 3)
    #expect(transcript.window(height: 3).rows.prefix(2).map(\.text) == ["4", "5"])
    transcript.append("neuf")
    #expect(transcript.window(height: 3).rows.prefix(2).map(\.text) == ["4", "5"])
    transcript.scroll(by: 100, height: 3)
    #expect(transcript.window(height: 3).rows.first?.text == "0")
    transcript.scroll(by: -100, height: 3)
    #expect(transcript.window(height: 3).rows.last?.text == "neuf")
  }

  @Test func `the oldest lines are forgotten and places go on counting`() {
    let transcript = transcript(10_000)
    #expect(transcript.window(height: 2).rows.map(\.text) == ["9998", "9999"])
    #expect(transcript.window(height: 2).top == 9998)
  }

  @Test func `another width lays the lines out again`() {
    var transcript = Transcript(columns: 60)
    transcript.append("le client refuse la remise")
    transcript.rewrap(to: 10)
    #expect(transcript.window(height: 3).rows.map(\.text) == ["le client", "refuse la", "remise"])
  }
}
