// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles

extension Station {
  /// Erases again what was erased since the copy that this database is; how many erasures it took. Under the centre's
  /// lock.
  func reapplyErasures() async throws -> Int {
    let outstanding = try await files.erasures().outstanding(in: archive)
    guard !outstanding.isEmpty else { return 0 }
    let keys = try files.keys.publicKeys()
    var count = 0
    var heads = Dictionary(try await archive.chains().map { ($0.id, $0.head) }) { first, _ in first }
    for erasure in outstanding {
      // Anybody who can write to the folder can add a line: only what this station signed erases.
      let signed = try SDJWT(parsing: erasure.note.sdJWT)
      guard keys.contains(where: { signed.jws.isSigned(by: $0) }) else { continue }
      let record = StoredRecord(place: erasure.note.place, jws: signed.jws.text, disclosures: [:])
      let content = try RecordContent(record)
      guard case .erasure(let what) = content.payload.content else { continue }
      // Right after the head, as it is now: one may follow another.
      if let head = heads[record.place.chain], head.hash == erasure.note.previous {
        let item = RecordBatch.Item(record, content, hash: erasure.note.hash, effect: RecordEffect(content))
        try await archive.append(RecordBatch(heads: [record.place.chain: head], records: [item], isOwn: true))
        heads[record.place.chain] = ChainHead(record.place, hash: erasure.note.hash)
      } else {
        // Its record stays outstanding for good: it counts only while it finds something to erase.
        guard try await archive.erase(what.places) else { continue }
      }
      count += 1
    }
    return count
  }
}
