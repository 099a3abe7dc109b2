// SPDX-License-Identifier: GPL-3.0-or-later

/// Which parts are there, which are not, and which were erased: judged when all is read, since the record of an erasure
/// comes after what it erased, and may be in another chain. Memory grows with runs of records, not with records.
struct ErasureLedger: Sendable {
  private var present: [ChainID: PartRuns] = [:]
  private var gone: [ChainID: PartRuns] = [:]
  private var erasures: [ChainID: [Author: ErasedRanges]] = [:]

  /// Who erased: the chain of the record, or this station by a key that it has, whatever became of the chain.
  enum Author: Hashable, Sendable {
    case chain(ChainID)
    case station
  }

  private struct ErasedRanges {
    var ranges: [[Range<Int>]] = Array(repeating: [], count: RecordPart.allCases.count)
  }

  /// A record of a chain, which come in order, with the parts that are still there.
  mutating func take(_ place: RecordPlace, kind: RecordKind, parts: Set<RecordPart>) {
    for part in kind.parts {
      if parts.contains(part) {
        present[place.chain, default: PartRuns()][part].append(place.sequence)
      } else {
        gone[place.chain, default: PartRuns()][part].append(place.sequence)
      }
    }
  }

  mutating func take(_ erasure: Erasure, by author: Author) {
    for span in erasure.spans {
      for part in span.parts {
        erasures[span.chain, default: [:]][author, default: ErasedRanges()].ranges[part.place] +=
          span.ranges.map { Range($0) }
      }
    }
  }

  /// What an erasure takes from a chain, that this chain or the station itself said.
  func erased(from chain: ChainID, isOwn: (ChainID) -> Bool) -> PartRuns {
    erasures(from: chain) { author in
      switch author {
      case .station: true
      case .chain(let id): id == chain || isOwn(id)
      }
    }
  }

  private func erasures(from chain: ChainID, where isMeant: (Author) -> Bool) -> PartRuns {
    var erased = PartRuns()
    let authors = erasures[chain, default: [:]].filter { isMeant($0.key) }
    for part in RecordPart.allCases { erased[part] = SequenceRuns(authors.values.flatMap { $0.ranges[part.place] }) }
    return erased
  }

  /// What was found of one chain, ascending.
  struct Judgement {
    var problems: [RecordProblem] = []
    /// Parts that are gone as they should be.
    var erasedParts = 0
    /// Records that lost some.
    var erasedRecords = 0
  }

  /// - Parameter elsewhere: what else was erased of the chain, which explains what is gone and binds nothing.
  func judge(_ chain: ChainID, elsewhere known: PartRuns = PartRuns(), isOwn: (ChainID) -> Bool) -> Judgement {
    let binding = erased(from: chain, isOwn: isOwn)
    // Nobody else erases from a chain of this station's.
    let others = isOwn(chain) ? PartRuns() : erasures(from: chain) { _ in true }
    var (missing, elsewhere, lawful, stillThere) = (PartRuns(), PartRuns(), PartRuns(), PartRuns())
    for part in RecordPart.allCases {
      let gone = gone[chain]?[part] ?? SequenceRuns()
      let explained = SequenceRuns(binding[part].ranges + known[part].ranges)
      lawful[part] = gone.intersection(explained)
      let unexplained = gone.subtracting(explained)
      elsewhere[part] = unexplained.intersection(others[part])
      missing[part] = unexplained.subtracting(others[part])
      stillThere[part] = (present[chain]?[part] ?? SequenceRuns()).intersection(binding[part])
    }
    var judgement = Judgement()
    for (range, parts) in lawful.segments {
      judgement.erasedRecords += range.count
      judgement.erasedParts += range.count * parts.count
    }
    judgement.problems =
      (missing.problems(chain, RecordProblem.Reason.missing)
      + stillThere.problems(chain, RecordProblem.Reason.stillThere)
      + elsewhere.problems(chain, RecordProblem.Reason.erasedElsewhere))
      .sorted { $0.place.sequence < $1.place.sequence }
    return judgement
  }
}

extension PartRuns {
  fileprivate func problems(
    _ chain: ChainID, _ reason: (Set<RecordPart>) -> RecordProblem.Reason
  ) -> [RecordProblem] {
    segments.map { range, parts in
      RecordProblem(RecordPlace(chain, range.lowerBound), through: range.upperBound - 1, reason(parts))
    }
  }
}
