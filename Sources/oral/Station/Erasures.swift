// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles

extension Station {
  /// Notes the erasures that the archive has and that are not noted beside it: those that came with an import. Under
  /// the centre's lock.
  func noteErasures() async throws {
    let noted = Set(try files.erasures().notes.map(\.hash))
    for place in try await archive.places(of: .erasure) {
      guard let record = try await archive.record(at: place), let note = ErasureNote(sdJWT: record.sdJWT),
        !noted.contains(note.hash)
      else { continue }
      try files.note(note)
    }
  }

  /// Erases again what was erased since the copy that this database is; how many erasures it took. Under the centre's
  /// lock.
  func reapplyErasures() async throws -> Int {
    let outstanding = try await files.erasures().outstanding(in: archive)
    guard !outstanding.isEmpty else { return 0 }
    let keys = try files.keys.publicKeys()
    var count = 0
    var heads = Dictionary(try await archive.chains().map { ($0.id, $0.head) }) { first, _ in first }
    for erasure in outstanding {
      // Anybody who can write to the folder can add a line: only what this station signed erases, and of an imported
      // chain what that chain's own key signed, of its own records.
      let signed = try SDJWT(parsing: erasure.note.sdJWT)
      let place = erasure.note.place
      let isOwn = keys.contains { signed.jws.isSigned(by: $0) }
      if !isOwn {
        guard let key = try await archive.key(at: place), signed.jws.isSigned(by: key) else { continue }
      }
      let record = StoredRecord(place: place, jws: signed.jws.text, disclosures: [:])
      let content = try RecordContent(record)
      let effect = RecordEffect(content).within(place.chain, isOwn: isOwn)
      guard case .erasure = content.payload.content else { continue }
      // Right after the head, as it is now: one may follow another.
      if let head = heads[place.chain], head.hash == erasure.note.previous {
        let item = RecordBatch.Item(record, content, hash: erasure.note.hash, effect: effect)
        try await archive.append(RecordBatch(heads: [place.chain: head], records: [item], isOwn: isOwn))
        heads[place.chain] = ChainHead(place, hash: erasure.note.hash)
      } else if case .erased(let places) = effect {
        // Its record stays outstanding for good: it counts only while it finds something to erase.
        guard try await archive.erase(places) else { continue }
      }
      count += 1
    }
    return count
  }
}
