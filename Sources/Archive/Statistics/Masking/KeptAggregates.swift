// SPDX-License-Identifier: GPL-3.0-or-later

/// What erasures left for statistics to count: of each passage once, and of what was erased here.
///
/// A station that has another's chain may erase its records, as that station itself may: both keep an aggregate of the
/// same passages. The first that came counts; what a foreign chain says of others than its own erased nothing here.
public struct KeptAggregates: Sendable {
  public private(set) var aggregates: [MaskedAggregate] = []
  /// Erasures that cannot be read: what they kept is not counted.
  public private(set) var unreadable: [RecordPlace] = []
  /// The evaluations that aggregates tell of.
  private var counted: [ChainID: SequenceRuns] = [:]

  /// Reads the erasures, in the order in which they came.
  ///
  /// - Parameter keys: the keys that the station has, or had: see ``RecordArchive/isOwn(_:keys:)``.
  public static func load(
    from archive: some RecordArchive, keys: [VerificationKey]
  ) async throws(ArchiveError) -> KeptAggregates {
    var own: Set<ChainID> = []
    for chain in try await archive.chains() where try await archive.isOwn(chain, keys: keys) { own.insert(chain.id) }
    var kept = KeptAggregates()
    for place in try await archive.places(of: .erasure) {
      guard let record = try await archive.record(at: place) else { continue }
      if case .erasure(let erasure) = (try? RecordContent(record))?.payload.content {
        kept.take(erasure, by: place.chain, isOwn: own.contains(place.chain))
      } else {
        kept.unreadable.append(place)
      }
    }
    return kept
  }

  private init() {}

  private mutating func take(_ erasure: Erasure, by chain: ChainID, isOwn: Bool) {
    guard !erasure.aggregates.isEmpty, isOwn || erasure.spans.allSatisfy({ $0.chain == chain }) else { return }
    let spans = erasure.spans.filter { $0.parts.contains(.evaluation) }
    let runs = Dictionary(grouping: spans, by: \.chain).mapValues { spans in
      SequenceRuns(spans.flatMap { $0.ranges.map { Range($0) } })
    }
    guard runs.allSatisfy({ counted[$0, default: SequenceRuns()].intersection($1).isEmpty }) else { return }
    counted.merge(runs) { SequenceRuns($0.ranges + $1.ranges) }
    aggregates += erasure.aggregates
  }
}

extension MaskedAggregate {
  /// Whether its numbers are those of one group of people, none so large that sums would pass the range.
  var isPlausible: Bool {
    func isPart(_ count: Int) -> Bool { (0...passages).contains(count) }
    return (0...Int(UInt32.max)).contains(passages) && awards.values.allSatisfy(isPart)
      && isPart(awards.values.reduce(0, +))
      && criteria.allSatisfy { isPart($0.given) && (0...$0.given).contains($0.met) }
  }
}
