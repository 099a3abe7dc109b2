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

  @Test func `another official client, bank and mandate change no byte of what is said`() throws {
    let exam = try Sample.exam("ntc-titre")
    var other = Sample.role
    other.limits[0].limit = .number(Sample.number("41 250"))
    other.motives = [.init(.pride, weight: 100)]
    let clients: [JuryPapers] = [
      JuryPapers(),
      JuryPapers(clients: [Sample.role], bank: [Change(id: "m01", field: .economic, text: "Moins.")]),
      JuryPapers(
        clients: [other], bank: [Change(id: "m09", field: .human, text: "Autre.")], mandates: [Sample.mandate]),
    ]
    let paper = Paper(kind: .proposal, title: "Machine", terms: Sample.terms)
    let said = try clients.map { jury in
      let dossier = Dossier(
        exam: exam.id, candidate: Candidate(number: "1", familyName: "F", givenName: "L"), papers: [paper], jury: jury)
      let papers = CandidatePapers(Situation(exam: exam, dossier: dossier))
      #expect(papers.terms == Sample.terms)
      let rehearsal = Rehearsal(papers, code: try Sample.code("K7-42"), practice: PracticeMaterial(dossier))
      var client = rehearsal.client()
      return client.play(Sample.usual).transcript
    }
    #expect(Set(said).count == 1)
  }
}
