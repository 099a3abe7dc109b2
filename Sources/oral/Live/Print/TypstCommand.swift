// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc
import Reports

/// The command `typst` of another installation: one process for each document.
///
/// What is printed goes through files of the run's own folder, never through arguments, which others on the machine see.
struct TypstCommand {
  let path: String
  let folder: TemplateFolder

  /// - Returns: the PDF, and the letters that no font has, shown as empty boxes.
  func pdf(_ source: PrintSource) throws -> (pdf: [UInt8], missing: String) {
    let program = source.program(
      data: "read(\"/data.json\", encoding: none)", attachments: "read(\"/attachments.json\", encoding: none)")
    try folder.write(Array(program.utf8), to: "main.typ")
    try folder.write(Array(source.attachments.utf8), to: "attachments.json")
    var data = source.data.unicodeScalars
    var missing: Set<Unicode.Scalar> = []
    // Other fonts are asked only where the usual ones lack letters.
    var (fonts, others) = (folder.fonts, TypstInstallation.otherFonts)
    while true {
      try folder.write(Array(String(data).utf8), to: "data.json")
      do {
        return (try compile(fonts: fonts), missing.sorted().map { String($0) }.joined())
      } catch let refusal as Refusal {
        guard refusal.lacksLetters else { throw refusal.failure }
        if !others.isEmpty {
          (fonts, others) = (fonts + others, [])
          continue
        }
        let letters = TypstRefusal.lettersWithoutFont(refusal.diagnostic).intersection(data)
        // Others are the template's own.
        guard !letters.isEmpty else { throw refusal.failure }
        missing.formUnion(letters)
        data = String.UnicodeScalarView(data.map { letters.contains($0) ? "\u{25AF}" : $0 })
      }
    }
  }

  private struct Refusal: Error {
    let diagnostic: String

    var lacksLetters: Bool { diagnostic.contains(TypstRefusal.lackingLetters) }

    var failure: Failure {
      let first = diagnostic.split(separator: "\n").first { $0.hasPrefix("error: ") }?.dropFirst(7)
      return TypstRefusal.failure(first.map { String($0) } ?? diagnostic, diagnostic: diagnostic)
    }
  }

  private func compile(fonts: [String]) throws -> [UInt8] {
    let packages = folder.path + "/paquets"
    var arguments = [
      path, "compile", "--root", folder.path, "--ignore-system-fonts", "--package-path", packages,
      "--package-cache-path", packages, "--pdf-standard", "a-3b,ua-1", "--creation-timestamp", "0",
    ]
    for font in fonts { arguments += ["--font-path", font] }
    let output = folder.path + "/main.pdf"
    // Its diagnostics are wanted where a document would be read.
    let child = try ChildProcess(
      arguments + [folder.path + "/main.typ", output], environment: TypstInstallation.environment, readsErrors: true)
    child.closeInput()
    var said: [UInt8] = []
    repeat { child.waitForPipes(toSend: false) } while child.receive(into: &said)
    guard child.wait() == 0 else { throw Refusal(diagnostic: String(decoding: said, as: UTF8.self)) }
    defer { unlink(output) }
    return try LiveFiles().read(output, limit: 1 << 30)
  }
}
