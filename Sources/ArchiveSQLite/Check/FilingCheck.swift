// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import GRDB
internal import Sittings

/// Holds what records are found by to what they say: their kind, their id, the passage whose facts they changed, what
/// they cite, and the cohort that counts them once erased.
enum FilingCheck {
  static func faults(_ db: Database) throws -> [String] {
    var faults: [String] = []
    var (cited, citations) = (RowSum(), RowSum())
    let numbers = try Query(
      db,
      """
      SELECT record.number FROM record JOIN chain ON chain.number = record.chain
      WHERE chain.id = ? AND sequence = ? AND kind = 'passage'
      """)
    let erased = try Query(
      db, "SELECT exam, session FROM erased_passage JOIN cohort ON cohort.number = cohort WHERE passage = ?")
    let records = """
      SELECT record.number, chain.id, own, sequence, kind, record.id, about, jws,
        identity IS NOT NULL AND evaluation IS NOT NULL AND deliberation IS NOT NULL
      FROM record JOIN chain ON chain.number = record.chain LEFT JOIN disclosure ON disclosure.record = record.number
      """
    try Query(db, records).rows { row in
      let (number, chain) = (row.int(0), ChainID(row.text(1)))
      // What cannot be read is the verification's to say.
      guard let payload = try? RecordPayload(unverified: row.text(7)) else { return }
      for citation in payload.cites {
        cited.add(citation.place.chain.text, Int64(citation.place.sequence), number)
      }
      var isRight = payload.kind.rawValue == row.text(4) && payload.id == row.text(5)
      let about = row.intIfAny(6)
      switch payload.content {
      case .correction(_, let cites), .fixing(_, let cites), .lifting(_, let cites):
        guard let place = cites.first?.place else { break }
        let isBound = row.int(2) == 1 || place.chain == chain
        let passage = try numbers.first(.text(place.chain.text), .init(place.sequence)) { $0.int(0) }
        let expected = isBound ? passage.flatMap { $0 < number ? $0 : nil } : nil
        // One that came without all of its parts changed nothing.
        if about != expected, about != nil || row.int(8) == 1 { isRight = false }
      default: if about != nil { isRight = false }
      }
      if let subject = payload.subject,
        let cohort = try erased.first(
          .int(number), body: { Cohort(exam: $0.text(0), session: $0.intIfAny(1).map(Int.init)) }),
        payload.kind != .passage || cohort != Cohort(exam: subject.exam.id, session: subject.session)
      {
        isRight = false
      }
      if !isRight, faults.count < limit {
        faults.append("Le nº\u{A0}\(row.int(3)) de la chaîne \(chain.short) n’est pas rangé comme il le dit.")
      }
    }
    try Query(db, "SELECT chain, sequence, record FROM citation").rows {
      citations.add($0.text(0), $0.int(1), $0.int(2))
    }
    if cited != citations { faults.append("Les citations ne sont pas celles des enregistrements.") }
    return faults
  }

  /// Enough to see what happened.
  private static let limit = 20
}
