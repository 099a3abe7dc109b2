// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// The first reading of a file: everything is verified, nothing is written.
struct ImportScan {
  let options: ArchiveImport
  let archive: any RecordArchive
  let here: ArchiveState
  var plan: FileImportPlan
  private var reader = ExportReader()
  private var lines: ExportLines
  private var isOver = false
  var chains: [ChainScan] = []
  private var numbers: [ChainID: Int] = [:]
  /// The chain of the last record: the next one is expected there.
  private var current: Int?
  private var headless: Set<ChainID> = []
  var ledger = ErasureLedger()
  /// By the file's new records.
  var erasures: [(by: ChainID, erasure: Erasure)] = []
  /// Those of other chains, looked at when all is read.
  var citations: [(place: RecordPlace, line: Int, citation: Citation)] = []
  /// The first record that follows each definition, with its line.
  var cited: [String: (place: RecordPlace, line: Int)] = [:]
  /// Those of the file.
  var definitions: Set<String> = []
  private var keys: [String: VerificationKey] = [:]

  struct ChainScan {
    var verifier: ChainVerifier
    var hashes = HashList()
    /// What was erased of it here.
    let erased: PartRuns
    var isConflicting = false
    var lastLine: Int
  }

  init(_ options: ArchiveImport, _ source: ExportSource, _ archive: any RecordArchive) async throws {
    self.options = options
    self.archive = archive
    here = try await ArchiveState(archive, proofs: options.erasureProofs, station: options.stationKeys)
    plan = FileImportPlan(problems: ProblemList(limit: options.keptProblems))
    lines = try ExportLines(source)
  }

  var heads: [ChainHead] { reader.heads }
  var line: Int { reader.line }
  func number(of chain: ChainID) -> Int? { numbers[chain] }

  mutating func run(_ progress: (Int) -> Void) async throws -> FileImportPlan {
    let (archive, heads) = (archive, here.heads)
    try await OrderedWork(limit: max(1, options.workers) * 2).run {
      let lines = try page()
      guard !lines.isEmpty else { return nil }
      return ImportReader(archive: archive, heads: heads, keys: keys, lines: lines)
    } work: { (reader: ImportReader) in
      do throws(ArchiveError) {
        return Result<[ImportEntry], ArchiveError>.success(try await reader.entries())
      } catch {
        return .failure(error)
      }
    } take: { result in
      for entry in try result.get() { take(entry) }
      progress(lines.count)
    }
    progress(lines.count)
    try await end()
    return plan
  }

  // MARK: Lines

  /// The next records of the file; none at its end.
  private mutating func page() throws -> [ImportReader.Line] {
    var page: [ImportReader.Line] = []
    var size = 0
    while !isOver, page.count < ArchiveImport.pageSize, size < ArchiveImport.pageBytes {
      do {
        guard let bytes = try lines.next() else {
          isOver = true
          try reader.finish()
          break
        }
        size += bytes.count
        switch try reader.read(bytes) {
        case .record(let text): page.append(ImportReader.Line(number: reader.line, sdJWT: text))
        case .definition(let definition): definitions.insert(definition.sha256)
        case .header, .end, nil: break
        }
      } catch let problem as ExportProblem {
        note(problem)
      }
    }
    return page
  }

  private mutating func note(_ problem: ExportProblem) {
    let isFirst = plan.fileProblems.isEmpty
    if plan.fileProblems.count < options.keptProblems {
      plan.fileProblems.append(FileImportPlan.FileProblem(line: max(1, reader.line), problem: problem))
    }
    // A line that is none says nothing of the next one; what is no export of this release at all does.
    switch problem {
    case .notALine, .definitionAltered: isOver = isFirst && reader.line <= 1
    default: isOver = true
    }
  }

  // MARK: Records

  private mutating func take(_ entry: ImportEntry) {
    guard let (number, sequence) = place(of: entry) else { return }
    current = number
    let place = RecordPlace(chains[number].verifier.chain, sequence)
    let finding = chains[number].verifier.take(entry.check, at: sequence)
    chains[number].lastLine = entry.line
    if chains[number].hashes.count == sequence { chains[number].hashes.append(entry.check.hash) }
    add(finding.problems, entry.line)
    guard finding.isAuthentic, let payload = entry.check.payload else { return }
    add(entry.further.map { RecordProblem(place, $0) }, entry.line)
    ledger.take(place, kind: payload.kind, parts: entry.check.parts)
    if let sha256 = payload.subject?.exam.sha256, cited[sha256] == nil { cited[sha256] = (place, entry.line) }
    if case .key(let key, _) = payload.content { keys[key.thumbprint] = key }
    if case .erasure(let erasure) = payload.content {
      ledger.take(erasure, by: .chain(place.chain))
      if entry.here == .none { erasures.append((place.chain, erasure)) }
    }
    for citation in payload.cites { look(citation, from: place, number, entry.line) }
    compare(entry, place, number)
  }

  /// The chain, by its number, and the place in it that a record has or takes; `nil` for one that has none.
  private mutating func place(of entry: ImportEntry) -> (Int, Int)? {
    let expected = current.map { ($0, chains[$0].verifier.next) }
    // What a record says of its place holds when its key signed it; else it stands where it stands.
    guard let link = entry.check.link, entry.check.signature == .valid else {
      if expected == nil {
        add([RecordProblem(RecordPlace(ChainID(""), 0), entry.check.problems.first ?? .signature)], entry.line)
      }
      return expected
    }
    if let number = numbers[link.chain] {
      guard link.sequence >= chains[number].verifier.next else {
        add([RecordProblem(link.place, .repeated)], entry.line)
        return nil
      }
      return (number, link.sequence)
    }
    guard link.sequence == 0 else {
      if headless.insert(link.chain).inserted { add([RecordProblem(link.place, .headless)], entry.line) }
      return nil
    }
    let number = chains.count
    numbers[link.chain] = number
    chains.append(
      ChainScan(
        verifier: ChainVerifier(link.chain), erased: here.erased(from: link.chain), lastLine: entry.line))
    plan.problems.see(link.chain)
    if case .genesis(let key, _) = entry.check.payload?.content { keys[key.thumbprint] = key }
    return (number, 0)
  }

  private mutating func look(_ citation: Citation, from place: RecordPlace, _ number: Int, _ line: Int) {
    guard citation.place.chain == place.chain else {
      citations.append((place, line, citation))
      return
    }
    guard citation.place.sequence < place.sequence,
      let fault = citation.fault(chains[number].hashes[citation.place.sequence])
    else { return }
    add([RecordProblem(place, .citation(citation, fault))], line)
  }

  private mutating func compare(_ entry: ImportEntry, _ place: RecordPlace, _ number: Int) {
    switch entry.here {
    case .none:
      for part in entry.check.parts where chains[number].erased[part].contains(place.sequence) {
        plan.droppedParts += 1
      }
    case .same(let absent): plan.absentParts += absent
    case .other(let hash):
      guard !chains[number].isConflicting else { return }
      chains[number].isConflicting = true
      plan.conflicts.append(.otherHistory(place, line: entry.line, here: hash, there: entry.check.hash))
    }
  }

  mutating func add(_ problems: [RecordProblem], _ line: Int) {
    for problem in problems {
      var problem = problem
      problem.line = line
      plan.problems.add(problem)
    }
  }
}
