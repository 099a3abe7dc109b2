// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams
import Grids

/// The fifteen exams of the generated archive: the shipped definitions, each with a grid brought to 22 criteria, as a
/// centre's own circular could.
///
/// The shipped grids have 11 criteria on average; the two exams of languages have none and keep none. With 28 criteria
/// where a shipped grid has 28, and 22 or 23 elsewhere, the mean over the fifteen is 20.
struct Definitions: Sendable {
  struct Entry: Sendable {
    let exam: Exam
    let file: String
    let bytes: [UInt8]
    let sha256: String
  }

  let entries: [Entry]

  struct Unusable: Error { let file: String }

  init() throws {
    entries = try Grids.all.map { shipped in
      guard let exam = ExamFile(shipped.bytes, file: shipped.file).exam else { throw Unusable(file: shipped.file) }
      let wanted = exam.id == "tc-e4" || exam.id == "ntc-titre" ? 23 : 22
      let bytes = Self.padded(shipped.bytes, of: exam, to: exam.criteria.isEmpty ? 0 : wanted)
      let read = ExamFile(bytes, file: shipped.file)
      guard let exam = read.exam, exam.criteria.isEmpty || exam.criteria.count >= wanted else {
        throw Unusable(file: shipped.file)
      }
      return Entry(exam: exam, file: shipped.file, bytes: bytes, sha256: SHA256Digest.hex(of: bytes))
    }
  }

  private static func padded(_ bytes: [UInt8], of exam: Exam, to count: Int) -> [UInt8] {
    let missing = count - exam.criteria.count
    guard missing > 0 else { return bytes }
    let criteria = (1...missing).map { number in
      "      - { id: \(exam.id).centre.\(number), intitule: \"Critère \(number) du centre\", reference: circulaire }\n"
    }
    let competency = "  - id: CENTRE\n    intitule: \"Critères du centre\"\n    criteres:\n" + criteria.joined()
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\ncompetences:\n", maxSplits: 1)
    guard parts.count == 2 else { return bytes }
    return Array((parts[0] + "\ncompetences:\n" + competency + parts[1]).utf8)
  }
}
