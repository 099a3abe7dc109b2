// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Foundation
import Grids
import Testing

/// What the regulations fix for one exam, as the page of facts gives it.
struct Figures: Sendable, CustomTestStringConvertible {
  let id: String
  let coefficient: Int?
  let preparation: Int?
  let total: String
  /// `kind minutes nature`, with the allowance in brackets.
  let phases: [String]
  let criteria: Int
  /// `kind minimum…maximum (rubrics)`.
  let papers: [String]
  /// `absent | non-conforming | doubt | formal`.
  let consequences: String
  /// `count target told`.
  let changes: String?
  let juryMinimum: Int?

  var testDescription: String { id }

  static let noText = "– | – | – | –"
  static let project = ["certificate 1…", "project 1… (7)"]
  static let proposal = ["proposal 1…1 (5)", "dspp 1…1", "results 0…"]

  static let all: [Figures] = [
    Figures(
      id: "tc-e4", coefficient: 4, preparation: 50, total: "50 max",
      phases: [
        "preparation 50 fixed", "presentation 10 max", "simulation 25 max", "interview 5 max", "interview – rest",
      ], criteria: 17, papers: ["fiche 2… (11) annexes 10"],
      consequences: "notQuestioned exclu | notQuestioned exclu | questionedUnderReservation dit président | –",
      changes: "certains fiche préparation", juryMinimum: 3),
    Figures(
      id: "tc-e4-ccf1", coefficient: 4, preparation: 0, total: "– centre",
      phases: ["presentation – centre", "interview – centre"], criteria: 7, papers: ["file 1…1 (4)"],
      consequences: "notQuestioned | notQuestioned | – | –", changes: nil, juryMinimum: 2),
    Figures(
      id: "tc-e4-ccf2", coefficient: 4, preparation: nil, total: "– centre",
      phases: ["preparation – centre", "simulation – centre", "interview – centre", "interview – centre"], criteria: 10,
      papers: ["file 1…1"], consequences: "notQuestioned | notQuestioned | – | –", changes: nil, juryMinimum: 2),
    Figures(
      id: "tc-e6", coefficient: 5, preparation: 0, total: "50 fixed",
      phases: ["presentation 10 max", "presentation 15 max", "interview 25 max"], criteria: 28, papers: project,
      consequences: "notHeld exclu dit | notQuestioned exclu | questionedUnderReservation président | –", changes: nil,
      juryMinimum: 2),
    Figures(
      id: "tc-e6-ccf", coefficient: 5, preparation: 0, total: "50 max",
      phases: ["presentation – centre [oral]", "presentation – centre [oral]", "interview – centre [oral]"],
      criteria: 28, papers: project, consequences: "notHeld exclu | – | – | –", changes: nil, juryMinimum: 2),
    Figures(
      id: "nrc-e4", coefficient: 4, preparation: 40, total: "40 fixed",
      phases: [
        "preparation 40 fixed", "presentation 10 max", "simulation – max [simulation-et-entretien]",
        "interview – max [simulation-et-entretien]",
      ], criteria: 10, papers: ["fiche 3…3 (10) negociation-vente 1"],
      consequences:
        "notHeld exclu dit | notQuestioned exclu | questionedUnderReservation dit président | questionedPenalised",
      changes: "certains fiche préparation", juryMinimum: 2),
    Figures(
      id: "nrc-e6", coefficient: 4, preparation: 0, total: "60 fixed",
      phases: ["presentation 10 max", "presentation 20 max", "interview 30 max"], criteria: 17, papers: project,
      consequences:
        "notHeld exclu dit | notQuestioned exclu | questionedUnderReservation dit président | questionedPenalised",
      changes: nil, juryMinimum: nil),
    Figures(
      id: "ntc-titre", coefficient: nil, preparation: 30, total: "180 fixed",
      phases: [
        "preparation 30 fixed", "presentation 15 fixed", "interview 45 fixed", "juryPreparation 15 fixed",
        "phone 10 fixed tells 1", "faceToFace 35 fixed tells 2", "finalInterview 30 fixed",
      ], criteria: 20, papers: proposal, consequences: noText, changes: "2 proposal annonce", juryMinimum: 2),
    Figures(
      id: "ntc-ccp1", coefficient: nil, preparation: 20, total: "105 fixed",
      phases: [
        "preparation 20 fixed", "presentation 10 fixed", "interview 15 fixed", "juryPreparation 15 fixed",
        "faceToFace 45 fixed tells 1, 2",
      ], criteria: 9, papers: proposal, consequences: noText, changes: "2 proposal annonce", juryMinimum: 2),
    Figures(
      id: "ntc-ccp2", coefficient: nil, preparation: 30, total: "120 fixed",
      phases: [
        "preparation 30 fixed", "presentation 15 fixed", "interview 45 fixed", "juryPreparation 15 fixed",
        "phone 15 fixed tells 1, 2",
      ], criteria: 11, papers: proposal, consequences: noText, changes: "2 proposal annonce", juryMinimum: 2),
    Figures(
      id: "tc-e2", coefficient: 3, preparation: 30, total: "30 fixed",
      phases: ["preparation 30 fixed", "document 10 about", "interview 10 about", "interview 10 about"], criteria: 0,
      papers: [], consequences: noText, changes: nil, juryMinimum: 1),
    Figures(
      id: "tc-ef1", coefficient: nil, preparation: 20, total: "20 fixed",
      phases: ["preparation 20 fixed", "document 10 about", "interview 10 about"], criteria: 0, papers: [],
      consequences: noText, changes: nil, juryMinimum: 1),
    Figures(
      id: "tc-e3-ccf", coefficient: 2, preparation: 0, total: "20 fixed",
      phases: ["presentation 10 fixed", "interview 10 fixed"], criteria: 4, papers: [], consequences: noText,
      changes: nil, juryMinimum: nil),
    Figures(
      id: "tc-e1-ccf3", coefficient: 3, preparation: 0, total: "30 indicative",
      phases: ["presentation – centre [oral]", "interview – centre [oral]"], criteria: 2, papers: [],
      consequences: noText, changes: nil, juryMinimum: nil),
    Figures(
      id: "tc-e1-ccf4", coefficient: 3, preparation: 0, total: "30 indicative",
      phases: ["presentation – centre [oral]", "interview – centre [oral]"], criteria: 5, papers: [],
      consequences: noText, changes: nil, juryMinimum: nil),
  ]
}

