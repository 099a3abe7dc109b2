// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Glibc
internal import Sittings

/// Holds by locked files in a centre's folder, `verrous/ID.verrou`.
public final class FileHolds: SittingHolds {
  private let folder: CentreFolder

  public init(_ folder: CentreFolder) { self.folder = folder }

  public func acquire(_ id: String, as holder: Holder) throws(HoldError) -> any SittingHold {
    do {
      try folder.makeFolder(folder.holds)
    } catch .diskRefuses(let refusal) {
      throw .diskRefuses(refusal)
    } catch {
      throw .diskRefuses(DiskRefusal(.denied, detail: folder.holds))
    }
    guard let file = try HoldFile(path(of: id), create: true) else { throw .held(nil) }
    do throws(HoldError) {
      guard try file.lock() else { throw .held(file.holder) }
      // The lock is the hold. Who has it is written for people: a full disk must not keep a jury from its oral.
      _ = try? file.write(holder)
      return FileHold(id, file, previous: file.pulse)
    } catch {
      file.close()
      throw error
    }
  }

  public func holder(of id: String) throws(HoldError) -> Holder? {
    guard let file = try HoldFile(path(of: id), create: false) else { return nil }
    defer { file.close() }
    return try file.isLocked() ? file.holder : nil
  }

  public func lastPulse(of id: String) throws(HoldError) -> Pulse? {
    guard let file = try HoldFile(path(of: id), create: false) else { return nil }
    defer { file.close() }
    return file.pulse
  }

  /// Takes away what is written of who held a sitting, and when; whether it could: not while a console holds it.
  func forget(_ id: String) throws(HoldError) -> Bool {
    let path = try path(of: id)
    guard let file = try HoldFile(path, create: false, forWriting: true) else { return true }
    defer { file.close() }
    guard try file.lock() else { return false }
    try file.blank()
    guard unlink(path) == 0 || errno == ENOENT else { throw .system(errno, path) }
    return true
  }

  private func path(of id: String) throws(HoldError) -> String {
    guard SittingID.isValid(id) else { throw .diskRefuses(DiskRefusal(.denied, detail: id)) }
    return folder.holds + "/" + id + ".verrou"
  }
}

/// A sitting held by a locked file.
private final class FileHold: SittingHold {
  let id: String
  let previous: Pulse?
  private var file: HoldFile?

  init(_ id: String, _ file: HoldFile, previous: Pulse?) {
    self.id = id
    self.file = file
    self.previous = previous
  }

  deinit { file?.close() }

  func beat(_ instant: Instant) throws(HoldError) { try file?.write(Pulse(instant)) }

  func release(handingOverAt instant: Instant) throws(HoldError) {
    guard let file else { return }
    self.file = nil
    defer { file.close() }
    try file.write(Pulse(instant, isHandover: true))
  }
}
