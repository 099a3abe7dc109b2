// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// That a sitting was held on paper, and typed in afterwards by two persons whose entries agree.
public struct Transcription: Hashable, Sendable {
  /// What the paper bears, such as `261120-K7F`.
  public var code: String
  /// Who typed it, in the order in which they did: two, whose names differ once folded.
  public var typists: [Typist]

  public init(code: String, typists: [Typist]) {
    self.code = code
    self.typists = typists
  }

  /// Somebody who typed the paper in, without seeing what the other had.
  public struct Typist: Hashable, Sendable {
    /// As they said it: nothing proves it.
    public var name: String
    /// When their entry was complete.
    public var finished: Instant

    public init(name: String, finished: Instant) {
      self.name = name
      self.finished = finished
    }
  }
}

extension Instant {
  /// What ``bootID`` is of a moment that was read on paper.
  public static let paperBootID = "papier"

  /// A moment as paper has it: a wall clock, and no machine that counted. Its boot time is its wall time, so that the
  /// durations between two of them are those of the paper.
  ///
  /// - Parameter utcOffset: what to add to UTC for the local time of that day, in minutes.
  public static func onPaper(_ day: Day, _ time: TimeOfDay, utcOffset: Int) -> Instant {
    let seconds = Int64(day.daysSince1970) * 86_400 + Int64(time.secondsSinceMidnight) - Int64(utcOffset) * 60
    return Instant(wall: seconds * 1000, boot: seconds * 1000, bootID: paperBootID, utcOffset: utcOffset)
  }
}

extension Sitting {
  /// Refused but right after the opening: a sitting that a console held is no transcription.
  func transcribe(_ transcription: Transcription) throws(SittingError) -> [Event] {
    _ = try nonEmpty(transcription.code)
    let names = transcription.typists.map(\.name.folded)
    guard names.count == 2, names[0] != names[1], !names.contains("") else { throw .typistsNotTwo }
    guard events.allSatisfy({ if case .opened = $0.event { true } else { false } }) else { throw .alreadyOpened }
    return [.transcribed(transcription)]
  }
}
