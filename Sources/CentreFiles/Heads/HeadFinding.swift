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
  /// Reads one record a chain. Throws ``ArchiveError``; `damaged` when a record cannot be read.
  public func findings(
    in archive: some RecordArchive
  ) async throws(ArchiveError) -> [(note: Note, finding: HeadFinding)] {
    guard !notes.isEmpty else { return [] }
    let heads = Dictionary(try await archive.chains().map { ($0.id, $0.head) }) { first, _ in first }
    var findings: [(Note, HeadFinding)] = []
    for note in notes {
      let place = note.head.place
      let found = heads[place.chain]
      var hash: String?
      if let found, found.place.sequence >= place.sequence {
        hash = try await archive.record(at: place).map(Self.hash)
      }
      findings.append((note, HeadFinding(noted: note.head, found: found, hash: hash)))
    }
    return findings
  }

  /// Of the bytes that are there, whatever they are.
  private static func hash(_ record: StoredRecord) -> String {
    (try? CompactJWS(parsing: record.jws))?.hash ?? "illisible"
  }

  /// Throws ``CentreError/doesNotGoOn(_:path:)`` when the archive is older than what this station signed, or another:
  /// sealing into it would make two histories of one chain.
  ///
  /// - Parameter path: of the notes, for the message.
  public func checkForSealing(in archive: some RecordArchive, path: String) async throws {
    for (note, finding) in try await findings(in: archive) where note.isOwn && finding != .goesOn {
      throw CentreError.doesNotGoOn(finding, path: path)
    }
  }
}

extension HeadFinding: CustomStringConvertible {
  /// In French: both heads, what it means and the remedies; empty when the database goes on.
  public var description: String {
    switch self {
    case .goesOn: ""
    case .isOlder(let noted, let found):
      "La base est plus ancienne que ce qui a été scellé ici : elle s’arrête à "
        + "\(found?.french ?? "aucun enregistrement de la chaîne \(noted.place.chain.short)"), "
        + "la tête notée est \(noted.french)."
    case .isOther(let noted, let hash):
      "La base a une autre histoire que celle scellée ici : l’enregistrement \(noted.place.sequence) de la chaîne "
        + "\(noted.place.chain.short) y a l’empreinte \(hash), la tête notée est \(noted.french)."
    }
  }
}

extension ChainHead {
  /// `l’enregistrement 41 de la chaîne Qx3f… (empreinte …)`.
  var french: String {
    "l’enregistrement \(place.sequence) de la chaîne \(place.chain.short) (empreinte \(hash))"
  }
}
