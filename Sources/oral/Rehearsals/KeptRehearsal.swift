// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import Exams
import FrenchText
import Rehearsals

/// A rehearsal as its notes have it.
struct KeptRehearsal {
  let id: String
  let head: RehearsalHead
  let inputs: [RehearsalInput]
  /// How many lines its notes have.
  let lineCount: Int
  /// The last debrief that was shown: its text, and its JSON document.
  let debrief: (text: String, json: String)?

  /// - Throws: ``Failure`` when the notes cannot be read, or come from a later release.
  init(_ id: String, lines: [CanonicalJSON]) throws {
    guard let first = lines.first, let head = RehearsalHead(first) else {
      throw Failure(.unreadable, "répétition \(id) : ses notes ne sont pas lisibles par cette version d’oral.")
    }
    self.id = id
    self.head = head
    var inputs: [RehearsalInput] = []
    var debrief: (String, String)?
    for line in lines.dropFirst() {
      if let input = RehearsalInput(line) {
        inputs.append(input)
      } else if line["type"]?.string == "debrief", let text = line["text"]?.string, let json = line["json"]?.string {
        debrief = (text, json)
      } else {
        throw Failure(.unreadable, "répétition \(id) : ses notes viennent d’une version plus récente d’oral.")
      }
    }
    self.inputs = inputs
    lineCount = lines.count
    self.debrief = debrief
  }

  /// Whether this release plays it exactly as it was played.
  var isReplayable: Bool { head.method == Rehearsal.method }

  /// The client after everything that reached him.
  func client(of exam: Exam) -> RehearsedClient {
    var client = head.rehearsal(of: exam, head.papers.dossier(for: exam)).client()
    for input in inputs { _ = client.receive(input.input, at: input.at) }
    return client
  }

  static func line(debrief text: String, json: String) -> CanonicalJSON {
    .object([
      .init("v", .integer(RehearsalHead.version)), .init("type", "debrief"), .init("text", .string(text)),
      .init("json", .string(json)),
    ])
  }
}

extension RehearsalNotes {
  /// The rehearsal of a sitting; `nil` when it has no notes.
  func rehearsal(_ id: String) throws -> KeptRehearsal? {
    try saying { try lines(of: id) }.map { try KeptRehearsal(id, lines: $0) }
  }
}
