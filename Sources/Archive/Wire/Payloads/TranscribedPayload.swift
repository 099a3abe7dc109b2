// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// An event of its own: a release that does not know it shows the sitting, and does not seal it as if a console had
/// held it.
struct TranscribedPayload: EventPayload {
  static let type = "paper.transcribed"

  var code: String
  var typists: [TypistForm]

  init(_ transcription: Transcription) {
    code = transcription.code
    typists = transcription.typists.map { TypistForm(name: $0.name, finished: InstantForm($0.finished)) }
  }

  func event() -> Event {
    .transcribed(
      Transcription(
        code: code,
        typists: typists.map { Transcription.Typist(name: $0.name, finished: $0.finished.instant) }))
  }

  struct TypistForm: Codable, Sendable {
    var name: String
    var finished: InstantForm
  }
}
