// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Exams
internal import FrenchText

/// Reads a dossier's folder into a ``Dossier``, with everything that is wrong at its place.
public struct DossierLoader {
  let files: any FileTree
  private let check: (String) -> ConformityCheck?
  private let examIDs: [String]
  private let juryPapers: JuryPaperReading

  /// - Parameters:
  ///   - files: where folders are read.
  ///   - examIDs: the exams that exist, for a suggestion.
  ///   - juryPapers: which of the jury's own papers are opened.
  ///   - check: what holds a dossier to an exam, by the exam's id; `nil` when there is no such exam.
  public init(
    _ files: any FileTree, examIDs: [String], juryPapers: JuryPaperReading = .all,
    check: @escaping (String) -> ConformityCheck?
  ) {
    self.files = files
    self.examIDs = examIDs
    self.juryPapers = juryPapers
    self.check = check
  }

  /// Reads one folder. Never stops at the first problem.
  public func load(_ folder: String) -> LoadedDossier {
    var loaded = LoadedDossier(folder: folder)
    guard let reading = open(folder, &loaded) else { return loaded }
    let main = DossierFile(reading)
    loaded.sources.main = reading
    loaded.examID = main.exam
    let found = main.exam.flatMap(check)
    loaded.check = found
    if let id = main.exam, found == nil {
      loaded.obstacles.append(unknownExam(id, reading))
    }
    for problem in reading.problems {
      if main.isObstacle(problem) { loaded.obstacles.append(problem) } else { loaded.remarks.append(problem.asWarning) }
    }
    guard var dossier = main.dossier else { return loaded }
    readPapers(of: main, into: &dossier, &loaded)
    readJuryPapers(juryPapers, into: &dossier, &loaded)
    loaded.dossier = dossier
    return loaded
  }

  private func unknownExam(_ id: String, _ reading: YAMLReading) -> Diagnostic {
    let suggestion = nearest(to: id, among: examIDs)
    return Diagnostic(
      .error, "dossier.epreuve", at: "epreuve", location: reading.location(of: "epreuve"),
      "L’épreuve « \(id) » n’existe pas.".typographic,
      hint: (suggestion.map { "Vouliez-vous dire « \($0) » ?" } ?? "Épreuves : \(examIDs.joined(separator: ", ")).")
        .typographic)
  }

  // MARK: dossier.yaml

  private func open(_ folder: String, _ loaded: inout LoadedDossier) -> YAMLReading? {
    let path = joined(folder, "dossier.yaml")
    do {
      return YAMLReading(try files.read(path, limit: YAMLLimits().bytes), file: path)
    } catch {
      loaded.obstacles.append(explain(error, folder, path))
      return nil
    }
  }

  /// Why there is no `dossier.yaml` to read: one person gave another folder, another a file.
  private func explain(_ error: FileTreeError, _ folder: String, _ path: String) -> Diagnostic {
    func problem(_ code: String, _ file: String, _ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(
        .error, code, location: SourceLocation(file: file), message.typographic, hint: hint.typographic)
    }
    let kind = try? files.kind(of: folder)
    switch (error, kind) {
    case (.missing, nil):
      return problem(
        "dossier.introuvable", folder, "Ce dossier n’existe pas.", "Vérifiez le chemin.")
    case (.missing, .folder?), (.missing, .symbolicLink?):
      let dossiers = dossiers(in: folder)
      let hint =
        dossiers.isEmpty
        ? "Un dossier de candidat contient « dossier.yaml », qui nomme l’épreuve, le candidat et les pièces."
        : "Il contient \(plural(dossiers.count, "dossier")) (\(dossiers.prefix(3).joined(separator: ", "))\(dossiers.count > 3 ? "…" : "")) : donnez-les un à un, ou « \(joined(folder, "*")) »."
      return problem("dossier.sans-fichier", folder, "Il n’y a pas de « dossier.yaml » dans ce dossier.", hint)
    case (_, .file?), (_, .other?):
      return problem(
        "dossier.pas-un-dossier", folder, "C’est un fichier, non le dossier d’un candidat.",
        "Donnez le dossier qui contient « dossier.yaml ».")
    default:
      return problem(
        "dossier.illisible", path, "« dossier.yaml » n’a pas pu être lu. \(error.message)",
        "Vérifiez le fichier et vos droits, puis recommencez.")
    }
  }

  /// The folders inside that are dossiers.
  private func dossiers(in folder: String) -> [String] {
    guard let names = try? files.list(folder) else { return [] }
    return names.filter { name in
      (try? files.kind(of: joined(joined(folder, name), "dossier.yaml"))) == .file
    }
  }
}
