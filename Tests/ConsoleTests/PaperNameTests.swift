// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import ExamFiles
import Exams
import Reports
import Sittings
import Testing

@Suite struct `What a paper is called` {
  @Test(arguments: [
    ("elbt c482", "ELBT-C482"), ("ELBT-C482", "ELBT-C482"), ("papier-0417", "PAPIER-0417"),
    ("Papier 0417 e4", "PAPIER-0417E4"), ("papier0417", "PAPIER-0417"), ("papier-04", "PAPIER-04"),
    ("260513-k7f", "260513-K7F"),
  ])
  func `is one name, however it is copied`(_ typed: String, _ name: String) {
    #expect(PaperName(typed)?.description == name)
  }

  @Test(arguments: ["ELBT-C842", "papier", "papier-", "é/..", "", "papier-a/b", "260513_K7F"])
  func `is nothing that was miscopied or cannot name a file`(_ typed: String) {
    #expect(PaperName(typed) == nil)
  }

  @Test func `is said by the paper itself, but for a passage that would have to be there`() {
    let known = ["ELBT-C482", "papier-0417", "260513-K7F", "1234", "n importe quoi"].map {
      PaperName($0)?.isOnPaper
    }
    #expect(known == [true, true, false, false, false])
  }
}

@Suite struct `The code of a sheet, against what is typed of it` {
  private static let digest = "ab"

  private func sheet(_ candidate: Candidate, session: Int? = nil, exam: String = "tc-e4") -> PaperCode {
    PaperCode(exam: exam, definition: Self.digest, session: session, candidate: candidate, passage: nil)
  }

  private func isRight(_ code: PaperCode, _ number: String, _ given: String, _ family: String, _ session: String = "")
    -> Bool
  {
    PaperForm.isCode(
      code, of: ["number": number, "given-name": given, "family-name": family, "session": session],
      exam: "tc-e4", definition: Self.digest)
  }

  private let malo = Candidate(number: "0417", familyName: "Riou", givenName: "Malo")

  @Test func `agrees with the sheet's own exam, number, name and session`() {
    #expect(isRight(sheet(malo, session: 2026), "0417", "Malo", "Riou", "2026"))
    #expect(!isRight(sheet(malo, session: 2025), "0417", "Malo", "Riou", "2026"))
    #expect(!isRight(sheet(malo, exam: "ntc-titre"), "0417", "Malo", "Riou"))
    #expect(!isRight(sheet(malo), "0418", "Malo", "Riou"))
    #expect(!isRight(sheet(malo), "0417", "Malo", "Rioux"))
  }

  @Test func `agrees when what the sheet left blank was written by hand, or a name is cut elsewhere`() {
    #expect(isRight(sheet(malo), "0417", "Malo", "Riou", "2026"))
    #expect(isRight(sheet(Candidate(number: "0417", familyName: "", givenName: "")), "0417", "Malo", "Riou"))
    #expect(isRight(sheet(Candidate(number: "", familyName: "Riou", givenName: "Malo")), "0417", "Malo", "Riou"))
    let printed = Candidate(number: "0417", familyName: "Pierre Le Goff", givenName: "Jean")
    #expect(isRight(sheet(printed), "0417", "Jean Pierre", "Le Goff"))
    #expect(isRight(sheet(Candidate(number: "0417", familyName: "Riou", givenName: "")), "0417", "", "Riou"))
  }

  @Test func `that was accepted all the same is remarked in the passage`() throws {
    let exam = try #require(ExamCatalogue.shipped.entry("tc-e4")).exam
    let form = PaperForm(exam: exam, now: `A paper that is typed in`.now)
    let reference = Opening.ExamReference(id: "tc-e4", version: "1.0", sha256: "00")
    let typists = ["Marie Le Goff", "Yann Tanguy"].map { Transcription.Typist(name: $0, finished: form.now) }
    let sitting = try form.sitting(
      ["number": "0418", "day": "2026-05-13", "phase.preparation": "10:00 10:50"], id: "P-1", exam: reference,
      Transcription(code: "P-1", typists: typists), utcOffset: 120, remarking: "code d’une autre feuille")
    #expect(sitting.state.remarks.map(\.value.text) == ["code d’une autre feuille"])
  }
}
