// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Reports

extension PaperForm {
  /// Whether the sheet that bears that code may have been printed for that exam and for what was typed.
  ///
  /// What the sheet left blank was written on it by hand, and its code does not know it; where a name is cut in two is
  /// not on the sheet. A sheet of a passage that was opened before has a code that answers alone cannot give.
  ///
  /// - Parameter definition: SHA-256 of the exam's definition.
  public static func isCode(_ code: PaperCode, of answers: PaperAnswers, exam: String, definition: String) -> Bool {
    let session = answers[PaperField.session.key].flatMap { Int($0) }
    return printedCandidates(answers).contains { candidate in
      [session, nil].contains { session in
        code == PaperCode(exam: exam, definition: definition, session: session, candidate: candidate, passage: nil)
      }
    }
  }

  /// Who was typed.
  public static func candidate(_ answers: PaperAnswers) -> Candidate {
    Candidate(
      number: answers[PaperField.number.key] ?? "", familyName: answers[PaperField.familyName.key] ?? "",
      givenName: answers[PaperField.givenName.key] ?? "")
  }

  private static func printedCandidates(_ answers: PaperAnswers) -> [Candidate] {
    let typed = candidate(answers)
    let words = typed.name.split(separator: " ")
    let names = (0...words.count).map { place in
      (given: words[..<place].joined(separator: " "), family: words[place...].joined(separator: " "))
    }
    return names.flatMap { name in
      [typed.number, ""].map { Candidate(number: $0, familyName: name.family, givenName: name.given) }
    } + [Candidate(number: typed.number, familyName: "", givenName: "")]
  }
}
