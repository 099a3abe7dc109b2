// SPDX-License-Identifier: GPL-3.0-or-later

/// What was erased, why, and what statistics may keep of it.
public struct Erasure: Hashable, Sendable {
  /// Records that one erasure may name; more take several.
  public static let limit = 100_000

  public var spans: [Span]
  public var reason: Reason
  /// What statistics may keep; of groups large enough that nobody is told from them.
  public var aggregates: [MaskedAggregate]

  /// Records of one chain that lost the same parts.
  public struct Span: Hashable, Sendable {
    public var chain: ChainID
    /// Sequence numbers, ascending and apart from one another.
    public var ranges: [ClosedRange<Int>]
    public var parts: Set<RecordPart>

    public init(chain: ChainID, ranges: [ClosedRange<Int>], parts: Set<RecordPart>) {
      self.chain = chain
      self.ranges = ranges
      self.parts = parts
    }
  }

  /// Why. The ``rawValue`` is signed.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The time for which the centre keeps records is over.
    case term
    /// The candidate asked.
    case request
    case other
  }

  public init(spans: [Span], reason: Reason, aggregates: [MaskedAggregate] = []) {
    self.spans = spans
    self.reason = reason
    self.aggregates = aggregates
  }

  /// Names each place with what it loses, as few words as they take.
  public init(_ erased: [RecordPlace: Set<RecordPart>], reason: Reason, aggregates: [MaskedAggregate] = []) {
    var groups: [SpanKey: [Int]] = [:]
    for (place, parts) in erased where !parts.isEmpty {
      groups[SpanKey(chain: place.chain.text, parts: parts.sorted()), default: []].append(place.sequence)
    }
    let spans = groups.sorted { $0.key < $1.key }.map { key, sequences in
      Span(chain: ChainID(key.chain), ranges: sequences.sorted().ranges, parts: Set(key.parts))
    }
    self.init(spans: spans, reason: reason, aggregates: aggregates)
  }

  /// Each place with what it lost: at most ``limit`` of them when it was read or sealed.
  public var places: [RecordPlace: Set<RecordPart>] {
    var places: [RecordPlace: Set<RecordPart>] = [:]
    for span in spans {
      for sequence in span.ranges.joined() {
        places[RecordPlace(span.chain, sequence), default: []].formUnion(span.parts)
      }
    }
    return places
  }

  private struct SpanKey: Hashable, Comparable {
    var chain: String
    var parts: [RecordPart]

    static func < (first: SpanKey, second: SpanKey) -> Bool {
      if first.chain != second.chain { return first.chain.utf8.lexicographicallyPrecedes(second.chain.utf8) }
      return first.parts.lexicographicallyPrecedes(second.parts)
    }
  }
}

extension [Int] {
  /// Ascending numbers as ranges.
  fileprivate var ranges: [ClosedRange<Int>] {
    reduce(into: []) { ranges, number in
      if let last = ranges.last, number <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...Swift.max(last.upperBound, number)
      } else {
        ranges.append(number...number)
      }
    }
  }
}
