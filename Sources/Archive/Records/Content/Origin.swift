// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

extension PassageContent.Deliberation {
  /// That the oral was held on paper, and typed in twice. Its instants are ISO 8601 with the local offset.
  public struct Origin: Hashable, Sendable {
    /// What the paper bears.
    public var code: String
    /// When both entries agreed and the passage was made of them.
    public var made: String
    public var typists: [Typist]

    public struct Typist: Hashable, Sendable {
      public var name: String
      /// When their entry was complete.
      public var finished: String

      public init(name: String, finished: String) {
        self.name = name
        self.finished = finished
      }
    }

    public init(code: String, made: String, typists: [Typist]) {
      self.code = code
      self.made = made
      self.typists = typists
    }

    init(_ transcription: Transcription, at made: Instant) {
      self.init(
        code: transcription.code, made: made.iso8601,
        typists: transcription.typists.map { Typist(name: $0.name, finished: $0.finished.iso8601) })
    }
  }
}

extension PassageContent.Deliberation.Origin: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    code = try reader.member("code")
    made = try reader.member("made")
    typists = try reader.member("typists")
    try reader.close()
  }

  var json: CanonicalJSON { ["code": .string(code), "made": .string(made), "typists": .list(typists)] }
}

extension PassageContent.Deliberation.Origin.Typist: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    finished = try reader.member("finished")
    name = try reader.member("name")
    try reader.close()
  }

  var json: CanonicalJSON { ["finished": .string(finished), "name": .string(name)] }
}
