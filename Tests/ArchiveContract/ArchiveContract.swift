// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Testing

/// What every ``RecordArchive`` promises, checked on any of them.
///
/// Each check is given an archive of its own, empty, and a second one that shares its storage: by another connection
/// where there is such a thing.
public struct ArchiveContract: CustomTestStringConvertible, Sendable {
  /// The promise, in a sentence.
  public let promise: String
  public let check: @Sendable (_ here: any RecordArchive, _ there: any RecordArchive) async throws -> Void

  init(_ promise: String, _ check: @escaping @Sendable (any RecordArchive, any RecordArchive) async throws -> Void) {
    self.promise = promise
    self.check = check
  }

  init(_ promise: String, _ check: @escaping @Sendable (any RecordArchive) async throws -> Void) {
    self.init(promise) { here, _ in try await check(here) }
  }

  public var testDescription: String { promise }

  public static let all = records + refusals + finding + searching + counting + changing + erasing + sealedRecords
}

/// What an archive answers, for telling whether anything changed.
public struct Everything: Equatable, Sendable {
  public var chains: [ChainSummary]
  var records: [StoredRecord] = []
  var definitions: [String]
  var lines: [ArchiveLine]
  var counts: [CohortCounts] = []
}

extension RecordArchive {
  public func everything() async throws -> Everything {
    var all = Everything(
      chains: try await chains(), definitions: try await definitions(),
      lines: try await list(ArchiveFilter(), page: Page(limit: 1000)))
    for chain in all.chains { all.records += try await records(of: chain.id, from: 0, limit: 1000) }
    for cohort in try await cohorts() { all.counts.append(try await counts(of: cohort)) }
    return all
  }

  /// A chain `a` of the station with a genesis and these passages.
  func begin(_ facts: [PassageFacts] = [], named name: String = "a", isOwn: Bool = true) async throws -> ChainMaker {
    var maker = ChainMaker(name)
    let items = [maker.item(.genesis, "genese")] + facts.map { maker.passage($0) }
    try await append(maker.batch(items, isOwn: isOwn))
    return maker
  }

  func ids(_ filter: ArchiveFilter) async throws -> [String] {
    try await list(filter, page: Page(limit: 1000)).map(\.id)
  }

  func found(_ words: String..., filter: ArchiveFilter = ArchiveFilter()) async throws -> [String] {
    try await search(words, filter: filter, limit: 1000).lines.map(\.id)
  }
}
