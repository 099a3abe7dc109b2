// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc

/// A free name beside a file or a folder, for what stands there to be kept under: `charte.yaml.ancien`.
func nameAside(_ path: String) -> String {
  var name = "\(path).ancien"
  var number = 2
  while access(name, F_OK) == 0 {
    name = "\(path).ancien-\(number)"
    number += 1
  }
  return name
}

extension SystemMessage {
  /// Why nothing can be made at this path, by `errno`; to be asked before any other call. Where it is the folder that is
  /// missing, that one is named.
  static func creating(_ path: String) -> String {
    let code = errno
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    guard code == ENOENT, !folder.isEmpty, access(folder, F_OK) != 0 else { return french(code) }
    return "le dossier \(folder) n’existe pas"
  }
}
