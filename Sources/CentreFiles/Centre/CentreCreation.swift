// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive

/// What the creation of a centre made.
public struct CentreCreation: Sendable {
  public let settings: CentreSettings
  public let key: KeyFile
  /// Whether the key was there already: a creation that was interrupted, or settings that were lost.
  public let hadKey: Bool
}

extension CentreFiles {
  /// Makes a centre: its folder, its key pair, then its settings, which say that it is whole. Under the centre's lock.
  ///
  /// A private key that is there already is kept: records may be signed by it. It gets the passphrase if it has none.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - generator: cryptographically secure outside of tests.
  /// - Throws: `exists` when there are settings, whatever they say.
  public func create(
    _ settings: CentreSettings, at now: Int64, passphrase: Passphrase?, cost: ScryptCost = .usual,
    using generator: inout some RandomNumberGenerator
  ) throws(CentreError) -> CentreCreation {
    if let there = try existing() { throw there }
    let (key, hadKey) = try firstKey(at: now, passphrase, cost, &generator)
    try write(settings)
    return CentreCreation(settings: settings, key: key, hadKey: hadKey)
  }

  /// The settings, and what was made when there was no centre: one of that person's own. Under the centre's lock.
  ///
  /// - Parameter user: the account's name.
  public func settingsOrPersonal(
    of user: String, at now: Int64, using generator: inout some RandomNumberGenerator
  ) throws(CentreError) -> (settings: CentreSettings, made: CentreCreation?) {
    if let settings = try settings() { return (settings, nil) }
    let made = try create(.personal(of: user), at: now, passphrase: nil, using: &generator)
    return (made.settings, made)
  }

  private func existing() throws(CentreError) -> CentreError? {
    do throws(CentreError) {
      return try settings().map { .exists(path: path, $0) }
    } catch .settings {
      return .exists(path: path, nil)
    }
  }

  private func firstKey(
    at now: Int64, _ passphrase: Passphrase?, _ cost: ScryptCost, _ generator: inout some RandomNumberGenerator
  ) throws(CentreError) -> (KeyFile, hadKey: Bool) {
    do throws(KeyError) {
      try keys.tidy(nil)
      guard let file = try keys.privateKeys().first else {
        return (try keys.make(at: now, passphrase: passphrase, cost: cost, using: &generator).file, false)
      }
      guard let passphrase, !file.isProtected else { return (file, true) }
      let key = try file.open(nil)
      return (try keys.protect(file, key, passphrase: passphrase, cost: cost, using: &generator), true)
    } catch {
      throw .key(error)
    }
  }
}
