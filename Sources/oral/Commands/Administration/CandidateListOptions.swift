// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import ArgumentParser
import Diagnostics
import ExamFiles
import FrenchText
import Reports

/// The centre's list of candidates, which day's papers are made of.
struct CandidateListOptions: ParsableArguments {
  @OptionGroup var exams: ExamOptions

  /// What a list may weigh: a thousand lines are a tenth of it.
  private static let limit = 4 << 20

  /// The list of a file, sound; what is worth knowing of it is said.
  ///
  /// - Throws: ``Failure`` with every problem: 1 for a list to mend, 2 for a file that cannot be read.
  func convocations(_ path: String) throws -> [Convocation] {
    let bytes: [UInt8]
    do throws(FileTreeError) {
      bytes = try LiveFiles().read(path, limit: Self.limit)
    } catch {
      throw Failure(.unreadable, "\(error.path)\u{A0}: \(error.message)")
    }
    let list = CandidateListFile(bytes, file: path, exams: try exams.soundCatalogue())
    if list.problems.hasErrors { throw Failure(.problems, list.problems) }
    StandardStreams.complain(list.problems.flatMap(\.lines))
    return list.convocations
  }
}

/// What a paper of administration is given out as.
struct PaperOutput: ParsableArguments {
  @Flag(help: "Écrire du JSON pour un programme.") var json = false
  @Flag(name: .customLong("texte"), help: "Écrire du texte (sans --pdf ni --json, c’est ce qui est fait).") var text =
    false
  @OptionGroup var pdf: PDFOptions

  func validate() throws {
    if [json, text, pdf.path != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--pdf, --texte et --json ne vont pas ensemble.")
    }
  }

  /// Writes what was asked for.
  ///
  /// - Parameter documents: one page of text after the other.
  func show(
    _ job: @autoclosure () -> PrintJob, _ documents: @autoclosure () -> [ReportDocument],
    _ value: @autoclosure () -> JSONValue, of centre: CentreOptions
  ) throws {
    if let path = pdf.path { return try pdf.write(job(), to: path, of: centre.folder) }
    if json { return print(value().pretty) }
    let renderer = TextRenderer(width: StandardStreams.width)
    print(documents().map(renderer.render).joined(separator: "\n"), terminator: "")
  }
}
