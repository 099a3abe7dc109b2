// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Sittings

extension CentreFiles {
  /// Replaces the key that signs by a new one, and has the old one announce it in the station's chain. Under the
  /// centre's lock: see ``KeyRing/rotate(_:at:passphrase:cost:using:record:)`` for what survives what.
  ///
  /// - Parameters:
  ///   - passphrase: of the key that signs now; the new one gets the same.
  ///   - generator: cryptographically secure outside of tests.
  /// - Throws: ``CentreError``, ``KeyError``, ``ArchiveError`` or ``SealingRefusal``: the old key then goes on, unless
  ///   only its destruction or the noting of the head failed, which the next rotation or sealing does again.
  public func rotateKey(
    in archive: some RecordArchive, at now: Instant, passphrase: Passphrase?, cost: ScryptCost = .usual,
    using generator: inout some RandomNumberGenerator
  ) async throws -> KeyRotation {
    // A chain that is not there any more is not the same as none yet: its key must not be destroyed.
    try await heads().checkForSealing(in: archive, keys: keys.publicKeys(), path: headsPath)
    let chain = try await StationChain.load(from: archive)
    var head: ChainHead?
    let rotation = try await keys.rotate(
      chain?.signer, at: now.wall / 1000, passphrase: passphrase, cost: cost, using: &generator
    ) { old, new in
      guard let chain else { return }
      var sealer = try Sealer(after: chain.last, key: old, at: now)
      try sealer.rotate(to: new)
      try await archive.append(sealer.batch)
      head = sealer.head
    }
    if let head { try note([HeadNotes.Note(head, isOwn: true)]) }
    return rotation
  }
}
