// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import FrenchText
import Glibc
import Importing

/// Pandoc, and LibreOffice for what pandoc reads badly. Nothing of the document reaches the network or another file.
struct LiveConverter: DocumentConverter {
  /// Largest tree that is read, in bytes: that of two thousand pages.
  private static let mostJSON = 48 << 20
  /// Largest document, in bytes.
  private static let mostDocument = 256 << 20

  func json(_ bytes: [UInt8], from format: PandocFormat) async throws(ConversionFailure) -> [UInt8] {
    let input = format == .docx ? "entree.docx" : "entree.md"
    return try await convert(.pandoc, [input: bytes], to: "sortie.json", limit: Self.mostJSON) { folder in
      [
        "+RTS", "-M1g", "-RTS", "--sandbox", "--track-changes=all", "-f", format.rawValue, "-t", "json",
        "-o", "\(folder)/sortie.json", "\(folder)/\(input)",
      ]
    }
  }

  func docx(_ bytes: [UInt8], ending: String) async throws(ConversionFailure) -> [UInt8] {
    let input = "entree.\(ending)"
    let files = [input: bytes, "profil/user/registrymodifications.xcu": Array(Self.settings.utf8)]
    return try await convert(.soffice, files, to: "sortie/entree.docx", limit: Self.mostDocument) { folder in
      [
        // A profile of its own: a LibreOffice that runs does not stand in the way.
        "-env:UserInstallation=file://\(folder)/profil", "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", "docx:Office Open XML Text", "--outdir", "\(folder)/sortie", "\(folder)/\(input)",
      ]
    }
  }

  /// The form of an exam as .docx, in the styles of a reference document.
  func form(_ markdown: String, reference: [UInt8]) async throws(ConversionFailure) -> [UInt8] {
    let files = ["formulaire.md": Array(markdown.utf8), "reference.docx": reference]
    return try await convert(.pandoc, files, to: "formulaire.docx", limit: Self.mostDocument) { folder in
      [
        "-f", "markdown", "-t", "docx", "--reference-doc", "\(folder)/reference.docx",
        "-o", "\(folder)/formulaire.docx", "\(folder)/formulaire.md",
      ]
    }
  }

  /// Runs a program on some files of a scratch folder, and takes the one that it makes.
  private func convert(
    _ program: Program, _ files: [String: [UInt8]], to output: String, limit: Int,
    _ arguments: (_ folder: String) -> [String]
  ) async throws(ConversionFailure) -> [UInt8] {
    guard program.isInstalled else { throw .missing(program.advice) }
    do {
      let folder = try ScratchFolder()
      // It goes with its last holder: not before the result is read.
      defer { withExtendedLifetime(folder) {} }
      for (name, bytes) in files { try folder.write(bytes, to: name) }
      switch try await program.run(arguments(folder.path), in: folder.path) {
      case .done: break
      // GHC's own code for a heap that is exhausted.
      case .failed(code: 251), .stopped: throw ConversionFailure.exhausted
      case .failed: throw ConversionFailure.unreadable
      }
      return try LiveFiles().read("\(folder.path)/\(output)", limit: limit)
    } catch let failure as ConversionFailure {
      throw failure
    } catch FileTreeError.tooLarge {
      throw .exhausted
    } catch is FileTreeError {
      // LibreOffice ends with 0 when it could not load the document.
      throw .unreadable
    } catch let failure as Failure {
      throw .system(failure.lines.joined(separator: " "))
    } catch {
      throw .system("\(error)")
    }
  }

  /// No program of the document is run, no link of it is followed.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"\
     oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"\
     oor:op="fuse"><value>3</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"\
     oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">\
    <value>0</value></prop></item>
    </oor:items>
    """
}
