// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Where Typst is on this machine.
enum TypstInstallation {
  /// A Python that has the module `typst`: one process prints any number of documents.
  case module(python: String)
  /// The command `typst`: one process for each document.
  case command(path: String)

  /// `ORAL_TYPST` (a folder with `bin/python3`, or a command), else what `.ci/setup` installs, else `typst` in `PATH`.
  ///
  /// What was installed for this program comes first: its version is the one that the templates are tried with.
  static func find() throws -> TypstInstallation {
    if let asked = Environment.variable("ORAL_TYPST") {
      let path = Environment.absolute(asked)
      if isProgram(path + "/bin/python3") { return .module(python: path + "/bin/python3") }
      if isProgram(path) { return .command(path: path) }
      throw Failure(.unavailable, "ORAL_TYPST dit \(path), où il n’y a pas de Typst.")
    }
    let python = Environment.dataFolder + "/typst/bin/python3"
    if isProgram(python) { return .module(python: python) }
    for folder in (Environment.variable("PATH") ?? "").split(separator: ":") where isProgram("\(folder)/typst") {
      return .command(path: "\(folder)/typst")
    }
    throw Failure(
      .unavailable,
      [
        "oral : pour un PDF, il manque Typst. Pour l’installer\u{A0}: .ci/setup",
        "Sans lui, tout le reste fonctionne\u{A0}; un document se lit en texte, sans --pdf.",
      ])
  }

  /// Where letters and signs are looked for that the usual characters lack: other alphabets, emoji.
  static let otherFonts: [String] = ["/usr/share/fonts/truetype/noto"].filter { access($0, R_OK) == 0 }

  /// What Typst gets of the environment. Whatever a template imports, the network is not asked.
  static let environment = [
    "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent", "HTTPS_PROXY=http://127.0.0.1:9",
    "https_proxy=http://127.0.0.1:9", "HTTP_PROXY=http://127.0.0.1:9", "http_proxy=http://127.0.0.1:9",
  ]

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR && access(path, X_OK) == 0
  }
}