private func described(_ limit: TimeLimit) -> String {
  "\(limit.minutes.map(String.init) ?? "–") \(limit.nature.rawValue)"
}

private func described(_ phase: Phase) -> String {
  let allowance = phase.allowance.map { " [\($0)]" } ?? ""
  let told = phase.tells.isEmpty ? "" : " tells \(phase.tells.map(String.init).joined(separator: ", "))"
  return "\(phase.kind.rawValue) \(described(phase.limit))\(allowance)\(told)"
}

private func described(_ paper: PaperRequirement) -> String {
  "\(paper.kind.rawValue) \(paper.minimum)…\(paper.maximum.map(String.init) ?? "")"
    + (paper.rubrics.isEmpty ? "" : " (\(paper.rubrics.count))")
    + paper.types.map { " \($0.type) \($0.minimum)" }.joined()
    + (paper.maximumAnnexPages.map { " annexes \($0)" } ?? "")
}

private func described(_ consequence: Consequence?) -> String {
  guard let consequence else { return "–" }
  return consequence.effect.rawValue + (consequence.excludesDiploma ? " exclu" : "")
    + (consequence.tellsCandidate ? " dit" : "") + (consequence.informsPresident ? " président" : "")
}

private func described(_ changes: ChangeRules) -> String {
  let count = changes.count.map(String.init) ?? "certains"
  return "\(count) \(changes.target.rawValue) \(changes.delivery == .told ? "annonce" : "préparation")"
}

