// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots`. `ORAL_ENREGISTRER=1`, or a file that is not there, writes
/// it; the test then fails, so that somebody reads it.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots").appending(path: name)
  let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil
  guard !records, let expected = try? String(contentsOf: file, encoding: .utf8) else {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let (said, wanted) = (
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false)
  )
  #expect(said == wanted, sourceLocation: sourceLocation)
  // Equal strings may still differ in bytes.
  #expect(Array(text.utf8) == Array(expected.utf8), sourceLocation: sourceLocation)
}
