// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import ExamFiles
import Exams
import FrenchText
import Importing

/// `oral nouveau`: a dossier to fill, as text files and, for who prefers it, as a word processor's form.
struct NouveauCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nouveau", abstract: "Préparer un dossier vide, avec toutes ses rubriques.",
    discussion: """
      Avec --docx, le dossier contient aussi formulaire.docx, à remplir dans un traitement de texte ; oral importer le \
      relit.
      Exemple :
        oral nouveau --epreuve tc-e4 mon-dossier --docx
      """)

  @Argument(help: ArgumentHelp("Dossier à écrire.", valueName: "dossier")) var folder: String

  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Épreuve.", valueName: "id")) var examID: String

  @Option(name: .customLong("candidat"), help: ArgumentHelp("Numéro, prénom et nom.", valueName: "candidat"))
  var candidate: String?

  @Option(name: .customLong("session"), help: ArgumentHelp("Session, comme 2026.", valueName: "année"))
  var session: Int?

  @Flag(name: .customLong("docx"), help: "Ajouter formulaire.docx.") var withForm = false
  @Flag(name: .customLong("remplacer"), help: "Mettre de côté un dossier du même nom, et prendre sa place.")
  var isReplacing = false

  @OptionGroup var exams: ExamOptions

  /// The name of the form in its folder.
  static let form = "formulaire.docx"

  func validate() throws {
    try OpeningRequest.validateCandidate(candidate)
    if let session, !(2000...2199).contains(session) { throw ValidationError("--session : une année, comme 2026.") }
  }

  func run() async throws {
    let exam = try exams.soundCatalogue().exam(examID).exam
    guard !exam.papers.isEmpty else {
      throw Failure(.usage, "l’épreuve « \(exam.title) » ne demande aucune pièce : il n’y a rien à remplir.")
    }
    let output = try OutputFolder(folder, replacing: isReplacing)
    let candidate = candidate.map(OpeningRequest.candidate)
    let dossier = BlankDossier(exam, candidate: candidate, session: session)
    for file in dossier.files { try output.write(file.bytes, to: file.path) }
    if withForm {
      try output.write(try await form(FormText(exam, candidate: candidate, session: session)), to: Self.form)
    }
    let aside = try output.finish()
    if let aside { StandardStreams.say(["L’ancien dossier est gardé : \(aside)".typographic]) }
    let names = dossier.files.map(\.path) + (withForm ? [Self.form] : [])
    StandardStreams.say(["\(folder) : \(names.frenchList()).".typographic])
  }

  private func form(_ text: FormText) async throws -> [UInt8] {
    do {
      return try await LiveConverter().form(text.markdown, reference: FormText.styles)
    } catch {
      switch error {
      case .missing(let advice): throw Failure(.unavailable, advice)
      case .unreadable, .exhausted: throw Failure(.unreadable, "pandoc n’a pas fait le formulaire.")
      case .system(let reason): throw Failure(.unreadable, "le formulaire n’est pas fait : \(reason)")
      }
    }
  }
}
