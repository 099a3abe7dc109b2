// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import FrenchText
import Reports
import Sittings

/// `oral sceller`: decided passages become signed records of the station's chain.
struct ScellerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sceller", abstract: "Sceller des passages décidés dans l’archive.",
    discussion: """
      Sans passage ni filtre, montre ce qui attend d’être scellé. Ceux qui sont demandés le sont tous ensemble, ou aucun.
      Le code de chacun et la tête de chaîne se portent sur la feuille d’émargement.
      """)

  @Argument(help: ArgumentHelp("Passages.", valueName: "passage"))
  var ids: [String] = []

  @Option(name: .customLong("jury"), help: ArgumentHelp("Ceux d’un membre du jury.", valueName: "nom"))
  var juror: String?

  @Option(name: .customLong("jour"), help: ArgumentHelp("Ceux d’un jour\u{A0}: AAAA-MM-JJ.", valueName: "jour"))
  var day: String?

  @Flag(name: .customLong("tous"), help: "Tous ceux qui peuvent l’être.") var all = false

  @Flag(
    name: .customLong("nouvelle-chaine"),
    help: "Commencer une chaîne qui cite la dernière tête notée, l’ancienne étant perdue.")
  var startsChain = false

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var clockOptions: ClockOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func validate() throws {
    if !ids.isEmpty, juror != nil || day != nil || all {
      throw ValidationError("dire des passages, ou un filtre (--jury, --jour), ou --tous.")
    }
  }

  func run() async throws {
    let day = try self.day.map { typed in
      guard let day = Day(typed) else {
        throw Failure(.usage, "« \(typed) » n’est pas un jour ; par exemple --jour 2026-05-12")
      }
      return day
    }
    guard !ids.isEmpty || juror != nil || day != nil || all || startsChain else { return try showWaiting() }
    let station = try centre.station(isLost: startsChain)
    let sittings = SealableSittings(store: SittingStore(journal: station.journal))
    let chosen =
      try ids.isEmpty && !(startsChain && juror == nil && day == nil && !all)
      ? sittings.matching(juror: juror, day: day) : sittings.named(ids)
    guard !chosen.isEmpty || startsChain else {
      throw Failure(.problems, "rien à sceller là. Ce qui attend de l’être\u{A0}: oral sceller")
    }
    let last = chosen.map(\.summary.lastRecorded).max { $0.wall < $1.wall }
    let now = try clockOptions.clock(notBefore: last).now
    // A console that still runs would go on writing what is sealed.
    let holds = try chosen.map { entry in
      try SittingStore(journal: station.journal).acquire(
        entry.summary.id, as: Environment.holder("oral sceller", since: now), FileHolds(centre.folder))
    }
    defer { for hold in holds { try? hold.release(handingOverAt: now) } }
    let signed = try await station.signing(with: passphrase, at: now, startingChain: startsChain) { sealer, _ in
      try seal(chosen, &sealer)
    }
    let lines = signed.items.filter { $0.kind == .passage }.map { item in
      SealingReport.Line(
        id: item.id, candidate: chosen.first { $0.summary.id == item.id }?.summary.candidate,
        sequence: item.record.place.sequence, hash: item.hash)
    }
    show(SealingReport(lines, head: signed.head))
  }

  /// Seals them all, or says of each why it is not.
  private func seal(_ chosen: [SealableSittings.Entry], _ sealer: inout Sealer) throws {
    var random = SystemRandomNumberGenerator()
    var refusals: [String] = []
    for entry in chosen {
      do throws(SealingRefusal) {
        try sealer.seal(try entry.sealable(), using: &random)
      } catch {
        refusals.append("oral : \(error)")
      }
    }
    guard refusals.isEmpty else { throw Failure(.problems, refusals + ["Rien n’a été scellé."]) }
  }

  private func show(_ report: SealingReport) {
    if json { return print(report.json.pretty) }
    print(TextRenderer(width: StandardStreams.width).render(report.document), terminator: "")
  }

  private func showWaiting() throws {
    let station = try centre.stationForReading()
    let store = SittingStore(journal: station.journal)
    let waiting = try SealableSittings(store: store).ready().map(\.summary)
    let titles = try store.shortTitles(of: waiting)
    let list = SittingList(waiting.map { SittingLine($0, examTitle: titles[$0.exam.sha256]) })
    if json { return print(list.json.pretty) }
    guard !waiting.isEmpty else { return print("Rien n’attend d’être scellé.") }
    print(TextRenderer(width: StandardStreams.width).render(list.document), terminator: "")
    print("\nPour sceller\u{A0}: oral sceller PASSAGE…, ou --jury NOM --jour JOUR, ou --tous")
  }
}
