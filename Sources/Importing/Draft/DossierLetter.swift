// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Exams
internal import FrenchText

/// What the candidate must mend, as a letter that the centre can send; every point at once.
public struct DossierLetter {
  /// What must be mended, one sentence or two each; empty when the dossier is ready.
  public let points: [String]
  /// What is only worth a look.
  public let advice: [String]
  private let exam: Exam
  private let candidate: Candidate
  private let files: [String]
  private let sender: String?

  /// - Parameters:
  ///   - diagnostics: what holding the dossier to its exam found.
  ///   - refusals: what kept some file from being read.
  ///   - files: the names of the files that were sent.
  ///   - sender: the name of the centre, when it is known.
  public init(
    exam: Exam, candidate: Candidate, diagnostics: [Diagnostic], refusals: [Diagnostic] = [],
    remarks: [Diagnostic] = [],
    files: [String], sender: String? = nil
  ) {
    self.exam = exam
    self.candidate = candidate
    self.files = files
    self.sender = sender
    points =
      refusals.map { Self.point($0, file: $0.location?.file) }
      + diagnostics.filter { $0.severity == .error && !Self.isOurs($0) }.map { Self.point($0, file: nil) }
    let looked: Set<String> = ["rubrique.a-completer", "piece.type-inconnu", "client.identite-a-verifier"]
    advice =
      diagnostics.filter { looked.contains($0.code) }.map(\.message)
      + remarks.filter { $0.severity == .warning }.compactMap(Self.advice)
  }

  /// The list of the papers is the centre's: the candidate has nothing to mend in it.
  private static func isOurs(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code.hasPrefix("yaml.") && diagnostic.location?.file.hasSuffix("dossier.yaml") == true
  }

  private static func advice(_ remark: Diagnostic) -> String? {
    switch remark.code {
    // The name in it may be that of another candidate, whose file came by mistake: that is the centre's alone.
    case DossierDraft.IdentityCode.other: nil
    case DossierDraft.IdentityCode.missing:
      "Donnez vos nom, prénom et numéro de candidat : vos fichiers ne les disent pas tous.".typographic
    default: (remark.location.map { "\($0.file) : " } ?? "").typographic + remark.message
    }
  }

  /// What is wrong, then how a candidate mends it: nobody speaks of files that only the centre sees.
  private static func point(_ diagnostic: Diagnostic, file: String?) -> String {
    let advice =
      switch diagnostic.code {
      case "rubrique.absente": "Ajoutez-la, sous ce titre."
      case "rubrique.vide": "Rédigez-la."
      case "rubrique.aucune": "Donnez à chaque rubrique son titre, sur une ligne à part."
      case "piece.manquante": "Envoyez ce qui manque, ou remettez-le sur papier."
      case "piece.en-trop": "Dites-nous lesquelles garder."
      case "piece.type": "Indiquez le type de chacune, ou remplacez l’une d’elles."
      case "annexe.pages", "piece.pages", "client.identifie": diagnostic.hint
      default: file == nil ? "" : diagnostic.hint
      }
    let place = file.map { "Votre fichier « \($0) » : " } ?? ""
    return [(place + diagnostic.message).typographic, advice.typographic].filter { !$0.isEmpty }.joined(separator: " ")
  }

  public var text: String {
    let name = candidate.name
    var parts = ["Objet : votre dossier pour l’épreuve « \(exam.title) »"]
    parts.append(name.isEmpty ? "Bonjour," : "Bonjour \(name),")
    let received = files.isEmpty ? "votre dossier" : "votre dossier (\(files.map { "« \($0) »" }.frenchList()))"
    if points.isEmpty {
      parts.append("Nous avons bien reçu \(received). Rien n’y manque de ce que l’épreuve demande.")
    } else {
      let count = plural(points.count, "point")
      parts.append(
        "Nous avons bien reçu \(received). Il reste \(count) à corriger avant l’épreuve\u{A0}:")
      parts.append(points.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n"))
    }
    if !advice.isEmpty {
      parts.append("À vérifier aussi :")
      parts.append(advice.map { "– \($0)" }.joined(separator: "\n"))
    }
    if !points.isEmpty { parts.append("Merci de nous renvoyer le dossier complété, dans le même format.") }
    parts.append("Cordialement,\n\(sender ?? "Le centre")")
    // The candidate's own words are in it, and it is shown on a terminal.
    return parts.map(\.typographic.printable).joined(separator: "\n\n") + "\n"
  }
}
