// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// The chain that a station goes on with: the last of its own.
public struct StationChain: Hashable, Sendable {
  /// Its last record.
  public let last: StoredRecord
  public let head: ChainHead
  /// The thumbprint of the key that signs the next record.
  public let signer: String
  /// When the last record was sealed, seconds since 1970.
  public let issued: Int64

  /// `nil` when the station has sealed nothing yet. Verifies nothing.
  ///
  /// Throws ``ArchiveError``: `damaged` when the last record cannot be read.
  public static func load(from archive: some RecordArchive) async throws(ArchiveError) -> StationChain? {
    guard let summary = try await archive.chains().last(where: \.isOwn) else { return nil }
    guard let last = try await archive.record(at: summary.head.place), let signer = KeyRing.signer(after: last),
      let issued = (try? CompactJWS(parsing: last.jws))?.claims["iat"]?.integer
    else { throw .damaged("le dernier enregistrement de la chaîne \(summary.id.short) est illisible") }
    return StationChain(last: last, head: summary.head, signer: signer, issued: issued)
  }
}
