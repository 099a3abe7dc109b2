// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

// All of this is called under the centre's lock.
extension KeyRing {
  /// Makes a key pair, durable when it returns: the private key first.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - after: the thumbprint of the key that it is to follow.
  ///   - generator: cryptographically secure outside of tests.
  public func make(
    at now: Int64, after: String? = nil, passphrase: Passphrase?, cost: ScryptCost = .usual,
    using generator: inout some RandomNumberGenerator
  ) throws(KeyError) -> (file: KeyFile, key: SigningKey) {
    guard let key = try? SigningKey.generate(using: &generator) else {
      throw .damaged(path: folder, reason: "aucune clé n’a pu être tirée")
    }
    let file = try KeyFile(key, created: now, after: after, passphrase: passphrase, cost: cost, using: &generator)
    try reading { () throws(DiskRefusal) in
      try disk.makeFolders(folder)
      try disk.replace(privatePath(file.id), with: file.bytes)
    }
    try publish(file.key)
    return (file, key)
  }

  /// Gives a private key another passphrase, or none.
  ///
  /// - Parameters:
  ///   - file: as it is now.
  ///   - key: ``KeyFile/open(_:)`` of it.
  public func protect(
    _ file: KeyFile, _ key: SigningKey, passphrase: Passphrase?, cost: ScryptCost = .usual,
    using generator: inout some RandomNumberGenerator
  ) throws(KeyError) -> KeyFile {
    let changed = try KeyFile(
      key, created: file.created, after: file.after, passphrase: passphrase, cost: cost, using: &generator)
    try reading { () throws(DiskRefusal) in
      try disk.replace(privatePath(file.id), with: changed.bytes, erasing: true)
    }
    return changed
  }

  /// Finishes what a process that died had begun: private keys half written, on their way out, or that the chain has
  /// left behind are destroyed; a public key that is missing is written.
  ///
  /// - Parameter signer: the key that the station's chain goes on with; `nil` when it has no chain yet.
  public func tidy(_ signer: String?) throws(KeyError) {
    for path in try leftovers() { try reading { () throws(DiskRefusal) in try disk.destroy(path) } }
    let files = try privateKeys()
    let known = Set(try publicKeys().map(\.thumbprint))
    for file in files where !known.contains(file.id) { try publish(file.key) }
    for file in past(signer, files) { try destroy(file.id) }
  }

  /// The keys that the chain's own followed, and those that were to follow them in its place.
  private func past(_ signer: String?, _ files: [KeyFile]) -> [KeyFile] {
    guard var last = files.first(where: { $0.id == signer })?.after else { return [] }
    var past: Set<String> = [last]
    while let before = files.first(where: { $0.id == last })?.after, past.insert(before).inserted { last = before }
    return files.filter { file in
      file.id != signer && (past.contains(file.id) || file.after.map { past.contains($0) } ?? false)
    }
  }

  private func leftovers() throws(KeyError) -> [String] {
    leftovers(try reading { () throws(DiskRefusal) in try disk.list(folder) })
  }

  /// Of the names in the folder, the files with a private key in them that a process left when it died.
  func leftovers(_ names: [String]) -> [String] {
    names.filter { name in
      name.hasPrefix(".") && (name.hasSuffix(Suffix.destroyed) || name.hasSuffix(Suffix.privateKey + ".nouveau"))
    }.map { "\(folder)/\($0)" }
  }

  /// Takes a private key away for good. Its public key stays.
  func destroy(_ id: String) throws(KeyError) {
    let leaving = "\(folder)/.\(id)\(Suffix.destroyed)"
    try reading { () throws(DiskRefusal) in
      // First out of the way: a key half overwritten must not be taken for a damaged one.
      try disk.rename(privatePath(id), to: leaving, erasing: false)
      try disk.syncFolder(folder)
      try disk.destroy(leaving)
    }
  }

  private func publish(_ key: VerificationKey) throws(KeyError) {
    try reading { () throws(DiskRefusal) in
      try disk.replace(publicPath(key.thumbprint), with: key.jwk.bytes + [0x0A])
    }
  }
}
