// SPDX-License-Identifier: GPL-3.0-or-later

/// The signed record of an erasure that an archive may lack: it was made after the backup that the archive was put back
/// from, and is kept beside it.
struct ErasureProof: Sendable {
  let place: RecordPlace
  let erasure: Erasure
  /// The key that the header names.
  let keyID: String
  private let check: RecordCheck

  /// `nil` unless it is one by its form.
  init?(sdJWT: String) {
    guard sdJWT.utf8.last == UInt8(ascii: "~"), !sdJWT.utf8.dropLast().contains(UInt8(ascii: "~")) else { return nil }
    let check = RecordCheck(jws: String(sdJWT.dropLast()), disclosures: [:], keys: nil)
    guard check.problems.isEmpty, case .erasure(let erasure) = check.payload?.content, let link = check.link,
      let keyID = check.keyID
    else { return nil }
    place = link.place
    self.erasure = erasure
    self.keyID = keyID
    self.check = check
  }

  func isSigned(by key: VerificationKey) -> Bool {
    var check = check
    check.verify(with: key)
    return check.signature == .valid
  }
}

extension ErasureLedger {
  /// Counts the erasures that a key of their chain signed, or one of the station's. What is not signed so, or is no
  /// erasure, is told of and left; of a chain that is not here nothing can be told.
  ///
  /// - Parameters:
  ///   - chains: the keys that each chain announced.
  ///   - station: the keys that this station has, or had.
  mutating func take(
    proofs: [String], chains: [ChainID: [ChainVerifier.KeyPeriod]], station: [VerificationKey]
  ) -> [RecordProblem] {
    var problems: [RecordProblem] = []
    for text in proofs {
      let proof = ErasureProof(sdJWT: text)
      if let proof, let key = station.first(where: { $0.thumbprint == proof.keyID }), proof.isSigned(by: key) {
        take(proof.erasure, by: .station)
      } else if let proof, proof.isSigned(byOneOf: chains[proof.place.chain] ?? []) {
        take(proof.erasure, by: .chain(proof.place.chain))
      } else if let proof, chains[proof.place.chain] == nil {
        // It erased of a chain that is not here: an import that was undone by an older copy.
        continue
      } else {
        problems.append(RecordProblem(proof?.place ?? RecordPlace(ChainID(""), 0), .unprovenErasure))
      }
    }
    return problems
  }
}

extension ErasureProof {
  /// Of the keys of its chain, the one that signs at its place: the last of those that begin before it.
  fileprivate func isSigned(byOneOf keys: [ChainVerifier.KeyPeriod]) -> Bool {
    keys.last { $0.first <= place.sequence }.map { isSigned(by: $0.key) } ?? false
  }
}
