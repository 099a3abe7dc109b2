// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// The keys of a centre, in its folder `cles/`: the private one that signs, and every public one it had.
///
/// Which key signs is said by the chain, never by this folder: after a crash it may hold one too many, never one too
/// few. What writes here is called under the centre's lock (``CentreFiles/alone(_:)``).
public struct KeyRing: Sendable {
  public let folder: String
  let disk: any CentreDisk

  public init(folder: String, disk: any CentreDisk) {
    self.folder = folder
    self.disk = disk
  }

  /// The file of a private key.
  public func privatePath(_ id: String) -> String { "\(folder)/\(id)\(Suffix.privateKey)" }
  /// The file of a public key.
  public func publicPath(_ id: String) -> String { "\(folder)/\(id)\(Suffix.publicKey)" }

  enum Suffix {
    static let privateKey = ".cle.json"
    static let publicKey = ".jwk"
    /// Of a private key on its way out.
    static let destroyed = ".detruite"
  }

  /// The private keys that are there, the last made first.
  public func privateKeys() throws(KeyError) -> [KeyFile] {
    var files: [KeyFile] = []
    for id in try ids(Suffix.privateKey) {
      let path = privatePath(id)
      guard let bytes = try reading({ () throws(DiskRefusal) in try disk.read(path, limit: KeyFile.sizeLimit) }) else {
        continue
      }
      let file = try KeyFile(reading: bytes, path: path)
      guard file.id == id else { throw .damaged(path: path, reason: "elle contient la clé \(file.id)") }
      files.append(file)
    }
    return files.sorted { ($0.created, $0.id) > ($1.created, $1.id) }
  }

  /// The public keys that are there, by thumbprint.
  public func publicKeys() throws(KeyError) -> [VerificationKey] {
    var keys: [VerificationKey] = []
    for id in try ids(Suffix.publicKey) {
      let path = publicPath(id)
      guard let bytes = try reading({ () throws(DiskRefusal) in try disk.read(path, limit: KeyFile.sizeLimit) }) else {
        continue
      }
      guard let json = try? CanonicalJSON(parsing: bytes), let key = try? VerificationKey(jwk: json),
        key.thumbprint == id
      else { throw .damaged(path: path, reason: "ce n’est pas la clé publique de ce nom") }
      keys.append(key)
    }
    return keys
  }

  /// The private key that signs.
  ///
  /// - Parameter signer: the key that the station's chain goes on with, see ``signer(after:)``; `nil` when it has no
  ///   chain yet.
  /// - Throws: `noKey`; `missing` when the chain's key is not there.
  public func current(_ signer: String?) throws(KeyError) -> KeyFile {
    let files = try privateKeys()
    guard let signer else {
      let followed = Set(files.compactMap(\.after))
      guard let last = files.first(where: { !followed.contains($0.id) }) else { throw .noKey(folder: folder) }
      return last
    }
    guard let file = files.first(where: { $0.id == signer }) else { throw .missing(signer, found: files.map(\.id)) }
    return file
  }

  /// The same; `nil` when the key is not there.
  public func currentIfThere(_ signer: String?) throws(KeyError) -> KeyFile? {
    do throws(KeyError) {
      return try current(signer)
    } catch {
      switch error {
      case .missing, .noKey: return nil
      default: throw error
      }
    }
  }

  /// The key that signs the next record of a chain, by its last one; `nil` when that cannot be read.
  ///
  /// Nothing is verified.
  public static func signer(after head: StoredRecord) -> String? {
    guard let jws = try? CompactJWS(parsing: head.jws) else { return nil }
    guard jws.claims["kind"]?.string == RecordKind.key.rawValue else { return jws.keyID }
    return jws.claims["jwk"].flatMap { try? VerificationKey(jwk: $0) }?.thumbprint
  }

  private func ids(_ suffix: String) throws(KeyError) -> [String] {
    try reading { () throws(DiskRefusal) in try disk.list(folder) }
      .filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.map { String($0.dropLast(suffix.count)) }
  }

  func reading<Value>(_ body: () throws(DiskRefusal) -> Value) throws(KeyError) -> Value {
    do throws(DiskRefusal) { return try body() } catch { throw .diskRefuses(error) }
  }
}
