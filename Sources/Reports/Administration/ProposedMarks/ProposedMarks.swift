// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
public import Sittings

/// The bordereau récapitulatif of a centre's E4 in CCF: the proposed marks of both situations, candidate by candidate. For
/// the jury of the diploma only: a mark proposed in CCF is never told to the candidate.
///
/// A unit's mark is the one that was sealed with the weights that the centre declared; nothing is computed here, and what
/// is missing is told.
public struct ProposedMarks: Sendable {
  public let session: Int?
  public let rows: [Row]

  /// Exams of the two situations (arrete-tc, annexe V).
  public static let exams = ["tc-e4-ccf1", "tc-e4-ccf2"]

  /// The two situations of a candidate, as one sealed unit took them.
  public struct SealedUnit: Hashable, Sendable {
    public var unit: LinkedContent.Unit

    public init(_ unit: LinkedContent.Unit) { self.unit = unit }
  }

  public struct Row: Sendable {
    public var candidate: Candidate
    /// One list for each situation, each in the order of the days; more than one passage where it was held again.
    public var situations: [[RecordedPassage]]
    public var unit: LinkedContent.Unit?
    public var lacks: [Lack]
  }

  /// What keeps a row from being whole.
  public enum Lack: Hashable, Sendable {
    /// No passage of that situation, 1 or 2.
    case situation(Int)
    /// A passage without a mark.
    case mark(Int, Outcome?)
    case notSealed(Int)
    case notUnited
    /// A mark changed after the unit was sealed, or a situation was held again.
    case unitOutdated
    case reserved(Int)
  }

  /// - Parameters:
  ///   - passages: those of the session; others' exams are left out.
  ///   - units: in the order in which they were sealed; the last of a passage counts.
  public init(_ passages: [RecordedPassage], units: [SealedUnit], session: Int?) {
    self.session = session
    let own = passages.filter { Self.exams.contains($0.exam.id) }.sorted(by: RecordedPassage.order)
    var groups: [[RecordedPassage]] = []
    var places: [String: Int] = [:]
    for passage in own {
      if let index = places[passage.person] {
        groups[index].append(passage)
      } else {
        places[passage.person] = groups.count
        groups.append([passage])
      }
    }
    rows = groups.map { group in
      let situations = Self.exams.map { exam in group.filter { $0.exam.id == exam } }
      let ids = Set(group.map(\.id))
      let unit = units.last { $0.unit.situations.allSatisfy { ids.contains($0.id) } }?.unit
      return Row(
        candidate: group[0].candidate, situations: situations, unit: unit, lacks: Self.lacks(situations, unit))
    }
  }

  private static func lacks(_ situations: [[RecordedPassage]], _ unit: LinkedContent.Unit?) -> [Lack] {
    var lacks: [Lack] = []
    for (index, passages) in situations.enumerated() {
      let number = index + 1
      guard let passage = passages.last else {
        lacks.append(.situation(number))
        continue
      }
      if passage.mark == nil { lacks.append(.mark(number, passage.content.deliberation.outcome)) }
      if !passage.isSealed { lacks.append(.notSealed(number)) }
      if !passage.content.deliberation.reservations.standing.isEmpty { lacks.append(.reserved(number)) }
    }
    if let unit {
      let marks = Dictionary(situations.joined().map { ($0.id, $0.mark) }) { first, _ in first }
      let isOfLatest = Set(unit.situations.map(\.id)) == Set(situations.compactMap(\.last?.id))
      if !isOfLatest || unit.situations.contains(where: { marks[$0.id] != $0.mark }) { lacks.append(.unitOutdated) }
    } else if lacks.isEmpty {
      lacks.append(.notUnited)
    }
    return lacks
  }
}

extension RecordedPassage {
  /// Whose it is: by number; without one, by name, which no number is confused with.
  fileprivate var person: String {
    let number = candidate.number.folded
    return number.isEmpty ? "\n" + candidate.name.folded : number
  }
}
