// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText

/// Something around a private key that lets others at it. The key still signs: a jury does not wait for it.
public enum KeyWarning: Hashable, Sendable {
  /// Others may read or change what is there.
  case isOpen(path: String, mode: UInt32, isFolder: Bool)
  /// It belongs to another account.
  case isForeign(path: String)
  /// Where it is, permissions or locks do not hold.
  case place(path: String, FileSystemKind)
  /// An operation that did not come to its end left a copy.
  case leftover(path: String)
}

extension KeyRing {
  /// What is wrong around the private keys: nothing, before there is a folder.
  public func warnings() throws(KeyError) -> [KeyWarning] {
    try reading { () throws(DiskRefusal) in
      guard let entry = try disk.entry(at: folder) else { return [] }
      let names = try disk.list(folder)
      var warnings = warnings(entry, folder, isFolder: true)
      for name in names where name.hasSuffix(Suffix.privateKey) {
        let path = "\(folder)/\(name)"
        if let entry = try disk.entry(at: path) { warnings += self.warnings(entry, path, isFolder: false) }
      }
      let place = try disk.fileSystem(of: folder)
      if place != .local { warnings.append(.place(path: folder, place)) }
      return warnings + leftovers(names).map { .leftover(path: $0) }
    }
  }

  private func warnings(_ entry: DiskEntry, _ path: String, isFolder: Bool) -> [KeyWarning] {
    var warnings: [KeyWarning] = []
    if entry.mode & 0o077 != 0 { warnings.append(.isOpen(path: path, mode: entry.mode, isFolder: isFolder)) }
    if !entry.isOurs { warnings.append(.isForeign(path: path)) }
    return warnings
  }
}

extension KeyWarning: CustomStringConvertible {
  /// In French, what it is and the remedy.
  public var description: String {
    switch self {
    case .isOpen(let path, let mode, let isFolder):
      "\(path) est ouvert à d’autres comptes (droits \(octal(mode))). À fermer : chmod \(isFolder ? "700" : "600") \(quotedForShell(path))"
    case .isForeign(let path):
      "\(path) appartient à un autre compte, qui peut tout y faire. À reprendre : sudo chown \"$USER\" \(quotedForShell(path))"
    case .place(let path, .network(let type)):
      "\(path) est sur un disque du réseau (\(type)) : la clé y passe en clair pour qui le gère, et les verrous peuvent "
        + "manquer. Mettez le centre sur un disque de ce poste."
    case .place(let path, .withoutPermissions(let type)):
      "\(path) est sur un disque qui ne garde pas les droits (\(type)), souvent une clé USB : qui la prend a la clé. "
        + "Mettez le centre sur un disque de ce poste, ou protégez la clé : oral centre cle --phrase"
    case .place(let path, .unknown(let type)):
      "\(path) est servi par un programme (\(type)) : rien ne dit où va la clé. Préférez un disque de ce poste."
    case .place(_, .local): ""
    case .leftover(let path):
      "\(path) reste d’une opération interrompue et contient une clé privée. La prochaine opération sur la clé l’efface."
    }
  }

  private func octal(_ mode: UInt32) -> String { padded(Int(String(mode & 0o777, radix: 8)) ?? 0, 3) }
}

/// A path as a shell reads it back.
func quotedForShell(_ path: String) -> String {
  let isPlain = path.utf8.allSatisfy { byte in
    switch byte {
    case 0x2B...0x3A, 0x40...0x5A, 0x5F, 0x61...0x7A: byte != 0x2C
    default: false
    }
  }
  if isPlain { return path }
  return "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
