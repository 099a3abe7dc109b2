// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// The notes of rehearsals in a centre's folder: `repetitions/ID.jsonl`, one line of canonical JSON (RFC 8785) each.
///
/// A last line that a crash tore was never acknowledged: it is passed over, and goes with the next append.
public struct RehearsalFolder: RehearsalNotes {
  private let folder: String
  private let disk: any CentreDisk

  /// - Parameter centre: the centre's folder.
  public init(_ centre: String, disk: any CentreDisk = LiveDisk()) {
    folder = centre + "/repetitions"
    self.disk = disk
  }

  /// Far above an exam of hours: a longer file is refused.
  private static let limit = 64 << 20

  public func create(_ id: String, _ first: CanonicalJSON) throws(CentreError) {
    let path = try path(id)
    try onDisk { () throws(DiskRefusal) in
      try disk.makeFolders(folder)
      guard try disk.entry(at: path) == nil else { throw DiskRefusal(.denied, detail: "\(path) existe déjà") }
      try disk.replace(path, with: first.bytes + [0x0A])
    }
  }

  public func append(_ lines: [CanonicalJSON], to id: String) throws(CentreError) {
    let path = try path(id)
    guard let sound = try read(id)?.soundSize else {
      throw .diskRefuses(DiskRefusal(.denied, detail: "\(path) n’existe pas"))
    }
    let bytes = Array(lines.map { line -> [UInt8] in line.bytes + [0x0A] }.joined())
    try onDisk { () throws(DiskRefusal) in try disk.append(bytes, to: path, soundSize: sound) }
  }

  public func lines(of id: String) throws(CentreError) -> [CanonicalJSON]? { try read(id)?.lines }

  public func ids() throws(CentreError) -> [String] {
    let names = try onDisk { () throws(DiskRefusal) in try disk.list(folder) }
    return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.filter(isNoteID)
  }

  private func path(_ id: String) throws(CentreError) -> String {
    guard isNoteID(id) else { throw .diskRefuses(DiskRefusal(.denied, detail: "« \(id) » n’est pas un numéro")) }
    return "\(folder)/\(id).jsonl"
  }

  private func read(_ id: String) throws(CentreError) -> (lines: [CanonicalJSON], soundSize: Int)? {
    let path = try path(id)
    guard let bytes = try onDisk({ () throws(DiskRefusal) in try disk.read(path, limit: Self.limit) }) else {
      return nil
    }
    var lines: [CanonicalJSON] = []
    var sound = 0
    while let end = bytes[sound...].firstIndex(of: 0x0A) {
      let line = Array(bytes[sound..<end])
      guard let value = try? CanonicalJSON(canonical: line) else {
        // Blocks that a power cut kept from the disk read as zeros.
        if line.contains(0), end == bytes.count - 1 { break }
        throw .damaged(path: path, reason: "ligne \(lines.count + 1)")
      }
      lines.append(value)
      sound = end + 1
    }
    return (lines, sound)
  }

  private func onDisk<Value>(_ body: () throws(DiskRefusal) -> Value) throws(CentreError) -> Value {
    do throws(DiskRefusal) { return try body() } catch { throw .diskRefuses(error) }
  }
}
