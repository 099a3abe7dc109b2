// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Exams
import Reports
import Sittings

/// `oral passages`: the centre's sittings by state.
struct PassagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "passages", abstract: "Lister les passages par état.")

  @OptionGroup var centre: CentreOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func run() throws {
    let store = try centre.journalForReading().map { SittingStore(journal: $0) }
    let summaries = try store?.summaries() ?? []
    let titles = try store?.shortTitles(of: summaries) ?? [:]
    let list = SittingList(summaries.map { SittingLine($0, examTitle: titles[$0.exam.sha256]) })
    if json {
      print(list.json.pretty)
    } else if summaries.isEmpty {
      print("Aucun passage dans \(centre.folder.path). Pour en ouvrir un : oral passer")
    } else {
      print(TextRenderer(width: StandardStreams.width).render(list.document), terminator: "")
    }
  }
}

/// `oral montrer`: one sitting, for the jury or for its candidate.
struct MontrerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "montrer", abstract: "Montrer un passage : déroulement, grille, remarques, décision.")

  @Argument(help: ArgumentHelp("Passage.", valueName: "passage"))
  var id: String

  @OptionGroup var centre: CentreOptions
  @OptionGroup var clockOptions: ClockOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false
  @Flag(name: .customLong("pour-candidat"), help: "Seulement ce que le candidat peut voir.") var forCandidate = false

  @Flag(name: .customLong("avec-evaluation"), help: "Le centre communique l’évaluation au candidat, une fois décidée.")
  var communicates = false

  func validate() throws {
    if communicates, !forCandidate { throw ValidationError("--avec-evaluation ne vaut qu’avec --pour-candidat.") }
  }

  func run() throws {
    guard let journal = try centre.journalForReading() else {
      throw Failure(.unreadable, "aucun passage dans \(centre.folder.path).")
    }
    let store = SittingStore(journal: journal, rehearsals: centre.rehearsals)
    let id = try store.id(id)
    let replayed = try store.replay(id)
    let sitting = replayed.sitting
    if !replayed.isWritable {
      StandardStreams.complain([
        "oral : ce passage vient d’une version plus récente ; ce qui n’est pas connu ici n’est pas montré."
      ])
    }
    let now = try clockOptions.clock(notBefore: sitting.events.last?.moment.recorded).now
    if forCandidate {
      let view = CandidateSitting(sitting, centreCommunicates: communicates, at: now)
      show(CandidateReport(view).document, CandidateJSON(view).value)
    } else {
      show(SittingReport(sitting, at: now).document, SittingJSON(sitting, at: now).value)
    }
  }

  private func show(_ document: ReportDocument, _ value: JSONValue) {
    if json {
      print(value.pretty)
    } else {
      print(TextRenderer(width: StandardStreams.width).render(document), terminator: "")
    }
  }
}

extension SittingLine {
  /// The line of a sitting as its journal's head has it, without replaying it.
  init(_ summary: SittingSummary, examTitle: String?) {
    self.init(
      id: summary.id, exam: summary.exam.id, examTitle: examTitle ?? summary.exam.id, candidate: summary.candidate,
      session: summary.session, opened: summary.opened, stage: Sitting.Stage(rawValue: summary.head.stage) ?? .held,
      outcome: summary.head.outcome, decision: summary.head.decision, isRehearsal: summary.isRehearsal)
  }
}
