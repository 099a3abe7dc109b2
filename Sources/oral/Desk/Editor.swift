// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc
import Terminal

enum EditorError: Error, CustomStringConvertible {
  case noFile(String)
  case failed(String, Int32)

  var description: String {
    switch self {
    case .noFile(let reason): "Le texte à modifier n’a pas pu être écrit (\(reason))."
    case .failed(let editor, let code): "L’éditeur \(editor) a échoué (code \(code)) ; rien n’est changé."
    }
  }
}

/// The user's own editor: `$VISUAL`, `$EDITOR`, else nano where it is installed, else vi.
enum Editor {
  /// Lets the user edit a text, in a file that nobody else reads and that is removed afterwards.
  static func edit(_ text: String) throws -> String {
    let folder = Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array((folder + "/oral-XXXXXX.txt").utf8CString)
    let descriptor = mkstemps(&template, 4)
    guard descriptor >= 0 else { throw EditorError.noFile(SystemMessage.last) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    Glibc.close(descriptor)
    guard written == bytes.count else { throw EditorError.noFile("disque plein") }
    let editor =
      Environment.variable("VISUAL") ?? Environment.variable("EDITOR")
      ?? (access("/usr/bin/nano", X_OK) == 0 ? "nano" : "vi")
    let code = try runForeground(["sh", "-c", "\(editor) \"$1\"", "sh", path])
    guard code == 0 else { throw EditorError.failed(editor, code) }
    return try String(decoding: LiveFiles().read(path, limit: 1 << 20), as: UTF8.self)
  }
}