@Suite struct `The shipped exams` {
  static let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })

  private func exam(_ id: String) throws -> Exam { try #require(Self.catalogue.entry(id)).exam }

  @Test func `Every definition loads without a diagnostic`() {
    #expect(Self.catalogue.problems.isEmpty, "\(Self.catalogue.problems)")
    #expect(Self.catalogue.unreadable.isEmpty)
    #expect(Self.catalogue.exams.map(\.id) == Figures.all.map(\.id))
  }

  @Test(arguments: Figures.all)
  func `The figures are those of the regulations`(figures: Figures) throws {
    let exam = try exam(figures.id)
    #expect(exam.coefficient == figures.coefficient)
    #expect(exam.preparationMinutes == figures.preparation)
    #expect(described(exam.total) == figures.total)
    #expect(exam.phases.map(described) == figures.phases)
    #expect(exam.criteria.count == figures.criteria)
    #expect(exam.papers.map(described) == figures.papers)
    let consequences = exam.consequences
    let all = [consequences.absent, consequences.nonConforming, consequences.doubt, consequences.formal]
    #expect(all.map(described).joined(separator: " | ") == figures.consequences)
    #expect(exam.changes.map(described) == figures.changes)
    #expect(exam.jury.minimum == figures.juryMinimum)
  }

  @Test func `Official mentions stand where the texts put them`() throws {
    for id in ["tc-e4", "tc-e4-ccf1", "tc-e4-ccf2"] {
      #expect(try exam(id).consequences.absent?.mention == "présent, non validé")
      #expect(try exam(id).consequences.nonConforming?.mention == "présent, non validé")
    }
    for id in ["nrc-e4", "nrc-e6", "tc-e6"] {
      #expect(try exam(id).consequences.absent?.mention == nil)
      #expect(try exam(id).consequences.nonConforming?.mention == "présent, non validé")
    }
    #expect(try exam("tc-e6-ccf").consequences.absent?.mention == "non valide")
    for id in ["tc-e4", "nrc-e4", "nrc-e6", "tc-e6"] {
      #expect(try exam(id).consequences.doubt?.mention == "sous réserve de vérification")
    }
  }

  @Test func `NTC parts evaluate what the text gives them, and nothing while somebody prepares`() throws {
    let titre = try exam("ntc-titre")
    let byPhase = titre.phases.map { titre.criteria(evaluatedIn: $0).map(\.id) }
    #expect(byPhase.map(\.count) == [0, 13, 13, 0, 7, 7, 20])
    let ofA = Set(byPhase[1])
    #expect(ofA.isSuperset(of: ["ntc.c3.1", "ntc.c4.5", "ntc.c5.1", "ntc.c5.2", "ntc.c6.3"]))
    #expect(!ofA.contains("ntc.c5.3"))
    #expect(byPhase[4] == byPhase[5])
    #expect(byPhase[4].last == "ntc.c5.3")
    let first = try exam("ntc-ccp1")
    #expect(first.phases.map { first.criteria(evaluatedIn: $0).count } == [0, 3, 3, 0, 6])
    let second = try exam("ntc-ccp2")
    #expect(second.phases.map { second.criteria(evaluatedIn: $0).count } == [0, 10, 10, 0, 1])
  }

  @Test func `No BTS text ties a criterion to a phase`() {
    for exam in Self.catalogue.exams where exam.form == .ponctuel || exam.form == .ccf {
      #expect(exam.phases.allSatisfy { exam.criteria(evaluatedIn: $0).isEmpty }, "\(exam.id)")
    }
  }

  @Test func `The titre is proposed before a certificate, and a CCF mark is never told`() throws {
    guard case .competencies(let decision) = try exam("ntc-titre").decision.kind else {
      Issue.record("no competencies")
      return
    }
    #expect(decision.outcomes.map(\.id) == ["titre", "cp-000343", "cp-000342", "rien"])
    #expect(decision.proposals.map(\.competencies.count) == [6, 3, 3])
    for exam in Self.catalogue.exams {
      #expect((exam.decision.markDisclosure == .never) == (exam.form == .ccf), "\(exam.id)")
    }
  }

  @Test func `The languages weigh their parts as the text says`() throws {
    guard case .parts(let e2) = try exam("tc-e2").decision.kind, case .parts(let ef1) = try exam("tc-ef1").decision.kind
    else {
      Issue.record("no parts")
      return
    }
    #expect(e2.parts.map(\.weight) == [1, 1, 1])
    #expect(ef1.parts.map(\.outOf) == [13, 7])
    #expect(ef1.parts.map(\.weight) == [13, 7])
    #expect(e2.threshold == nil)
    #expect(ef1.threshold == 10)
  }

  @Test func `Nothing derives a mark unless its file says how`() {
    for exam in Self.catalogue.exams {
      if case .mark(let mark) = exam.decision.kind { #expect(mark.derivation == nil, "\(exam.id)") }
      #expect(exam.scale == .ouiNon)
      #expect(exam.criteria.allSatisfy { $0.weight == nil })
    }
  }

  @Test func `A criterion is the same wherever its id is used`() {
    var seen: [String: Criterion] = [:]
    for criterion in Self.catalogue.exams.flatMap(\.criteria) {
      #expect(seen[criterion.id, default: criterion] == criterion)
      seen[criterion.id] = criterion
    }
    #expect(seen.count == 20 + 17 + 10 + 28 + 17 + 2 + 5 + 4)
  }

  @Test func `The commission chooses what the text lets it choose`() throws {
    for exam in Self.catalogue.exams {
      let expected: Choice? =
        switch exam.id {
        case "tc-e4", "nrc-e4": Choice(of: .fiche)
        case "tc-e6": Choice(of: .project)
        case "nrc-e6": Choice(of: .project, several: true)
        default: nil
        }
      #expect(exam.choice == expected, "\(exam.id)")
    }
  }

  @Test func `The embedded list, the folder and the package's list are the same`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Grids").path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(Set(folder) == Set(Grids.all.map(\.file)))
    let package = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let list = try #require(package.firstRange(of: "let exams = [")?.upperBound)
    let names = package[list...].prefix { $0 != "]" }.split(separator: "\"").filter { $0.first?.isLetter == true }
    #expect(names.map { "\($0).yaml" } == Grids.all.map(\.file))
    for shipped in Grids.all {
      let onDisk = try Data(contentsOf: root.appending(path: "Grids/\(shipped.file)"))
      #expect(Array(onDisk) == shipped.bytes, "\(shipped.file)")
    }
  }
}
