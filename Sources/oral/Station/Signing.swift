// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import Sittings

/// What was signed and stored.
struct Signed<Value> {
  let value: Value
  let items: [RecordBatch.Item]
  let head: ChainHead
}

extension Station {
  /// Signs at the end of the station's chain, under the centre's lock. What `body` asks of the sealer is stored, all or
  /// none of it; then its head is noted beside the database.
  ///
  /// A first signature makes what is missing, and says so: a centre of the user's own, and the chain's genesis.
  ///
  /// - Parameter startsChain: whether to begin a chain that cites the head noted, the former one being lost.
  func signing<Value>(
    with passphrase: PassphraseOptions, at now: Instant, startingChain startsChain: Bool = false,
    _ body: (inout Sealer, CentreSettings) async throws -> Value
  ) async throws -> Signed<Value> {
    let settings = try options.settingsAtFirstUse(at: now.wall / 1000)
    return try await saying {
      let lock = try files.lock()
      defer { lock.release() }
      var sealer = try await sealer(with: passphrase, at: now, startingChain: startsChain)
      let value = try await body(&sealer, settings)
      try await store(sealer)
      return Signed(value: value, items: sealer.items, head: sealer.head)
    }
  }

  /// A sealer at the end of the station's chain. Under the centre's lock.
  private func sealer(
    with passphrase: PassphraseOptions, at now: Instant, startingChain startsChain: Bool
  ) async throws -> Sealer {
    let notes = try files.heads()
    if !startsChain { try await notes.checkForSealing(in: archive, path: files.headsPath) }
    let last = startsChain ? nil : try await lastRecord()
    let signer = last.flatMap(KeyRing.signer(after:))
    try files.keys.tidy(signer)
    let key = try passphrase.open(try files.keys.current(signer))
    guard let last else {
      let lost = notes.notes.last(where: \.isOwn)?.head
      return try Sealer.genesis(key: key, at: now, after: startsChain ? lost : nil)
    }
    let issued = try RecordContent(last).payload.issued
    if let warning = ClockCheck.warning(now: now.wall / 1000, last: issued, utcOffset: now.utcOffset) {
      StandardStreams.complain(["attention\u{A0}: \(warning)"])
    }
    return try Sealer(after: last, key: key, at: now)
  }

  /// Stores what was signed, then notes the head. Under the centre's lock.
  ///
  /// An erasure is noted before: whatever happens next, what it erases will be erased, or it is withdrawn.
  func store(_ sealer: Sealer) async throws {
    let erasures = sealer.items.filter { $0.kind == .erasure }.compactMap { ErasureNote(sdJWT: $0.record.sdJWT) }
    for note in erasures { try files.note(note) }
    do {
      try await archive.seal(sealer.batch, sittings: sealer.sittings)
    } catch {
      for note in erasures { try files.withdraw(note) }
      throw error
    }
    try files.note([HeadNotes.Note(sealer.head, isOwn: true)])
  }

  /// The last record of the station's own chain.
  func lastRecord() async throws -> StoredRecord? {
    guard let chain = try await ownChain() else { return nil }
    return try await archive.record(at: chain.head.place)
  }
}

/// Runs what waits for the archive, and says what it refuses.
func saying<Value>(_ body: () async throws -> Value) async throws -> Value {
  do { return try await body() } catch { throw Failure(centre: error) }
}

extension CentreOptions {
  /// The key that the station's chain goes on with, by its last record; `nil` when nothing was sealed yet.
  func signer() async throws -> String? {
    guard let station = try stationIfAny() else { return nil }
    return try await station.lastRecord().flatMap(KeyRing.signer(after:))
  }

  /// Signs the new key into the station's chain. Under the centre's lock.
  func recordRotation(from old: SigningKey, to new: SigningKey, at now: Instant) async throws {
    let station = try station()
    try await station.files.heads().checkForSealing(in: station.archive, path: station.files.headsPath)
    guard let last = try await station.lastRecord() else { return }
    var sealer = try Sealer(after: last, key: old, at: now)
    try sealer.rotate(to: new)
    try await station.store(sealer)
  }
}
