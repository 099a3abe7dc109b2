// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import Console
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings
import Terminal

/// Finds and opens the sittings of a centre.
struct SittingStore {
  let journal: any SittingJournal
  /// The notes of rehearsals, which say what share of the exam's durations they take.
  var rehearsals: (any RehearsalNotes)?

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

  /// The exams' short titles, by the digest of the definition that each sitting follows.
  func shortTitles(of summaries: [SittingSummary]) throws -> [String: String] {
    var titles: [String: String] = [:]
    for digest in Set(summaries.map(\.exam.sha256)) {
      guard let definition = try? journal.definition(digest) else { continue }
      titles[digest] = ExamFile(definition.bytes, file: definition.file).exam?.shortTitle
    }
    return titles
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
      let percent = opening.isRehearsal ? percent(of: id) : 100
      return Replayed(
        sitting: Sitting(exam: exam.scaled(toPercent: percent), events: events), isWritable: entries.isWritable)
    } catch {
      throw Failure(.unreadable, "passage \(id) : \(error)")
    }
  }

  /// The share of the durations that a rehearsal takes; all of them where no notes say.
  private func percent(of id: String) -> Int {
    guard let lines = try? rehearsals?.lines(of: id), let head = lines.first.flatMap({ RehearsalHead($0) }) else {
      return 100
    }
    return head.percent
  }

  /// A sitting in hand, and what there is to say of it.
  struct Taken {
    let desk: Desk
    /// When a console last gave sign; `nil` when it was handed over on purpose.
    let lastSign: Instant?
    let notices: [String]
  }

  /// Takes a sitting in hand: holds it, replays it, finds its dossier again.
  ///
  /// - Parameter kept: where the dossier is, for a sitting that keeps its own.
  func take(
    _ id: String, as holder: Holder, holds: any SittingHolds, settings: Console.Settings,
    dossier kept: ((Exam) -> Dossier?)? = nil
  ) throws -> Taken {
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
    let (dossier, notices) = kept.map { ($0(sitting.exam), []) } ?? dossier(of: sitting)
    let desk = Desk(
      console: Console(sitting: sitting, dossier: dossier, settings: settings), writer: writer, hold: hold)
    // From here on a crash is dated by this console, not by the one before.
    try? hold.beat(holder.since)
    return Taken(desk: desk, lastSign: lastSign(hold.previous, after: last?.moment.recorded), notices: notices)
  }

  /// Takes several in hand; held elsewhere, one is a refusal, or left where it is.
  func take(
    _ ids: [String], skippingHeld: Bool, as holder: Holder, holds: any SittingHolds, settings: Console.Settings
  ) throws -> [Taken] {
    var taken: [Taken] = []
    for id in ids {
      do {
        taken.append(try take(id, as: holder, holds: holds, settings: settings))
      } catch let failure as Failure where skippingHeld {
        StandardStreams.complain(["oral : passage \(id) laissé de côté."] + failure.lines)
      }
    }
    guard !taken.isEmpty || ids.isEmpty else { throw Failure(.problems, "aucun de ces passages n’est libre.") }
    return taken
  }

  /// The last sign of the console before: its pulse or its last event, whichever came later.
  private func lastSign(_ previous: Pulse?, after recorded: Instant?) -> Instant? {
    guard let previous, let recorded else { return recorded }
    let isLater = previous.instant.since(recorded) >= 0
    if previous.isHandover, isLater { return nil }
    return isLater ? previous.instant : recorded
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

  /// The dossier that the sitting was opened with, if it is still there; changed since or gone, that is said.
  private func dossier(of sitting: Sitting) -> (Dossier?, notices: [String]) {
    guard let reference = sitting.state.opening?.dossier else { return (nil, []) }
    let source = DossierSource(LiveFiles(), exams: [sitting.exam])
    guard let dossier = source.load(reference.path).dossier else {
      return (nil, ["Le dossier n’est plus là (\(reference.path)) : le passage continue sans ses papiers."])
    }
    let isSame = source.digest(of: reference.path) == reference.sha256
    return (dossier, isSame ? [] : ["Le dossier a changé depuis l’ouverture du passage (\(reference.path))."])
  }
}

extension SittingSummary {
  /// Whether the journal's head says one of these stages.
  func isIn(_ stages: Sitting.Stage...) -> Bool { stages.contains { $0.rawValue == head.stage } }
}
