// SPDX-License-Identifier: GPL-3.0-or-later

/// What is to be erased so that nothing of some passages remains: the parts that are still there, of the passages and of
/// every record that is linked to them.
public struct ErasurePlan: Sendable {
  /// What each record loses.
  public private(set) var places: [RecordPlace: Set<RecordPart>] = [:]
  /// The passages, in the order in which they were asked for.
  public private(set) var passages: [Passage] = []

  /// One of them, before.
  public struct Passage: Hashable, Sendable {
    public var place: RecordPlace
    /// The sitting's id.
    public var id: String
    /// What tables hold of it: for the slip, and for ``MaskedAggregate/aggregates(of:scale:)``.
    public var facts: PassageFacts?
  }

  /// Gathers what is to be erased. Reads each passage and what cites it.
  ///
  /// - Parameters:
  ///   - passages: what is no passage, or is not there, is left out.
  ///   - parts: of the passages. To whom something was communicated goes with the identity.
  public init(
    _ passages: [RecordPlace], parts: Set<RecordPart> = Set(RecordPart.allCases), in archive: some RecordArchive
  ) async throws(ArchiveError) {
    for place in passages {
      guard let record = try await archive.record(at: place), let payload = try Self.payload(record),
        case .passage = payload.content
      else { continue }
      self.passages.append(Passage(place: place, id: payload.id, facts: try await archive.facts(at: place)))
      add(record, payload.kind, parts)
      for citing in try await archive.places(citing: place) {
        guard let linked = try await archive.record(at: citing), let payload = try Self.payload(linked) else {
          continue
        }
        add(linked, payload.kind, parts)
      }
    }
  }

  private static func payload(_ record: StoredRecord) throws(ArchiveError) -> RecordPayload? {
    do throws(RecordError) {
      return try RecordPayload(unverified: record.jws)
    } catch {
      if case .newerRelease(let what) = error { throw .newerRelease(what) }
      throw .damaged("nº \(record.place.sequence), chaîne \(record.place.chain.short) : \(error)")
    }
  }

  private mutating func add(_ record: StoredRecord, _ kind: RecordKind, _ parts: Set<RecordPart>) {
    var parts = parts
    if kind == .communication, parts.contains(.identity) { parts.insert(.deliberation) }
    let left = parts.intersection(record.disclosures.keys)
    if !left.isEmpty { places[record.place, default: []].formUnion(left) }
  }

  /// Nothing is left to erase.
  public var isEmpty: Bool { places.isEmpty }

  /// The same in as many erasures as ``Erasure/limit`` asks for, by chain and number.
  public var steps: [[RecordPlace: Set<RecordPart>]] {
    let ordered = places.sorted { first, second in
      first.key.chain == second.key.chain
        ? first.key.sequence < second.key.sequence : first.key.chain.text < second.key.chain.text
    }
    return stride(from: 0, to: ordered.count, by: Erasure.limit).map { start in
      let step = ordered[start..<min(start + Erasure.limit, ordered.count)]
      return Dictionary(step.map { ($0.key, $0.value) }) { first, _ in first }
    }
  }
}
