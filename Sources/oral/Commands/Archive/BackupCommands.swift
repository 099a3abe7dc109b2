// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import FrenchText
import Glibc
import Sittings

/// `oral archive sauvegarder`.
struct BackUpArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sauvegarder", abstract: "Copier la base pendant qu’elle sert, puis vérifier la copie.",
    discussion: """
      La copie porte les journaux et l’archive, non la clé ni les réglages\u{A0}: ceux-ci se copient avec le dossier du centre,
      et la clé à part, en lieu sûr.
      """)

  @Argument(help: ArgumentHelp("Fichier à écrire.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var replaces = false
  @OptionGroup var centre: CentreOptions

  func run() async throws {
    let path = Environment.absolute(path)
    guard replaces || access(path, F_OK) != 0 else {
      throw Failure(.usage, "\(path) existe déjà. Choisissez un autre nom, ou --remplacer.")
    }
    let station = try centre.station()
    try await saying {
      let progress = ProgressLine("Sauvegarde")
      let chains = try await station.archive.backup(to: path) { progress.update($0.done, of: $0.total) }
      progress.end()
      let copy = SQLiteArchive(try SQLiteStore.openBackup(path))
      let report = try await Station.verify(copy, try await station.verification())
      guard report.isSound else {
        throw Failure(
          .problems,
          [
            "oral : la copie est fidèle, et ce qu’elle copie n’est pas sain\u{A0}: \(report.verdict)",
            "Le détail\u{A0}: oral archive verifier",
          ])
      }
      print("Sauvegarde écrite\(report.isWhole ? " et vérifiée" : "")\u{A0}: \(path)")
      if !report.isWhole { StandardStreams.complain(["attention\u{A0}: \(report.verdict)"]) }
      for chain in chains { print("  \(chain.head.label)") }
    }
  }
}

/// `oral archive restaurer`.
struct RestoreArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restaurer", abstract: "Remettre une sauvegarde à la place de la base.",
    discussion: """
      Ce qui fut effacé depuis la sauvegarde est effacé de nouveau. Si ce poste a scellé depuis, il ne scellera pas sur une
      base plus ancienne\u{A0}: ce qui manque s’importe, ou une nouvelle chaîne commence (oral sceller --nouvelle-chaine).
      """)

  @Argument(help: ArgumentHelp("Sauvegarde.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("oui"), help: "Ne pas demander (scripts).") var isConfirmed = false
  @OptionGroup var centre: CentreOptions

  func run() async throws {
    let path = Environment.absolute(path)
    try await saying {
      try await confirm(path)
      let files = centre.files
      let lock = try files.lock()
      defer { lock.release() }
      var erased = 0
      // Before the copy takes its place: what was erased is never back.
      try await SQLiteStore.restore(path, to: centre.folder) { copy in
        erased = try await Station(centre, copy).reapplyErasures()
      }
      let station = try centre.station()
      let report = try await station.verify(isComplete: true)
      print("Base restaurée depuis \(path)")
      if erased > 0 { print("\(plural(erased, "effacement")) fait de nouveau, d’après \(files.erasuresPath)") }
      for chain in try await station.archive.chains() { print("  \(chain.head.label)") }
      // A noted head that is ahead is what the centre knows already, and is told of.
      let findings = try await files.heads().findings(
        in: station.archive, keys: files.keys.publicKeys())
      let behind = findings.map(\.finding.description).filter { !$0.isEmpty }
      if !behind.isEmpty {
        StandardStreams.complain(["attention\u{A0}: ce poste a scellé depuis cette sauvegarde."] + behind)
      }
      if report.isSound, !report.isWhole { StandardStreams.complain(["attention\u{A0}: \(report.verdict)"]) }
      guard report.isSound || !behind.isEmpty else { throw Failure(.problems, ["oral : \(report.verdict)"]) }
    }
  }

  /// Says what the present database has that the copy lacks, and asks.
  private func confirm(_ path: String) async throws {
    guard let station = try centre.stationIfAny() else { return }
    let copy = SQLiteArchive(try SQLiteStore.openBackup(path))
    let kept = Set(try SQLiteJournal(try SQLiteStore.openBackup(path)).summaries().map(\.id))
    let lost = try station.journal.summaries().filter { !kept.contains($0.id) }
    let heads = try await copy.chains().map(\.head)
    var losses: [String] = []
    for chain in try await station.archive.chains() where !heads.contains(chain.head) {
      let end = heads.first { $0.place.chain == chain.id }
      losses.append(
        "la base actuelle va jusqu’à \(chain.head.label), la sauvegarde \(end.map { "jusqu’à nº\u{A0}\($0.place.sequence)" } ?? "n’a pas cette chaîne")"
      )
    }
    if !lost.isEmpty {
      losses.append(
        "\(plural(lost.count, "passage")) du journal n’y sont pas\u{A0}: \(lost.prefix(10).map(\.id).frenchList())")
    }
    guard !losses.isEmpty, !isConfirmed else { return }
    print((["Restaurer ferait perdre\u{A0}:"] + losses.map { "  · " + $0 }).joined(separator: "\n"))
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "restaurer demande une confirmation au terminal, ou --oui. Rien n’est changé.")
    }
    print("Pour restaurer, taper restaurer\u{A0}: ", terminator: "")
    fflush(nil)
    guard (readLine() ?? "").folded == "restaurer" else { throw Failure(.problems, "rien n’est changé.") }
  }
}
