// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// Holds what a store derived from a passage to what its records say.
struct PassageCheck: Sendable {
  let archive: any RecordArchive
  /// The chains that the station signs.
  let own: Set<ChainID>
  let journal: ArchiveVerification.JournalWitness?

  /// What is wrong with a record's contents and with what is derived from it.
  struct Finding: Sendable {
    var reasons: [RecordProblem.Reason] = []
    /// For a passage: the cohort that counts it; `nil` when it counts as erased, or cannot be told.
    var cohort: Cohort?
  }

  func check(_ record: StoredRecord, _ payload: RecordPayload) async throws(ArchiveError) -> Finding {
    var finding = try await once(record, payload)
    guard finding.reasons.contains(where: \.isOfTables), let now = try await archive.record(at: record.place),
      now != record
    else { return finding }
    // Parts were erased while it was looked at.
    finding = try await once(now, payload)
    return finding
  }

  private func once(_ record: StoredRecord, _ payload: RecordPayload) async throws(ArchiveError) -> Finding {
    var finding = Finding()
    let content: RecordContent
    do throws(RecordError) {
      content = try RecordContent(payload: payload, disclosures: record.disclosures)
    } catch {
      finding.reasons.append(.content(error))
      return finding
    }
    if let reason = try await journalFault(content, at: record.place) { finding.reasons.append(reason) }
    guard case .passage = payload.content else { return finding }
    let expected = try await expected(content, record)
    let found = try await archive.facts(at: record.place)
    finding.cohort = expected?.cohort
    switch (expected, found) {
    case (nil, nil): break
    case (nil, _): finding.reasons.append(.tablesKeep)
    case (_, nil): finding.reasons.append(.tablesLack)
    case (let expected?, let found?):
      let differences = FactsField.differences(expected, found.stored)
      if !differences.isEmpty { finding.reasons.append(.tables(differences)) }
    }
    return finding
  }

  /// What the passage's record and those that changed it say, as they are left; `nil` when they say nothing any more.
  private func expected(_ content: RecordContent, _ record: StoredRecord) async throws(ArchiveError) -> PassageFacts? {
    var effects = [RecordEffect(content)]
    for place in try await archive.places(citing: record.place) {
      guard let linked = try await archive.record(at: place), let content = try? RecordContent(linked),
        content.payload.cites.first?.place == record.place
      else { continue }
      effects.append(RecordEffect(content).within(place.chain, isOwn: own.contains(place.chain)))
    }
    return PassageFacts.folding(effects)?.stored
  }

  /// Only a station's own sittings have a journal here.
  private func journalFault(
    _ content: RecordContent, at place: RecordPlace
  ) async throws(ArchiveError) -> RecordProblem.Reason? {
    guard let journal, own.contains(place.chain), let sealed = content.deliberation?.journal,
      let found = try await journal(content.payload.sittingID, sealed.events), found != sealed
    else { return nil }
    return .journal(sealed: sealed, found: found)
  }
}

extension RecordProblem.Reason {
  fileprivate var isOfTables: Bool {
    switch self {
    case .tables, .tablesLack, .tablesKeep: true
    default: false
    }
  }
}

extension JournalDigest {
  /// Of the first events of a journal, so many before any sealing: what a record that was sealed then says.
  public init(of stored: some Sequence<StoredEvent>, first count: Int) throws {
    try self.init(of: stored.filter { $0.type != SealedPayload.type }.prefix(max(0, count)))
  }
}
