// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Sittings

extension ExamOptions {
  /// The shipped exams, then the centre's.
  /// - Throws: ``Failure`` with every problem, when a definition of the centre is unreadable or refused.
  func soundCatalogue() throws -> ExamCatalogue {
    let catalogue = catalogue
    if !catalogue.unreadable.isEmpty { throw Failure(.unreadable, catalogue.unreadable + catalogue.problems) }
    if catalogue.problems.hasErrors { throw Failure(.problems, catalogue.problems) }
    return catalogue
  }
}

extension ExamCatalogue {
  /// The exam that was typed, or a refusal that suggests one.
  func exam(_ typed: String) throws -> Entry {
    guard let entry = find(typed) else { throw Failure(.usage, unknown(typed)) }
    return entry
  }
}

/// Where the centre keeps its sittings.
struct CentreOptions: ParsableArguments {
  @Option(
    name: .customLong("centre"),
    help: ArgumentHelp(
      "Dossier du centre (sinon $ORAL_CENTRE, sinon le dossier de données de l’utilisateur).", valueName: "dossier"))
  var path: String?

  var folder: CentreFolder { Environment.centreFolder(path) }

  /// The journal, made when there is none.
  func journal() throws -> SQLiteJournal {
    do {
      return SQLiteJournal(try SQLiteStore.open(folder))
    } catch {
      throw Failure(.unreadable, "\(folder.path) : \(error)")
    }
  }

  /// The journal, for reading only; `nil` when there is none yet.
  func journalForReading() throws -> SQLiteJournal? {
    do {
      return try SQLiteStore.openForReading(folder).map { SQLiteJournal($0) }
    } catch {
      throw Failure(.unreadable, "\(folder.path) : \(error)")
    }
  }
}

/// Which clock a sitting follows.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .customLong("horloge"),
    help: ArgumentHelp("reelle ou simulee (le temps passe par « attendre DURÉE »).", valueName: "horloge"))
  var kind = ClockKind.reelle

  @Option(
    name: .customLong("debut"),
    help: ArgumentHelp("Début de l’horloge simulée : AAAA-MM-JJ ou AAAA-MM-JJTHH:MM.", valueName: "instant"))
  var start: String?

  enum ClockKind: String, ExpressibleByArgument, CaseIterable { case reelle, simulee }

  func clock() throws -> any SittingClock {
    guard kind == .simulee else {
      if start != nil { throw Failure(.usage, "--debut ne vaut qu’avec --horloge simulee.") }
      return MachineClock()
    }
    let now = MachineClock().now
    guard let start else { return SimulatedClock(start: now) }
    let parts = start.split { $0 == "T" || $0 == " " }.map(String.init)
    let time = parts.count > 1 ? TimeOfDay(parts[1]) : TimeOfDay(hour: 9, minute: 0)
    guard let first = parts.first, let day = Day(first), let time, parts.count <= 2 else {
      throw Failure(.usage, "« \(start) » n’est pas un instant. Par exemple : 2026-05-12T09:00")
    }
    return SimulatedClock(day: day, time: time, utcOffset: now.utcOffset)
  }
}
