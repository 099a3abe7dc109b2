// SPDX-License-Identifier: GPL-3.0-or-later

import ArchiveSQLite
import ArgumentParser
import CentreFiles
import FrenchText
import Glibc
import Reports

/// With which templates documents are printed.
struct TemplateOptions: ParsableArguments {
  @Option(
    name: .customLong("modeles"),
    help: ArgumentHelp(
      "Dossier de modèles du centre, par-dessus ceux livrés (sinon « modeles » dans le dossier du centre).",
      valueName: "dossier"))
  var path: String?

  /// - Parameter centre: the centre whose own templates are taken where no folder was said.
  func printer(of centre: CentreFolder?) throws -> TypstPrinter { try TypstPrinter(templates: try folder(of: centre)) }

  /// The centre's own folder of templates; `nil` where it has none.
  private func folder(of centre: CentreFolder?) throws -> String? {
    var status = stat()
    if let path {
      let folder = Environment.absolute(path)
      guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw Failure(
          .unreadable,
          "\(folder) n’est pas un dossier de modèles. Pour en commencer un\u{A0}: oral imprimer --exporter-modeles \(path)"
        )
      }
      return folder
    }
    guard let own = centre.map({ $0.path + "/modeles" }) else { return nil }
    return stat(own, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR ? own : nil
  }
}

/// A report on paper rather than on the screen.
struct PDFOptions: ParsableArguments {
  @Option(name: .customLong("pdf"), help: ArgumentHelp("Écrire un PDF, prêt à imprimer.", valueName: "fichier"))
  var path: String?

  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var replaces = false

  @OptionGroup var templates: TemplateOptions

  /// Writes the PDF whole, or not at all, and says where.
  ///
  /// - Parameters:
  ///   - path: what `--pdf` says.
  ///   - centre: the centre that gives the document out.
  func write(_ job: PrintJob, to path: String, of centre: CentreFolder?) throws {
    // Asked first: nobody waits for a document that could not be kept.
    let file = try OutputFile(path, replacing: replaces)
    try file.write(try templates.printer(of: centre).pdf(job))
    try file.finish()
    print("\(job.title)\u{A0}: \(file.path)")
  }
}

extension CentreFolder {
  /// How documents name the centre: as it named itself; not at all before it did.
  var issuer: PrintIssuer {
    guard let settings = try? CentreFiles(path).settings(), settings.kind != .personal else { return PrintIssuer() }
    return PrintIssuer(name: settings.name, address: settings.address ?? "")
  }
}
