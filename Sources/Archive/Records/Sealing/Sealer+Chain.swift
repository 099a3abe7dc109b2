// SPDX-License-Identifier: GPL-3.0-or-later

extension Sealer {
  /// Seals what is erased. The records stay, without those parts.
  ///
  /// - Parameters:
  ///   - places: at most ``Erasure/limit`` of them, all before this record.
  ///   - aggregates: what statistics keep: ``MaskedAggregate/aggregates(of:scale:)``.
  public mutating func erase(
    _ places: [RecordPlace: Set<RecordPart>], reason: Erasure.Reason, aggregates: [MaskedAggregate] = []
  ) throws(SealingRefusal) {
    let places = places.filter { !$0.value.isEmpty }
    guard !places.isEmpty else { throw .nothingToErase }
    guard places.count <= Erasure.limit else { throw .tooManyToErase(places.count) }
    try add(.erasure(Erasure(places, reason: reason, aggregates: aggregates)))
  }

  /// Announces the key that signs from the next record on. The one that signs until then announces it, and the new one
  /// proves that it is there.
  public mutating func rotate(to newKey: SigningKey) throws(SealingRefusal) {
    guard newKey.verificationKey != key.verificationKey else { throw .sameKey }
    let message = RecordPayload.keyProofMessage(chain: chain, sequence: next, previous: head.hash)
    guard let proof = try? newKey.sign(message) else { throw .refusedByKey }
    try add(.key(newKey.verificationKey, proof: Base64URL.encode(proof)))
    key = newKey
  }
}
