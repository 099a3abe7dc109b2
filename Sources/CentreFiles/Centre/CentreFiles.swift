// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive

/// A centre's own files, beside its database: settings, keys, heads noted, erasures.
///
/// What writes is called inside ``alone(_:)``, so that two programs of one station never write the same file at once.
public struct CentreFiles: Sendable {
  /// The centre's folder.
  public let path: String
  let disk: any CentreDisk

  public init(_ path: String, disk: any CentreDisk = LiveDisk()) {
    self.path = path
    self.disk = disk
  }

  public var settingsPath: String { path + "/centre.yaml" }
  public var headsPath: String { path + "/tetes.json" }
  public var erasuresPath: String { path + "/effacements.jsonl" }
  private var locksPath: String { path + "/verrous" }

  public var keys: KeyRing { KeyRing(folder: path + "/cles", disk: disk) }

  /// Runs what only one program at a time may do to this centre's own files. The others wait some seconds, then are
  /// told that it is busy. Not to be called within itself.
  ///
  /// The lock is another than the database's: what runs here may open the database.
  public func alone<Value>(_ body: () throws -> Value) throws -> Value {
    let lock = try lock()
    defer { lock.release() }
    return try body()
  }

  /// The lock of ``alone(_:)``, for what waits for the archive meanwhile: released by `release()`, at the latest with
  /// the process.
  public func lock() throws(CentreError) -> any DiskLock {
    try onDisk { () throws(DiskRefusal) in
      try disk.makeFolders(locksPath)
      return try disk.lock(locksPath + "/poste.verrou")
    }
  }

  func onDisk<Value>(_ body: () throws(DiskRefusal) -> Value) throws(CentreError) -> Value {
    do throws(DiskRefusal) { return try body() } catch { throw .diskRefuses(error) }
  }
}

// Settings.
extension CentreFiles {
  /// Far above any file that a person writes.
  private static let settingsLimit = 1 << 20

  /// The settings; `nil` when the folder has no centre. Throws `settings` with every problem of the file.
  public func settings() throws(CentreError) -> CentreSettings? {
    let path = settingsPath
    guard let bytes = try onDisk({ () throws(DiskRefusal) in try disk.read(path, limit: Self.settingsLimit) }) else {
      return nil
    }
    let file = SettingsFile(bytes, file: path)
    guard let settings = file.settings else { throw .settings(file.problems) }
    return settings
  }

  /// Replaces the settings, durably.
  public func write(_ settings: CentreSettings) throws(CentreError) {
    try onDisk { () throws(DiskRefusal) in
      try disk.makeFolders(path)
      try disk.replace(settingsPath, with: SettingsFile.bytes(settings))
    }
  }
}

// Heads.
extension CentreFiles {
  /// The heads noted; none before the first sealing.
  public func heads() throws(CentreError) -> HeadNotes {
    let path = headsPath
    guard let bytes = try onDisk({ () throws(DiskRefusal) in try disk.read(path, limit: HeadNotes.sizeLimit) }) else {
      return HeadNotes()
    }
    return try HeadNotes(reading: bytes, path: path)
  }

  /// Notes heads, durably, once the database has them: after a crash between the two, the notes are behind, which a
  /// database may always be ahead of.
  public func note(_ heads: [HeadNotes.Note]) throws(CentreError) {
    let before = try self.heads()
    var notes = before
    for note in heads { notes.note(note.head, isOwn: note.isOwn) }
    guard notes != before else { return }
    let bytes = notes.bytes
    try onDisk { () throws(DiskRefusal) in try disk.replace(headsPath, with: bytes) }
  }
}

// Erasures.
extension CentreFiles {
  /// A station that purges every year for a century keeps far less.
  private static let erasuresLimit = 256 << 20

  /// The erasures noted; none before the first.
  public func erasures() throws(CentreError) -> ErasureNotes {
    let path = erasuresPath
    guard let bytes = try onDisk({ () throws(DiskRefusal) in try disk.read(path, limit: Self.erasuresLimit) }) else {
      return ErasureNotes()
    }
    return try ErasureNotes(reading: bytes, path: path)
  }

  /// Notes an erasure, durably, before the archive does it. Noting it again changes nothing.
  public func note(_ erasure: ErasureNote) throws(CentreError) {
    let before = try erasures()
    guard !before.notes.contains(erasure) else { return }
    try append(ErasureNotes.line(erasure), after: before)
  }

  /// Withdraws an erasure that the archive refused, durably.
  ///
  /// Where this fails, too, the erasure is done again at the next occasion: say so.
  public func withdraw(_ erasure: ErasureNote) throws(CentreError) {
    let before = try erasures()
    guard before.notes.contains(erasure) else { return }
    try append(ErasureNotes.line(withdrawing: erasure), after: before)
  }

  private func append(_ line: [UInt8], after notes: ErasureNotes) throws(CentreError) {
    // What could not be read back would hide what follows it.
    guard line.count <= CanonicalJSON.sizeLimit else {
      throw .diskRefuses(
        DiskRefusal(.denied, detail: "\(erasuresPath): effacement trop long, à faire en plusieurs fois"))
    }
    try onDisk { () throws(DiskRefusal) in try disk.append(line, to: erasuresPath, soundSize: notes.soundSize) }
  }
}
