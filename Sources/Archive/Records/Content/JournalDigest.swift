// SPDX-License-Identifier: GPL-3.0-or-later

/// What a record says of the journal that it was made from.
public struct JournalDigest: Hashable, Sendable {
  /// Events before the sealing.
  public var events: Int
  /// SHA-256 of their lines (``StoredEvent/jsonLine()``), each with its line feed; lower-case hexadecimal.
  public var sha256: String

  public init(events: Int, sha256: String) {
    self.events = events
    self.sha256 = sha256
  }

  /// Of a sitting's stored events, in order; the sealing itself is left out, wherever it stands.
  ///
  /// Throws when a payload is not JSON.
  public init(of stored: some Sequence<StoredEvent>) throws {
    let before = stored.filter { $0.type != SealedPayload.type }
    let lines = try before.flatMap { try $0.jsonLine() + [UInt8(ascii: "\n")] }
    self.init(events: before.count, sha256: SHA256Digest.hex(of: lines))
  }
}

extension JournalDigest: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    events = try reader.member("events")
    sha256 = try reader.member("sha256")
    try reader.close()
  }

  var json: CanonicalJSON { ["events": .integer(Int64(events)), "sha256": .string(sha256)] }
}
