// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import FrenchText
import Glibc
import Sittings

/// `oral archive restaurer`.
struct RestoreArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restaurer", abstract: "Remettre une sauvegarde à la place de la base.",
    discussion: """
      La sauvegarde est d’abord vérifiée\u{A0}: altérée, elle ne remplace rien. Ce qui fut effacé depuis elle \
      est effacé de nouveau. Si ce poste a scellé depuis, il ne scellera pas sur une base plus ancienne\u{A0}: \
      ce qui manque s’importe, ou une nouvelle chaîne commence (oral sceller --nouvelle-chaine).
      """)

  @Argument(help: ArgumentHelp("Sauvegarde.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("oui"), help: "Ne pas demander (scripts).") var isConfirmed = false
  @OptionGroup var centre: CentreOptions

  func run() async throws {
    let path = Environment.absolute(path)
    try await saying {
      let files = centre.files
      let lock = try files.lock()
      defer { lock.release() }
      var erased = 0
      // Before the copy takes its place: what was erased is never back, and what is altered replaces nothing.
      let aside = try await SQLiteStore.restore(path, to: centre.folder) { store in
        let copy = Station(centre, store)
        erased = try await copy.reapplyErasures()
        try await verify(copy)
        if !isConfirmed { try confirm(try await losses(copy)) }
      }
      let station = try centre.station()
      print("Base restaurée depuis \(path)")
      if let aside {
        print("La base d’avant ne se lisait pas\u{A0}: elle est gardée sous \(aside)")
      }
      if erased > 0 {
        let again = plural(erased, "effacement fait", "effacements faits")
        print("\(again) de nouveau, d’après \(files.erasuresPath)")
      }
      for chain in try await station.archive.chains() { print("  \(chain.head.label)") }
      // A noted head that is ahead is what the centre knows already, and is told of.
      let behind = try await station.headsAhead().map(\.description)
      if !behind.isEmpty {
        StandardStreams.complain(["attention\u{A0}: ce poste a scellé depuis cette sauvegarde."] + behind)
      }
    }
  }

  /// Refuses a copy in which anything is altered. That it is older than what the station noted is no alteration.
  private func verify(_ copy: Station) async throws {
    let ahead = try await copy.headsAhead().compactMap(\.noted)
    let report = try await copy.verify(isComplete: true, leavingOut: ahead)
    guard !report.isSound else {
      if !report.isWhole { StandardStreams.complain(["attention\u{A0}: \(report.verdict)"]) }
      return
    }
    throw Failure(
      .problems,
      ["oral : la sauvegarde n’est pas saine\u{A0}: \(report.verdict)"]
        + report.problems.first.prefix(10).map { "  · \($0)" } + ["Rien n’est changé."])
  }

  /// What the present database has that the copy lacks.
  private func losses(_ copy: Station) async throws -> [String] {
    guard try SQLiteStore.isReadable(centre.folder) else {
      return ["ce que la base actuelle, qui ne se lit plus, a de plus. Elle sera gardée sous un autre nom"]
    }
    guard let present = try centre.stationIfAny() else { return [] }
    return try await losses(present, copy)
  }

  private func losses(_ present: Station, _ copy: Station) async throws -> [String] {
    let kept = Set(try copy.journal.summaries().map(\.id))
    let lost = try present.journal.summaries().filter { !kept.contains($0.id) }
    let heads = try await copy.archive.chains().map(\.head)
    var losses: [String] = []
    for chain in try await present.archive.chains() where !heads.contains(chain.head) {
      let end = heads.first { $0.place.chain == chain.id }.map { "va jusqu’à nº\u{A0}\($0.place.sequence)" }
      losses.append(
        "la base actuelle va jusqu’à \(chain.head.label), la sauvegarde \(end ?? "n’a pas cette chaîne")")
    }
    if !lost.isEmpty {
      losses.append(
        "\(plural(lost.count, "passage du journal n’y est", "passages du journal n’y sont")) pas\u{A0}: "
          + lost.prefix(10).map(\.id).frenchList())
    }
    return losses
  }

  private func confirm(_ losses: [String]) throws {
    guard !losses.isEmpty else { return }
    print((["Restaurer ferait perdre\u{A0}:"] + losses.map { "  · " + $0 }).joined(separator: "\n"))
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "restaurer demande une confirmation au terminal, ou --oui. Rien n’est changé.")
    }
    print("Pour restaurer, taper restaurer\u{A0}: ", terminator: "")
    fflush(nil)
    guard (readLine() ?? "").folded == "restaurer" else { throw Failure(.problems, "rien n’est changé.") }
  }
}

extension Station {
  /// The heads noted beside the database that it does not reach: it is an older copy.
  fileprivate func headsAhead() async throws -> [HeadFinding] {
    try await files.heads().findings(in: archive, keys: files.keys.publicKeys()).map(\.finding)
      .filter { $0.noted != nil }
  }
}

extension HeadFinding {
  /// The head noted, of a database that ends before it.
  fileprivate var noted: ChainHead? {
    if case .isOlder(let noted, _) = self { noted } else { nil }
  }
}
