// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// The second reading of a file: batches for the store, each held to the hashes that the first reading verified.
final class ImportFeed: Sendable {
  private let plan: FileImportPlan
  private let progress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  private struct State {
    var lines: ExportLines
    var reader = ExportReader()
    /// The next record of each chain in the file.
    var next: [ChainID: Int] = [:]
    /// Where each chain will end in the store.
    var heads: [ChainID: ChainHead]
    /// A record that was read and did not fit its batch.
    var held: RecordBatch.Item?
    var isOver = false
    /// What made it stop, when it is no refusal of the store.
    var failure: (any Error)?
  }

  init(_ plan: FileImportPlan, _ source: ExportSource, _ progress: @escaping @Sendable (Int) -> Void) throws {
    self.plan = plan
    self.progress = progress
    let heads = plan.chains.compactMap { chain in chain.here.map { (chain.id, $0) } }
    state = Mutex(State(lines: try ExportLines(source), heads: Dictionary(uniqueKeysWithValues: heads)))
  }

  /// Why the last call threw, when it was not for the store to tell.
  var failure: (any Error)? { state.withLock { $0.failure } }

  /// The next batch; `nil` when all was given.
  func next() throws(ArchiveError) -> RecordBatch? {
    let batch = state.withLock { state -> Result<RecordBatch?, any Error> in
      do {
        let batch = try self.batch(&state)
        progress(state.lines.count)
        return .success(batch)
      } catch {
        state.failure = error
        return .failure(error)
      }
    }
    do { return try batch.get() } catch { throw .damaged("\(error)") }
  }

  private func batch(_ state: inout State) throws -> RecordBatch? {
    var batch = RecordBatch(heads: [:], records: [], isOwn: false)
    let start = state.lines.count
    while batch.records.count < ArchiveImport.pageSize, state.lines.count - start < ArchiveImport.pageBytes {
      guard let item = try state.held ?? item(&state, &batch.definitions) else { break }
      state.held = nil
      let chain = item.record.place.chain
      let isOwn = plan.chains.first { $0.id == chain }?.isOwn ?? false
      if batch.records.isEmpty { batch.isOwn = isOwn }
      guard isOwn == batch.isOwn else {
        state.held = item
        break
      }
      if batch.heads[chain] == nil { batch.heads.updateValue(state.heads[chain], forKey: chain) }
      state.heads[chain] = ChainHead(item.record.place, hash: item.hash)
      batch.records.append(item)
    }
    return batch.records.isEmpty && batch.definitions.isEmpty ? nil : batch
  }

  /// The next record that is not here, with the definitions before it.
  private func item(_ state: inout State, _ definitions: inout [ExamDefinition]) throws -> RecordBatch.Item? {
    while !state.isOver {
      guard let bytes = try state.lines.next() else {
        state.isOver = true
        try state.reader.finish()
        guard plan.chains.allSatisfy({ state.next[$0.id] == $0.hashes.count }) else { throw changed(state) }
        break
      }
      switch try state.reader.read(bytes) {
      case .definition(let definition):
        if plan.definitions.contains(definition.sha256) { definitions.append(definition) }
      case .record(let text):
        if let item = try item(text, &state) { return item }
      case .header, .end, nil: break
      }
    }
    return nil
  }

  private func changed(_ state: State) -> ImportError { .changed(line: state.reader.line) }

  /// `nil` for a record that is here.
  private func item(_ text: String, _ state: inout State) throws -> RecordBatch.Item? {
    let (jws, disclosures) = try StoredRecord.parts(ofSDJWT: text)
    // Its signature was verified: its hash says that it is the same.
    let check = RecordCheck(jws: jws, disclosures: disclosures, keys: nil)
    guard check.problems.isEmpty, let payload = check.payload, let place = check.link?.place,
      let chain = plan.chains.first(where: { $0.id == place.chain }),
      place.sequence == state.next[place.chain, default: 0], chain.hashes[place.sequence] == check.hash
    else { throw changed(state) }
    state.next[place.chain] = place.sequence + 1
    guard place.sequence >= chain.firstNew else { return nil }
    let erased = plan.erased[place.chain]
    let left = disclosures.filter { part, _ in !(erased?[part].contains(place.sequence) ?? false) }
    let content = try RecordContent(payload: payload, disclosures: left)
    return RecordBatch.Item(
      StoredRecord(place: place, jws: jws, disclosures: left), content, hash: check.hash,
      effect: RecordEffect(content).within(place.chain, isOwn: chain.isOwn))
  }
}
