// SPDX-License-Identifier: GPL-3.0-or-later

/// A record of a file, read and checked apart from the others.
struct ImportEntry: Sendable {
  var line: Int
  var check: RecordCheck
  /// What makes it no record of this release, whatever its place.
  var further: [RecordProblem.Reason] = []
  var here: Here = .none

  /// What the archive has at its place.
  enum Here: Hashable, Sendable {
    case none
    /// The same, without so many of the parts that the file has.
    case same(absentParts: Int)
    case other(hash: String)
  }
}

extension StoredRecord {
  /// The parts of `<JWS>~<disclosure>~…~` (RFC 9901), each disclosure by the name that it bears.
  ///
  /// Nothing is verified. Throws `malformed` without the form, `disclosure` for one of a name that records do not have,
  /// `name` for a name that comes twice.
  static func parts(
    ofSDJWT text: String
  ) throws(SealError) -> (jws: String, disclosures: [RecordPart: String]) {
    guard text.utf8.last == UInt8(ascii: "~") else { throw .malformed }
    let pieces = text.utf8.dropLast().split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
    guard pieces.count <= RecordPart.allCases.count + 1 else { throw .tooLong }
    var disclosures: [RecordPart: String] = [:]
    for (place, piece) in pieces.dropFirst().enumerated() {
      let disclosure = String(Substring(piece))
      guard let part = RecordPart.allCases.first(where: { $0.names(disclosure) }) else { throw .disclosure(place) }
      guard disclosures.updateValue(disclosure, forKey: part) == nil else { throw .name(part.rawValue) }
    }
    return (pieces.first.map { String(Substring($0)) } ?? "", disclosures)
  }
}

/// Makes ``ImportEntry``s of lines.
struct ImportReader: Sendable {
  let archive: any RecordArchive
  /// Where chains end here.
  let heads: [ChainID: ChainHead]
  /// Keys that may have signed, by thumbprint.
  let keys: [String: VerificationKey]
  let lines: [Line]

  struct Line: Sendable {
    var number: Int
    var sdJWT: String
  }

  /// In the order of the lines. Throws when the archive cannot be read.
  func entries() async throws(ArchiveError) -> [ImportEntry] {
    var entries: [ImportEntry] = []
    var keys = keys
    var texts: [String] = []
    for line in lines {
      let (entry, jws) = Self.entry(line, keys)
      switch entry.check.payload?.content {
      case .genesis(let key, _), .key(let key, _): keys[key.thumbprint] = key
      default: break
      }
      entries.append(entry)
      texts.append(jws)
    }
    try await compare(&entries, texts)
    return entries
  }

  private static func entry(_ line: Line, _ keys: [String: VerificationKey]) -> (ImportEntry, String) {
    do throws(SealError) {
      let (jws, disclosures) = try StoredRecord.parts(ofSDJWT: line.sdJWT)
      let check = RecordCheck(jws: jws, disclosures: disclosures, keys: keys)
      var entry = ImportEntry(line: line.number, check: check)
      if let payload = check.payload, check.problems.isEmpty {
        do throws(RecordError) {
          _ = try RecordContent(payload: payload, disclosures: disclosures)
        } catch {
          entry.further.append(.content(error))
        }
      }
      return (entry, jws)
    } catch {
      // What the JWS says of its place is still told.
      let jws = String(line.sdJWT.prefix { $0 != "~" })
      let check = RecordCheck(jws: jws, disclosures: [:], keys: keys)
      return (ImportEntry(line: line.number, check: check, further: [.unreadable(error)]), jws)
    }
  }

  /// Reads what the archive has at these places: those in a row at once.
  private func compare(_ entries: inout [ImportEntry], _ texts: [String]) async throws(ArchiveError) {
    var index = 0
    while index < entries.count {
      guard let place = entries[index].check.link?.place, isHere(place) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < entries.count, let next = entries[end].check.link?.place, isHere(next), next.chain == place.chain,
        next.sequence == place.sequence + end - index
      {
        end += 1
      }
      let records = try await archive.records(of: place.chain, from: place.sequence, limit: end - index)
      for (record, at) in zip(records, index..<end) where record.place == entries[at].check.link?.place {
        if record.jws == texts[at] {
          let absent = entries[at].check.parts.subtracting(record.disclosures.keys)
          entries[at].here = .same(absentParts: absent.count)
        } else {
          entries[at].here = .other(hash: SealedHash.of(record.jws.utf8))
        }
      }
      index = end
    }
  }

  private func isHere(_ place: RecordPlace) -> Bool {
    heads[place.chain].map { place.sequence <= $0.place.sequence } ?? false
  }
}
