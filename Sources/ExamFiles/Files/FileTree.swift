// SPDX-License-Identifier: GPL-3.0-or-later

/// The few things that loading asks of a file system. The executable passes the real one, tests ``MemoryFiles``.
///
/// Paths use `/`. Symbolic links are never followed in the last component of a path: a link is an ``EntryKind`` of its
/// own, and whoever reads decides what it means.
public protocol FileTree: Sendable {
  /// What the path is; `nil` when there is nothing.
  func kind(of path: String) throws(FileTreeError) -> EntryKind?

  /// The names in a folder, without `.` and `..`, sorted by their bytes.
  func list(_ folder: String) throws(FileTreeError) -> [String]

  /// The bytes of a regular file, or ``FileTreeError/tooLarge(_:limit:)`` without having read more than `limit` bytes.
  func read(_ path: String, limit: Int) throws(FileTreeError) -> [UInt8]
}

/// What stands at a path.
public enum EntryKind: Hashable, Sendable {
  case file
  case folder
  case symbolicLink
  /// A device, a pipe, a socket.
  case other
}

/// Why a path could not be read.
public enum FileTreeError: Error, Hashable, Sendable {
  case missing(String)
  /// Not what was asked for: a folder where a file was wanted, a link, a pipe…
  case wrongKind(String, EntryKind)
  case denied(String)
  case tooLarge(String, limit: Int)
  /// Any other refusal of the system, in its words.
  case failed(String, reason: String)

  /// The path in question.
  public var path: String {
    switch self {
    case .missing(let path), .wrongKind(let path, _), .denied(let path), .tooLarge(let path, _), .failed(let path, _):
      path
    }
  }

  /// In French, for a diagnostic.
  public var message: String {
    switch self {
    case .missing: "Ce fichier ou ce dossier n’existe pas."
    case .wrongKind(_, .folder): "C’est un dossier, non un fichier."
    case .wrongKind(_, .file): "C’est un fichier, non un dossier."
    case .wrongKind(_, .symbolicLink): "C’est un lien symbolique, qui n’est pas suivi."
    case .wrongKind(_, .other): "Ce n’est pas un fichier ordinaire."
    case .denied: "L’accès est refusé."
    case .tooLarge(_, let limit): "Le fichier dépasse \(limit / 1024) Kio."
    case .failed(_, let reason): "La lecture a échoué (\(reason))."
    }
  }
}

/// `folder/name`, without a double slash.
public func joined(_ folder: String, _ name: String) -> String {
  folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
