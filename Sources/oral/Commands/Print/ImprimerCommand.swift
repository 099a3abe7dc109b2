// SPDX-License-Identifier: GPL-3.0-or-later

import ArchiveSQLite
import ArgumentParser
import FrenchText
import Glibc
import Reports

/// `oral imprimer`.
struct ImprimerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imprimer", abstract: "Imprimer des grilles, une ou des centaines, en PDF.",
    discussion: """
      Les passages sont ceux qui sont nommés, ou ceux de --session, --jury, --jour, --epreuve et --candidat. \
      Scellé, un passage porte son enregistrement joint. --vierge imprime la feuille à remplir à la main\u{A0}; \
      avec --epreuve, avant que le passage soit ouvert.
      Exemples :
        oral imprimer 260512-K7F --vers Grilles
        oral imprimer --session 2026 --vers Grilles --un-seul Grilles/toutes.pdf
        oral imprimer --vierge --epreuve ntc-titre --candidat '0417 Léa Roux' --vers F
      """)

  @Argument(help: ArgumentHelp("Passages.", valueName: "passage")) var ids: [String] = []

  @Option(name: .customLong("session"), help: ArgumentHelp("Session d’examen, par exemple 2026.", valueName: "année"))
  var session: Int?
  @Option(name: .customLong("jury"), help: ArgumentHelp("Nom d’un membre du jury.", valueName: "nom")) var juror:
    String?
  @Option(
    name: .customLong("jour"), help: ArgumentHelp("Le jour de l’oral : AAAA-MM-JJ ou JJ/MM/AAAA.", valueName: "jour"))
  var day: String?
  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Épreuve, par exemple tc-e4.", valueName: "id"))
  var exam: String?
  @Option(
    name: .customLong("candidat"),
    help: ArgumentHelp("Numéro ou nom du candidat\u{A0}; répétable avec --vierge --epreuve.", valueName: "candidat"))
  var candidates: [String] = []

  @Flag(name: .customLong("vierge"), help: "La feuille à remplir à la main.") var isBlank = false
  @Option(name: .customLong("pour"), help: ArgumentHelp("Qui lira : jury ou candidat.", valueName: "lecteur"))
  var reader = PaperReader.jury

  @Option(
    name: .customLong("vers"), help: ArgumentHelp("Dossier où écrire, un fichier par passage.", valueName: "dossier"))
  var folder: String?
  @Option(
    name: .customLong("un-seul"),
    help: ArgumentHelp("Tout dans un seul fichier, à imprimer d’un coup.", valueName: "fichier"))
  var single: String?
  @Option(
    name: .customLong("exporter-modeles"),
    help: ArgumentHelp("Écrire les modèles livrés dans un dossier, pour les retoucher.", valueName: "dossier"))
  var exported: String?
  @Flag(name: .customLong("remplacer"), help: "Remplacer les fichiers qui existent.") var replaces = false

  @OptionGroup var templates: TemplateOptions
  @OptionGroup var exams: ExamOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var clock: ClockOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  enum PaperReader: String, ExpressibleByArgument, CaseIterable { case jury, candidat }

  func validate() throws {
    guard exported == nil else { return }
    let filters = session != nil || juror != nil || day != nil || exam != nil || !candidates.isEmpty
    if ids.isEmpty, !filters { throw ValidationError("dire des passages, ou --session, --jury, --jour, --epreuve.") }
    if !ids.isEmpty, filters {
      throw ValidationError("des passages nommés ne vont pas avec --session, --jury, --jour…")
    }
    if folder == nil, single == nil { throw ValidationError("dire où écrire : --vers DOSSIER, ou --un-seul FICHIER.") }
    if isBlank, reader == .candidat { throw ValidationError("la feuille vierge est au jury.") }
    if candidates.count > 1, !isBlank { throw ValidationError("--candidat ne se répète qu’avec --vierge --epreuve.") }
  }

  func run() async throws {
    if let exported {
      let (names, aside) = try TemplateFolder.export(to: exported, replacing: replaces)
      print("Dans \(Environment.absolute(exported))\u{A0}: \(names.frenchList()).")
      if !aside.isEmpty { print("Ce que vous aviez changé est gardé\u{A0}: \(aside.frenchList()).") }
      return
    }
    let printer = try templates.printer(of: centre.folder)
    let papers = try await PaperSelection(self).papers()
    guard !papers.isEmpty else { throw Failure(.problems, "aucun passage à imprimer.") }
    let run = PaperRun(papers: papers, issuer: centre.folder.issuer, printer: printer, replaces: replaces)
    let files = try run.write(to: folder, single)
    if json { return print(JSONValue.array(files.map(\.json)).pretty) }
    if let folder { print("\(plural(papers.count, "grille")) dans \(Environment.absolute(folder))") }
    if let last = files.last, single != nil { print("\(plural(papers.count, "grille")) dans \(last.path)") }
  }
}
