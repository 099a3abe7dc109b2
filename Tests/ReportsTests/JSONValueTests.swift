// SPDX-License-Identifier: GPL-3.0-or-later

import Reports
import Testing

@Suite struct `Writing JSON` {
  @Test func `Keys keep their order and the same value gives the same bytes`() {
    let value: JSONValue = ["b": 1, "a": [true, nil, "é\"\\\n\u{1}"], "c": [], "d": [:], "e": .number("0.5")]
    #expect(value.compact == #"{"b":1,"a":[true,null,"é\"\\\n\u0001"],"c":[],"d":{},"e":0.5}"#)
    #expect(
      value.pretty == """
        {
          "b": 1,
          "a": [
            true,
            null,
            "é\\"\\\\\\n\\u0001"
          ],
          "c": [],
          "d": {},
          "e": 0.5
        }
        """)
  }
}
