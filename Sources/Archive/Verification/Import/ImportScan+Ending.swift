// SPDX-License-Identifier: GPL-3.0-or-later

// What can be told only when the whole file was read.
extension ImportScan {
  mutating func end() async throws(ArchiveError) {
    addHeadProblems()
    try await addCitationProblems()
    try await addDefinitions()
    makeChains()
    for chain in plan.chains {
      let line = number(of: chain.id).map { chains[$0].lastLine } ?? 0
      let judgement = ledger.judge(chain.id, elsewhere: here.erased(from: chain.id)) { isOwn($0) }
      add(judgement.problems, line)
      if chain.isOwn, let here = chain.here, chain.newCount > 0, !options.continuesOwnChain {
        plan.conflicts.append(.ownChainLonger(here: here, there: chain.head))
      }
      plan.erased[chain.id] = here.erased(from: chain.id)
    }
    weighErasures()
  }

  private func isOwn(_ chain: ChainID) -> Bool {
    plan.chains.first { $0.id == chain }?.isOwn ?? here.own.contains(chain)
  }

  /// The header says where each chain ends.
  private mutating func addHeadProblems() {
    for head in heads where number(of: head.place.chain).flatMap({ chains[$0].verifier.head }) != head {
      let line = number(of: head.place.chain).map { chains[$0].lastLine } ?? line
      add([RecordProblem(head.place, .otherHead(head))], line)
    }
    for chain in chains {
      guard let head = chain.verifier.head, !heads.contains(where: { $0.place.chain == head.place.chain }) else {
        continue
      }
      add([RecordProblem(head.place, .otherHead(head))], chain.lastLine)
    }
  }

  private mutating func addCitationProblems() async throws(ArchiveError) {
    for (place, line, citation) in citations {
      var found = number(of: citation.place.chain).flatMap { chains[$0].hashes[citation.place.sequence] }
      if found == nil {
        found = try await archive.record(at: citation.place).map { SealedHash.of($0.jws.utf8) }
      }
      if let fault = citation.fault(found) { add([RecordProblem(place, .citation(citation, fault))], line) }
    }
  }

  private mutating func addDefinitions() async throws(ArchiveError) {
    for (digest, first) in cited.sorted(by: { $0.value.line < $1.value.line }) {
      if try await archive.definition(digest) != nil { continue }
      if definitions.contains(digest) {
        plan.definitions.insert(digest)
      } else {
        add([RecordProblem(first.place, .definitionMissing(digest))], first.line)
      }
    }
  }

  private mutating func makeChains() {
    for chain in chains {
      guard let head = chain.verifier.head else { continue }
      plan.chains.append(
        FileImportPlan.Chain(
          id: chain.verifier.chain, isOwn: here.own.contains(chain.verifier.chain), head: head,
          here: here.heads[chain.verifier.chain], keys: chain.verifier.keys, hashes: chain.hashes))
    }
    // A station without a chain takes back the one that its key signs: the last, when one follows another.
    guard here.own.isEmpty, let key = options.currentKey,
      let index = plan.chains.lastIndex(where: { $0.keys.last?.key == key && $0.here == nil })
    else { return }
    plan.chains[index].isOwn = true
  }

  /// What the erasures that come will take away here, and what they name in vain.
  private mutating func weighErasures() {
    var named: [ChainID: [Range<Int>]] = [:]
    for (eraser, erasure) in erasures {
      for span in erasure.spans {
        if span.chain == eraser || isOwn(eraser) {
          guard let head = here.heads[span.chain] else { continue }
          named[span.chain, default: []] += span.ranges.map { Range($0).clamped(to: 0..<head.place.sequence + 1) }
        } else {
          plan.powerlessErasures += span.ranges.reduce(0) { $0 + $1.count }
        }
      }
    }
    plan.erasedHere = named.values.reduce(0) { $0 + SequenceRuns($1).count }
  }
}
