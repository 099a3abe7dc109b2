// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import Exams
import FrenchText
import Reports
import Sittings

/// All that a centre has about one person, who is never taken for another.
///
/// A number is one session's, and a name several people's: only both together are one person's. What does not tell whether
/// it is about the same one is refused, and its passages are listed for somebody to choose.
struct PersonSearch {
  /// A number, or a whole name in any order.
  let typed: String
  let session: Int?

  struct Found {
    /// The sealed passages, the latest first.
    var lines: [ArchiveLine] = []
    /// Sealed passages of which nothing is listed any more.
    var places: [RecordPlace] = []
    /// Sittings of the journal that were never sealed.
    var unsealed: [SittingSummary] = []

    var candidates: [Candidate] { lines.map(\.candidate) + unsealed.map(\.candidate) }
  }

  /// What is about that person. Refused where it may be about several.
  func find(in station: Station) async throws -> Found {
    var found = try await passages(in: station, typed) { $0.isExactly(typed) }
    // By number, what was entered without one is about the same person, or a namesake: nobody but people can tell.
    for name in Set(found.candidates.filter { !$0.number.isEmpty }.map(\.name)) {
      let others = try await passages(in: station, name) { $0.number.isEmpty && $0.isExactly(name) }
      found.lines += others.lines.filter { !found.lines.contains($0) }
      found.unsealed += others.unsealed.filter { !found.unsealed.contains($0) }
    }
    let people = Set(found.candidates.map(\.person))
    guard people.count > 1 || people.first?.number.isEmpty == true && found.candidates.count > 1 else { return found }
    throw Failure(.usage, refusal(found))
  }

  private func passages(
    in station: Station, _ words: String, where isMeant: (Candidate) -> Bool
  ) async throws -> Found {
    let lines = try await station.lines(ArchiveFilter(session: session, candidate: words))
    return Found(
      lines: lines.filter { isMeant($0.candidate) },
      unsealed: try station.unsealed().filter {
        (session == nil || $0.session == session) && isMeant($0.candidate)
      })
  }

  private func refusal(_ found: Found) -> [String] {
    func line(_ id: String, _ day: Day, _ session: Int?, _ candidate: Candidate, _ end: String = "") -> String {
      "  \(id)  \(day.french)  \(session.map { "session \($0)" } ?? "sans session")  \(candidate.label)\(end)"
    }
    return ["oral : \(quoted(typed)) désigne peut-être plusieurs personnes\u{A0}:"]
      + found.lines.map { line($0.id, $0.day, $0.session, $0.candidate) }
      + found.unsealed.map { line($0.id, $0.day, $0.session, $0.candidate, "  (jamais scellé)") }
      + ["Choisissez une session (--session), ou donnez, au lieu de --candidat, les passages de la bonne personne."]
  }

  /// Those passages, sealed or not, whoever they are about.
  static func named(_ ids: [String], in station: Station) async throws -> Found {
    var found = Found()
    let unsealed = try station.unsealed()
    for id in ids {
      if let sitting = unsealed.first(where: { $0.id.folded == id.folded }) {
        if !found.unsealed.contains(sitting) { found.unsealed.append(sitting) }
        continue
      }
      let place = try await station.passage(id)
      guard !found.lines.contains(where: { $0.place == place }), !found.places.contains(place) else { continue }
      if let line = try await station.line(place) { found.lines.append(line) } else { found.places.append(place) }
    }
    found.lines.sort { ($1.day, $1.id) < ($0.day, $0.id) }
    return found
  }
}

extension Station {
  /// Every passage that passes a filter, the latest first.
  func lines(_ filter: ArchiveFilter) async throws -> [ArchiveLine] {
    var found: [ArchiveLine] = []
    var cursor: Page.Cursor?
    repeat {
      let page = try await archive.list(filter, page: Page(limit: 500, after: cursor))
      found += page
      cursor = page.last?.cursor
    } while cursor != nil
    return found
  }

  /// A passage as lists show it; `nil` when its evaluation was erased.
  fileprivate func line(_ place: RecordPlace) async throws -> ArchiveLine? {
    guard let facts = try await archive.facts(at: place) else { return nil }
    return try await lines(ArchiveFilter(exam: facts.exam.id, from: facts.day, to: facts.day))
      .first { $0.place == place }
  }

  /// Sittings of the journal that were never sealed.
  func unsealed() throws -> [SittingSummary] {
    try journal.summaries().filter { $0.head.stage != Sitting.Stage.sealed.rawValue }
  }
}

extension Candidate {
  /// Who that is, however the name was typed.
  fileprivate struct Person: Hashable {
    let number: String
    let words: [String]
  }

  fileprivate var person: Person { Person(number: number.folded, words: nameWords) }

  fileprivate var nameWords: [String] { name.foldedWords.map(String.init).sorted() }

  /// Whether that is the number, or the whole name in any order, folded.
  func isExactly(_ typed: String) -> Bool {
    if !number.isEmpty, number.folded == typed.folded { return true }
    let words = typed.foldedWords.map(String.init).sorted()
    return !words.isEmpty && words == nameWords
  }

  /// Whether the two have one name, in any order, folded.
  func hasName(of other: Candidate) -> Bool { nameWords == other.nameWords }
}
