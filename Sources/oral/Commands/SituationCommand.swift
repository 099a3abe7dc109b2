// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArchiveSQLite
internal import ArgumentParser
internal import Diagnostics
internal import ExamFiles
internal import Exams
internal import FrenchText
internal import Reports

/// `oral situation`: what the candidate is given to prepare, and what the jury has before it, from the same data.
struct SituationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "situation", abstract: "Imprimer la fiche du candidat et celle du jury.",
    discussion: """
      Sans --candidat ni --jury, les deux fiches, celle du candidat d'abord. Les modifications viennent de --modif, puis \
      de --banque, puis de --tirage, qui complète.
      Exemples :
        oral situation Scenarios/ntc-menuiserie-cn --jury --tirage K7-42
        oral situation Scenarios/tc-e4-traitement-eau --fiche 1 --candidat --modif 'éco "délai ramené à 6 semaines"'
      """)

  @Argument(help: ArgumentHelp("Dossier du candidat (un répertoire).", valueName: "dossier")) var folder: String

  @Flag(name: .customLong("candidat"), help: "La fiche du candidat seulement : rien de secret.")
  var candidateOnly = false
  @Flag(name: .customLong("jury"), help: "La fiche du jury seulement.") var juryOnly = false
  @Flag(name: .customLong("mandat"), help: "Ajouter à la fiche du jury le mandat du vendeur.") var withMandate = false

  @Option(
    name: [.customLong("fiche"), .customLong("projet")],
    help: ArgumentHelp("Numéro de la fiche ou du projet choisi.", valueName: "numéro"))
  var number: Int?

  @Option(
    name: .customLong("modif"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Modification : champ, texte, et effets si l'on veut (éco \"…\" => prix ≤ 41 000 €) ; répétable.",
      valueName: "modification"))
  var typed: [String] = []

  @Option(
    name: .customLong("banque"),
    help: ArgumentHelp("Identifiant d'une modification de la banque du dossier ; répétable.", valueName: "id"))
  var picked: [String] = []

  @Option(
    name: .customLong("tirage"),
    help: ArgumentHelp("Tirer dans la banque : un code à partager (K7-42), ou nouveau.", valueName: "code"))
  var draw: String?

  @Flag(name: .customLong("memes-champs"), help: "Permettre au tirage deux modifications du même champ.")
  var allowsSameField = false

  @Flag(
    name: [.customLong("equitable"), .customLong("équitable")],
    help: "Tirer des modifications de difficulté égale pour tous, d'après oral calibrer.")
  var isEquitable = false

  @OptionGroup var exams: ExamOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false
  @Option(
    name: .customLong("jour"), help: ArgumentHelp("Le jour de l’oral, que porte le PDF.", valueName: "jour"))
  var day: String?
  @OptionGroup var pdf: PDFOptions
  @OptionGroup var centre: CentreOptions

  func validate() throws {
    if json, pdf.path != nil { throw ValidationError("--json et --pdf ne vont pas ensemble.") }
    if pdf.path != nil, candidateOnly == juryOnly {
      throw ValidationError("--pdf veut --candidat ou --jury : deux lecteurs, deux fichiers.")
    }
    if candidateOnly, juryOnly {
      throw ValidationError("Choisissez --candidat ou --jury ; sans l'un ni l'autre, les deux.")
    }
    if isEquitable, draw == nil {
      throw ValidationError("--equitable choisit un tirage : ajoutez --tirage nouveau, ou un code.")
    }
    if candidateOnly, withMandate { throw ValidationError("Le mandat n'est jamais montré au candidat.") }
  }

  func run() throws {
    let catalogue = exams.catalogue
    let loaded = DossierSource(LiveFiles(), exams: catalogue.exams).load(folder)
    // The jury's own papers are not spoken of where the candidate may read.
    let problems = loaded.obstacles + (candidateOnly ? [] : loaded.juryProblems)
    StandardStreams.complain(problems.flatMap(\.lines))
    guard let dossier = loaded.dossier, let exam = loaded.check?.exam else {
      if let id = loaded.examID { try catalogue.complain(about: id) }
      throw ExitCode(2)
    }
    let written = try SituationChanges(self, exam: exam, dossier: dossier)
    let sheets = Sheets(self, written, exam, dossier)
    if let path = pdf.path {
      try pdf.write(sheets.job(on: try printedDay(of: dossier), of: centre.folder.issuer), to: path, of: centre.folder)
    } else {
      print(sheets.text, terminator: "")
    }
    if problems.hasErrors { throw ExitCode(1) }
  }

  /// The day that the PDF bears: what was said, else the first one of the session's year.
  private func printedDay(of dossier: Dossier) throws -> Day? {
    guard let typed = day else { return dossier.session.flatMap { Day(year: $0, month: 1, day: 1) } }
    if let day = Day(typed) { return day }
    throw Failure(.usage, "--jour : « \(typed) » n’est pas un jour ; par exemple 2026-05-12")
  }
}

/// The sheets that were asked for.
private struct Sheets {
  let command: SituationCommand
  let view: CandidateView
  let sheet: JurySheet

  init(_ command: SituationCommand, _ written: SituationChanges, _ exam: Exam, _ dossier: Dossier) {
    self.command = command
    let number = written.situation.number
    view = CandidateView(exam: exam, dossier: dossier, number: number, changes: written.changes)
    let mandate = command.withMandate ? dossier.jury.mandates.first { $0.fiche == nil || $0.fiche == number } : nil
    sheet = JurySheet(
      written.situation.applying(written.changes), candidate: dossier.candidate, session: dossier.session,
      mandate: mandate, draw: written.draw, calibration: written.calibration)
  }

  var text: String {
    if command.json {
      var members: [JSONValue.Member] = []
      if !command.juryOnly { members.append(.init("candidate", view.json)) }
      if !command.candidateOnly { members.append(.init("jury", sheet.json)) }
      return JSONValue.object(members).pretty + "\n"
    }
    let documents =
      (command.juryOnly ? [] : [CandidateSheet.document(view)]) + (command.candidateOnly ? [] : [sheet.document])
    return documents.map(TextRenderer(width: StandardStreams.width).render).joined(separator: "\n\n")
  }

  /// One of the two: what a candidate is given holds nothing of the other.
  func job(on day: Day?, of issuer: PrintIssuer) -> PrintJob {
    PrintJob(command.juryOnly ? sheet.document : CandidateSheet.document(view), issuer: issuer, date: day)
  }
}
