// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Compares a text with the file of that name in the `Snapshots` of a folder of tests. `ORAL_ENREGISTRER=1`, or a file that is not there, writes
/// it; the test then fails, so that somebody reads it.
func expectSnapshot(
  _ text: String, _ name: String, in folder: String = "Sitting", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = tests.appending(path: folder).appending(path: "Snapshots").appending(path: name)
  let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil
  // As bytes: reading text would take a byte-order mark away.
  guard !records, let expected = (try? Data(contentsOf: file)).map({ String(decoding: $0, as: UTF8.self) }) else {
    try Data(text.utf8).write(to: file, options: .atomic)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  guard Array(text.utf8) != Array(expected.utf8) else { return }
  let said = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(said, wanted).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  let (now, was) = (said.dropFirst(line).first ?? "(end)", wanted.dropFirst(line).first ?? "(end)")
  Issue.record("\(name):\(line + 1)\n  is  \(now)\n  was \(was)", sourceLocation: sourceLocation)
}
