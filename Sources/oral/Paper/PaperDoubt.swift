// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import ExamFiles
import Exams
import FrenchText
import Reports

/// Whether what is typed is what the sheet of that code was printed for: a paper taken for another would be another's
/// passage.
struct PaperDoubt {
  let name: PaperName
  let exam: ExamCatalogue.Entry
  let exams: ExamCatalogue

  /// What does not fit; `nil` when all may, when the code is no printed one, and while somebody or something is not typed.
  func text(_ answers: PaperAnswers) -> String? {
    let asked: [PaperField] = [.number, .givenName, .familyName, .session]
    guard case .sheet(let code) = name, asked.allSatisfy({ answers[$0.key] != nil }), !fits(code, exam, answers) else {
      return nil
    }
    let session = answers[PaperField.session.key].flatMap { Int($0) }.map { "session \($0)" } ?? "session non dite"
    let other = exams.entries.first { fits(code, $0, answers) }
    return "le code \(code) n’est pas celui d’une feuille imprimée pour \(exam.exam.id), "
      + "\(PaperForm.candidate(answers).label), \(session)"
      + (other.map { "\u{A0}: c’est celui d’une feuille de \($0.exam.id)" } ?? "")
  }

  private func fits(_ code: PaperCode, _ entry: ExamCatalogue.Entry, _ answers: PaperAnswers) -> Bool {
    PaperForm.isCode(code, of: answers, exam: entry.exam.id, definition: SHA256Digest.hex(of: entry.bytes))
  }
}
