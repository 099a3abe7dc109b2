// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Synchronization

/// The twin of ``RehearsalFolder`` for tests and for what is not to be kept.
public final class InMemoryRehearsals: RehearsalNotes {
  private let kept = Mutex<[String: [CanonicalJSON]]>([:])

  public init() {}

  public func create(_ id: String, _ first: CanonicalJSON) throws(CentreError) {
    let isNew = kept.withLock { kept in
      guard kept[id] == nil, isNoteID(id) else { return false }
      kept[id] = [first]
      return true
    }
    guard isNew else { throw .diskRefuses(DiskRefusal(.denied, detail: "\(id) existe déjà")) }
  }

  public func append(_ lines: [CanonicalJSON], to id: String, after count: Int) throws(CentreError) {
    let isThere = kept.withLock { kept in
      guard let before = kept[id], before.count >= count else { return false }
      kept[id] = before.prefix(count) + lines
      return true
    }
    guard isThere else { throw .diskRefuses(DiskRefusal(.denied, detail: "\(id) n’est plus tel qu’il était")) }
  }

  public func lines(of id: String) throws(CentreError) -> [CanonicalJSON]? { kept.withLock { $0[id] } }

  public func remove(_ id: String) throws(CentreError) { kept.withLock { $0[id] = nil } }

  public func ids() throws(CentreError) -> [String] { kept.withLock { $0.keys.sorted() } }
}
