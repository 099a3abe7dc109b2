// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import Console
import FrenchText
import Sittings

/// What one person typed of a paper, as its notes have it: one line each answer, so that nothing typed is lost.
struct PaperEntry {
  /// Which of the two it is, 1 or 2.
  let place: Int
  let head: Head
  private(set) var answers: PaperAnswers = [:]
  /// The fields in the order in which they were answered, to go back.
  private(set) var order: [[String]] = []
  /// When it was complete; `nil` while it is not.
  private(set) var finished: Instant?
  private(set) var lineCount = 1

  /// What is fixed when an entry begins.
  struct Head: Hashable {
    var code: String
    var typist: String
    var exam: Opening.ExamReference
  }

  /// One more line.
  enum Line {
    case answered(PaperAnswers)
    /// The last answer is taken back.
    case back
    case finished(Instant)
  }

  init(place: Int, _ head: Head) {
    self.place = place
    self.head = head
  }

  /// - Throws: ``Failure`` for lines of a later release.
  init(place: Int, code: String, lines: [CanonicalJSON]) throws {
    guard let first = lines.first, let head = Head(first), head.code == code else { throw Self.unreadable(code) }
    self.init(place: place, head)
    for json in lines.dropFirst() {
      guard let line = Line(json) else { throw Self.unreadable(code) }
      take(line)
    }
  }

  private static func unreadable(_ code: String) -> Failure {
    Failure(.unreadable, "papier \(code)\u{A0}: la saisie n’est pas lisible par cette version d’oral.")
  }

  mutating func take(_ line: Line) {
    lineCount += 1
    switch line {
    case .answered(let new):
      answers.merge(new) { _, new in new }
      order.append(new.keys.sorted())
      finished = nil
    case .back:
      for key in order.popLast() ?? [] { answers[key] = nil }
      finished = nil
    case .finished(let at): finished = at
    }
  }
}

// MARK: Wire

extension PaperEntry.Head {
  static let version: Int64 = 1

  var json: CanonicalJSON {
    [
      "v": .integer(Self.version), "type": "paper", "code": .string(code), "typist": .string(typist),
      "exam": [
        "id": .string(exam.id), "version": .string(exam.version), "sha256": .string(exam.sha256),
      ],
    ]
  }

  init?(_ json: CanonicalJSON) {
    guard json["v"]?.integer == Self.version, json["type"]?.string == "paper", let code = json["code"]?.string,
      let typist = json["typist"]?.string, let exam = json["exam"], let id = exam["id"]?.string,
      let version = exam["version"]?.string, let sha256 = exam["sha256"]?.string
    else { return nil }
    self.init(code: code, typist: typist, exam: .init(id: id, version: version, sha256: sha256))
  }
}

extension PaperEntry.Line {
  var json: CanonicalJSON {
    switch self {
    case .answered(let answers):
      ["type": "answered", "fields": .object(answers.map { .init($0.key, .string($0.value)) })]
    case .back: ["type": "back"]
    case .finished(let at):
      [
        "type": "finished", "wall": .integer(at.wall), "boot": .integer(at.boot), "bootID": .string(at.bootID),
        "utcOffset": .integer(Int64(at.utcOffset)),
      ]
    }
  }

  init?(_ json: CanonicalJSON) {
    switch json["type"]?.string {
    case "answered":
      guard let fields = json["fields"]?.members else { return nil }
      self = .answered(
        Dictionary(fields.compactMap { field in field.value.string.map { (field.key, $0) } }) { first, _ in first })
    case "back": self = .back
    case "finished":
      guard let wall = json["wall"]?.integer, let boot = json["boot"]?.integer, let id = json["bootID"]?.string,
        let offset = json["utcOffset"]?.integer
      else { return nil }
      self = .finished(Instant(wall: wall, boot: boot, bootID: id, utcOffset: Int(clamping: offset)))
    default: return nil
    }
  }
}
