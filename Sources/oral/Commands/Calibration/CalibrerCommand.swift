// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Rehearsals
import Reports

/// `oral calibrer`: how hard each change of a bank, and each pair that the exam can draw, makes the negotiation.
struct CalibrerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrer", abstract: "Mesurer la difficulté des modifications de la banque d’un dossier.",
    discussion: """
      Lit le client, la banque et le mandat officiels : pour le jury et ceux qui préparent les sujets, jamais pour un \
      candidat. Ctrl-C garde les lignes achevées.
      Exemples :
        oral calibrer Scenarios/ntc-menuiserie-cn
        oral calibrer Scenarios/tc-e4-traitement-eau --fiche 1 --ecrire
      """)

  @Argument(help: ArgumentHelp("Dossier du candidat (un répertoire).", valueName: "dossier")) var folder: String

  @Option(
    name: [.customLong("fiche"), .customLong("projet")],
    help: ArgumentHelp("Numéro de la fiche ou du projet ; sans lui, tous.", valueName: "numéro"))
  var number: Int?

  @Option(
    name: .customLong("echantillons"),
    help: ArgumentHelp("Échantillons par ligne, de 2 à 1000000.", valueName: "nombre"))
  var samples = 2000

  @Option(
    name: .customLong("tirage"),
    help: ArgumentHelp("Code dont les échantillons sont tirés (K7-42).", valueName: "code"))
  var draw = "0000"

  @Flag(name: .customLong("memes-champs"), help: "Mesurer aussi les paires de modifications du même champ.")
  var allowsSameField = false

  @Option(
    name: .customLong("taches"),
    help: ArgumentHelp("Calculs menés de front ; sans elle, un par cœur.", valueName: "nombre"))
  var tasks: Int?

  @Flag(
    name: [.customLong("ecrire"), .customLong("écrire")],
    help: "Garder les sévérités dans calibrage.yaml, à côté de la banque.")
  var writes = false

  @OptionGroup var exams: ExamOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (2...1_000_000).contains(samples) else {
      throw ValidationError("--echantillons attend un nombre de 2 à 1000000, non \(samples).")
    }
    guard tasks.map({ (1...256).contains($0) }) ?? true else {
      throw ValidationError("--taches attend un nombre de 1 à 256.")
    }
    guard DrawCode(draw) != nil else {
      throw ValidationError("« \(draw) » n’est pas un code de tirage : quatre signes, comme K7-42.")
    }
  }

  func run() async throws {
    let catalogue = exams.catalogue
    let loaded = DossierSource(LiveFiles(), exams: catalogue.exams).load(folder)
    let problems = loaded.obstacles + loaded.juryProblems
    StandardStreams.complain(problems.flatMap(\.lines))
    guard let dossier = loaded.dossier, let exam = loaded.check?.exam else {
      if let id = loaded.examID { try catalogue.complain(about: id) }
      throw ExitCode(2)
    }
    let calibrations = try calibrations(exam, dossier)
    let signals = PendingInterrupt()
    defer { signals.end() }
    var reports: [CalibrationReport] = []
    for (situation, calibration) in calibrations {
      let outcomes = await CalibrationRun(calibration, samples: samples, tasks: tasks ?? Machine.cores).outcomes {
        signals.isPending
      }
      let title = situation.paper?.title.map { " : " + $0 } ?? ""
      reports.append(
        CalibrationReport(
          calibration, outcomes: outcomes, samples: samples,
          heading: (exam.shortTitle + (situation.number.map { ", n° \($0)" } ?? "") + title).typographic,
          fiche: situation.number))
      if reports.last?.isPartial == true { break }
    }
    show(reports, isWhole: reports.count == calibrations.count)
    let isPartial = reports.count < calibrations.count || reports.contains(where: \.isPartial)
    if writes, !isPartial { try write(reports, dossier) }
    if isPartial {
      StandardStreams.complain(
        ["oral : interrompu ; les lignes achevées sont données" + (writes ? ", rien n’est écrit." : ".")].map(
          \.typographic))
      throw ExitCode(130)
    }
    if problems.hasErrors { throw ExitCode(1) }
  }

  private func show(_ reports: [CalibrationReport], isWhole: Bool) {
    if output.json {
      let value: JSONValue = [
        "partial": JSONValue(!isWhole || reports.contains(where: \.isPartial)),
        "calibrations": .array(reports.map(\.json)),
      ]
      return print(value.pretty)
    }
    let renderer = TextRenderer(width: StandardStreams.width)
    print(reports.map { renderer.render($0.document) }.joined(separator: "\n\n"), terminator: "")
  }

  // MARK: What is calibrated

  private func calibrations(_ exam: Exam, _ dossier: Dossier) throws -> [(Situation, Calibration)] {
    guard let code = DrawCode(draw) else { return [] }
    let isChosen = exam.choice != nil && exam.choice?.of == exam.playedPaper
    let papers = exam.playedPaper.map(dossier.papers(of:)) ?? []
    if let number, !isChosen || !papers.indices.contains(number - 1) {
      let titles = papers.enumerated().map { "    \($0 + 1). \($1.title ?? $1.file ?? "")".printable }
      throw Failure(.usage, ["oral : ce dossier n’a pas de numéro \(number) à choisir."] + titles)
    }
    let numbers: [Int?] = isChosen ? number.map { [$0] } ?? papers.indices.map { $0 + 1 } : [nil]
    var found: [(Situation, Calibration)] = []
    var refused: [String] = []
    for number in numbers.isEmpty ? [nil] : numbers {
      let situation = Situation(exam: exam, dossier: dossier, number: number)
      do {
        found.append(
          (
            situation,
            try Calibration(
              situation, bank: dossier.jury.bank, mandate: dossier.jury.mandate(forFiche: situation.number), code: code,
              allowsSameField: allowsSameField)
          ))
      } catch {
        refused += error.missing.map { $0.french(folder: folder, number: situation.number) }
      }
    }
    if found.isEmpty { throw Failure(.problems, refused) }
    StandardStreams.complain(refused.map(\.typographic.printable))
    return found
  }

  // MARK: Keeping

  private func write(_ reports: [CalibrationReport], _ dossier: Dossier) throws {
    let fresh = reports.map(\.calibrated)
    let kept = dossier.jury.calibrations.filter { old in !fresh.contains { $0.fiche == old.fiche } }
    let all = (kept + fresh).sorted { ($0.fiche ?? 0) < ($1.fiche ?? 0) }
    try CalibrationFile.write(all, in: folder)
    let lost = dossier.jury.bank.count { $0.id == nil }
    var lines = ["Sévérités gardées dans \(joined(folder, CalibrationFile.name))."]
    if lost > 0 { lines.append("\(plural(lost, "modification")) sans « id » : leur sévérité n’est pas gardée.") }
    StandardStreams.complain(lines.map(\.typographic.printable))
  }
}

extension CalibrationRefusal.Missing {
  /// What is missing, and how to add it.
  fileprivate func french(folder: String, number: Int?) -> String {
    let paper = number.map { ", n° \($0)" } ?? ""
    let at = "\(folder)\(paper) : "
    return switch self {
    case .changesInExam:
      at + "l’épreuve ne prévoit pas de modification ; il n’y a rien à calibrer."
    case .bank:
      at + "aucune modification ne convient. Écrivez la banque dans modifications.yaml (voir le guide du jury)."
    case .terms:
      at + "la pièce n’a aucune condition. Ajoutez « conditions » à son en-tête : id, intitulé, valeur, plage, pas."
    case .fewerTerms:
      at
        + "la pièce a trop de conditions pour compter tous les accords possibles. N’y gardez que celles que l’on négocie."
    case .client:
      at + "il n’y a pas de client. Écrivez client.yaml : nom, fonction, priorites et limites de chaque condition."
    }
  }
}
