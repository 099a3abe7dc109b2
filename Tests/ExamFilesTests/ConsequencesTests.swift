// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import FrenchText
import Grids
import Testing

/// What follows for each shipped exam, against the table of the regulations.
struct ConsequencesTests {
  struct Expected: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Effect and mention, `–` where the text is silent: absent, then non-conforming for the authority and for the
    /// commission.
    let absent, authority, commission: String
  }

  static let refused = "notQuestioned présent, non validé"
  static let doubt = "questionedUnderReservation sous réserve de vérification"

  static let all: [Expected] = [
    Expected(testDescription: "tc-e4", absent: refused, authority: refused, commission: doubt),
    Expected(testDescription: "tc-e4-ccf1", absent: refused, authority: refused, commission: "–"),
    Expected(testDescription: "tc-e4-ccf2", absent: refused, authority: refused, commission: "–"),
    Expected(testDescription: "tc-e6", absent: "notHeld", authority: refused, commission: doubt),
    Expected(testDescription: "tc-e6-ccf", absent: "notHeld non valide", authority: "–", commission: "–"),
    Expected(testDescription: "nrc-e4", absent: "notHeld", authority: refused, commission: doubt),
    Expected(testDescription: "nrc-e6", absent: "notHeld", authority: refused, commission: doubt),
    Expected(testDescription: "ntc-titre", absent: "–", authority: "–", commission: "–"),
    Expected(testDescription: "ntc-ccp1", absent: "–", authority: "–", commission: "–"),
    Expected(testDescription: "ntc-ccp2", absent: "–", authority: "–", commission: "–"),
  ]

  private func said(_ conformity: Conformity) -> String {
    guard let consequence = conformity.consequence else { return "nothing" }
    guard let effect = consequence.effect else {
      #expect(consequence.text.hasPrefix("Le texte ne le dit pas : le centre décide."))
      return "–"
    }
    return [effect.rawValue, consequence.mention].compactMap { $0 }.joined(separator: " ")
  }

  @Test(arguments: all) func `what follows is what the text of the exam says`(expected: Expected) throws {
    let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
    let exam = try #require(catalogue.entry(expected.testDescription)).exam
    let check = ConformityCheck(exam)
    var dossier = Dossier(exam: exam.id, candidate: Candidate(number: "", familyName: "", givenName: ""))
    for control in Control.allCases { #expect(said(check.examine(dossier, by: control)) == expected.absent) }
    // Something that no exam asks for twice is there, and nothing else: filed, and not conforming.
    dossier.papers = [Paper(kind: .results)]
    #expect(said(check.examine(dossier, by: .authority)) == expected.authority)
    #expect(said(check.examine(dossier, by: .commission)) == expected.commission)
  }

  @Test func `no commission ever refuses a dossier that is there`() {
    let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
    for exam in catalogue.exams {
      for kind in PaperKind.allCases {
        let papers = [Paper(kind: kind, file: "x.md", annexes: [.init(pages: 99)], pages: 99)]
        let dossier = Dossier(
          exam: exam.id, candidate: Candidate(number: "", familyName: "", givenName: ""), papers: papers)
        let conformity = ConformityCheck(exam).examine(dossier, by: .commission)
        #expect(conformity.consequence?.effect?.stopsOral != true, "\(exam.id) \(kind)")
        #expect(conformity.formalConsequence?.effect?.stopsOral != true, "\(exam.id) \(kind)")
      }
    }
  }

  @Test func `exams that ask for no paper are conformed to by an empty dossier`() {
    let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
    for exam in catalogue.exams where exam.papers.isEmpty {
      let dossier = Dossier(exam: exam.id, candidate: Candidate(number: "", familyName: "", givenName: ""))
      #expect(ConformityCheck(exam).examine(dossier, by: .authority).verdict == .conforming)
    }
  }
}
