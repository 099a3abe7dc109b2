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
    if let reason = try await journalFault(content, record) { finding.reasons.append(reason) }
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
    _ content: RecordContent, _ record: StoredRecord
  ) async throws(ArchiveError) -> RecordProblem.Reason? {
    guard let journal, own.contains(record.place.chain), let sealed = content.deliberation?.journal else { return nil }
    if let found = try await journal(content.payload.sittingID) { return found.fault(content, sealed: sealed) }
    guard case .passage = content.payload.content, try await isWhole(content, record) else { return nil }
    return .journalGone
  }

  /// Whether nothing was erased of a passage, nor of what is linked to it: an erasure takes the journal.
  private func isWhole(_ content: RecordContent, _ record: StoredRecord) async throws(ArchiveError) -> Bool {
    guard record.disclosures.count == content.payload.kind.parts.count else { return false }
    for place in try await archive.places(citing: record.place) {
      guard let linked = try await archive.record(at: place), let content = try? RecordContent(linked) else { continue }
      guard linked.disclosures.count == content.payload.kind.parts.count else { return false }
    }
    return true
  }
}

extension RecordProblem.Reason {
  fileprivate var isOfTables: Bool {
    switch self {
    case .tables, .tablesLack, .tablesKeep, .journalGone: true
    default: false
    }
  }
}
