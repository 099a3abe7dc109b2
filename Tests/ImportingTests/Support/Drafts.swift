// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Foundation
import Grids
import Importing
import Testing

/// The shipped exams, and drafts made of stored answers of pandoc.
enum Sample {
  static let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })

  static func exam(_ id: String) throws -> Exam { try #require(catalogue.entry(id)?.exam) }

  static func document(_ name: String) throws -> PandocDocument {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Documents"))
    return try PandocDocument(json: Array(Data(contentsOf: url)))
  }

  /// What one stored document becomes.
  static func draft(_ name: String, exam id: String = "tc-e4", file: String? = nil) throws -> DossierDraft {
    var draft = DossierDraft(exam: try exam(id))
    draft.read(CandidateText(name: file ?? "\(name).docx", document: try document(name)))
    return draft
  }

  /// What a text of a few blocks becomes.
  static func draft(_ blocks: [TextBlock], exam id: String = "tc-e4", file: String = "fiche.docx") throws
    -> DossierDraft
  {
    var draft = DossierDraft(exam: try exam(id))
    draft.read(CandidateText(name: file, document: PandocDocument(blocks: blocks)))
    return draft
  }

  /// The dossier that a draft becomes, read as `oral verifier` reads it.
  static func conformity(_ files: [DossierWriter.File]) throws -> (LoadedDossier, Conformity) {
    var memory = MemoryFiles()
    for file in files { memory.add("d/\(file.path)", file.bytes) }
    let checks = ConformityChecks(catalogue.exams)
    let loaded = DossierLoader(memory, examIDs: catalogue.exams.map(\.id)) { checks.check(for: $0) }.load("d")
    return (loaded, loaded.conformity(by: .authority))
  }
}

extension TextBlock {
  static func text(_ text: String) -> TextBlock { .paragraph([.text(text)]) }
  static func bold(_ text: String) -> TextBlock { .paragraph([.styled(.strong, [.text(text)])]) }
  static func title(_ level: Int, _ text: String) -> TextBlock { .heading(level, [.text(text)]) }
}

extension DossierDraft {
  /// For each paper, how many rubrics have some text.
  var counts: [Int] {
    papers.map { paper in Set(paper.sections.filter { !$0.blocks.isBlank }.flatMap(\.rubrics)).count }
  }

  func text(_ rubric: String, paper: Int = 0) -> String {
    papers[paper].sections.filter { $0.rubrics.contains(rubric) }.flatMap(\.blocks).plainText
  }

  func file(_ path: String) -> String? {
    DossierWriter(self).files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
