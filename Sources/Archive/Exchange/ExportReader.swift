// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto

/// Follows the lines of an exported file from its first to its last, one in memory at a time.
public struct ExportReader: Sendable {
  /// The heads of the chains, as the header says.
  public private(set) var heads: [ChainHead] = []
  /// The lines read.
  public private(set) var line = 0
  private var definitions = 0
  private var records = 0
  private var hash = SHA256()
  private var isEnded = false

  /// The longest line: a record of the greatest size with its disclosures.
  public static let lineLimit = CanonicalJSON.sizeLimit

  public init() {}

  /// Reads the next line, without its line feed. The header and the end are checked, and give `nil`.
  public mutating func read(_ bytes: [UInt8]) throws(ExportProblem) -> ExportLine? {
    guard !isEnded else { throw .afterEnd }
    line += 1
    let read = try ExportLine(bytes)
    guard line > 1 else {
      guard case .header(let heads) = read else { throw .noHeader }
      self.heads = heads
      add(bytes)
      return nil
    }
    switch read {
    case .header: throw .notALine
    case .definition: definitions += 1
    case .record: records += 1
    case .end(let definitions, let records, let sha256):
      guard definitions == self.definitions, records == self.records, sha256 == SHA256Digest.hex(hash.finalize())
      else { throw .altered }
      isEnded = true
      return nil
    }
    add(bytes)
    return read
  }

  /// Says that the file has no more lines.
  public func finish() throws(ExportProblem) {
    guard line > 0 else { throw .noHeader }
    guard isEnded else { throw .cut }
  }

  private mutating func add(_ bytes: [UInt8]) {
    hash.update(data: bytes)
    hash.update(data: [0x0A] as [UInt8])
  }
}

/// Writes an exported file: gives the bytes of each line, and of the last one when all is said.
public struct ExportWriter: Sendable {
  private var definitions = 0
  private var records = 0
  private var hash = SHA256()

  public init() {}

  public mutating func header(_ heads: [ChainHead]) -> [UInt8] { add(.header(heads)) }

  public mutating func definition(_ definition: ExamDefinition) -> [UInt8] {
    definitions += 1
    return add(.definition(definition))
  }

  public mutating func record(_ record: StoredRecord) -> [UInt8] {
    records += 1
    return add(.record(record.sdJWT))
  }

  public func end() -> [UInt8] {
    ExportLine.end(definitions: definitions, records: records, sha256: SHA256Digest.hex(hash.finalize())).bytes
  }

  private mutating func add(_ line: ExportLine) -> [UInt8] {
    let bytes = line.bytes
    hash.update(data: bytes)
    return bytes
  }
}
