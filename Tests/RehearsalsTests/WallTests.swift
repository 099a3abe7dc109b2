// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Testing

@testable import Rehearsals

@Suite struct WallTests {
  @Test func `an official dossier brings neither its client nor its bank`() {
    let jury = JuryPapers(
      clients: [Sample.role], bank: [Change(id: "m01", field: .economic, text: "Moins.")])
    var dossier = Dossier(
      exam: "ntc-titre", candidate: Candidate(number: "1", familyName: "F", givenName: "L"), jury: jury)
    #expect(PracticeMaterial(dossier) == nil)
    dossier.isPractice = true
    #expect(PracticeMaterial(dossier)?.client == Sample.role)
    #expect(PracticeMaterial(dossier)?.bank == jury.bank)
  }

  @Test func `the papers of a candidate keep nothing of the client's role`() throws {
    let exam = try Sample.exam("ntc-titre")
    let bare = Situation(exam: exam, terms: Sample.terms)
    var official = bare
    official.client = Sample.role
    #expect(CandidatePapers(bare) == CandidatePapers(official))
  }
}
