// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import Console
import ExamFiles
import Exams
import FrenchText
import Sittings
import Terminal

/// Finds and opens the sittings of a centre.
struct SittingStore {
  let journal: any SittingJournal

  /// A sitting as its journal has it.
  struct Replayed {
    let sitting: Sitting
    /// Whether every event is known to this release: if not, it may be shown, not written.
    let isWritable: Bool
  }

  /// The id that was typed: whole, or a beginning or an end of it that designates one sitting only.
  func id(_ typed: String) throws -> String {
    let wanted = typed.folded
    let all = try summaries()
    if let exact = all.first(where: { $0.id.folded == wanted }) { return exact.id }
    let found = all.filter { $0.id.folded.hasPrefix(wanted) || $0.id.folded.hasSuffix(wanted) }
    guard found.count <= 1 else {
      throw Failure(.usage, "« \(typed) » désigne plusieurs passages : \(found.map(\.id).frenchList()).")
    }
    guard let only = found.first else {
      let hint = nearest(to: typed, among: all.map(\.id)).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      throw Failure(.usage, "Aucun passage « \(typed) ».\(hint) Tous les passages : oral passages")
    }
    return only.id
  }

  func summaries() throws -> [SittingSummary] {
    do { return try journal.summaries() } catch { throw Failure(.unreadable, "\(error)") }
  }

  /// Replays a sitting.
  func replay(_ id: String) throws -> Replayed {
    do throws(JournalError) {
      let entries = try journal.entries(of: id)
      let events = entries.events
      guard case .opened(let opening)? = events.first?.event else { throw JournalError.damaged("pas d’ouverture") }
      guard let definition = try journal.definition(opening.exam.sha256) else {
        throw JournalError.damaged("la définition de l’épreuve manque")
      }
      let file = ExamFile(definition.bytes, file: definition.file)
      guard let exam = file.exam else { throw JournalError.damaged("la définition de l’épreuve n’est pas lisible") }
      return Replayed(sitting: Sitting(exam: exam, events: events), isWritable: entries.isWritable)
    } catch {
      throw Failure(.unreadable, "passage \(id) : \(error)")
    }
  }

  /// Takes a sitting in hand: holds it, replays it, and tells since when no console ran, if its clock was running.
  func take(
    _ id: String, as holder: Holder, holds: any SittingHolds, settings: Console.Settings
  ) throws -> (desk: Desk, lastSign: Instant?) {
    let hold = try acquire(id, as: holder, holds)
    let replayed = try replay(id)
    guard replayed.isWritable else {
      throw Failure(
        .unreadable, "Le passage \(id) vient d’une version plus récente : il se montre (oral montrer), sans s’écrire.")
    }
    let sitting = replayed.sitting
    let last = sitting.events.last
    let writer = SittingWriter(
      resuming: id, after: last?.sequence ?? 0, head: SittingHead(sitting), in: journal)
    let desk = Desk(
      console: Console(sitting: sitting, dossier: dossier(of: sitting), settings: settings), writer: writer, hold: hold)
    guard let previous = hold.previous, let recorded = last?.moment.recorded else {
      return (desk, last?.moment.recorded)
    }
    if previous.isHandover { return (desk, nil) }
    return (desk, previous.instant.since(recorded) > 0 ? previous.instant : recorded)
  }

  func acquire(_ id: String, as holder: Holder, _ holds: any SittingHolds) throws -> any SittingHold {
    do throws(HoldError) {
      return try holds.acquire(id, as: holder)
    } catch .held(let other) {
      throw Failure(.problems, HoldError.held(other).description)
    } catch {
      throw Failure(.unreadable, error.description)
    }
  }

  /// The dossier that the sitting was opened with, if it is still there, unchanged.
  private func dossier(of sitting: Sitting) -> Dossier? {
    guard let reference = sitting.state.opening?.dossier else { return nil }
    let source = DossierSource(LiveFiles(), exams: [sitting.exam])
    guard source.digest(of: reference.path) == reference.sha256 else { return nil }
    return source.load(reference.path).dossier
  }
}
