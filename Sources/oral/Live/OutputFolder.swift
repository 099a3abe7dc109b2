// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import FrenchText
import Glibc

/// A folder that is there whole or not at all, whatever ends the program: filled beside its place, under another name,
/// then named.
final class OutputFolder {
  let path: String
  /// Where it is filled.
  let draft: String
  private let isReplacing: Bool
  private var isNamed = false

  /// - Parameter replacing: whether a folder of that name may be put aside.
  init(_ path: String, replacing: Bool) throws {
    var path = Environment.absolute(path)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    isReplacing = replacing
    draft = "\(path).\(getpid()).partiel"
    if !replacing, try Self.isTaken(path) {
      throw Failure(.usage, "\(path) existe déjà. Choisissez un autre nom, ou --remplacer.")
    }
    if let parent = path.lastIndex(of: "/").map({ String(path[..<$0]) }), !parent.isEmpty {
      try FolderTree.make(parent)
    }
    FolderTree.remove(draft)
    try Unfinished.change { things in
      guard mkdir(draft, 0o755) == 0 else { throw refusal() }
      things.insert(.path(draft))
    }
  }

  deinit {
    guard !isNamed else { return }
    FolderTree.remove(draft)
    Unfinished.change { _ = $0.remove(.path(draft)) }
  }

  /// Writes one file, durably. Its path stays inside.
  func write(_ bytes: [UInt8], to name: String) throws {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw Failure(.unreadable, "« \(name) » sort du dossier : rien n’est écrit.")
    }
    // Not while the folder is being removed: it would come back.
    let descriptor = try Unfinished.change { _ in
      if steps.count > 1 { try FolderTree.make(draft + "/" + steps.dropLast().joined(separator: "/")) }
      return open("\(draft)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    }
    guard descriptor >= 0 else { throw refusal() }
    defer { close(descriptor) }
    guard writeAll(bytes, to: descriptor), fsync(descriptor) == 0 else { throw refusal() }
  }

  /// Gives it its name.
  ///
  /// - Returns: where the folder that had the name was put aside, if there was one.
  func finish() throws -> String? {
    let aside = try Unfinished.change { things in
      let aside = try name()
      things.remove(.path(draft))
      return aside
    }
    isNamed = true
    return aside
  }

  private func name() throws -> String? {
    var aside: String?
    if try Self.isTaken(path) {
      guard isReplacing else { throw Failure(.usage, "\(path) existe déjà. Choisissez un autre nom, ou --remplacer.") }
      let name = nameAside(path)
      guard rename(path, name) == 0 else { throw refusal() }
      aside = name
    }
    guard rename(draft, path) == 0 else {
      let failure = refusal()
      // What was there comes back.
      if let aside { rename(aside, path) }
      throw failure
    }
    return aside
  }

  /// Whether something stands there; an empty folder does not count.
  private static func isTaken(_ path: String) throws -> Bool {
    switch try? LiveFiles().kind(of: path) {
    case nil: false
    case .folder: !((try? LiveFiles().list(path))?.isEmpty ?? false)
    default: true
    }
  }

  private func refusal() -> Failure { Failure(.unreadable, "\(path) n’est pas écrit : \(SystemMessage.last).") }
}
