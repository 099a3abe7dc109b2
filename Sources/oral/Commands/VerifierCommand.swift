// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import ExamFiles
import Exams
import FrenchText
import Reports

/// `oral verifier`: whether dossiers conform to their exams, everything that is wrong, and what follows.
struct VerifierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verifier", abstract: "Contrôler la conformité de dossiers.",
    discussion: """
      Code de sortie : 0 si tous les dossiers sont conformes, 1 si l'un ne l'est pas, 2 si l'un n'a pas pu être contrôlé.
      """, aliases: ["vérifier"])

  @Argument(help: ArgumentHelp("Dossiers de candidats.", valueName: "dossier")) var dossiers: [String]

  @Option(
    name: .customLong("controle"),
    help: ArgumentHelp(
      "Qui contrôle : autorite (avant l'épreuve) ou commission (dans la salle).", valueName: "qui"))
  var control = ControlArgument.commission

  @OptionGroup var exams: ExamOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func run() throws {
    let catalogue = exams.catalogue
    try catalogue.complain()
    var verifier = Verifier(catalogue, control: control.value)
    // One dossier at a time: a thousand take no more memory than one.
    for (index, path) in dossiers.enumerated() {
      let report = verifier.verify(path)
      if json {
        print(index == 0 ? "[" : ",\n", terminator: index == 0 ? "\n" : "")
        print(report.json.compact, terminator: "")
      } else if dossiers.count == 1 || report.needsAttention {
        // Of several, those of which there is nothing to say are in the table only.
        let page = TextRenderer(width: StandardStreams.width)
        print(page.render(report.document(isBrief: dossiers.count > 1)), terminator: dossiers.count == 1 ? "" : "\n")
      }
    }
    if json {
      print("\n]")
    } else if dossiers.count > 1 {
      print(TextRenderer(width: StandardStreams.width).render(ConformityReport.summary(verifier.rows)), terminator: "")
    }
    if verifier.exitCode != 0 { throw ExitCode(verifier.exitCode) }
  }
}

/// Who controls, as it is typed.
enum ControlArgument: String, ExpressibleByArgument, CaseIterable {
  case autorite, commission

  init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue.matches(argument) }) else { return nil }
    self = found
  }

  var value: Control {
    switch self {
    case .autorite: .authority
    case .commission: .commission
    }
  }
}

/// Verifies dossiers one after the other, and keeps of each what the summary and the exit code need.
struct Verifier {
  private let loader: DossierLoader
  private let control: Control
  private(set) var rows: [ConformityReport.SummaryRow] = []
  private(set) var exitCode: Int32 = 0

  init(_ catalogue: ExamCatalogue, control: Control, files: any FileTree = LiveFiles()) {
    let checks = ConformityChecks(catalogue.exams)
    loader = DossierLoader(files, examIDs: catalogue.exams.map(\.id)) { checks.check(for: $0) }
    self.control = control
  }

  mutating func verify(_ path: String) -> ConformityReport {
    // The file that names the papers stands for its folder.
    let folder = path.hasSuffix("/dossier.yaml") ? String(path.dropLast("/dossier.yaml".count)) : path
    let loaded = loader.load(folder == "dossier.yaml" ? "." : folder)
    let report = ConformityReport(
      path: path, exam: loaded.examID, examTitle: loaded.check?.exam.title, candidate: loaded.dossier?.candidate,
      conformity: loaded.conformity(by: control))
    rows.append(report.summaryRow)
    if !loaded.obstacles.isEmpty {
      exitCode = 2
    } else if report.conformity.isConforming != true {
      exitCode = max(exitCode, 1)
    }
    return report
  }
}
