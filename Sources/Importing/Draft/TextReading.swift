// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// Opens the candidate's files: looked at first, converted next, nothing trusted.
public struct TextReading: Sendable {
  private let converter: any DocumentConverter

  public init(_ converter: any DocumentConverter) { self.converter = converter }

  /// The text of a file, and what there is to say of it.
  public func read(_ file: CandidateFile) async throws(FileRefusal) -> (text: CandidateText, notes: [Note]) {
    var notes: [Note] = []
    let written = file.name.split(separator: ".").last.map { String($0).folded } ?? ""
    let known: Set<String> = ["docx", "docm", "dotx", "odt", "ott", "doc", "dot", "rtf", "md", "markdown", "txt"]
    if file.kind != .markdown, file.kind.isText, !file.kind.endings.contains(written) {
      notes.append(
        Note(
          .note, "import.extension", "Malgré son nom, c’est un fichier .\(file.kind.ending) : il est lu comme tel.", "")
      )
    }
    let text: CandidateText
    switch file.kind {
    case .docx:
      let package = try package(file.bytes, file.name)
      text = try await read(file.bytes, package, file, &notes)
    case .odt:
      let original = try package(file.bytes, file.name)
      tellPackage(original, &notes)
      text = try await converted(file, "odt", &notes)
    case .doc: text = try await converted(file, "doc", &notes)
    case .rtf: text = try await converted(file, "rtf", &notes)
    case .markdown where known.contains(written) && !["docx", "docm", "odt", "doc"].contains(written):
      text = try await markdown(file)
    case .empty:
      throw FileRefusal(
        "import.vide", file.name, "Ce fichier est vide.", "L’envoi a peut-être été interrompu : renvoyez-le.")
    case .encrypted:
      throw FileRefusal(
        "import.protege", file.name, "Ce fichier est protégé par un mot de passe.",
        "Enregistrez-le sans mot de passe, puis renvoyez-le.")
    case .truncated:
      throw FileRefusal(
        "import.tronque", file.name, "Ce fichier est incomplet ou abîmé : il ne s’ouvre pas.",
        "L’envoi a sans doute été interrompu : vérifiez qu’il s’ouvre chez vous, puis renvoyez-le.")
    case .markdown, .pdf, .image, .spreadsheet, .other:
      throw FileRefusal(
        "import.format", file.name, "Ce fichier ne vient pas d’un traitement de texte : c’est \(file.kind.french).",
        "Envoyez le fichier de votre traitement de texte (.docx, .odt ou .doc).")
    }
    guard !text.isBlank else { throw blank(text, file) }
    guard text.shownPictures.count <= CandidateText.mostPictures else {
      throw FileRefusal(
        "import.trop-gros", file.name,
        "Ce texte montre plus de \(CandidateText.mostPictures) images : il n’est pas lu.",
        "Enlevez-en, ou réunissez-les dans une annexe, puis renvoyez-le.")
    }
    return (text, notes)
  }

  /// One thing to say of a file.
  public struct Note: Hashable, Sendable {
    public let severity: Diagnostic.Severity
    public let code: String
    public let message: String
    public let hint: String

    init(_ severity: Diagnostic.Severity, _ code: String, _ message: String, _ hint: String) {
      self.severity = severity
      self.code = code
      self.message = message
      self.hint = hint
    }
  }

  // MARK: By format

  private func converted(_ file: CandidateFile, _ ending: String, _ notes: inout [Note]) async throws(FileRefusal)
    -> CandidateText
  {
    let docx: [UInt8]
    do {
      docx = try await converter.docx(file.bytes, ending: ending)
    } catch {
      throw refusal(error, file.name)
    }
    return try await read(docx, try package(docx, file.name), file, &notes)
  }

  private func read(
    _ docx: [UInt8], _ package: WordPackage, _ file: CandidateFile, _ notes: inout [Note]
  ) async throws(FileRefusal) -> CandidateText {
    if file.kind == .docx { tellPackage(package, &notes) }
    var text = CandidateText(name: file.name, document: try await document(docx, .docx, file.name))
    text.paragraphs = package.paragraphs
    text.textBoxes = package.textBoxes
    text.headersAndFooters = package.headersAndFooters
    for path in text.shownPictures {
      if let bytes = package.picture(path), case .image = FileKind(bytes, name: path) { text.pictures[path] = bytes }
    }
    return text
  }

  private func markdown(_ file: CandidateFile) async throws(FileRefusal) -> CandidateText {
    guard let whole = String(validating: file.bytes, as: UTF8.self) else {
      throw FileRefusal(
        "import.utf8", file.name, "Ce texte n’est pas en UTF-8.",
        "Enregistrez-le en UTF-8 depuis votre éditeur, ou au format .docx.")
    }
    let (front, body) = TextReading.splitFrontMatter(whole)
    var text = CandidateText(name: file.name, document: try await document(Array(body.utf8), .markdown, file.name))
    text.frontMatter = front
    return text
  }

