// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import GRDB

/// Holds the words by which candidates and jurors are found to their names.
enum WordCheck {
  static func faults(_ db: Database) throws -> [String] {
    var faults: [String] = []
    var (expected, found) = (RowSum(), RowSum())
    let candidates = "SELECT record, day, candidate_number, candidate_family_name, candidate_given_name FROM passage"
    try Query(db, candidates).rows { row in
      let candidate = Candidate(number: row.text(2), familyName: row.text(3), givenName: row.text(4))
      for key in NameKeys.keys(of: candidate) { expected.add(key, row.int(1), row.int(0)) }
    }
    try Query(db, "SELECT word, day, passage FROM candidate_word").rows { found.add($0.text(0), $0.int(1), $0.int(2)) }
    if expected != found { faults.append("L’index des candidats n’est pas celui de leurs noms.") }
    (expected, found) = (RowSum(), RowSum())
    try Query(db, "SELECT number, names FROM jury").rows { row in
      for (seat, name) in PassageReader.jury(row, 1).enumerated() {
        for key in NameKeys.keys(ofJuror: name) { expected.add(key, row.int(0), Int64(seat)) }
      }
    }
    try Query(db, "SELECT word, jury, seat FROM juror_word").rows { found.add($0.text(0), $0.int(1), $0.int(2)) }
    if expected != found { faults.append("L’index des jurés n’est pas celui de leurs noms.") }
    return faults
  }
}
