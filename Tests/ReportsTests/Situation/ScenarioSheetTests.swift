// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Foundation
import FrenchText
import Grids
import Testing

@testable import Reports

/// The shipped scenarios, with their real exams.
@Suite struct ScenarioSheetTests {
  private static let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Scenarios")
    .standardizedFileURL

  /// Every scenario's folder; empty ones and the schemas are no scenarios.
  private static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/dossier.yaml").path) }
      .sorted()
  }

  private func load(_ name: String) throws -> (Exam, Dossier) {
    var files = MemoryFiles()
    let root = Self.folder.appending(path: name)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let bytes = try? Data(contentsOf: root.appending(path: path)) { files.add("\(name)/\(path)", Array(bytes)) }
    }
    let checks = Dictionary(uniqueKeysWithValues: Self.catalogue.exams.map { ($0.id, ConformityCheck($0)) })
    let loaded = DossierLoader(files, examIDs: Array(checks.keys)) { checks[$0] }.load(name)
    return (try #require(loaded.check).exam, try #require(loaded.dossier))
  }

  private func numbers(_ exam: Exam, _ dossier: Dossier) -> [Int?] {
    guard let kind = exam.playedPaper, exam.choice?.of == kind else { return [nil] }
    return dossier.papers(of: kind).indices.map { $0 + 1 }
  }

  @Test(arguments: names)
  func `the bank of a scenario holds together`(name: String) throws {
    let (exam, dossier) = try load(name)
    for number in numbers(exam, dossier) {
      let situation = Situation(exam: exam, dossier: dossier, number: number)
      for change in dossier.jury.bank where change.fiche == nil || change.fiche == number {
        let told = situation.applying([change]).diagnostics.filter { $0.severity == .warning }
        #expect(told.isEmpty, "\(change.id ?? "") \(told.map(\.message))")
        let line = ChangeFormatter.line(change, terms: situation.terms)
        let read = try ChangeParser.parse(line, terms: situation.terms)
        #expect(read.effects == change.effects, "\(line)")
      }
    }
  }

  @Test(arguments: names)
  func `no secret of a scenario reaches the candidate's sheet`(name: String) throws {
    let (exam, dossier) = try load(name)
    for number in numbers(exam, dossier) {
      let draw = ChangeDraw.draw(try #require(DrawCode("K7-42")), from: dossier.jury.bank, for: exam, fiche: number)
      func sheet(_ dossier: Dossier, _ changes: [Change]) -> String {
        let view = CandidateView(exam: exam, dossier: dossier, number: number, changes: changes)
        return TextRenderer(width: 80).render(CandidateSheet.document(view)) + view.json.pretty
      }
      var bare = dossier
      bare.jury = JuryPapers()
      let isGiven = exam.changes?.delivery == .preparation
      let stripped = draw.changes.map { change in
        Change(
          field: .commercial, text: change.text,
          effects: change.effects.filter { if case .term = $0 { true } else { false } })
      }
      #expect(sheet(dossier, draw.changes) == sheet(bare, isGiven ? stripped : []))
      if isGiven { #expect(sheet(dossier, draw.changes) != sheet(dossier, [])) }
    }
  }

  @Test(arguments: names, [40, 80, 120])
  func `the sheets of a scenario fit the page`(name: String, width: Int) throws {
    let (exam, dossier) = try load(name)
    for number in numbers(exam, dossier) {
      let draw = ChangeDraw.draw(try #require(DrawCode("K7-42")), from: dossier.jury.bank, for: exam, fiche: number)
      let applied = Situation(exam: exam, dossier: dossier, number: number).applying(draw.changes)
      let jury = JurySheet(applied, candidate: dossier.candidate, mandate: dossier.jury.mandates.first)
      let view = CandidateView(exam: exam, dossier: dossier, number: number, changes: draw.changes)
      for document in [jury.document, CandidateSheet.document(view)] {
        let text = TextRenderer(width: width).render(document)
        #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
      }
    }
  }
}