  /// The lines between two lines of dashes at the very start, and the rest.
  static func splitFrontMatter(_ text: String) -> (front: String?, body: String) {
    let plain = text.unicodeScalars.first?.value == 0xFEFF ? String(text.unicodeScalars.dropFirst()) : text
    let lines = plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.first?.trimmed == "---", let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }),
      !lines[1..<end].contains(where: { $0.hasPrefix("#") && $0.dropFirst().hasPrefix("#") })
    else { return (nil, plain) }
    return (lines[1..<end].joined(separator: "\n"), lines[(end + 1)...].joined(separator: "\n"))
  }

  private func document(
    _ bytes: [UInt8], _ format: PandocFormat, _ name: String
  ) async throws(FileRefusal) -> PandocDocument {
    let json: [UInt8]
    do {
      json = try await converter.json(bytes, from: format)
    } catch {
      throw refusal(error, name)
    }
    do {
      return try PandocDocument(json: json)
    } catch {
      throw FileRefusal(
        "import.illisible", name, "La forme de ce document est trop compliquée pour être lue.",
        "Enregistrez-le à nouveau au format .docx, sans imbriquer tableaux et listes, puis renvoyez-le.")
    }
  }

  // MARK: Refusals

  private func package(_ bytes: [UInt8], _ name: String) throws(FileRefusal) -> WordPackage {
    do {
      return try WordPackage(bytes)
    } catch {
      switch error {
      case .damaged:
        throw FileRefusal(
          "import.tronque", name, "Ce fichier est incomplet ou abîmé : il ne s’ouvre pas.",
          "L’envoi a sans doute été interrompu : vérifiez qu’il s’ouvre chez vous, puis renvoyez-le.")
      case .encrypted:
        throw FileRefusal(
          "import.protege", name, "Ce fichier est protégé par un mot de passe.",
          "Enregistrez-le sans mot de passe, puis renvoyez-le.")
      case .bomb:
        throw FileRefusal(
          "import.trop-gros", name, "Décompressé, ce fichier est démesuré : il n’est pas ouvert.",
          "Enregistrez-le à nouveau depuis votre traitement de texte, avec des images réduites.")
      case .entities:
        throw FileRefusal(
          "import.entites", name,
          "Ce fichier contient des déclarations qu’aucun traitement de texte n’écrit : il n’est pas ouvert.",
          "Enregistrez-le à nouveau depuis votre traitement de texte, puis renvoyez-le.")
      case .unsupported:
        throw FileRefusal(
          "import.illisible", name, "Ce fichier est compressé d’une façon inhabituelle : il n’est pas ouvert.",
          "Enregistrez-le à nouveau depuis votre traitement de texte, puis renvoyez-le.")
      }
    }
  }

  private func refusal(_ failure: ConversionFailure, _ name: String) -> FileRefusal {
    switch failure {
    case .missing(let advice):
      FileRefusal("import.outil", name, "Ce fichier ne peut pas être lu sur ce poste.", advice, isOurs: true)
    case .unreadable:
      FileRefusal(
        "import.illisible", name, "Ce fichier ne s’ouvre pas : il est abîmé, ou ce n’est pas un texte.",
        "Vérifiez qu’il s’ouvre chez vous, enregistrez-le au format .docx et renvoyez-le.")
    case .exhausted:
      FileRefusal(
        "import.trop-long", name, "La lecture de ce fichier demande trop de temps ou de mémoire : elle est arrêtée.",
        "Réduisez ses images, ou séparez-le en plusieurs fichiers, puis renvoyez-le.")
    case .system(let reason):
      FileRefusal("import.systeme", name, "La lecture a échoué sur ce poste.", reason, isOurs: true)
    }
  }

  private func blank(_ text: CandidateText, _ file: CandidateFile) -> FileRefusal {
    text.shownPictures.isEmpty
      ? FileRefusal(
        "import.vide", file.name, "Ce document ne contient aucun texte.", "Vérifiez le fichier, puis renvoyez-le.")
      : FileRefusal(
        "import.images", file.name,
        "Ce document ne contient que des images, sans doute des pages numérisées : aucun texte ne peut y être lu.",
        "Envoyez le fichier d’origine de votre traitement de texte, ou remettez la pièce sur papier.")
  }

  private func tellPackage(_ package: WordPackage, _ notes: inout [Note]) {
    if package.hasMacros {
      notes.append(
        Note(.note, "import.macros", "Ce fichier contient des macros : elles ne sont ni lues ni exécutées.", ""))
    }
    let properties = package.properties
    if !properties.isEmpty {
      let told = properties.map { "\($0.label) « \($0.text) »" }.frenchList()
      notes.append(
        Note(
          .note, "import.proprietes", "Les propriétés du fichier (\(told)) ne sont pas reprises dans le dossier.", ""))
    }
  }
}

extension FileKind {
  /// With its article.
  public var french: String {
    switch self {
    case .docx, .odt, .doc, .rtf: "un texte"
    case .markdown: "un texte sans mise en forme"
    case .pdf: "un PDF"
    case .image: "une image"
    case .spreadsheet: "un tableau de calcul"
    case .other(let name): name
    case .empty: "un fichier vide"
    case .encrypted: "un fichier protégé"
    case .truncated: "un fichier incomplet"
    }
  }

  /// The endings that suit it.
  var endings: Set<String> {
    switch self {
    case .docx: ["docx", "docm", "dotx"]
    case .odt: ["odt", "ott"]
    case .doc: ["doc", "dot"]
    default: [ending]
    }
  }
}
