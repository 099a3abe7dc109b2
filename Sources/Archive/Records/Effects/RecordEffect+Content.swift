// SPDX-License-Identifier: GPL-3.0-or-later

extension RecordEffect {
  /// What a record does to the derived tables, computed from what is left of it: a part that is missing leaves its
  /// facts empty, and without its evaluation a passage derives nothing. Throws as ``RecordContent/init(_:)`` does.
  public init(of record: StoredRecord) throws(RecordError) { self.init(try RecordContent(record)) }

  public init(_ content: RecordContent) {
    let payload = content.payload
    switch payload.content {
    case .passage: self = PassageFacts(content).map(RecordEffect.passage) ?? .none
    case .correction(_, let cites):
      guard let passage = cites.first?.place, let facts = PassageFacts(content) else {
        self = .none
        return
      }
      self = .corrected(passage, facts)
    case .fixing(_, let cites):
      guard let passage = cites.first?.place, case .fixing(let fixing) = content.linked else {
        self = .none
        return
      }
      self = .fixed(passage, fixing.mark)
    case .lifting(_, let cites): self = cites.first.map { .lifted($0.place) } ?? .none
    case .erasure(let erasure): self = .erased(erasure.places)
    case .genesis, .key, .unit, .communication: self = .none
    }
  }

  /// The same, held to what a record of that chain may do: a station's own chain acts on all that it keeps, a foreign
  /// one on its own records only. What it says of others stays said, and changes nothing.
  public func within(_ chain: ChainID, isOwn: Bool) -> RecordEffect {
    if isOwn { return self }
    switch self {
    case .none, .passage: return self
    case .corrected(let place, _), .fixed(let place, _), .lifted(let place): return place.chain == chain ? self : .none
    case .erased(let places):
      let own = places.filter { $0.key.chain == chain }
      return own.isEmpty ? .none : .erased(own)
    }
  }
}

extension PassageFacts {
  /// What tables hold of a passage once linked records came: those that cite it, in the order in which they did.
  ///
  /// - Returns: `nil` when nothing is derived from the passage, and nothing replaced that.
  public static func folding(_ effects: some Sequence<RecordEffect>) -> PassageFacts? {
    var facts: PassageFacts?
    for effect in effects {
      switch effect {
      case .passage(let own): facts = own
      case .corrected(_, let corrected): facts = corrected
      case .fixed(_, let mark): facts?.fixedMark = mark
      case .lifted: facts?.isReserved = false
      case .none, .erased: break
      }
    }
    return facts
  }
}
