// SPDX-License-Identifier: GPL-3.0-or-later

// What can be told only when every record was seen.
extension VerificationRun {
  mutating func ending() async throws(ArchiveError) -> VerificationReport {
    for chain in chains { problems.add(chain.headProblems) }
    // A genesis that is wrong was told of already: whose it is cannot be known.
    for chain in chains where usurpers.contains(chain.summary.id) && !chain.faults.contains(0) {
      problems.add(RecordProblem(RecordPlace(chain.summary.id, 0), .notOwn))
    }
    let keys = Dictionary(chains.map { ($0.summary.id, $0.verifier.keys) }) { first, _ in first }
    problems.add(ledger.take(proofs: options.erasureProofs, chains: keys, station: options.stationKeys))
    let ends = chains.compactMap { chain in chain.verifier.head.map { ($0, own.contains($0.place.chain)) } }
    problems.add(watch.problems(ends))
    try await addDefinitionProblems()
    var (erasedRecords, erasedParts) = (0, 0)
    for chain in chains {
      let judgement = ledger.judge(chain.summary.id) { own.contains($0) }
      erasedRecords += judgement.erasedRecords
      erasedParts += judgement.erasedParts
      for problem in judgement.problems { try await addIfStands(problem) }
    }
    var report = VerificationReport(problems: problems)
    report.chains = chains.map(\.report)
    (report.erasedRecords, report.erasedParts) = (erasedRecords, erasedParts)
    report.definitions = definitions.count
    report.isComplete = options.isComplete
    if options.isComplete, !isErasedMeanwhile { report.cohorts = try await cohortDifferences() }
    return report
  }

  /// A part that was read before its erasure, whose record was read after it, is gone by now.
  private mutating func addIfStands(_ problem: RecordProblem) async throws(ArchiveError) {
    guard case .stillThere(let parts) = problem.reason, isErasedMeanwhile else { return problems.add(problem) }
    for sequence in problem.place.sequence...problem.last {
      let place = RecordPlace(problem.place.chain, sequence)
      let left = try await archive.record(at: place).map { parts.intersection($0.disclosures.keys) } ?? []
      if !left.isEmpty { problems.add(RecordProblem(place, .stillThere(left))) }
    }
  }

  private mutating func addDefinitionProblems() async throws(ArchiveError) {
    for (digest, place) in definitions.sorted(by: { $0.key < $1.key }) {
      if let definition = try await archive.definition(digest) {
        guard SHA256Digest.hex(of: definition.bytes) != digest else { continue }
        problems.add(RecordProblem(place, .definitionAltered(digest)))
      } else {
        problems.add(RecordProblem(place, .definitionMissing(digest)))
      }
    }
  }

  private func cohortDifferences() async throws(ArchiveError) -> [CohortDifference] {
    var tables: [Cohort: Int] = [:]
    for cohort in try await archive.cohorts() { tables[cohort] = try await archive.counts(of: cohort).passages }
    let cohorts = Set(tables.keys).union(passages.keys).sorted {
      ($0.exam, $0.session ?? 0) < ($1.exam, $1.session ?? 0)
    }
    return cohorts.compactMap { cohort in
      let difference = CohortDifference(
        cohort: cohort, records: passages[cohort, default: 0], tables: tables[cohort, default: 0])
      return difference.records == difference.tables ? nil : difference
    }
  }
}

extension VerificationRun.ChainRun {
  /// Where the store says that the chain ends, if it ends elsewhere.
  fileprivate var headProblems: [RecordProblem] {
    let strays = [stray].compactMap { $0 }.filter { $0 != summary.head.place.sequence }.map {
      RecordProblem(RecordPlace(summary.id, $0), .otherHead(summary.head))
    }
    guard verifier.head != summary.head else { return strays }
    return [RecordProblem(verifier.head?.place ?? summary.head.place, .otherHead(summary.head))] + strays
  }

  fileprivate var report: VerificationReport.Chain {
    VerificationReport.Chain(
      id: summary.id, isOwn: summary.isOwn, head: verifier.head, count: verifier.count, kinds: kinds,
      keys: verifier.keys, issued: issued)
  }

  mutating func count(_ payload: RecordPayload) {
    kinds[payload.kind, default: 0] += 1
    issued =
      issued.map { min($0.lowerBound, payload.issued)...max($0.upperBound, payload.issued) }
      ?? payload.issued...payload.issued
  }
}
