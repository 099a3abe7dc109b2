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

  func pdf(_ source: PrintSource) throws -> [UInt8] {
    let program = source.program(
      data: "read(\"/data.json\", encoding: none)", attachments: "read(\"/attachments.json\", encoding: none)")
    try folder.write(Array(program.utf8), to: "main.typ")
    try folder.write(Array(source.data.utf8), to: "data.json")
    try folder.write(Array(source.attachments.utf8), to: "attachments.json")
    do {
      return try compile(fonts: folder.fonts)
    } catch let refusal as Refusal where refusal.diagnostic.contains("could not be displayed") {
      do { return try compile(fonts: folder.fonts + TypstInstallation.otherFonts) } catch let refusal as Refusal {
        throw refusal.failure
      }
    } catch let refusal as Refusal {
      throw refusal.failure
    }
  }

  private struct Refusal: Error {
    let diagnostic: String

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
