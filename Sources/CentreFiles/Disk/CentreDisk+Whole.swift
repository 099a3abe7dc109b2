// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive

// What happens whole or not at all, whenever the process dies or the power goes.
extension CentreDisk {
  /// Makes a folder and those above it, durably.
  func makeFolders(_ path: String) throws(DiskRefusal) {
    guard try entry(at: path) == nil else { return }
    let parent = folder(of: path)
    if parent != path { try makeFolders(parent) }
    try makeFolder(path)
    try syncFolder(parent)
  }

  /// Puts a file in the place of the one that is there, if any: after a crash it is the one or the other, with a
  /// temporary file beside it at most.
  ///
  /// - Parameter erasing: whether the bytes of the one that was there are overwritten, as far as the disk does it.
  func replace(_ path: String, with bytes: [UInt8], erasing: Bool = false) throws(DiskRefusal) {
    let temporary = temporaryName(of: path)
    // Left by a process that died.
    if try entry(at: temporary) != nil { try destroy(temporary) }
    do throws(DiskRefusal) {
      try write(bytes, to: temporary, .new)
      try rename(temporary, to: path, erasing: erasing)
    } catch {
      try? remove(temporary)
      throw error
    }
    try syncFolder(folder(of: path))
  }

  /// `.nom.nouveau`, in the same folder.
  func temporaryName(of path: String) -> String {
    let folder = folder(of: path)
    return "\(folder)/.\(path.dropFirst(folder.utf8.count + 1)).nouveau"
  }

  /// Overwrites a file with zeros, then takes it away. Nothing to do where there is none.
  ///
  /// A disk that keeps old blocks (copy on write, flash memory, snapshots, backups) may still have its bytes.
  func destroy(_ path: String) throws(DiskRefusal) {
    guard let size = try entry(at: path)?.size else { return }
    try write([UInt8](repeating: 0, count: size), to: path, .over)
    try remove(path)
    try syncFolder(folder(of: path))
  }

  /// Adds bytes to a file, made where there is none: after a crash they are there whole, or what is there of them lacks
  /// their last byte.
  ///
  /// - Parameter soundSize: what the file has that counts; the rest was torn by a crash, and goes first.
  func append(_ bytes: [UInt8], to path: String, soundSize: Int) throws(DiskRefusal) {
    let size = try entry(at: path)?.size
    if let size, size > soundSize { try truncate(path, to: soundSize) }
    do throws(DiskRefusal) {
      try write(bytes, to: path, .append)
    } catch {
      // Not needed for what follows to be right: a torn end is passed over.
      if size != nil { try? truncate(path, to: soundSize) }
      throw error
    }
    if size == nil { try syncFolder(folder(of: path)) }
  }

  func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
