// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

extension PassageContent.Deliberation {
  /// A juror, as the record knows one.
  public struct Member: Hashable, Sendable {
    public var name: String
    public var seat: String?
    public var part: Juror.Part?
    /// Those who held the place before; what they marked counts for this one.
    public var predecessors: [String]

    public init(name: String, seat: String?, part: Juror.Part?, predecessors: [String]) {
      self.name = name
      self.seat = seat
      self.part = part
      self.predecessors = predecessors
    }
  }

  /// A verdict of the common sheet, or of a juror's.
  public struct Mark: Hashable, Sendable {
    public var criterion: String
    /// `nil` on the common sheet.
    public var juror: String?
    public var level: String
    public var basis: Basis

    public init(criterion: String, juror: String?, level: String, basis: Basis) {
      self.criterion = criterion
      self.juror = juror
      self.level = level
      self.basis = basis
    }
  }

  /// A change that was written and not told; what the client's figures became stays in the journal.
  public struct Change: Hashable, Sendable {
    /// The jury's own.
    public var number: Int
    public var field: ChangeField
    public var kind: ChangeKind?
    public var text: String

    public init(number: Int, field: ChangeField, kind: ChangeKind?, text: String) {
      self.number = number
      self.field = field
      self.kind = kind
      self.text = text
    }
  }

  /// When it happened, and when it was typed if that was at least a second later.
  public struct Stamp: Hashable, Sendable {
    public var at: String
    public var typed: String?

    public init(at: String, typed: String? = nil) {
      self.at = at
      self.typed = typed
    }

    public init(_ moment: Moment) {
      at = moment.effective.iso8601
      typed = moment.recorded.since(moment.effective) >= 1000 ? moment.recorded.iso8601 : nil
    }
  }

  /// The jury's words, or a juror's own.
  public struct Note: Hashable, Sendable {
    public var remark: Remark
    public var stamp: Stamp

    public init(_ remark: Remark, _ stamp: Stamp) {
      self.remark = remark
      self.stamp = stamp
    }
  }

  /// Something out of the ordinary.
  public struct Happening: Hashable, Sendable {
    public var incident: Incident
    public var stamp: Stamp

    public init(_ incident: Incident, _ stamp: Stamp) {
      self.incident = incident
      self.stamp = stamp
    }
  }

  /// A text with its moment.
  public struct Words: Hashable, Sendable {
    public var text: String
    public var stamp: Stamp

    public init(_ text: String, _ stamp: Stamp) {
      self.text = text
      self.stamp = stamp
    }
  }

  public struct Reservations: Hashable, Sendable {
    public var made: [Words]
    /// Why they were lifted, each time that they were.
    public var lifted: [Words]
    public var standing: [String]

    public init(made: [Words], lifted: [Words], standing: [String]) {
      self.made = made
      self.lifted = lifted
      self.standing = standing
    }
  }

  /// One start-to-end of a phase.
  public struct Run: Hashable, Sendable {
    public var phase: String
    public var start: Stamp
    public var end: Stamp?
    public var pauses: [Pause]
    public var reason: String?

    public init(phase: String, start: Stamp, end: Stamp?, pauses: [Pause], reason: String?) {
      self.phase = phase
      self.start = start
      self.end = end
      self.pauses = pauses
      self.reason = reason
    }

    public struct Pause: Hashable, Sendable {
      public var start: String
      public var end: String?
      public var reason: String?

      public init(start: String, end: String?, reason: String?) {
        self.start = start
        self.end = end
        self.reason = reason
      }
    }
  }

  /// Time given on top.
  public struct Grant: Hashable, Sendable {
    public var phase: String
    public var milliseconds: Int64
    public var reason: String
    public var stamp: Stamp

    public init(phase: String, milliseconds: Int64, reason: String, stamp: Stamp) {
      self.phase = phase
      self.milliseconds = milliseconds
      self.reason = reason
      self.stamp = stamp
    }
  }

  /// Time during which no console ran.
  public struct Gap: Hashable, Sendable {
    public var from: String
    public var to: String
    /// Whether the phase went on without it.
    public var counts: Bool

    public init(from: String, to: String, counts: Bool) {
      self.from = from
      self.to = to
      self.counts = counts
    }
  }

  /// By how much the wall clock strayed.
  public struct Divergence: Hashable, Sendable {
    public var milliseconds: Int64
    public var at: String

    public init(milliseconds: Int64, at: String) {
      self.milliseconds = milliseconds
      self.at = at
    }
  }
}
