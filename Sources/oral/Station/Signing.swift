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
      // What an erasure that was cut short left to do.
      SQLiteStore.discardRestoration(in: options.folder)
      try? await archive.scrub()
      _ = try await reapplyErasures()
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
    let keys = try files.keys.publicKeys()
    if !startsChain { try await notes.checkForSealing(in: archive, keys: keys, path: files.headsPath) }
    let chain = startsChain ? nil : try await StationChain.load(from: archive)
    try files.keys.tidy(chain?.signer)
    let key = try passphrase.open(try files.keys.current(chain?.signer))
    guard let chain else {
      return try Sealer.genesis(
        key: key, at: now, after: startsChain ? try await notes.headToFollow(in: archive, keys: keys) : nil)
    }
    if let warning = ClockCheck.warning(now: now.wall / 1000, last: chain.issued, utcOffset: now.utcOffset) {
      StandardStreams.complain(["attention\u{A0}: \(warning)"])
    }
    return try Sealer(after: chain.last, key: key, at: now)
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
      do {
        for note in erasures { try files.withdraw(note) }
      } catch {
        StandardStreams.complain([
          "attention\u{A0}: l’effacement refusé reste noté ; il sera repris au prochain scellement."
        ])
      }
      throw error
    }
    try files.note([HeadNotes.Note(sealer.head, isOwn: true)])
  }
}

/// Runs what waits for the archive, and says what it refuses.
func saying<Value>(_ body: () async throws -> Value) async throws -> Value {
  do { return try await body() } catch { throw Failure(centre: error) }
}
