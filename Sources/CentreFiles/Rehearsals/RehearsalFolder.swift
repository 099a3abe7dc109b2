// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// Notes in a centre's folder: `repetitions/ID.jsonl` of rehearsals, `saisies/ID.jsonl` of papers typed in; one line of canonical JSON (RFC 8785) each.
///
/// A last line that a crash tore was never acknowledged: it is passed over, and goes with the next append.
public struct RehearsalFolder: RehearsalNotes {
  private let folder: String
  private let disk: any CentreDisk

  /// - Parameters:
  ///   - centre: the centre's folder.
  ///   - name: the folder in it.
  public init(_ centre: String, named name: String = "repetitions", disk: any CentreDisk = LiveDisk()) {
    folder = "\(centre)/\(name)"
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

  public func append(_ lines: [CanonicalJSON], to id: String, after count: Int) throws(CentreError) {
    let path = try path(id)
    guard let ends = try read(id)?.ends, let sound = count == 0 ? 0 : ends.dropFirst(count - 1).first else {
      throw .diskRefuses(DiskRefusal(.denied, detail: "\(path) n’est plus tel qu’il était"))
    }
    let bytes = Array(lines.map { line -> [UInt8] in line.bytes + [0x0A] }.joined())
    try onDisk { () throws(DiskRefusal) in try disk.append(bytes, to: path, soundSize: sound) }
  }

  public func lines(of id: String) throws(CentreError) -> [CanonicalJSON]? { try read(id)?.lines }

  public func remove(_ id: String) throws(CentreError) {
    let path = try path(id)
    try onDisk { () throws(DiskRefusal) in
      guard try disk.entry(at: path) != nil else { return }
      try disk.remove(path)
      try disk.syncFolder(folder)
    }
  }

  public func ids() throws(CentreError) -> [String] {
    let names = try onDisk { () throws(DiskRefusal) in try disk.list(folder) }
    return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.filter(isNoteID)
  }

  private func path(_ id: String) throws(CentreError) -> String {
    guard isNoteID(id) else { throw .diskRefuses(DiskRefusal(.denied, detail: "« \(id) » n’est pas un numéro")) }
    return "\(folder)/\(id).jsonl"
  }

  /// The lines, and where each ends with its newline.
  private func read(_ id: String) throws(CentreError) -> (lines: [CanonicalJSON], ends: [Int])? {
    let path = try path(id)
    guard let bytes = try onDisk({ () throws(DiskRefusal) in try disk.read(path, limit: Self.limit) }) else {
      return nil
    }
    var lines: [CanonicalJSON] = []
    var ends: [Int] = []
    while let end = bytes[(ends.last ?? 0)...].firstIndex(of: 0x0A) {
      let line = Array(bytes[(ends.last ?? 0)..<end])
      guard let value = try? CanonicalJSON(canonical: line) else {
        // Blocks that a power cut kept from the disk read as zeros.
        if line.contains(0), end == bytes.count - 1 { break }
        throw .damaged(path: path, reason: "ligne \(lines.count + 1)")
      }
      lines.append(value)
      ends.append(end + 1)
    }
    return (lines, ends)
  }

  private func onDisk<Value>(_ body: () throws(DiskRefusal) -> Value) throws(CentreError) -> Value {
    do throws(DiskRefusal) { return try body() } catch { throw .diskRefuses(error) }
  }
}
