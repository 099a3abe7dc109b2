// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// Whether a database goes on from a head that was noted beside it.
public enum HeadFinding: Hashable, Sendable {
  /// It has that record, and perhaps more.
  case goesOn
  /// It ends before: it is an older copy. `found` is `nil` when it does not have the chain at all.
  case isOlder(noted: ChainHead, found: ChainHead?)
  /// It has another record there, of this hash.
  case isOther(noted: ChainHead, hash: String)
  /// It lacks that record, and a chain of the station that follows the one that was lost says so.
  case isFollowed(by: ChainID)

  /// Whether to go on would make two histories of one chain.
  public var forbidsSealing: Bool {
    switch self {
    case .isOlder, .isOther: true
    case .goesOn, .isFollowed: false
    }
  }

  /// - Parameters:
  ///   - found: the head that the database has of this chain; `nil` when it has none.
  ///   - hash: of the record that the database has at the place noted; `nil` when it has none.
  public init(noted: ChainHead, found: ChainHead?, hash: String?) {
    if hash == noted.hash {
      self = .goesOn
    } else if let hash {
      self = .isOther(noted: noted, hash: hash)
    } else {
      self = .isOlder(noted: noted, found: found)
    }
  }
}

extension HeadNotes {
  /// What an archive is beside the heads noted, in the order of ``notes``.
  ///
  /// Reads one record a chain, or two. Throws ``ArchiveError``.
  ///
  /// - Parameter keys: the keys that the station has, or had: a chain that none of them signed follows nothing.
  public func findings(
    in archive: some RecordArchive, keys: [VerificationKey]
  ) async throws(ArchiveError) -> [(note: Note, finding: HeadFinding)] {
    guard !notes.isEmpty else { return [] }
    let chains = try await archive.chains()
    let heads = Dictionary(chains.map { ($0.id, $0.head) }) { first, _ in first }
    var findings: [(note: Note, finding: HeadFinding)] = []
    for note in notes {
      let place = note.head.place
      let found = heads[place.chain]
      var hash: String?
      if let found, found.place.sequence >= place.sequence {
        hash = try await archive.record(at: place).map(Self.hash)
      }
      findings.append((note, HeadFinding(noted: note.head, found: found, hash: hash)))
    }
    if findings.contains(where: { $0.finding.forbidsSealing }) {
      for chain in chains {
        guard try await archive.isOwn(chain, keys: keys),
          let followed = try await Self.followed(by: chain.id, in: archive)
        else { continue }
        for index in findings.indices where findings[index].note.head.isReached(by: followed) {
          findings[index].finding = .isFollowed(by: chain.id)
        }
      }
    }
    return findings
  }

  /// The head that a chain's genesis cites.
  private static func followed(
    by chain: ChainID, in archive: some RecordArchive
  ) async throws(ArchiveError) -> ChainHead? {
    guard let genesis = try await archive.record(at: RecordPlace(chain, 0)), Self.hash(genesis) == chain.text,
      case .genesis(_, let after)? = try? RecordContent(genesis).payload.content
    else { return nil }
    return after
  }

  /// What a new chain of this station is to cite: the head that an archive lost, else that of the chain it has.
  public func headToFollow(
    in archive: some RecordArchive, keys: [VerificationKey]
  ) async throws(ArchiveError) -> ChainHead? {
    let lost = try await findings(in: archive, keys: keys).first { $0.note.isOwn && $0.finding.forbidsSealing }
    if let lost { return lost.note.head }
    return try await archive.chains().last(where: \.isOwn)?.head
  }

  /// Of the bytes that are there, whatever they are.
  private static func hash(_ record: StoredRecord) -> String {
    (try? CompactJWS(parsing: record.jws))?.hash ?? "illisible"
  }

  /// Throws ``CentreError/doesNotGoOn(_:path:)`` when the archive is older than what this station signed, or another:
  /// sealing into it would make two histories of one chain.
  ///
  /// - Parameters:
  ///   - keys: the keys that the station has, or had.
  ///   - path: of the notes, for the message.
  public func checkForSealing(in archive: some RecordArchive, keys: [VerificationKey], path: String) async throws {
    for (note, finding) in try await findings(in: archive, keys: keys) where note.isOwn && finding.forbidsSealing {
      throw CentreError.doesNotGoOn(finding, path: path)
    }
  }
}

extension HeadFinding: CustomStringConvertible {
  /// In French: both heads, what it means and the remedies; empty when the database goes on.
  public var description: String {
    switch self {
    case .goesOn, .isFollowed: ""
    case .isOlder(let noted, nil):
      "La base n’est pas celle où l’on scellait : elle n’a pas la chaîne \(noted.place.chain.short), dont la tête "
        + "notée est \(noted.french)."
    case .isOlder(let noted, let found?):
      "La base est plus ancienne que ce qui a été scellé ici : elle s’arrête à \(found.french), la tête notée est "
        + "\(noted.french)."
    case .isOther(let noted, let hash):
      "La base a une autre histoire que celle scellée ici : l’enregistrement \(noted.place.sequence) de la chaîne "
        + "\(noted.place.chain.short) y a l’empreinte \(hash), la tête notée est \(noted.french)."
    }
  }
}

extension ChainHead {
  /// Whether a chain that cites `other` leaves nothing out of what was noted here.
  fileprivate func isReached(by other: ChainHead) -> Bool {
    place.chain == other.place.chain
      && (place.sequence < other.place.sequence || place.sequence == other.place.sequence && hash == other.hash)
  }

  /// `l’enregistrement 41 de la chaîne Qx3f… (empreinte …)`.
  var french: String {
    "l’enregistrement \(place.sequence) de la chaîne \(place.chain.short) (empreinte \(hash))"
  }
}
