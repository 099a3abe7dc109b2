// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import ExamFiles
internal import FrenchText

/// `charte.yaml`, the look of a centre's documents: read, and held to what can be printed, before anything is.
public struct CharterFile: Sendable {
  public static let name = "charte.yaml"

  /// What templates read, by key, spelled as they take it; an empty key is left out. `nil` when the charter is refused.
  public let settings: [String: String]?
  /// Everything found wrong, in the order of the file.
  public let problems: [Diagnostic]

  /// - Parameters:
  ///   - file: the path by which problems name it.
  ///   - folder: where its logo and its fonts are.
  public init(_ bytes: [UInt8], file: String, beside folder: String, in files: some FileTree) {
    let reading = YAMLReading(bytes, file: file)
    let reader = CharterReader(folder: folder, files: files)
    let read = reading.read { reader.settings($0) }
    reading.add(Self.valuesLostInComments(bytes, file: file))
    problems = reading.problems
    settings = problems.hasErrors ? nil : read
  }

  private static let keys: Set<String> = ["nom", "adresse", "logo", "hauteur-logo", "couleur", "police"]

  /// `couleur: #802020` or `nom: Lycée nº #1`, where YAML reads a comment: nobody who writes that wants it lost.
  private static func valuesLostInComments(_ bytes: [UInt8], file: String) -> [Diagnostic] {
    let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.enumerated().compactMap { index, line in
      let match = line.wholeMatch(of: /([a-z-]+) *:[ \t]+((?:[^"'|>#\s].*?[ \t])?(#[^\s#].*))/)
      guard let match, keys.contains(String(match.1)) else { return nil }
      let column = line[..<match.3.startIndex].unicodeScalars.count + 1
      return Diagnostic(
        .error, "charte.commentaire", at: String(match.1),
        location: SourceLocation(file: file, line: index + 1, column: column),
        "« \(String(match.3).trimmed) » n’est pas lu : après une espace, un dièse ouvre un commentaire.".typographic,
        hint: "Mettez la valeur entre guillemets droits : \(match.1): \"\(String(match.2).trimmed)\"".typographic)
    }
  }
}

/// What each key takes. The keys are asked for in the order in which the file is shipped.
private struct CharterReader<Files: FileTree> {
  let folder: String
  let files: Files

  func settings(_ charter: MappingReader) -> [String: String] {
    [
      "nom": value("nom", charter) { $1 },
      "adresse": value("adresse", charter) { $1 },
      "logo": value("logo", charter, logo),
      "hauteur-logo": value("hauteur-logo", charter, height),
      "couleur": value("couleur", charter, colour),
      "police": value("police", charter, font),
    ].compactMapValues { $0 }
  }

  /// A key that may be absent, without a value or empty; anything else is a text.
  private func value(
    _ key: String, _ charter: MappingReader, _ check: (NodeReader, String) -> String?
  ) -> String? {
    guard let node = charter.optional(key) else { return nil }
    guard let text = node.scalarText?.trimmed else { return node.text() }
    return text.isEmpty ? nil : check(node, text)
  }

  private func colour(_ node: NodeReader, _ text: String) -> String? {
    if let digits = text.wholeMatch(of: /#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})/)?.1 { return "#\(digits)" }
    node.report(
      "charte.couleur", "« \(text) » n’est pas une couleur.",
      hint: "Un dièse et six chiffres hexadécimaux, entre guillemets droits : \"#1f3a5f\".")
    return nil
  }

  private func height(_ node: NodeReader, _ text: String) -> String? {
    let match = text.wholeMatch(of: /([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?(mm|cm|pt)/)
    guard let match, let whole = Int(match.1) else {
      node.report(
        "charte.hauteur", "« \(text) » n’est pas une hauteur.", hint: "Un nombre et son unité, mm, cm ou pt : 14mm.")
      return nil
    }
    let hundredths = whole * 100 + (match.2.flatMap { Int($0.count == 1 ? $0 + "0" : $0) } ?? 0)
    // In hundredths of a millimetre; a point is 0.3528 of one.
    let size = match.3 == "cm" ? hundredths * 10 : match.3 == "pt" ? hundredths * 3528 / 10_000 : hundredths
    guard (300...6000).contains(size) else {
      node.report(
        "charte.hauteur", "Un logo de \(text) ne tient pas dans l’en-tête.", hint: "De 3mm à 60mm ; l’usage est 14mm.")
      return nil
    }
    return match.1 + (match.2.map { ".\($0)" } ?? "") + match.3
  }

  private func logo(_ node: NodeReader, _ text: String) -> String? {
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) else {
      node.report(
        "charte.logo", "« \(text) » n’est pas dans le dossier de la charte.",
        hint: "Copiez l’image à côté de ce fichier, et n’écrivez que son nom : logo.svg.")
      return nil
    }
    guard let format = LogoFormat(fileName: text) else {
      node.report(
        "charte.logo", "« \(text) » n’est pas d’un format qui s’imprime.",
        hint: "\(LogoFormat.allCases.map { ".\($0.rawValue)" }.frenchList("ou")).")
      return nil
    }
    do throws(FileTreeError) {
      if format.begins(try files.read(joined(folder, text), limit: 20 << 20)) { return text }
      node.report(
        "charte.logo", "« \(text) » ne contient pas d’image de ce format.",
        hint: "Enregistrez de nouveau l’image, ou donnez à son nom la terminaison de son vrai format.")
    } catch {
      node.report(
        "charte.logo", "Le logo « \(text) » ne se lit pas : \(error.message)",
        hint: "Copiez l’image à côté de ce fichier, et écrivez son nom tel qu’il est.")
    }
    return nil
  }

  private func font(_ node: NodeReader, _ text: String) -> String? {
    let families = FontFamilies.printing + FontFamilies.found(in: joined(folder, "polices"), files)
    if let family = families.first(where: { $0.folded == text.folded }) { return family }
    node.report(
      "charte.police", "La famille de caractères « \(text) » n’est pas là.",
      hint: "Mettez son fichier (.ttf ou .otf) dans le dossier « polices » à côté, ou choisissez "
        + families.map { "« \($0) »" }.frenchList("ou") + ".")
    return nil
  }
}

/// What an image may be, by the end of its name.
private enum LogoFormat: String, CaseIterable {
  case svg, png, jpg, jpeg, pdf

  init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }

  /// Whether the bytes begin as the format does.
  func begins(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .svg: String(decoding: bytes.prefix(1 << 16), as: UTF8.self).contains("<svg")
    case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .jpg, .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .pdf: bytes.starts(with: Array("%PDF-".utf8))
    }
  }
}
