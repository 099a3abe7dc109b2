// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText

extension DossierLoader {
  /// Opens every paper that has a file, and looks at the annexes.
  func readPapers(of main: DossierFile, into dossier: inout Dossier, _ loaded: inout LoadedDossier) {
    let opener = PaperFile(files: files, folder: loaded.folder)
    for index in dossier.papers.indices {
      let position = main.positions[index]
      let location = loaded.sources.main?.location(of: "pieces[\(position)].fichier")
      loaded.sources.papers.append(PaperReader.Places(file: location?.file ?? ""))
      if let name = dossier.papers[index].file {
        do {
          let text = try opener.text(name)
          let recogniser = loaded.check?.recogniser(for: dossier.papers[index].kind) ?? RubricRecogniser([])
          let reader = PaperReader(text: text, kind: dossier.papers[index].kind, recogniser: recogniser)
          let (places, remarks) = reader.read(into: &dossier.papers[index])
          loaded.sources.papers[index] = places
          loaded.remarks += remarks.map(\.asWarning)
        } catch {
          dossier.papers[index].isUnread = true
          loaded.obstacles.append(
            Diagnostic(
              .error, error.code, at: "papers[\(index)]", location: error.location ?? location,
              error.message.typographic, hint: error.hint.typographic))
        }
      }
      checkAnnexes(of: dossier.papers[index], at: position, opener, &loaded)
    }
    loaded.sources.positions = main.positions
  }

  /// An annex that is not there is told; no exam asks for annexes.
  private func checkAnnexes(of paper: Paper, at position: Int, _ opener: PaperFile, _ loaded: inout LoadedDossier) {
    for (index, annex) in paper.annexes.enumerated() {
      guard let name = annex.file else { continue }
      do {
        _ = try opener.path(name)
      } catch {
        let path = "pieces[\(position)].annexes[\(index)].fichier"
        loaded.remarks.append(
          Diagnostic(
            .warning, error.code.replacingPrefix("fichier", by: "annexe"), at: path,
            location: loaded.sources.main?.location(of: path), "Annexe : \(error.message)".typographic,
            hint: "Déposez l’annexe dans le dossier ou retirez-la de la liste ; aucune épreuve ne l’exige.".typographic)
        )
      }
    }
  }

  /// The jury's papers are optional: what is wrong in them is told, and stops nothing.
  func readJuryPapers(
    _ reading: JuryPaperReading, into dossier: inout Dossier, _ loaded: inout LoadedDossier
  ) {
    if reading == .all || dossier.isPractice {
      dossier.jury.clients = juryPaper("client.yaml", \.clients, &loaded, JuryReader.clients) ?? []
      dossier.jury.bank = juryPaper("modifications.yaml", \.bank, &loaded, ChangeReader.bank) ?? []
      dossier.jury.calibrations =
        juryPaper("calibrage.yaml", \.calibrations, &loaded, JuryReader.calibrations) ?? []
    }
    dossier.jury.mandates = juryPaper("mandat.yaml", \.mandates, &loaded, JuryReader.mandates) ?? []
  }

  private func juryPaper<Value>(
    _ name: String, _ source: WritableKeyPath<LoadedDossier.Sources, YAMLReading?>, _ loaded: inout LoadedDossier,
    _ read: (YAMLReading) -> Value
  ) -> Value? {
    let path = joined(loaded.folder, name)
    do {
      let reading = YAMLReading(try files.read(path, limit: YAMLLimits().bytes), file: path)
      let value = read(reading)
      loaded.sources[keyPath: source] = reading
      loaded.juryProblems += reading.problems
      return reading.problems.hasErrors && !reading.isReadable ? nil : value
    } catch {
      if case .missing = error { return nil }
      loaded.juryProblems.append(
        Diagnostic(
          .error, "jury.illisible", location: SourceLocation(file: path),
          "« \(name) » n’a pas pu être lu. \(error.message)".typographic,
          hint: "Ce papier est au jury : le dossier du candidat n’en dépend pas.".typographic))
      return nil
    }
  }
}

extension Diagnostic {
  /// The same, when it is no obstacle.
  var asWarning: Diagnostic {
    severity == .error ? Diagnostic(.warning, code, at: path, location: location, message, hint: hint) : self
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, by other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
