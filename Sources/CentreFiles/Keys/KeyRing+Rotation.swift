// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// What a rotation did.
public struct KeyRotation: Sendable {
  public let old: String
  public let new: KeyFile
  /// Whether the new key had been made by a rotation that did not come to its end.
  public let isResumed: Bool
}

extension KeyRing {
  /// Replaces the key that signs by a new one, under the centre's lock.
  ///
  /// In this order: the new private key, which names the one that it follows, is made durable; `record` has the old one
  /// sign it into the chain; the old private key is destroyed. Killed before the record is durable, the chain goes on
  /// with the old key, and the next rotation takes the new one that waits; after it, the chain goes on with the new
  /// one, and ``tidy(_:)`` destroys the old. Without a chain yet, nothing is recorded.
  ///
  /// - Parameters:
  ///   - signer: the key that the station's chain goes on with; `nil` when it has no chain yet.
  ///   - now: seconds since 1970.
  ///   - passphrase: of the key that signs now; the new one gets the same.
  ///   - record: appends the `key` record, durable when it returns. Not called without a chain.
  /// - Throws: ``KeyError``, or what `record` threw: the old key then goes on.
  public func rotate(
    _ signer: String?, at now: Int64, passphrase: Passphrase?, cost: ScryptCost = .usual,
    using generator: inout some RandomNumberGenerator,
    record: (_ old: SigningKey, _ new: SigningKey) async throws -> Void
  ) async throws -> KeyRotation {
    try tidy(signer)
    let file = try current(signer)
    let old = try file.open(passphrase)
    let waiting = try waitingKey(after: file, passphrase)
    let made =
      try waiting
      ?? make(
        at: now, after: file.id, passphrase: file.isProtected ? passphrase : nil, cost: cost, using: &generator)
    if signer != nil { try await record(old, made.key) }
    // Without a chain, only what the new key says makes the old one past.
    try tidy(made.file.id)
    return KeyRotation(old: file.id, new: made.file, isResumed: waiting != nil)
  }

  /// A key that was to follow this one and never came into the chain, protected as this one is.
  private func waitingKey(
    after file: KeyFile, _ passphrase: Passphrase?
  ) throws(KeyError) -> (file: KeyFile, key: SigningKey)? {
    for waiting in try privateKeys() where waiting.after == file.id && waiting.isProtected == file.isProtected {
      if let key = try? waiting.open(passphrase) { return (waiting, key) }
    }
    return nil
  }
}
