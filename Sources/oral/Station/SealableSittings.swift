// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import FrenchText
import Reports
import Sittings

/// The sittings of the journal that a centre may want to seal.
struct SealableSittings {
  let store: SittingStore

  /// The stages from which a sitting may be sealed.
  private static let stages: [Sitting.Stage] = [.decided, .awaitingClosing, .closed]

  /// A sitting that was asked for.
  struct Entry {
    let summary: SittingSummary
    let sealable: () throws(SealingRefusal) -> SealableSitting
  }

  /// Those that were typed, each once.
  func named(_ typed: [String]) throws -> [Entry] {
    let all = Dictionary(try store.summaries().map { ($0.id, $0) }) { first, _ in first }
    var seen: Set<String> = []
    return try typed.compactMap { typed in
      let id = try store.id(typed)
      guard seen.insert(id).inserted, let summary = all[id] else { return nil }
      return try entry(summary)
    }
  }

  /// Those of a juror and a day that can be sealed, in the order in which they were opened.
  func matching(juror: String?, day: Day?) throws -> [Entry] {
    try ready().filter { day == nil || $0.summary.day == day }.filter { entry in
      guard let wanted = juror?.foldedWords else { return true }
      let sitting = try store.replay(entry.summary.id).sitting
      return sitting.state.jury.contains { member in
        let words = member.name.foldedWords
        return wanted.allSatisfy { typed in words.contains { $0.hasPrefix(typed) } }
      }
    }
  }

  /// All that can be sealed, in the order in which they were opened.
  func ready() throws -> [Entry] {
    try store.summaries().reversed().filter { summary in
      !summary.isRehearsal && summary.head.outcome != .openedByMistake && Self.stages.contains { summary.isIn($0) }
    }.map(entry)
  }

  private func entry(_ summary: SittingSummary) throws -> Entry {
    let journal = store.journal
    let id = summary.id
    do throws(JournalError) {
      let stored = try journal.storedEvents(of: id)
      guard let definition = try journal.definition(summary.exam.sha256),
        let exam = ExamFile(definition.bytes, file: definition.file).exam
      else { throw .damaged("la définition de l’épreuve manque") }
      return Entry(summary: summary) { () throws(SealingRefusal) in
        try SealableSitting(exam: exam, stored: stored, definition: definition, head: summary.head)
      }
    } catch {
      throw Failure(.unreadable, "passage \(id)\u{A0}: \(error)")
    }
  }
}
