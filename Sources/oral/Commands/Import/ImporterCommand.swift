// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Importing
import Reports

/// `oral importer`: the files of a candidate's word processor become a dossier.
struct ImporterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "importer", abstract: "Faire un dossier des fichiers d’un candidat.",
    discussion: """
      Textes : .docx, .odt, .doc, .rtf, .md. Les autres fichiers (PDF, images, tableaux) sont des annexes de la pièce qui \
      les précède. Une revue montre chaque rubrique et permet de déplacer un texte ; sans terminal, ses lignes sont lues \
      sur l’entrée standard.
      Code de sortie : 0 si le dossier est conforme, 1 s’il reste à corriger, si la revue est abandonnée (rien n’est \
      alors écrit) ou si une ligne en est refusée sans terminal, 2 si un fichier n’a pas pu être lu (rien n’est écrit).
      Exemples :
        oral importer fiche1.docx annexe.pdf fiche2.odt --vers 0417 --epreuve tc-e4 --candidat "0417 Anaëlle Cosquer"
        oral importer proposition.docx --vers 0417 --epreuve ntc-titre --oui --lettre a-corriger.txt
      """)

  @Argument(help: ArgumentHelp("Fichiers du candidat, chaque annexe après sa pièce.", valueName: "fichier"))
  var files: [String]

  @Option(name: .customLong("vers"), help: ArgumentHelp("Dossier à écrire.", valueName: "dossier")) var folder: String

  @Option(
    name: .customLong("epreuve"), help: ArgumentHelp("Épreuve ; sinon devinée d’après les rubriques.", valueName: "id"))
  var examID: String?

  @Option(name: .customLong("candidat"), help: ArgumentHelp("Numéro, prénom et nom.", valueName: "candidat"))
  var candidate: String?

  @Option(name: .customLong("session"), help: ArgumentHelp("Session, comme 2026.", valueName: "année"))
  var session: Int?

  @Option(
    name: .customLong("lettre"),
    help: ArgumentHelp("Écrire dans un fichier la lettre au candidat, au lieu de la montrer.", valueName: "fichier"))
  var letter: String?

  @Flag(name: [.customLong("oui"), .customLong("sans-revue")], help: "Sans revue.") var skipsReview = false
  @Flag(name: .customLong("remplacer"), help: "Mettre de côté un dossier du même nom, et prendre sa place.")
  var isReplacing = false

  @OptionGroup var exams: ExamOptions
  @Flag(help: "Écrire du JSON pour un programme ; sans revue.") var json = false

  func validate() throws {
    try OpeningRequest.validateCandidate(candidate)
    if let session, !(2000...2199).contains(session) { throw ValidationError("--session : une année, comme 2026.") }
  }

  func run() async throws {
    let catalogue = try exams.soundCatalogue()
    let exam = try examID.map { try catalogue.exam($0).exam }
    let folder = try OutputFolder(folder, replacing: isReplacing)
    // Refused before anything is written, and never in place of another file unless asked.
    let letterFile = try letter.map { try OutputFile($0, replacing: isReplacing) }
    let read = await CandidateFiles.read(files)
    guard read.refusals.isEmpty else { return try refuse(read, exam, letterFile) }
    let chosen = try exam ?? guess(read.texts, catalogue.exams)
    var draft = DossierDraft(
      exam: chosen, candidate: candidate.map(OpeningRequest.candidate) ?? .nobody, session: session)
    let refusals = read.fill(&draft)
    guard refusals.isEmpty else {
      return try refuse(CandidateFiles(refusals: refusals, names: read.names), chosen, letterFile)
    }
    var isSound = true
    if !skipsReview, !json {
      guard let reviewed = try ReviewDesk().review(draft, isSound: &isSound) else {
        StandardStreams.complain(["Importation abandonnée : rien n’est écrit.".typographic])
        throw ExitCode(Failure.Code.problems.rawValue)
      }
      draft = reviewed
    }
    let written = DossierWriter(draft)
    for file in written.files { try folder.write(file.bytes, to: file.path) }
    let aside = try folder.finish()
    let conforms = try report(
      draft, written, at: self.folder, aside: aside, names: read.names, catalogue.exams, letterFile)
    if !conforms || !isSound { throw ExitCode(Failure.Code.problems.rawValue) }
  }

  /// The exam that the rubrics tell, when they tell one.
  private func guess(_ texts: [CandidateText], _ exams: [Exam]) throws -> Exam {
    let found = ExamGuess.exams(for: texts, among: exams)
    if found.count == 1, let exam = found.first { return exam }
    let choice = found.isEmpty ? exams.filter { !$0.papers.isEmpty } : found
    throw Failure(
      .usage,
      "les rubriques ne disent pas de quelle épreuve il s’agit. Ajoutez --epreuve : \(choice.map(\.id).frenchList("ou"))."
    )
  }

  // MARK: Telling

  private func refuse(_ read: CandidateFiles, _ exam: Exam?, _ file: OutputFile?) throws {
    let diagnostics = read.refusals.map(\.diagnostic)
    let theirs = read.refusals.filter { !$0.isOurs }.map(\.diagnostic)
    var letter: DossierLetter?
    if let exam, !theirs.isEmpty {
      letter = DossierLetter(
        exam: exam, candidate: candidate.map(OpeningRequest.candidate) ?? .nobody, diagnostics: [], refusals: theirs,
        files: read.names, sender: nil)
    }
    if json {
      StandardStreams.say([DossierImportReport.refused(diagnostics, letter: letter).compact])
    } else {
      StandardStreams.complain(diagnostics.flatMap(\.lines) + ["Rien n’est écrit."])
    }
    if let letter { try tell(letter, file) }
    throw ExitCode(Failure.Code.unreadable.rawValue)
  }

  /// Whether the dossier conforms.
  private func report(
    _ draft: DossierDraft, _ written: DossierWriter, at folder: String, aside: String?, names: [String],
    _ exams: [Exam], _ file: OutputFile?
  ) throws -> Bool {
    let loaded = DossierSource(LiveFiles(), exams: exams).load(folder)
    let conformity = loaded.conformity(by: .authority)
    let letter = DossierLetter(
      exam: draft.exam, candidate: draft.candidate, diagnostics: conformity.diagnostics, remarks: draft.allRemarks,
      files: names)
    let report = DossierImportReport(
      folder: folder, draft: draft, written: written, conformity: conformity, letter: letter)
    if json {
      StandardStreams.say([report.json.compact])
    } else {
      StandardStreams.sayWrapped(report.lines(aside: aside, isReviewed: !skipsReview))
    }
    if !letter.points.isEmpty || file != nil { try tell(letter, file) }
    return conformity.isConforming == true
  }

  private func tell(_ letter: DossierLetter, _ file: OutputFile?) throws {
    guard let file else {
      if !json { StandardStreams.sayWrapped(["", letter.text.trimmed]) }
      return
    }
    try file.write(Array(letter.text.utf8))
    try file.finish()
    if !json { StandardStreams.sayWrapped(["Lettre au candidat : \(self.letter ?? file.path)".typographic]) }
  }
}

extension OpeningRequest {
  /// Refuses what would leave out without a word who the candidate is: one word alone may be either name.
  static func validateCandidate(_ typed: String?) throws {
    guard let typed else { return }
    let candidate = candidate(typed)
    guard candidate.number.isEmpty, candidate.givenName.isEmpty else { return }
    throw ValidationError(
      "--candidat \(typed) : il faut un numéro, ou un prénom et un nom, comme \"0417 Anaëlle Cosquer\".".typographic)
  }
}

extension Candidate {
  /// Of whom nothing is known yet.
  static let nobody = Candidate(number: "", familyName: "", givenName: "")
}
