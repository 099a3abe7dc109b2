// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Exams

/// A dossier as its folder has it, with all that reading it had to say.
public struct LoadedDossier {
  /// As the user gave it.
  public let folder: String
  /// The exam's id as `dossier.yaml` writes it.
  public internal(set) var examID: String?
  /// What holds the dossier to its exam; `nil` when the exam is not known.
  public internal(set) var check: ConformityCheck?
  /// `nil` when the folder does not say which papers there are. A paper that could not be read is marked so.
  public internal(set) var dossier: Dossier?
  /// What keeps the candidate's papers from being read. It proves nothing against them.
  public internal(set) var obstacles: [Diagnostic] = []
  /// What else is wrong in the candidate's files (warnings): the papers are read all the same.
  public internal(set) var remarks: [Diagnostic] = []
  /// What is wrong in the jury's own papers.
  public internal(set) var juryProblems: [Diagnostic] = []

  var sources = Sources()

  init(folder: String) { self.folder = folder }

  /// Everything, in no particular order; errors are what would hinder the use of the dossier.
  public var problems: [Diagnostic] { obstacles + remarks + juryProblems }

  /// Holds the dossier to its exam. Every diagnostic comes with its place.
  public func conformity(by control: Control) -> Conformity {
    let jury = juryProblems.map(\.asWarning)
    guard let dossier, let check else {
      return Conformity(verdict: .uncontrolled, control: control, diagnostics: obstacles + remarks + jury)
    }
    var conformity = check.examine(dossier, by: control, obstacles: obstacles, remarks: remarks + jury)
    conformity.diagnostics = conformity.diagnostics.map(located)
    return conformity
  }

  /// What the files are, to give a place to structural paths.
  struct Sources {
    var main: YAMLReading?
    var papers: [PaperReader.Places] = []
    /// For each paper, its index under `pieces`.
    var positions: [Int] = []
    var clients: YAMLReading?
    var bank: YAMLReading?
    var mandates: YAMLReading?
    var calibrations: YAMLReading?
  }
}

extension LoadedDossier {
  /// The same problem with its place in a file, from its path in the dossier.
  public func located(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.location == nil else { return diagnostic }
    var located = diagnostic
    located.location = location(of: diagnostic.path)
    return located
  }

  private func location(of path: String) -> SourceLocation? {
    let steps = path.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)
    guard let first = steps.first else { return sources.main.map { SourceLocation(file: $0.file) } }
    switch first {
    case "papers": return paperLocation(steps)
    case "clients": return juryLocation(sources.clients, list: "clients", steps)
    case "mandates": return juryLocation(sources.mandates, list: "mandats", steps)
    case "bank": return juryLocation(sources.bank, list: "modifications", steps)
    default: return sources.main?.location(of: path)
    }
  }

  private func paperLocation(_ steps: [String]) -> SourceLocation? {
    guard steps.count > 1, let index = Int(steps[1]), sources.papers.indices.contains(index) else {
      return sources.main?.location(of: "pieces")
    }
    let places = sources.papers[index]
    let piece = "pieces[\(sources.positions[index])]"
    switch steps.dropFirst(2).first {
    case "sections":
      let section = steps.dropFirst(3).first.flatMap { Int($0) } ?? -1
      guard places.sections.indices.contains(section) else { break }
      return places.sections[section]
    case "terms":
      let term = steps.dropFirst(3).first ?? ""
      return places.frontMatter?.location(of: "conditions[\(term)]")
    case "annexes": return sources.main?.location(of: "\(piece).annexes")
    case let source? where source.hasPrefix("source"):
      let numbers = source.split(separator: ":").compactMap { Int($0) }
      guard numbers.count == 2 else { break }
      return SourceLocation(file: places.file, line: numbers[0], column: numbers[1])
    default: break
    }
    // The paper itself: its file when it was read, else what names it.
    let isRead = !places.sections.isEmpty || places.frontMatter != nil || dossier?.papers[index].source != nil
    return isRead ? SourceLocation(file: places.file) : sources.main?.location(of: piece)
  }

  /// Several roles or mandates stand under a key; one alone is the file itself.
  private func juryLocation(_ reading: YAMLReading?, list: String, _ steps: [String]) -> SourceLocation? {
    guard let reading else { return nil }
    let names = [
      "limits": "limites", "priorities": "priorites", "motives": "motivations", "effects": "effets",
    ]
    let rest = steps.dropFirst(2).map { names[$0] ?? $0 }
    let inList = ([list] + steps.dropFirst().prefix(1) + rest).joined(separator: ".")
    let whole = reading.location(of: inList)
    guard list != "modifications", !reading.hasKey(list) else { return whole }
    return reading.location(of: rest.joined(separator: "."))
  }
}
