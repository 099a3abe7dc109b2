// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// A passage with what was sealed about it since: what a linked record rests on.
public struct PassageHistory: Sendable {
  /// The sitting's id.
  public let id: String
  public let subject: RecordPayload.Subject
  /// The passage.
  public let passage: Citation
  /// The last correction, fixing or lifting; `nil` when there is none.
  public private(set) var last: Citation?
  /// The passage, or its last correction.
  public private(set) var record: StoredRecord
  /// As corrected, a part `nil` where it was erased. Its deliberation knows of what was fixed and lifted since.
  public private(set) var content: RecordContent

  /// - Parameter linked: the records that cite the passage, in the order in which they came.
  /// - Returns: `nil` when `passage` is no passage.
  public init?(_ passage: StoredRecord, linked: [StoredRecord]) throws(RecordError) {
    let content = try RecordContent(passage)
    guard case .passage(let subject) = content.payload.content else { return nil }
    id = content.payload.id
    self.subject = subject
    self.passage = Citation(passage.place, hash: SealedHash.of(passage.jws.utf8))
    record = passage
    self.content = content
    for record in linked { try take(record) }
  }

  private mutating func take(_ linked: StoredRecord) throws(RecordError) {
    let linkedContent = try RecordContent(linked)
    guard linkedContent.payload.cites.first?.place == passage.place else { return }
    switch linkedContent.payload.content {
    case .correction:
      record = linked
      content = linkedContent
    case .fixing:
      if case .fixing(let fixing) = linkedContent.linked { content.deliberation?.fixedMark = fixing.mark }
    case .lifting:
      if case .lifting(let lifting) = linkedContent.linked {
        let stamp = PassageContent.Deliberation.Stamp(at: UTCTime.text(linkedContent.payload.issued))
        content.deliberation?.reservations.lifted.append(.init(lifting.reason, stamp))
      }
      content.deliberation?.reservations.standing = []
    case .genesis, .passage, .unit, .erasure, .key, .communication: return
    }
    last = Citation(linked.place, hash: SealedHash.of(linked.jws.utf8))
  }

  /// What a record that is linked to it cites.
  var citations: [Citation] { [passage] + (last.map { [$0] } ?? []) }

  /// Fixed, or else proposed.
  public var mark: Decimal64? { content.deliberation?.fixedMark ?? content.deliberation?.mark }

  /// Whether the jury decided.
  public var isDecided: Bool { content.deliberation?.decision != nil || content.evaluation?.award != nil }
}

extension PassageHistory {
  /// Reads a passage and what cites it: in its own chain, or in a chain of this station.
  ///
  /// - Returns: `nil` when there is no passage there. Throws `damaged` for a record that cannot be read.
  public static func load(
    _ place: RecordPlace, from archive: some RecordArchive
  ) async throws(ArchiveError) -> PassageHistory? {
    guard let passage = try await archive.record(at: place) else { return nil }
    let own = Set(try await archive.chains().filter(\.isOwn).map(\.id)).union([place.chain])
    var linked: [StoredRecord] = []
    for citing in try await archive.places(citing: place) where own.contains(citing.chain) {
      if let record = try await archive.record(at: citing) { linked.append(record) }
    }
    do throws(RecordError) {
      return try PassageHistory(passage, linked: linked)
    } catch {
      if case .newerRelease(let what) = error { throw .newerRelease(what) }
      throw .damaged("\(error)")
    }
  }
}

/// ISO 8601 in UTC.
enum UTCTime {
  /// `2026-05-12T07:00:00Z`.
  static func text(_ seconds: Int64) -> String {
    let day = Day(daysSince1970: Int(seconds.flooredDivision(86_400)))
    let rest = Int(seconds.flooredRemainder(86_400))
    return "\(day)T\(padded(rest / 3600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))Z"
  }
}
