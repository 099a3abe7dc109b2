// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

/// Which passages are asked for. What is `nil` or empty asks nothing.
public struct ArchiveFilter: Hashable, Sendable {
  public var exam: String?
  public var session: Int?
  public var from: Day?
  /// The last day, included.
  public var to: Day?
  /// A juror's name or a part of it, folded words.
  public var juror: String?
  /// A candidate's number, or a part of the name, folded words.
  public var candidate: String?
  /// An outcome's id (`titre`), `reserve`… or an ``Outcome``'s stored name.
  public var decision: String?
  public var isReserved: Bool?

  public init(
    exam: String? = nil, session: Int? = nil, from: Day? = nil, to: Day? = nil, juror: String? = nil,
    candidate: String? = nil, decision: String? = nil, isReserved: Bool? = nil
  ) {
    self.exam = exam
    self.session = session
    self.from = from
    self.to = to
    self.juror = juror
    self.candidate = candidate
    self.decision = decision
    self.isReserved = isReserved
  }
}

/// A part of a list.
public struct Page: Hashable, Sendable {
  /// At least 1.
  public var limit: Int
  /// The line after which to go on; `nil` for the first page.
  public var after: Cursor?

  /// A line's place in the order of lists: the day, then when it was added.
  public struct Cursor: Hashable, Sendable {
    public var day: Day
    public var number: Int64

    public init(day: Day, number: Int64) {
      self.day = day
      self.number = number
    }
  }

  public init(limit: Int, after: Cursor? = nil) {
    self.limit = max(1, limit)
    self.after = after
  }
}

/// One passage in a list.
public struct ArchiveLine: Hashable, Sendable {
  public var place: RecordPlace
  public var cursor: Page.Cursor
  public var id: String
  public var exam: String
  public var session: Int?
  public var candidate: Candidate
  public var jury: [String]
  public var outcome: Outcome?
  public var award: String?
  public var mark: Decimal64?
  public var fixedMark: Decimal64?
  public var isReserved: Bool

  public var day: Day { cursor.day }

  public init(
    place: RecordPlace, cursor: Page.Cursor, id: String, exam: String, session: Int?, candidate: Candidate,
    jury: [String], outcome: Outcome?, award: String?, mark: Decimal64?, fixedMark: Decimal64?, isReserved: Bool
  ) {
    self.place = place
    self.cursor = cursor
    self.id = id
    self.exam = exam
    self.session = session
    self.candidate = candidate
    self.jury = jury
    self.outcome = outcome
    self.award = award
    self.mark = mark
    self.fixedMark = fixedMark
    self.isReserved = isReserved
  }
}

/// What a search found.
public struct SearchResult: Hashable, Sendable {
  /// With more matches than this, ranking them all would take too long: the latest come first.
  public static let rankingLimit = 50_000

  /// Best first when ``isRanked``, else the latest first.
  public var lines: [ArchiveLine]
  /// At most ``rankingLimit`` + 1, which says "more".
  public var matches: Int
  public var isRanked: Bool { matches <= Self.rankingLimit }

  public init(lines: [ArchiveLine], matches: Int) {
    self.lines = lines
    self.matches = matches
  }
}
