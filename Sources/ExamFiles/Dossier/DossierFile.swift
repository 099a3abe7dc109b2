// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams

/// What `dossier.yaml` says.
struct DossierFile {
  /// The id of the exam, as written.
  let exam: String?
  /// `nil` when it does not say which papers there are.
  let dossier: Dossier?
  /// For each paper of the dossier, its index under `pieces`.
  let positions: [Int]

  /// Far above what any exam asks for.
  static let mostPapers = 100

  init(_ reading: YAMLReading) {
    var exam: String?
    var dossier: Dossier?
    var positions: [Int] = []
    _ = reading.read { file in
      exam = file.required("epreuve")?.text()
      let session = file.optionalInteger("session", 2000...2199)
      let candidate = file.optionalGroup("candidat", DossierFile.candidate)
      let isPractice = file.boolean("entrainement", default: false)
      var index = -1
      let papers = file.required("pieces")?.list { item -> Paper? in
        index += 1
        guard let paper = item.mapping(DossierFile.paper) ?? nil else { return nil }
        positions.append(index)
        return paper
      }
      guard var papers else { return }
      if papers.count > DossierFile.mostPapers {
        file.required("pieces")?.report(
          "dossier.trop-de-pieces",
          "Ce dossier compte \(papers.count) pièces : au-delà de \(DossierFile.mostPapers), elles ne sont pas lues.",
          hint: "Vérifiez « pieces ».")
        papers.removeLast(papers.count - DossierFile.mostPapers)
        positions.removeLast(positions.count - DossierFile.mostPapers)
      }
      dossier = Dossier(
        exam: exam ?? "", session: session,
        candidate: candidate ?? Candidate(number: "", familyName: "", givenName: ""), papers: papers,
        isPractice: isPractice)
      dossier?.hasUnknownPapers = positions.count <= index
    }
    self.exam = exam
    self.dossier = dossier
    self.positions = positions
  }

  /// Whether a problem keeps the papers from being known: then nothing can be said of their conformity.
  func isObstacle(_ problem: Diagnostic) -> Bool {
    guard problem.severity == .error, problem.code != "yaml.cle-inconnue" else { return false }
    return problem.path.isEmpty || problem.path.hasPrefix("pieces") || problem.path.hasPrefix("epreuve")
  }

  private static func candidate(_ group: MappingReader) -> Candidate {
    Candidate(
      number: group.optionalText("numero") ?? "", familyName: group.text("nom"),
      givenName: group.optionalText("prenom") ?? "")
  }

  private static func paper(_ group: MappingReader) -> Paper? {
    let kind = group.choice("genre", ExamVocabulary.paperKinds)
    let file = group.optionalText("fichier")
    let isHandedOver = group.optionalChoice("remis", DossierVocabulary.handedOver) ?? false
    let title = group.optionalText("intitule")
    let pages = group.optionalInteger("pages", 0...100_000)
    let annexes = group.optionalGroups("annexes") { annex in
      Paper.Annex(
        file: annex.optionalText("fichier"), title: annex.optionalText("intitule"),
        pages: annex.optionalInteger("pages", 0...100_000))
    }
    if file == nil, !isHandedOver, !group.keys.contains("fichier"), !group.keys.contains("remis") {
      group.report(
        "dossier.piece", "Cette pièce n’a ni fichier ni remise sur papier.",
        hint: "Ajoutez « fichier: … », ou « remis: papier » si elle est sur la table.")
    } else if file != nil, isHandedOver {
      group.report(
        "dossier.piece", "Cette pièce est à la fois un fichier et remise sur papier.",
        hint: "Gardez « fichier », ou « remis: papier ».")
    }
    guard let kind else { return nil }
    return Paper(kind: kind, title: title, file: file, annexes: annexes, pages: pages)
  }
}
