// SPDX-License-Identifier: GPL-3.0-or-later

/// Some hundreds of records of a chain, read and checked apart from the others.
struct PageCheck: Sendable {
  var entries: [Entry] = []
  /// The first record there is on this page or after it; `nil` at the end of the chain.
  var nearest: Int?
  /// Why it could not be read.
  var failure: ArchiveError?

  struct Entry: Sendable {
    var sequence: Int
    var check: RecordCheck
    /// What holds only if the record is authentic.
    var further: [RecordProblem.Reason] = []
    /// The cohort that counts a passage, where tables are held to the records.
    var cohort: Cohort?
  }
}

/// Makes ``PageCheck``s.
struct PageReader: Sendable {
  let archive: any RecordArchive
  let chain: ChainID
  /// The page is the records of `first ..< first + size` that are there.
  let first: Int
  let size: Int
  /// Keys that may have signed, by thumbprint.
  let keys: [String: VerificationKey]
  /// `nil` to leave the tables out.
  let passages: PassageCheck?

  func page() async -> PageCheck {
    var page = PageCheck()
    do throws(ArchiveError) {
      var keys = keys
      let records = try await archive.records(of: chain, from: first, limit: size)
      page.nearest = records.first?.place.sequence
      for record in records {
        let sequence = record.place.sequence
        guard sequence >= first, sequence < first + size else { continue }
        let check = RecordCheck(record, keys: keys)
        if case .key(let key, _) = check.payload?.content { keys[key.thumbprint] = key }
        var entry = PageCheck.Entry(sequence: sequence, check: check)
        if let payload = check.payload, check.signature != .wrong { try await look(record, payload, &entry) }
        page.entries.append(entry)
      }
    } catch {
      page.failure = error
    }
    return page
  }

  private func look(
    _ record: StoredRecord, _ payload: RecordPayload, _ entry: inout PageCheck.Entry
  ) async throws(ArchiveError) {
    for citation in payload.cites {
      let found = try await archive.record(at: citation.place)
      if let fault = citation.fault(found.map { SealedHash.of($0.jws.utf8) }) {
        entry.further.append(.citation(citation, fault))
      }
    }
    guard let passages, entry.check.problems.isEmpty else { return }
    let finding = try await passages.check(record, payload)
    entry.further += finding.reasons
    entry.cohort = finding.cohort
  }
}

extension Citation {
  /// - Parameter found: the hash of the record that is there; `nil` without one.
  func fault(_ found: String?) -> RecordProblem.CitationFault? {
    guard let found else { return .absent }
    return found == hash ? nil : .other(found)
  }
}
