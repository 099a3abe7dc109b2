// SPDX-License-Identifier: GPL-3.0-or-later

// Whose a chain is: a store says it, and whoever can write to the store can say it too; the keys are kept beside it.
extension RecordArchive {
  /// Whether a chain that the store says is the station's own is so by its keys.
  ///
  /// - Parameter keys: the keys that the station has, or had; where none is known, the store is believed.
  public func isOwn(_ chain: ChainSummary, keys: [VerificationKey]) async throws(ArchiveError) -> Bool {
    guard chain.isOwn, !keys.isEmpty else { return chain.isOwn }
    return try await isSigned(chain.id, byOneOf: keys)
  }

  /// Whether one of these keys signed the chain's genesis, or its own announcement in that chain.
  private func isSigned(
    _ chain: ChainID, byOneOf keys: [VerificationKey]
  ) async throws(ArchiveError) -> Bool {
    let announcements = try await places(of: .key).filter { $0.chain == chain }
    for place in [RecordPlace(chain, 0)] + announcements {
      guard let record = try await record(at: place) else { continue }
      var check = RecordCheck(record, keys: nil)
      switch check.payload?.content {
      case .genesis(let key, _) where keys.contains(key):
        check.verify(with: key)
        if check.signature == .valid, check.hash == chain.text { return true }
      case .key(let key, let proof) where keys.contains(key):
        if key.announces(itselfBy: proof, in: chain, at: place.sequence, after: check.link?.previous) { return true }
      default: break
      }
    }
    return false
  }
}

extension RecordArchive {
  /// The key that signs at a place of a chain, by what the chain's genesis and its authentic announcements say; `nil`
  /// without the chain.
  public func key(at place: RecordPlace) async throws(ArchiveError) -> VerificationKey? {
    let announcements = try await places(of: .key).filter { $0.chain == place.chain }.map(\.sequence).sorted()
    var verifier = ChainVerifier(place.chain)
    for sequence in [0] + announcements where sequence < place.sequence {
      guard let record = try await record(at: RecordPlace(place.chain, sequence)) else { continue }
      _ = verifier.take(RecordCheck(record, keys: [:]), at: sequence)
    }
    return verifier.keys.last?.key
  }
}

extension VerificationKey {
  /// Whether it signed its announcement at that place of that chain.
  func announces(itselfBy proof: String, in chain: ChainID, at sequence: Int, after previous: String?) -> Bool {
    let message = RecordPayload.keyProofMessage(chain: chain, sequence: sequence, previous: previous ?? "")
    return Base64URL.decode(proof).map { isValid(signature: $0, for: message) } ?? false
  }
}
