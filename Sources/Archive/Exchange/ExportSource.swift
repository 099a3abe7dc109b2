// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// An exported file that is read from its beginning as often as needed.
public struct ExportSource: Sendable {
  /// Gives the next bytes of a file, so many as suits it, on each call; `nil` at its end.
  public typealias Pieces = @Sendable () throws -> [UInt8]?

  /// Opens it at its beginning.
  public let open: @Sendable () throws -> Pieces

  public init(_ open: @escaping @Sendable () throws -> Pieces) { self.open = open }

  /// A file that is in memory.
  public init(bytes: [UInt8]) {
    self.init {
      let rest = Rest(bytes)
      return { rest.take() }
    }
  }

  private final class Rest: Sendable {
    private let bytes: Mutex<[UInt8]?>

    init(_ bytes: [UInt8]) { self.bytes = Mutex(bytes) }

    func take() -> [UInt8]? {
      bytes.withLock { bytes in
        defer { bytes = nil }
        return bytes
      }
    }
  }
}

/// The lines of a file, one in memory at a time.
struct ExportLines: Sendable {
  private let pieces: ExportSource.Pieces
  private var buffer: [UInt8] = []
  /// Of ``buffer``: where the next line begins, and up to where there is no line feed.
  private var start = 0
  private var searched = 0
  /// Bytes read so far.
  private(set) var count = 0

  init(_ source: ExportSource) throws { pieces = try source.open() }

  /// The next line, without its line feed; `nil` at the end of the file. Throws ``ExportProblem/cut`` for a last line
  /// without one, `notALine` for a line longer than any can be.
  mutating func next() throws -> [UInt8]? {
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { (start, searched) = (end + 1, end + 1) }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      guard searched - start <= ExportReader.lineLimit else { throw ExportProblem.notALine }
      guard let piece = try pieces() else {
        guard start == buffer.count else { throw ExportProblem.cut }
        return nil
      }
      count += piece.count
      buffer.removeFirst(start)
      (start, searched) = (0, searched - start)
      buffer += piece
    }
  }
}
