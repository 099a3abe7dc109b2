// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import Synchronization

/// A disk in memory that refuses, or whose process dies, at any step of any operation, and that tells what a power cut
/// would leave.
///
/// A write has four steps: before it, with half of its bytes, with all of them unsynced, and done. What changes names
/// has two: before, and done. Dead, it does nothing any more.
final class MemoryDisk: CentreDisk {
  enum Trouble: Hashable {
    case none
    /// The process dies.
    case death(at: Int)
    /// One refusal, after which all goes well.
    case refusal(at: Int)
    /// Refused from that step on: a disk that is full, or a folder that became read-only.
    case refusals(from: Int)
  }

  /// What is there after the process died.
  enum Survival: CaseIterable {
    /// The machine went on: all that was written.
    case everything
    /// The power went: only what was synced.
    case synced
    /// The power went: every name, and of what was not synced the first half of the bytes.
    case halves
    /// The power went: every name, and zeros for the bytes that were not synced.
    case zeros
  }

  struct Node {
    var bytes: [UInt8]
    var synced: [UInt8] = []
    var mode: UInt32 = 0o600
    var isOurs = true
  }

  private struct State {
    var nodes: [Int: Node] = [:]
    var next = 0
    /// By path, a number of ``nodes``.
    var files: [String: Int] = [:]
    var syncedFiles: [String: Int] = [:]
    var folders: [String: UInt32] = ["/": 0o755]
    var syncedFolders: Set<String> = ["/"]
    var locks: Set<String> = []
    var place = FileSystemKind.local
    var trouble: Trouble
    var steps = 0
    var isDead = false

    /// Counts a step of a write; throws when there is trouble at it.
    mutating func step() throws(DiskRefusal) {
      defer { steps += 1 }
      switch trouble {
      case _ where isDead: throw DiskRefusal(.denied, detail: "dead")
      case .death(at: steps):
        isDead = true
        throw DiskRefusal(.denied, detail: "dead")
      case .refusal(at: steps): throw DiskRefusal(.full)
      case .refusals(let first) where steps >= first: throw DiskRefusal(.full)
      default: break
      }
    }

    mutating func syncFolder(_ path: String) {
      let inside = { (name: String) in folder(of: name) == path }
      syncedFiles = syncedFiles.filter { !inside($0.key) }
      for (name, number) in files where inside(name) { syncedFiles[name] = number }
      syncedFolders.formUnion(folders.keys.filter(inside))
    }

    /// Whether anything can still be read: the dead read nothing.
    func alive() throws(DiskRefusal) { if isDead { throw DiskRefusal(.denied, detail: "dead") } }
  }

  private let state: Mutex<State>

  init(_ trouble: Trouble = .none) { state = Mutex(State(trouble: trouble)) }

  private init(_ state: State) { self.state = Mutex(state) }

  /// Steps taken so far.
  var steps: Int { state.withLock { $0.steps } }
  var isDead: Bool { state.withLock { $0.isDead } }

  /// What the next process finds, with trouble of its own.
  func survivor(_ survival: Survival, _ trouble: Trouble = .none) -> MemoryDisk {
    var next = state.withLock { $0 }
    (next.trouble, next.steps, next.isDead, next.locks) = (trouble, 0, false, [])
    if survival == .synced {
      next.files = next.syncedFiles
      next.folders = next.folders.filter { [kept = next.syncedFolders] in kept.contains($0.key) }
    }
    for (number, node) in next.nodes where survival != .everything {
      var node = node
      let sound = zip(node.bytes, node.synced).prefix { $0 == $1 }.count
      let rest = node.bytes.count - sound
      switch survival {
      case .halves: node.bytes = Array(node.bytes.prefix(sound + rest / 2))
      case .zeros: node.bytes = Array(node.bytes.prefix(sound)) + Array(repeating: 0, count: rest)
      case .synced, .everything: node.bytes = node.synced
      }
      next.nodes[number] = node
    }
    for (number, node) in next.nodes { next.nodes[number]?.synced = node.bytes }
    next.syncedFiles = next.files
    next.syncedFolders = Set(next.folders.keys)
    return MemoryDisk(next)
  }

  // For tests that look at it or spoil it.
  subscript(path: String) -> [UInt8]? {
    get { state.withLock { state in state.files[path].flatMap { state.nodes[$0]?.bytes } } }
    set {
      state.withLock { state in
        guard let newValue else {
          _ = state.files.removeValue(forKey: path)
          return
        }
        state.next += 1
        state.nodes[state.next] = Node(bytes: newValue, synced: newValue)
        state.files[path] = state.next
        state.syncedFiles[path] = state.next
      }
    }
  }

  var paths: [String] { state.withLock { $0.files.keys.sorted() } }

  func setMode(_ mode: UInt32, of path: String) {
    state.withLock { state in
      if state.folders[path] != nil { state.folders[path] = mode }
      if let number = state.files[path] { state.nodes[number]?.mode = mode }
    }
  }

  func giveAway(_ path: String) {
    state.withLock { state in if let number = state.files[path] { state.nodes[number]?.isOurs = false } }
  }

