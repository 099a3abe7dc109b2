// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// One verification as it goes.
struct VerificationRun {
  let options: ArchiveVerification
  let archive: any RecordArchive
  var chains: [ChainRun] = []
  /// The chains that the station signs, by its keys where they are known.
  var own: Set<ChainID> = []
  /// Those that the store says are so, and that none of its keys signed.
  var usurpers: Set<ChainID> = []
  var ledger = ErasureLedger()
  var watch: HeadWatch
  var problems: ProblemList
  /// The first record that follows each definition.
  var definitions: [String: RecordPlace] = [:]
  var passages: [Cohort: Int] = [:]
  /// Whether something was erased after the first look at the heads: then counts may be of two moments.
  var isErasedMeanwhile = false
  private var done = 0

  struct ChainRun {
    var summary: ChainSummary
    var verifier: ChainVerifier
    var kinds: [RecordKind: Int] = [:]
    var issued: ClosedRange<Int64>?
    /// The head at the first look.
    let firstHead: Int
    /// Every key that was seen, sound or not: whether one may sign is the verifier's to say.
    var seenKeys: [String: VerificationKey] = [:]
    /// Where something is wrong already.
    var faults = SequenceRuns()
    /// The number of a record that stands far past the head.
    var stray: Int?

    /// Past the last record that may be there, whatever the store says.
    var end: Int { max(min(summary.head.place.sequence, ChainVerifier.lastSequence) + 1, verifier.next) }
  }

  init(_ options: ArchiveVerification, _ archive: any RecordArchive) {
    self.options = options
    self.archive = archive
    watch = HeadWatch(options.heads)
    problems = ProblemList(limit: options.keptProblems)
  }

  mutating func report(_ progress: (Int, Int) -> Void) async throws -> VerificationReport {
    // Others may seal meanwhile: what they add is verified too.
    while try await refresh() {
      for index in chains.indices { try await announceKeys(of: index) }
      try await follow(progress)
    }
    return try await ending()
  }

  /// Looks at the heads. Returns whether there is something to read.
  private mutating func refresh() async throws(ArchiveError) -> Bool {
    var isNew = false
    for var summary in try await archive.chains() {
      problems.see(summary.id)
      if summary.isOwn, !own.contains(summary.id) {
        if try await archive.isOwn(summary, keys: options.stationKeys) {
          own.insert(summary.id)
          usurpers.remove(summary.id)
        } else {
          usurpers.insert(summary.id)
        }
      }
      summary.isOwn = own.contains(summary.id)
      if let index = chains.firstIndex(where: { $0.summary.id == summary.id }) {
        if summary.head.place.sequence > chains[index].summary.head.place.sequence { isNew = true }
        chains[index].summary = summary
      } else {
        chains.append(
          ChainRun(
            summary: summary, verifier: ChainVerifier(summary.id), firstHead: summary.head.place.sequence))
        isNew = true
      }
    }
    return isNew
  }

  private var total: Int {
    chains.reduce(0) { $0 + max(min($1.summary.count, ChainVerifier.lastSequence), $1.verifier.count) }
  }

  /// Finds a chain's keys first, so that every page can verify its signatures; those that are not found so are found
  /// on the way.
  private mutating func announceKeys(of index: Int) async throws(ArchiveError) {
    let chain = chains[index].summary.id
    guard chains[index].seenKeys.isEmpty else { return }
    let announcements = try await archive.places(of: .key).filter { $0.chain == chain }
    for place in [RecordPlace(chain, 0)] + announcements {
      guard let record = try await archive.record(at: place) else { continue }
      switch RecordCheck(record, keys: nil).payload?.content {
      case .genesis(let key, _), .key(let key, _): chains[index].seenKeys[key.thumbprint] = key
      default: break
      }
    }
  }

  /// Reads every chain, one after the other: the next one's first pages are read while the last ones are checked.
  private mutating func follow(_ progress: (Int, Int) -> Void) async throws {
    let passages = options.isComplete ? PassageCheck(archive: archive, own: own, journal: options.journal) : nil
    let (archive, size) = (archive, max(1, options.pageSize))
    var starts: [Int?] = chains.map(\.verifier.next)
    for index in chains.indices { chains[index].stray = nil }
    try await OrderedWork(limit: max(1, options.workers) * 2).run {
      for index in chains.indices {
        // One page past the head: nothing may be there.
        guard let first = starts[index], first < chains[index].end + size else { continue }
        starts[index] = first + size
        let reader = PageReader(
          archive: archive, chain: chains[index].summary.id, first: first, size: size, keys: chains[index].seenKeys,
          passages: passages)
        return (index, reader)
      }
      return nil
    } work: { (index: Int, reader: PageReader) in
      (index, await reader.page())
    } take: { (index: Int, page: PageCheck) in
      if let failure = page.failure { throw failure }
      for entry in page.entries { take(entry, index) }
      // Where records are missing, on to the next that is there.
      if page.entries.isEmpty {
        starts[index] = page.nearest.flatMap { nearest in starts[index].map { max($0, nearest) } }
        if let nearest = page.nearest, nearest >= chains[index].end + size { chains[index].stray = nearest }
      }
      progress(done, max(total, done))
    }
  }

  private mutating func take(_ entry: PageCheck.Entry, _ index: Int) {
    let place = RecordPlace(chains[index].summary.id, entry.sequence)
    let finding = chains[index].verifier.take(entry.check, at: entry.sequence)
    done += 1
    problems.add(finding.problems)
    for problem in finding.problems { chains[index].faults.append(problem.place.sequence..<problem.last + 1) }
    watch.take(ChainHead(place, hash: entry.check.hash), isOwn: own.contains(place.chain))
    guard finding.isAuthentic, let payload = entry.check.payload else { return }
    problems.add(entry.further.filter { !isTold($0) }.map { RecordProblem(place, $0) })
    ledger.take(place, kind: payload.kind, parts: entry.check.parts)
    chains[index].count(payload)
    if let exam = payload.subject?.exam.sha256, definitions[exam] == nil { definitions[exam] = place }
    if let cohort = entry.cohort { passages[cohort, default: 0] += 1 }
    switch payload.content {
    case .erasure(let erasure):
      ledger.take(erasure, by: .chain(place.chain))
      if place.sequence > chains[index].firstHead { isErasedMeanwhile = true }
    case .key(let key, _): chains[index].seenKeys[key.thumbprint] = key
    default: break
    }
  }

  /// Whether what a record cites was told of already, where it stands.
  private func isTold(_ reason: RecordProblem.Reason) -> Bool {
    guard case .citation(let citation, _) = reason else { return false }
    let cited = chains.first { $0.summary.id == citation.place.chain }
    return cited?.faults.contains(citation.place.sequence) ?? false
  }
}
