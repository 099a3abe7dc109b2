// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// The head of each chain as it was last noted beside the database, `tetes.json`: a database that does not go on from
/// there was put back from an older copy, or has another history.
///
/// One line of canonical JSON (RFC 8785) and a line feed: `heads`, each with `chain`, `hash`, `own` and `seq`, and `v`.
public struct HeadNotes: Hashable, Sendable {
  /// By the order of the chains' ids.
  public private(set) var notes: [Note] = []

  /// A head, and whether this station signs its chain.
  public struct Note: Hashable, Sendable {
    public var head: ChainHead
    public var isOwn: Bool

    public init(_ head: ChainHead, isOwn: Bool) {
      self.head = head
      self.isOwn = isOwn
    }
  }

  public init() {}

  public init(_ notes: [Note]) {
    for note in notes { self.note(note.head, isOwn: note.isOwn) }
  }

  /// The head noted of a chain.
  public subscript(chain: ChainID) -> Note? { notes.first { $0.head.place.chain == chain } }

  /// Notes a head in the place of the one noted before; one that is further on is kept.
  public mutating func note(_ head: ChainHead, isOwn: Bool) {
    let chain = head.place.chain
    if let noted = self[chain], noted.head.place.sequence > head.place.sequence { return }
    notes.removeAll { $0.head.place.chain == chain }
    let place = notes.firstIndex { $0.head.place.chain.text.utf8.lexicographicallyPrecedes(chain.text.utf8) == false }
    notes.insert(Note(head, isOwn: isOwn), at: place ?? notes.count)
  }
}

// The file.
extension HeadNotes {
  private static let version: Int64 = 1
  /// Some ten thousand chains.
  static let sizeLimit = 2 << 20

  var bytes: [UInt8] {
    let heads = notes.map { note -> CanonicalJSON in
      [
        "chain": .string(note.head.place.chain.text), "hash": .string(note.head.hash), "own": .bool(note.isOwn),
        "seq": .integer(Int64(note.head.place.sequence)),
      ]
    }
    return CanonicalJSON.object([.init("heads", .array(heads)), .init("v", .integer(Self.version))]).bytes + [0x0A]
  }

  /// Reads a file to the byte.
  init(reading bytes: [UInt8], path: String) throws(CentreError) {
    func damaged(_ reason: String) -> CentreError { .damaged(path: path, reason: reason) }
    guard bytes.last == 0x0A, let json = try? CanonicalJSON(canonical: Array(bytes.dropLast())),
      let version = json["v"]?.integer
    else { throw damaged("ce n’est pas un fichier de têtes entier") }
    guard version <= Self.version else { throw .newerRelease(path: path) }
    guard json.members?.count == 2, let heads = json["heads"]?.array else { throw damaged("sa forme est autre") }
    let notes = heads.compactMap { Self.note($0) }
    self.init(notes)
    guard notes.count == heads.count, self.bytes == bytes else { throw damaged("une tête est mal notée") }
  }

  private static func note(_ json: CanonicalJSON) -> Note? {
    guard json.members?.count == 4, let chain = json["chain"]?.string, isHash(chain), let hash = json["hash"]?.string,
      isHash(hash), let isOwn = json["own"]?.bool, let sequence = json["seq"]?.integer, (0...1 << 53).contains(sequence)
    else { return nil }
    return Note(ChainHead(RecordPlace(ChainID(chain), Int(sequence)), hash: hash), isOwn: isOwn)
  }

  /// SHA-256 in base64url.
  static func isHash(_ text: String) -> Bool { Base64URL.decode(text)?.count == 32 }
}