  func move(to place: FileSystemKind) { state.withLock { $0.place = place } }
}

extension MemoryDisk {
  func entry(at path: String) throws(DiskRefusal) -> DiskEntry? {
    try locked { state throws(DiskRefusal) in
      try state.alive()
      if let mode = state.folders[path] { return DiskEntry(kind: .folder, mode: mode) }
      guard let number = state.files[path], let node = state.nodes[number] else { return nil }
      return DiskEntry(kind: .file, mode: node.mode, isOurs: node.isOurs, size: node.bytes.count)
    }
  }

  func read(_ path: String, limit: Int) throws(DiskRefusal) -> [UInt8]? {
    try locked { state throws(DiskRefusal) in
      try state.alive()
      guard let bytes = state.files[path].flatMap({ state.nodes[$0]?.bytes }) else { return nil }
      guard bytes.count <= limit else { throw DiskRefusal(.denied, detail: path) }
      return bytes
    }
  }

  func list(_ folder: String) throws(DiskRefusal) -> [String] {
    try locked { state throws(DiskRefusal) in
      try state.alive()
      let prefix = folder + "/"
      let names = (Array(state.files.keys) + state.folders.keys).filter { $0.hasPrefix(prefix) }
        .map { $0.dropFirst(prefix.count) }.filter { !$0.contains("/") }
      return names.map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  func makeFolder(_ path: String) throws(DiskRefusal) {
    try locked { state throws(DiskRefusal) in
      try state.step()
      if state.folders[path] == nil { state.folders[path] = 0o700 }
      try state.step()
    }
  }

  func write(_ bytes: [UInt8], to path: String, _ way: DiskWriting) throws(DiskRefusal) {
    try locked { state throws(DiskRefusal) in
      try state.step()
      if way == .new, state.files[path] != nil { throw DiskRefusal(.denied, detail: "\(path): exists") }
      if way == .over, state.files[path] == nil { throw DiskRefusal(.denied, detail: "\(path): nothing there") }
      guard state.folders[folder(of: path)] != nil else { throw DiskRefusal(.denied, detail: "no folder") }
      if state.files[path] == nil {
        state.next += 1
        state.nodes[state.next] = Node(bytes: [])
        state.files[path] = state.next
      }
      guard let number = state.files[path] else { return }
      let before = state.nodes[number]?.bytes ?? []
      func after(_ part: [UInt8]) -> [UInt8] { way == .append ? before + part : part + before.dropFirst(part.count) }
      state.nodes[number]?.bytes = after(Array(bytes.prefix(bytes.count / 2)))
      try state.step()
      state.nodes[number]?.bytes = after(bytes)
      try state.step()
      state.nodes[number]?.synced = after(bytes)
      try state.step()
    }
  }

  func truncate(_ path: String, to size: Int) throws(DiskRefusal) {
    try locked { state throws(DiskRefusal) in
      try state.step()
      guard let number = state.files[path], let bytes = state.nodes[number]?.bytes else { return }
      state.nodes[number]?.bytes = Array(bytes.prefix(size))
      try state.step()
      state.nodes[number]?.synced = Array(bytes.prefix(size))
      try state.step()
    }
  }

  func rename(_ path: String, to other: String, erasing: Bool) throws(DiskRefusal) {
    try locked { state throws(DiskRefusal) in
      try state.step()
      guard let number = state.files.removeValue(forKey: path) else { throw DiskRefusal(.denied, detail: path) }
      let old = state.files[other]
      state.files[other] = number
      try state.step()
      guard erasing, let old else { return }
      state.syncFolder(folder(of: other))
      try state.step()
      state.nodes[old] = nil
      try state.step()
    }
  }

  func remove(_ path: String) throws(DiskRefusal) {
    try locked { state throws(DiskRefusal) in
      try state.step()
      guard state.files.removeValue(forKey: path) != nil else { throw DiskRefusal(.denied, detail: path) }
      try state.step()
    }
  }

  func syncFolder(_ path: String) throws(DiskRefusal) {
    try locked { state throws(DiskRefusal) in
      try state.step()
      state.syncFolder(path)
      try state.step()
    }
  }

  func fileSystem(of path: String) throws(DiskRefusal) -> FileSystemKind { state.withLock { $0.place } }

  func lock(_ path: String) throws(DiskRefusal) -> any DiskLock {
    try locked { state throws(DiskRefusal) in
      guard state.locks.insert(path).inserted else { throw DiskRefusal(.busy, detail: path) }
    }
    return Lock(self, path)
  }

  private final class Lock: DiskLock {
    private let disk: MemoryDisk
    private let path: String

    init(_ disk: MemoryDisk, _ path: String) {
      self.disk = disk
      self.path = path
    }

    func release() { disk.state.withLock { _ = $0.locks.remove(path) } }
  }

  private func locked<Value: Sendable>(
    _ body: (inout State) throws(DiskRefusal) -> Value
  ) throws(DiskRefusal) -> Value {
    try state.withLock { state throws(DiskRefusal) in try body(&state) }
  }
}

private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
  return String(path[..<slash])
}
