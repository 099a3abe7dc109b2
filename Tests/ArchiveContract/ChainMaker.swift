// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// Makes records that follow each other. Stores check no signature: any bytes will do.
public struct ChainMaker: Sendable {
  public let chain: ChainID
  /// Where the chain ends in the store: the last batch made is taken as written.
  public private(set) var head: ChainHead?
  private var written: ChainHead?

  public init(_ name: String) { chain = ChainID(name) }

  /// The next record of the chain.
  public mutating func item(
    _ kind: RecordKind, _ id: String, _ effect: RecordEffect = .none, cites: [RecordPlace] = [],
    parts: Set<RecordPart> = []
  ) -> RecordBatch.Item {
    let place = RecordPlace(chain, (head?.place.sequence ?? -1) + 1)
    let name = "\(chain.text)/\(place.sequence)"
    let disclosures = Dictionary(uniqueKeysWithValues: parts.map { ($0, "\($0.rawValue)-é-of-\(name)") })
    head = ChainHead(place, hash: "hash-of-\(name)")
    return RecordBatch.Item(
      record: StoredRecord(place: place, jws: "eyJ.\(name) e\u{301}.sig", disclosures: disclosures), kind: kind, id: id,
      hash: "hash-of-\(name)", cites: cites, effect: effect)
  }

  public mutating func passage(_ facts: PassageFacts) -> RecordBatch.Item {
    item(.passage, facts.id, .passage(facts), parts: Set(RecordPart.allCases))
  }

  /// The records made since the last batch that was taken here, genesis included for a chain that begins.
  public mutating func batch(
    _ items: [RecordBatch.Item], definitions: [ExamDefinition] = [], isOwn: Bool = true
  ) -> RecordBatch {
    defer { written = head }
    return RecordBatch(heads: [chain: written], records: items, definitions: definitions, isOwn: isOwn)
  }
}
