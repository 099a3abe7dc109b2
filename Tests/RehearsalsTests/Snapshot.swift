// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Compares a text with the file of that name in `Golden`. `ORAL_ENREGISTRER=1`, or a file that is not there, writes
/// it; the test then fails, so that somebody reads it.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden").appending(path: name)
  let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil
  guard !records, let expected = try? Data(contentsOf: file) else {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  guard Data(text.utf8) != expected else { return }
  let said = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(said, wanted).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  let (now, was) = (said.dropFirst(line).first ?? "(end)", wanted.dropFirst(line).first ?? "(end)")
  Issue.record("\(name):\(line + 1)\n  is  \(now)\n  was \(was)", sourceLocation: sourceLocation)
}
