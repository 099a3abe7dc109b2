// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// Where the exchanges of rehearsals are kept, and what is typed in from paper: lines of canonical JSON by the id of the sitting, each durable when
/// ``append(_:to:)`` returns, in the order in which they were appended.
///
/// It knows nothing of what the lines say. One program at a time writes to an id: whoever holds the sitting.
public protocol RehearsalNotes: Sendable {
  /// Begins the notes of a sitting. Throws when it has some already.
  func create(_ id: String, _ first: CanonicalJSON) throws(CentreError)

  /// Adds lines after those that were acknowledged, durably. After a crash, a beginning of them may be there.
  ///
  /// - Parameter count: how many lines were acknowledged: what a refused append left beyond them goes first, so that
  ///   trying again writes nothing twice.
  func append(_ lines: [CanonicalJSON], to id: String, after count: Int) throws(CentreError)

  /// The lines of a sitting, without an end that a crash tore; `nil` when it has none.
  func lines(of id: String) throws(CentreError) -> [CanonicalJSON]?

  /// Forgets what an id has; nothing when it has none.
  func remove(_ id: String) throws(CentreError)

  /// The ids that have notes, sorted.
  func ids() throws(CentreError) -> [String]
}

/// Whether an id may name a file: letters, digits and hyphens, as those of sittings.
func isNoteID(_ id: String) -> Bool {
  !id.isEmpty && id.utf8.count <= 64
    && id.unicodeScalars.allSatisfy { scalar in
      ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) || scalar == "-"
    }
}
