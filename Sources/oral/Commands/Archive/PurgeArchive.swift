// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import Exams
import FrenchText
import Glibc
import Reports
import Sittings
import Terminal

/// `oral archive purger`.
struct PurgeArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purger", abstract: "Effacer les données d’un candidat, ou ce dont le terme est passé.",
    discussion: """
      Sans --avant, --candidat ni passage, ce qui a passé le terme de conservation du centre. La signature et la \
      chaîne restent vérifiables ; les journaux, l’index et les tables perdent ce qui est effacé. Un bordereau \
      d’élimination est imprimé.
      """)

  @Argument(help: ArgumentHelp("Ces passages seulement.", valueName: "passage")) var ids: [String] = []

  @Option(name: .customLong("avant"), help: ArgumentHelp("Les passages d’avant ce jour.", valueName: "jour"))
  var before: String?

  @Option(
    name: .customLong("candidat"),
    help: ArgumentHelp("Ceux d’un candidat\u{A0}: son numéro ou son nom entier.", valueName: "candidat"))
  var candidate: String?

  @Option(
    name: .customLong("session"),
    help: ArgumentHelp("Avec --candidat\u{A0}: cette session seulement.", valueName: "année"))
  var session: Int?

  @Option(name: .customLong("motif"), help: ArgumentHelp("terme, demande ou autre.", valueName: "motif"))
  var reason: Reason?

  @Flag(name: .customLong("essai"), help: "Montrer ce qui serait effacé, sans rien effacer.") var isTrial = false
  @Flag(name: .customLong("oui"), help: "Ne pas demander (scripts).") var isConfirmed = false
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var output: OutputOptions

  enum Reason: String, ExpressibleByArgument, CaseIterable {
    case terme, demande, autre

    var signed: Erasure.Reason {
      switch self {
      case .terme: .term
      case .demande: .request
      case .autre: .other
      }
    }
  }

  func validate() throws {
    if [before != nil, candidate != nil, !ids.isEmpty].count(where: { $0 }) > 1 {
      throw ValidationError("dire --avant, --candidat ou des passages, un seul des trois.")
    }
    if session != nil, candidate == nil { throw ValidationError("--session ne va qu’avec --candidat.") }
  }

  func run() async throws {
    let now = try clock.clock().now
    let station = isTrial ? try centre.stationForReading() : try centre.station()
    try await saying {
      let settings = try station.files.settings()
      let limit = try self.limit(settings, now)
      let plan = try await plan(limit, station)
      try centre.sayUnfinishedPapers()
      guard !plan.isEmpty else {
        if output.json { return try await show(plan, station, now) }
        return print("Rien à effacer\(isByDay ? " avant le \(limit.french)" : "").")
      }
      let preview = preview(of: plan, settings, now)
      if isTrial {
        if output.json { return try await show(plan, station, now) }
        return print((preview + ["Essai\u{A0}: rien n’est effacé."]).joined(separator: "\n"))
      }
      // What is asked is no part of what a program reads.
      if !output.json { StandardStreams.say(preview) } else if !isConfirmed { StandardStreams.complain(preview) }
      try confirm()
      try await erase(plan, limit, station, now)
    }
  }

  /// The slip of what was not erased.
  private func show(_ plan: PurgePlan, _ station: Station, _ now: Instant) async throws {
    let slip = try await slip(of: plan, [], station, now)
    output.show(slip.document, slip.json)
  }

  /// Whether it is about what is old, not about chosen passages.
  var isByDay: Bool { candidate == nil && ids.isEmpty }

  func plan(_ limit: Day, _ station: Station) async throws -> PurgePlan {
    if let candidate { return try await .about(PersonSearch(typed: candidate, session: session), in: station) }
    return try await ids.isEmpty ? .before(limit, in: station) : .of(ids, in: station)
  }

  /// The first day that is kept.
  func limit(_ settings: CentreSettings?, _ now: Instant) throws -> Day {
    if let before {
      guard let day = Day(before) else {
        throw Failure(.usage, "« \(before) » n’est pas un jour ; par exemple 2021-09-01")
      }
      return day
    }
    return Day(daysSince1970: (settings?.term ?? .usual).lastDay(pastOn: now.day).daysSince1970 + 1)
  }

  var why: Erasure.Reason { (reason ?? (isByDay ? .terme : .demande)).signed }

  /// What is to be erased, for a person to judge.
  private func preview(of plan: PurgePlan, _ settings: CentreSettings?, _ now: Instant) -> [String] {
    let cohorts = Dictionary(grouping: plan.lines) {
      "\($0.exam), session \($0.session.map(String.init) ?? "non dite")"
    }
    var preview = ["À effacer\u{A0}: \(plural(plan.lines.count, "passage scellé", "passages scellés"))"]
    preview += cohorts.sorted { $0.key < $1.key }.map { "  \($0)\u{A0}: \($1.count)" }
    preview += plan.lines.prefix(20).map { "  \($0.id)  \($0.day.french)  \($0.candidate.label)" }
    if plan.lines.count > 20 { preview.append("  … et \(plan.lines.count - 20) autres") }
    if !plan.unsealed.isEmpty {
      preview.append(
        "  \(plural(plan.unsealed.count, "journal jamais scellé", "journaux jamais scellés"))\u{A0}: "
          + plan.unsealed.prefix(20).map(\.id).frenchList())
    }
    let rehearsals = plan.unsealed.filter(\.isRehearsal).map(\.id)
    if !rehearsals.isEmpty {
      let count = plural(rehearsals.count, "répétition, avec ses échanges", "répétitions, avec leurs échanges")
      preview.append("  dont \(count)\u{A0}: \(rehearsals.prefix(20).frenchList())")
    }
    let term = settings?.term ?? .usual
    let early = plan.lines.count { $0.day > term.lastDay(pastOn: now.day) }
    if early > 0, isByDay || reason != .demande {
      preview.append(
        "Attention\u{A0}: \(plural(early, "passage n’a", "passages n’ont")) pas passé le terme du centre (\(term)).")
    }
    return preview
  }

  private func confirm() throws {
    guard !isConfirmed else { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "effacer demande une confirmation au terminal, ou --oui. Rien n’est effacé.")
    }
    StandardStreams.complain(["Rien ne les rendra, hors des sauvegardes. Pour effacer, taper effacer\u{A0}:"])
    guard (readLine() ?? "").folded == "effacer" else { throw Failure(.problems, "rien n’est effacé.") }
  }
}
