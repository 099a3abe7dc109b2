// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Foundation
import FrenchText
import Grids
import Reports
import Testing

@Suite struct `Reports on exams` {
  static let exams = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) }).exams

  private func exam(_ id: String) throws -> Exam { try #require(Self.exams.first { $0.id == id }) }

  /// What a script reads.
  private func parsed(_ value: JSONValue) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(value.pretty.utf8)) as? [[String: Any]])
  }

  private func parsed(_ id: String) throws -> [String: Any] {
    try #require(try parsed(ExamList([exam(id)]).json).first)
  }

  @Test func `The JSON holds the keys of the contract, for every exam`() throws {
    let contract: Set = [
      "id", "title", "diploma", "coefficient", "version", "phases", "criteria", "preparationMinutes", "totalMinutes",
      "changes", "decision",
    ]
    let phaseKeys: Set = ["id", "kind", "title", "minutes", "nature", "allowance", "evaluates", "changes"]
    let criterionKeys: Set = ["id", "label", "competency", "reference"]
    let exams = try parsed(ExamList(Self.exams).json)
    #expect(exams.count == 15)
    for exam in exams {
      #expect(contract.isSubset(of: exam.keys))
      for phase in try #require(exam["phases"] as? [[String: Any]]) { #expect(phaseKeys.isSubset(of: phase.keys)) }
      for criterion in try #require(exam["criteria"] as? [[String: Any]]) {
        #expect(criterionKeys.isSubset(of: criterion.keys))
      }
    }
  }

  @Test func `The JSON of the titre says what its text says`() throws {
    let titre = try parsed("ntc-titre")
    #expect(titre["preparationMinutes"] as? Int == 30)
    #expect(titre["totalMinutes"] as? Int == 180)
    #expect(titre["coefficient"] is NSNull)
    let phases = try #require(titre["phases"] as? [[String: Any]])
    #expect(
      phases.map { $0["kind"] as? String ?? "" } == [
        "preparation", "presentation", "interview", "juryPreparation", "phone", "faceToFace", "finalInterview",
      ])
    #expect(phases.map { ($0["evaluates"] as? [String] ?? []).count } == [0, 13, 13, 0, 7, 7, 20])
    #expect(phases.map { $0["changes"] as? [Int] ?? [] } == [[], [], [], [], [1], [2], []])
    let changes = try #require(titre["changes"] as? [String: Any])
    #expect(changes["count"] as? Int == 2)
    #expect(changes["target"] as? String == "proposal")
    let told = try #require(changes["told"] as? [[String: Any]])
    #expect(told.map { "\($0["number"] ?? "") \($0["phase"] ?? "")" } == ["1 relance", "2 face-a-face"])
    let criteria = try #require(titre["criteria"] as? [[String: Any]])
    #expect(criteria.first?["competency"] as? String == "C1")
    #expect(criteria.first?["reference"] as? String == "rc-ntc RCT06")
    let decision = try #require(titre["decision"] as? [String: Any])
    #expect(decision["kind"] as? String == "competencies")
  }

  @Test func `A rest is what the total nominally leaves, and what the centre sets is null`() throws {
    func minutes(_ id: String) throws -> [String] {
      try #require(try parsed(id)["phases"] as? [[String: Any]]).map {
        "\($0["minutes"] as? Int ?? -1) \($0["nature"] as? String ?? "") \($0["allowance"] as? String ?? "-")"
      }
    }
    #expect(try minutes("tc-e4") == ["50 fixed -", "10 max -", "25 max -", "5 max -", "10 rest -"])
    #expect(try minutes("tc-e4-ccf1") == ["-1 centre -", "-1 centre -"])
    #expect(
      try minutes("nrc-e4")[2...] == ["-1 max simulation-et-entretien", "-1 max simulation-et-entretien"])
    #expect(try parsed("tc-e4-ccf1")["preparationMinutes"] as? Int == 0)
    #expect(try parsed("tc-e4-ccf1")["totalMinutes"] is NSNull)
    #expect(try parsed("tc-e4-ccf2")["preparationMinutes"] is NSNull)
    #expect(try parsed("tc-e6")["changes"] is NSNull)
    let changes = try #require(try parsed("nrc-e4")["changes"] as? [String: Any])
    #expect(changes["count"] is NSNull)
  }

  @Test(arguments: [40, 80, 120])
  func `No line is wider than the page, and every criterion is on it`(width: Int) {
    let renderer = TextRenderer(width: width)
    let documents = [ExamList(Self.exams).document] + Self.exams.map { ExamSheet($0).document }
    for line in documents.flatMap({ renderer.render($0).split(separator: "\n") }) {
      #expect(String(line).displayWidth <= width, "\(line)")
    }
    for exam in Self.exams {
      let text = renderer.render(ExamSheet(exam).document)
      for criterion in exam.criteria { #expect(text.contains(criterion.id), "\(criterion.id)") }
    }
  }

  @Test func `A teacher reads durations with their nature, and what the text leaves unsaid`() throws {
    let page = TextRenderer(width: 120)
    let e4 = page.render(ExamSheet(try exam("tc-e4")).document)
    #expect(e4.contains("10\u{A0}min au plus"))
    #expect(e4.contains("le temps qui reste (10\u{A0}min"))
    #expect(e4.contains("Mention\u{A0}: «\u{A0}présent, non validé\u{A0}»"))
    #expect(page.render(ExamSheet(try exam("tc-e4-ccf1")).document).contains("fixée par le centre"))
    #expect(page.render(ExamSheet(try exam("ntc-titre")).document).contains("non précisé par le texte"))
    #expect(page.render(ExamSheet(try exam("tc-e2")).document).contains("environ 10\u{A0}min"))
    #expect(
      page.render(ExamSheet(try exam("tc-e6-ccf")).document).contains("La note proposée n’est jamais dite au candidat.")
    )
    #expect(page.render(ExamSheet(try exam("tc-e1-ccf3")).document).contains("30\u{A0}min à titre indicatif"))
  }

  @Test func `A centre's own file is named`() throws {
    let own = ExamList([try exam("tc-e4")], ownFiles: ["tc-e4": "centre/tc-e4.yaml"])
    #expect(TextRenderer(width: 120).render(own.document).contains("centre/tc-e4.yaml"))
    let sheet = ExamSheet(try exam("tc-e4"), ownFile: "centre/tc-e4.yaml")
    #expect(TextRenderer().render(sheet.document).contains("Définition du centre\u{A0}: centre/tc-e4.yaml"))
  }
}
