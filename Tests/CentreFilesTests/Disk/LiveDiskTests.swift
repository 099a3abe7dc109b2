// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Foundation
import Testing

@testable import CentreFiles

/// The disk of the machine and its twin do the same.
@Suite struct `A disk` {
  /// A folder of this test's own, taken away with it.
  private final class Place {
    let disk: any CentreDisk
    let path: String
    private let isLive: Bool

    init(_ isLive: Bool) throws {
      self.isLive = isLive
      disk = isLive ? LiveDisk() : MemoryDisk()
      path = isLive ? NSTemporaryDirectory() + "oral-\(UUID().uuidString)" : "/srv/oral"
      try disk.makeFolders(path)
    }

    deinit { if isLive { try? FileManager.default.removeItem(atPath: path) } }
  }

  private static let both = [false, true]

  @Test(arguments: both) func `makes folders and files for their owner alone`(isLive: Bool) throws {
    let place = try Place(isLive)
    let path = place.path + "/a/b"
    try place.disk.makeFolders(path)
    try place.disk.makeFolders(path)
    try place.disk.replace(path + "/f", with: [1, 2, 3])
    #expect(try place.disk.entry(at: path) == DiskEntry(kind: .folder, mode: 0o700))
    #expect(try place.disk.entry(at: path + "/f") == DiskEntry(kind: .file, mode: 0o600, size: 3))
    #expect(try place.disk.entry(at: path + "/g") == nil)
    #expect(try place.disk.list(path) == ["f"])
    #expect(try place.disk.list(path + "/nowhere") == [])
  }

  @Test(arguments: both) func `replaces, adds, cuts and destroys`(isLive: Bool) throws {
    let place = try Place(isLive)
    let path = place.path + "/f"
    #expect(try place.disk.read(path, limit: 9) == nil)
    try place.disk.replace(path, with: [1, 2, 3])
    try place.disk.replace(path, with: [4, 5], erasing: true)
    #expect(try place.disk.read(path, limit: 9) == [4, 5])
    try place.disk.append([6], to: path, soundSize: 2)
    try place.disk.append([7, 8], to: path, soundSize: 1)
    #expect(try place.disk.read(path, limit: 9) == [4, 7, 8])
    #expect(throws: DiskRefusal.self) { try place.disk.read(path, limit: 2) }
    #expect(throws: DiskRefusal.self) { try place.disk.write([1], to: path, .new) }
    try place.disk.destroy(path)
    try place.disk.destroy(path)
    #expect(try place.disk.list(place.path) == [])
    try place.disk.append([9], to: path, soundSize: 0)
    #expect(try place.disk.read(path, limit: 9) == [9])
  }

  @Test(arguments: both) func `locks a file until it is released`(isLive: Bool) throws {
    let place = try Place(isLive)
    let path = place.path + "/verrou"
    let lock = try place.disk.lock(path)
    lock.release()
    lock.release()
    let again = try place.disk.lock(path)
    again.release()
  }

  @Test func `does not follow a link`() throws {
    let place = try Place(true)
    try place.disk.replace(place.path + "/f", with: [1])
    try FileManager.default.createSymbolicLink(atPath: place.path + "/link", withDestinationPath: place.path + "/f")
    #expect(try place.disk.entry(at: place.path + "/link")?.kind == .other)
    #expect(throws: DiskRefusal.self) { try place.disk.read(place.path + "/link", limit: 9) }
    #expect(throws: DiskRefusal.self) { try place.disk.write([2], to: place.path + "/link", .over) }
    try place.disk.replace(place.path + "/link", with: [3])
    #expect(try place.disk.read(place.path + "/f", limit: 9) == [1])
  }

  @Test func `reads no folder and no device as a file`() throws {
    let place = try Place(true)
    #expect(throws: DiskRefusal.self) { try place.disk.read(place.path, limit: 9) }
    #expect(throws: DiskRefusal.self) { try place.disk.read("/dev/zero", limit: 9) }
  }

  @Test func `knows where it is`() throws {
    _ = try LiveDisk().fileSystem(of: "/")
    #expect(throws: DiskRefusal.self) { try LiveDisk().fileSystem(of: "/nowhere/at/all") }
  }

  @Test(arguments: [
    (ENOSPC, DiskRefusal.Kind.full), (EDQUOT, .full), (EROFS, .readOnly), (EIO, .ioError), (EAGAIN, .busy),
    (EACCES, .denied), (EPERM, .denied),
  ])
  func `refuses in terms that call for something`(code: Int32, kind: DiskRefusal.Kind) {
    let refusal = DiskRefusal(code: code, "/srv/oral/tetes.json")
    #expect(refusal.kind == kind)
    #expect(refusal.description.contains("/srv/oral/tetes.json"))
  }
}
