// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Reports

/// Prints with Typst: PDF/A-3b and PDF/UA-1, without the network, from templates that read nothing outside their folder.
struct TypstPrinter: PDFPrinter {
  /// The centre's folder of templates, which go over the shipped ones.
  private let templates: String?
  /// What their charter sets.
  private let charter: [String: String]?
  private let installation: TypstInstallation

  /// - Throws: ``Failure`` where Typst is not installed or the charter is wrong: before anything is written.
  init(templates: String? = nil) throws {
    self.templates = templates
    charter = try templates.flatMap(TemplateFolder.charter)
    installation = try .find()
  }

  func print(_ jobs: [PrintJob], receive: (Int, [UInt8]) throws -> Void) throws {
    let folder = try TemplateFolder(own: templates, charter: charter)
    switch installation {
    case .module(let python): try print(jobs, in: folder, python: python, receive: receive)
    case .command(let command):
      for (index, job) in jobs.enumerated() {
        let (pdf, missing) = try TypstCommand(path: command, folder: folder).pdf(PrintSource(job))
        tell(missing, in: job)
        try receive(index, pdf)
      }
    }
  }

  private func tell(_ missing: String, in job: PrintJob) {
    if !missing.isEmpty { StandardStreams.complain([TypstRefusal.missing(missing, in: job)]) }
  }

  /// All in one process, a request ahead of the answer: one prints while the other writes.
  private func print(
    _ jobs: [PrintJob], in folder: TemplateFolder, python: String, receive: (Int, [UInt8]) throws -> Void
  ) throws {
    let command = TypstModule.command(
      python: python, root: folder.path, fonts: folder.fonts, otherFonts: TypstInstallation.otherFonts)
    let child = try ChildProcess(command, environment: TypstInstallation.environment)
    var (asked, answered) = (0, 0)
    var outgoing: ArraySlice<UInt8> = []
    var incoming: [UInt8] = []
    while answered < jobs.count {
      if outgoing.isEmpty, asked < jobs.count, asked - answered < 2 {
        outgoing = TypstModule.request(PrintSource(jobs[asked]))[...]
        asked += 1
      }
      child.waitForPipes(toSend: !outgoing.isEmpty)
      if !outgoing.isEmpty {
        guard let sent = child.send(outgoing) else { throw TypstRefusal.ended }
        outgoing = outgoing.dropFirst(sent)
      }
      guard child.receive(into: &incoming) else { throw TypstRefusal.ended }
      while let answer = TypstModule.Answer(from: &incoming) {
        guard answer.isPDF else {
          throw TypstRefusal.failure(answer.text, diagnostic: String(decoding: answer.bytes, as: UTF8.self))
        }
        tell(answer.text, in: jobs[answered])
        try receive(answered, answer.bytes)
        answered += 1
      }
    }
  }
}
