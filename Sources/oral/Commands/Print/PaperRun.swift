// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc
import Reports

/// Writes papers to files: each whole or absent, whatever stops the run.
struct PaperRun {
  let papers: [Paper]
  let issuer: PrintIssuer
  let printer: any PDFPrinter
  let replaces: Bool

  /// A grid and the name of its file.
  struct Paper {
    /// Without a folder or `.pdf`; letters, digits and hyphens, each once in a run.
    var name: String
    var grid: GridPaper
  }

  /// A file that is there.
  struct Written {
    let path: String
    /// The papers in it.
    let names: [String]

    /// `{file, papers}`
    var json: JSONValue { ["file": .string(path), "papers": JSONValue(names)] }
  }

  /// Every file that is asked for can be written before the first one is printed.
  ///
  /// - Parameters:
  ///   - folder: where to write one file for each.
  ///   - single: where to write them all in one file.
  func write(to folder: String?, _ single: String?) throws -> [Written] {
    let paths = try folder.map(paths)
    let whole = try single.map { try OutputFile($0, replacing: replaces) }
    if let whole, paths?.contains(whole.path) == true {
      throw Failure(.usage, "\(whole.path) serait une grille, et toutes. Choisissez un autre nom pour --un-seul.")
    }
    var written: [Written] = []
    if let paths { written += try write(to: paths) }
    if let whole { written.append(try writeAll(to: whole)) }
    return written
  }

  /// The file of each paper, in a folder that is there from now on.
  private func paths(in folder: String) throws -> [String] {
    let folder = Environment.absolute(folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw Failure(.unreadable, "\(folder)\u{A0}: \(SystemMessage.creating(folder)).")
    }
    let paths = papers.map { "\(folder)/\($0.name).pdf" }
    let existing = replaces ? [] : paths.filter { access($0, F_OK) == 0 }
    if let first = existing.first {
      let taken =
        existing.count == 1 ? "\(first) existe" : "\(first) et \(plural(existing.count - 1, "autre")) existent"
      throw Failure(.usage, "\(taken) déjà. Choisissez un autre dossier, ou --remplacer.")
    }
    return paths
  }

  private func write(to paths: [String]) throws -> [Written] {
    let progress = ProgressLine("Impression")
    defer { progress.end() }
    var written: [Written] = []
    try printer.print(papers.map { $0.grid.job(of: issuer) }) { place, pdf in
      let file = try OutputFile(paths[place], replacing: replaces)
      try file.write(pdf)
      try file.finish()
      written.append(Written(path: file.path, names: [papers[place].name]))
      progress.update(written.count, of: papers.count)
    }
    return written
  }

  /// All in one file, each from its own page 1.
  private func writeAll(to file: OutputFile) throws -> Written {
    let jobs = papers.map { $0.grid.job(of: issuer) }
    let job = PrintJob(title: jobs.count == 1 ? jobs[0].title : plural(jobs.count, "grille"), issuer: issuer, all: jobs)
    try file.write(try printer.pdf(job))
    try file.finish()
    return Written(path: file.path, names: papers.map(\.name))
  }
}
