// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

/// The few things that a centre's own files ask of a disk. The executable passes ``LiveDisk``; tests pass a twin that
/// fails, fills up or stops at any of them.
///
/// Every function does one thing, so that each is a point at which a process may die. What must happen whole is made
/// of them in `CentreDisk+Whole.swift`.
public protocol CentreDisk: Sendable {
  /// What stands at a path, a last link not followed; `nil` when there is nothing.
  func entry(at path: String) throws(DiskRefusal) -> DiskEntry?

  /// The bytes of a regular file; `nil` when there is none. Refuses one that is longer than `limit`.
  func read(_ path: String, limit: Int) throws(DiskRefusal) -> [UInt8]?

  /// The names in a folder, sorted by their bytes; none when there is no folder.
  func list(_ folder: String) throws(DiskRefusal) -> [String]

  /// Makes one folder for its owner alone (0700). Does nothing where there is one.
  func makeFolder(_ path: String) throws(DiskRefusal)

  /// Writes bytes, durable when it returns. When it throws, any part of them may be there.
  func write(_ bytes: [UInt8], to path: String, _ way: DiskWriting) throws(DiskRefusal)

  /// Cuts a file, durably.
  func truncate(_ path: String, to size: Int) throws(DiskRefusal)

  /// Gives a file another name, in the place of what has it. Durable once the folder is synced.
  ///
  /// - Parameter erasing: whether the bytes of what had the name are overwritten, once the new name is durable.
  func rename(_ path: String, to other: String, erasing: Bool) throws(DiskRefusal)

  /// Takes a file away. Durable once the folder is synced.
  func remove(_ path: String) throws(DiskRefusal)

  /// Makes the names in a folder survive a power cut.
  func syncFolder(_ path: String) throws(DiskRefusal)

  /// Of what kind the file system is that holds a path.
  func fileSystem(of path: String) throws(DiskRefusal) -> FileSystemKind

  /// Waits a few seconds for the lock that a file stands for, made if need be; `busy` when another program keeps it.
  func lock(_ path: String) throws(DiskRefusal) -> any DiskLock
}

/// A lock in one's hands: it ends when released, at the latest with the process.
public protocol DiskLock: AnyObject {
  /// Safe to call again.
  func release()
}

/// How bytes are written.
public enum DiskWriting: Hashable, Sendable {
  /// To a new file for its owner alone (0600); refused where there is one.
  case new
  /// At the end of a file, made (0600) where there is none.
  case append
  /// Over the beginning of a file that is there.
  case over
}

/// What stands at a path.
public struct DiskEntry: Hashable, Sendable {
  public var kind: Kind
  /// Permissions, 0…0o7777.
  public var mode: UInt32
  /// Whether it belongs to the account of this process.
  public var isOurs: Bool
  /// Bytes of a file; 0 for anything else.
  public var size: Int

  public enum Kind: Hashable, Sendable {
    case file
    case folder
    /// A link, a device, a pipe…
    case other
  }

  public init(kind: Kind, mode: UInt32, isOurs: Bool = true, size: Int = 0) {
    self.kind = kind
    self.mode = mode
    self.isOurs = isOurs
    self.size = size
  }
}
