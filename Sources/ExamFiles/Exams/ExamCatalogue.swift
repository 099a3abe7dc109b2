// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Exams
internal import FrenchText

/// The exams that can be held: those that come with the executable, then a centre's own.
public struct ExamCatalogue: Sendable {
  /// In the order of the shipped list, then in that of the folders; a definition that overrides another takes its place.
  public private(set) var entries: [Entry] = []
  /// Everything wrong met while loading, file by file.
  public private(set) var problems: [Diagnostic] = []
  /// Folders or files that could not be read at all.
  public private(set) var unreadable: [Diagnostic] = []
  /// Ids whose last definition is refused: none replaces it, lest an oral be held on the wrong grid.
  public private(set) var refused: Set<String> = []

  public struct Entry: Sendable {
    public let exam: Exam
    /// The file as it was read, for whoever stores the definition with a record.
    public let bytes: [UInt8]
    public let file: String
    /// Whether it comes with the executable.
    public let isShipped: Bool
  }

  /// Loads the shipped definitions, then those of each folder, in order: a later id overrides an earlier one.
  public init(shipped: [(file: String, bytes: [UInt8])], folders: [String] = [], in files: any FileTree = MemoryFiles())
  {
    for (file, bytes) in shipped { add(bytes, file: file, isShipped: true) }
    for folder in folders { load(folder, files) }
  }

  public var exams: [Exam] { entries.map(\.exam) }

  public func entry(_ id: String) -> Entry? { entries.first { $0.exam.id == id } }

  /// The exam that somebody typed, whatever its case, accents, dashes or spaces: `TC E4`, `ntc_titre`.
  public func find(_ typed: String) -> Entry? {
    let wanted = Self.key(typed)
    return entries.first { Self.key($0.exam.id) == wanted } ?? entries.first { Self.key($0.exam.shortTitle) == wanted }
  }

  /// The id nearest to what was typed, if one is near.
  public func suggestion(for typed: String) -> String? { nearest(to: typed, among: exams.map(\.id)) }

  private static func key(_ text: String) -> String { text.foldedWords.joined(separator: "-") }

  private mutating func load(_ folder: String, _ files: any FileTree) {
    do {
      for name in try files.list(folder)
      where !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) {
        let path = joined(folder, name)
        do {
          add(try files.read(path, limit: YAMLLimits().bytes), file: path, isShipped: false)
        } catch {
          note(error)
        }
      }
    } catch {
      note(error)
    }
  }

  private mutating func note(_ error: FileTreeError) {
    unreadable.append(
      Diagnostic(.error, "grilles.illisible", location: SourceLocation(file: error.path), error.message.typographic))
  }

  private mutating func add(_ bytes: [UInt8], file: String, isShipped: Bool) {
    var criteria: [String: (title: String, exam: String)] = [:]
    if !isShipped {
      for entry in entries {
        for criterion in entry.exam.criteria { criteria[criterion.id] = (criterion.title, entry.exam.id) }
      }
    }
    let definition = ExamFile(bytes, file: file, others: criteria)
    problems += definition.problems
    guard let exam = definition.exam else {
      let id = String(file.split(separator: "/").last?.prefix { $0 != "." } ?? "")
      refused.insert(id)
      entries.removeAll { $0.exam.id == id }
      return
    }
    refused.remove(exam.id)
    let entry = Entry(exam: exam, bytes: bytes, file: file, isShipped: isShipped)
    if let index = entries.firstIndex(where: { $0.exam.id == exam.id }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
  }
}
