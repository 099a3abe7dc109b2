// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
public import Sittings

/// Signs records at the end of a chain, one after the other. It stores nothing: ``batch`` is what a store appends, all
/// or none of it.
public struct Sealer: Sendable {
  public let chain: ChainID
  /// The head that a store must have for ``batch`` to be appended; `nil` for a chain that begins.
  public let start: ChainHead?
  /// The last record, those that are not stored yet included.
  public private(set) var head: ChainHead
  /// Not stored yet, in order.
  public private(set) var items: [RecordBatch.Item] = []
  /// The end of the journals of the sittings that were sealed.
  public internal(set) var sittings: [SittingSeal] = []
  var definitions: [ExamDefinition] = []
  /// The key that signs next.
  var key: SigningKey
  /// What every record of this sealer bears.
  let now: Instant

  /// Goes on after a chain's last record, which the key must have signed, or which must announce it.
  ///
  /// - Parameter now: what the records are dated. Nothing forbids that it lies before the last record's: the order of
  ///   a chain is that of its numbers.
  public init(after last: StoredRecord, key: SigningKey, at now: Instant) throws(SealingRefusal) {
    let payload: RecordPayload
    do throws(RecordError) {
      payload = try RecordPayload(unverified: last.jws)
    } catch {
      if case .newerRelease(let what) = error { throw .newerRelease(what) }
      throw .damagedHead(last.place)
    }
    guard let jws = try? CompactJWS(parsing: last.jws) else { throw .damagedHead(last.place) }
    let chain = payload.chain ?? ChainID(jws.hash)
    guard RecordPlace(chain, payload.sequence) == last.place else { throw .damagedHead(last.place) }
    if case .key(let next, _) = payload.content {
      guard next == key.verificationKey else { throw .wrongKey(expected: next.thumbprint) }
    } else {
      guard jws.keyID == key.verificationKey.thumbprint else { throw .wrongKey(expected: jws.keyID) }
      guard jws.isSigned(by: key.verificationKey) else { throw .damagedHead(last.place) }
    }
    self.chain = chain
    head = ChainHead(last.place, hash: jws.hash)
    start = head
    self.key = key
    self.now = now
  }

  /// Begins a chain: its first record is in ``items``.
  ///
  /// - Parameter after: the last known head of the chain that it follows, one whose key or archive was lost.
  public static func genesis(key: SigningKey, at now: Instant, after: ChainHead? = nil) throws(SealingRefusal) -> Sealer
  {
    let payload = RecordPayload(
      chain: nil, sequence: 0, previous: nil, id: RecordPayload.id(of: .genesis, sitting: "", sequence: 0),
      issued: now.wall.flooredDivision(1000), content: .genesis(key.verificationKey, after: after))
    let (item, hash) = try payload.sealed([], with: key)
    return Sealer(item, chain: ChainID(hash), key: key, at: now)
  }

  private init(_ genesis: RecordBatch.Item, chain: ChainID, key: SigningKey, at now: Instant) {
    self.chain = chain
    self.key = key
    self.now = now
    start = nil
    head = ChainHead(RecordPlace(chain, 0), hash: genesis.hash)
    items = [genesis]
  }

  /// What a store is to append.
  public var batch: RecordBatch {
    RecordBatch(heads: [chain: start], records: items, definitions: definitions, isOwn: true)
  }

  /// The sequence number that the next record gets.
  public var next: Int { head.place.sequence + 1 }

  /// Signs one more record, with a salt drawn for each disclosure in its order.
  mutating func add(
    _ content: RecordPayload.Content, sitting: String, disclosing values: [(RecordPart, CanonicalJSON)],
    using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    var disclosures: [Disclosure] = []
    for (part, value) in values {
      let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
      do throws(SealError) {
        disclosures.append(try Disclosure(salt: salt, name: part.rawValue, value: value))
      } catch {
        throw .unsealable(sitting, field: part.rawValue)
      }
    }
    try add(content, sitting: sitting, disclosures)
  }

  /// Signs one more record.
  mutating func add(
    _ content: RecordPayload.Content, sitting: String = "", _ disclosures: [Disclosure] = []
  ) throws(SealingRefusal) {
    var payload = RecordPayload(
      chain: chain, sequence: next, previous: head.hash, id: "", issued: now.wall.flooredDivision(1000),
      content: content)
    payload.id = RecordPayload.id(of: payload.kind, sitting: sitting, sequence: next)
    let (item, hash) = try payload.sealed(disclosures, with: key)
    items.append(item)
    head = ChainHead(item.record.place, hash: hash)
  }
}

extension RecordPayload {
  /// Signs it, and reads it back: what this release could not read is not sealed.
  fileprivate func sealed(
    _ disclosures: [Disclosure], with key: SigningKey
  ) throws(SealingRefusal) -> (item: RecordBatch.Item, hash: String) {
    let signed: SDJWT
    do throws(SealError) {
      signed = try SDJWT.issue(members, disclosures: disclosures, with: key)
    } catch {
      if case .key = error { throw .refusedByKey }
      throw .unsealable(id, field: "")
    }
    let hash = signed.jws.hash
    let parts = disclosures.compactMap { disclosure in
      RecordPart(rawValue: disclosure.name).map { ($0, disclosure.encoded) }
    }
    let record = StoredRecord(
      place: RecordPlace(chain ?? ChainID(hash), sequence), jws: signed.jws.text,
      disclosures: Dictionary(parts) { first, _ in first })
    do throws(RecordError) {
      let content = try RecordContent(record)
      return (RecordBatch.Item(record, content, hash: hash, effect: RecordEffect(content)), hash)
    } catch {
      guard case .malformed(let field) = error else { throw .unsealable(id, field: "") }
      throw .unsealable(id, field: field)
    }
  }
}

extension RecordBatch.Item {
  public init(_ record: StoredRecord, _ content: RecordContent, hash: String, effect: RecordEffect) {
    self.init(
      record: record, kind: content.payload.kind, id: content.payload.id, hash: hash,
      cites: content.payload.cites.map(\.place), effect: effect)
  }
}
