// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import ExamFiles
import Exams
import FrenchText
import Reports

/// `oral archive`: what was sealed, for years.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Retrouver, prouver, compter, garder et effacer ce qui fut scellé.",
    groupedSubcommands: [
      CommandGroup(name: "Retrouver", subcommands: [ListArchive.self, ShowArchived.self, SearchArchive.self]),
      CommandGroup(name: "Compter", subcommands: [CountArchive.self, CompareFairness.self]),
      CommandGroup(name: "Prouver", subcommands: [VerifyArchive.self]),
      CommandGroup(
        name: "Après le scellement",
        subcommands: [CorrectArchived.self, FixMark.self, LiftReservation.self, UniteSituations.self]),
      CommandGroup(
        name: "Garder",
        subcommands: [BackUpArchive.self, RestoreArchive.self, ExportArchive.self, ImportArchive.self]),
      CommandGroup(name: "Effacer et répondre", subcommands: [PurgeArchive.self, ExtractPerson.self]),
    ])
}

/// What a command of the archive prints: a document for people, JSON for programs.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func show(_ document: @autoclosure () -> ReportDocument, _ value: @autoclosure () -> JSONValue) {
    if json { return print(value().pretty) }
    print(TextRenderer(width: StandardStreams.width).render(document()), terminator: "")
  }
}

extension Station {
  /// The exam as the definition of that digest says; `nil` when the archive lacks it, or it is unreadable.
  func exam(_ sha256: String) async throws -> Exam? {
    guard let definition = try await archive.definition(sha256) else { return nil }
    return ExamFile(definition.bytes, file: definition.file).exam
  }

  /// The exam that a record follows, or a refusal.
  func exam(of reference: String, for id: String) async throws -> Exam {
    guard let exam = try await exam(reference) else {
      throw Failure(.unreadable, "\(id)\u{A0}: la définition de l’épreuve manque dans l’archive.")
    }
    return exam
  }

  /// The exams' short titles, by id: from the shipped catalogue, which an archive's exams are nearly always of.
  func shortTitles(of ids: Set<String>) async throws -> [String: String] {
    let catalogue = ExamOptions.shipped
    return Dictionary(
      ids.compactMap { id in catalogue.entry(id).map { (id, $0.exam.shortTitle) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What erasures left for statistics to count.
  func keptAggregates() async throws -> [MaskedAggregate] {
    let kept = try await KeptAggregates.load(from: archive, keys: try files.keys.publicKeys())
    if !kept.unreadable.isEmpty {
      let erasures = plural(kept.unreadable.count, "effacement ne se lit", "effacements ne se lisent")
      StandardStreams.complain([
        "attention\u{A0}: \(erasures) pas ; ce qui en est gardé n’est pas compté. Le voir\u{A0}: oral archive verifier"
          .typographic
      ])
    }
    return kept.aggregates
  }

  /// The passage that was typed: `260513-C4N`, or `260513-C4N@chaîne` where two chains have one.
  func passage(_ typed: String, orElse unknown: String? = nil) async throws -> RecordPlace {
    let parts = typed.split(separator: "@", maxSplits: 1).map(String.init)
    let id = parts.first?.uppercased() ?? ""
    var places: [RecordPlace] = []
    for name in Set([parts.first ?? "", id]) {
      // What is linked to the passage comes after it.
      for place in try await archive.places(ofID: name) {
        guard let record = try await archive.record(at: place) else { continue }
        if try RecordContent(record).payload.kind == .passage { places.append(place) }
      }
    }
    if parts.count == 2 { places = places.filter { $0.chain.text.hasPrefix(parts[1]) } }
    guard places.count <= 1 else {
      let choices = places.map { "\(typed)@\($0.chain.short)" }
      throw Failure(.usage, "« \(typed) » est dans plusieurs chaînes\u{A0}: \(choices.frenchList("ou")).")
    }
    guard let place = places.first else {
      throw Failure(.usage, unknown ?? "aucun passage scellé « \(typed) ». Les trouver\u{A0}: oral archive lister")
    }
    return place
  }
}
