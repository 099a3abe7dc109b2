// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText

/// Opens the files of a dossier: inside its folder, ordinary, of a reasonable size, and text.
struct PaperFile {
  /// Largest text, in bytes: thousands of pages.
  static let largest = 8 << 20
  /// Most lines of a text.
  static let mostLines = 200_000

  let files: any FileTree
  /// The folder of the dossier, as the user gave it.
  let folder: String

  /// Why a file cannot be used.
  struct Refusal: Error {
    let code: String
    let message: String
    let hint: String
    /// In the file itself, when a place in it is to blame.
    var location: SourceLocation?
  }

  /// The path of a file named in `dossier.yaml`, once it is known to be an ordinary file of the folder.
  ///
  /// Every step is looked at without following links: a dossier may come from anybody.
  func path(_ name: String) throws(Refusal) -> String {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.utf8.contains(0) || name.utf8.contains(where: { $0 < 0x20 }) {
      throw Refusal(
        code: "fichier.nom", message: "Ce nom de fichier contient un caractère de contrôle.", hint: "Retapez-le.")
    }
    if name.hasPrefix("/") || steps.contains("..") || name.hasPrefix("~") {
      throw Refusal(
        code: "fichier.hors-dossier", message: "« \(name) » sort du dossier du candidat.",
        hint: "Copiez le fichier dans le dossier, et donnez son chemin à partir de là.")
    }
    var path = folder
    for (index, step) in steps.enumerated() where step != "." && !step.isEmpty {
      path = joined(path, String(step))
      try check(path, name, isLast: index == steps.count - 1)
    }
    return path
  }

  private func check(_ path: String, _ name: String, isLast: Bool) throws(Refusal) {
    let kind: EntryKind?
    do {
      kind = try files.kind(of: path)
    } catch {
      throw refusal(error, name)
    }
    switch kind {
    case .file where isLast, .folder where !isLast: return
    case .symbolicLink:
      throw Refusal(
        code: "fichier.lien", message: "« \(name) » passe par un lien symbolique, qui n’est pas suivi.",
        hint: "Copiez le fichier lui-même dans le dossier.")
    case .folder:
      throw Refusal(
        code: "fichier.repertoire", message: "« \(name) » est un répertoire, non un fichier.",
        hint: "Donnez le chemin du fichier qu’il contient.")
    case .other:
      throw Refusal(
        code: "fichier.special", message: "« \(name) » n’est pas un fichier ordinaire : il n’est pas lu.",
        hint: "Remplacez-le par le fichier lui-même.")
    case .file, nil: throw missing(name)
    }
  }

  private func missing(_ name: String) -> Refusal {
    var hint =
      "Corrigez le chemin ou déposez le fichier ; si la pièce est remise sur papier, écrivez « remis: papier »."
    if name.contains("\\") {
      hint = "Séparez les répertoires par « / »."
    } else if let neighbour = neighbour(of: name) {
      hint = "Vouliez-vous dire « \(neighbour) » ? " + hint
    }
    return Refusal(code: "fichier.introuvable", message: "« \(name) » n’est pas dans le dossier.", hint: hint)
  }

  /// The file of the same folder whose name is nearest: another case, other accents, a typing error.
  private func neighbour(of name: String) -> String? {
    var steps = name.split(separator: "/").map(String.init)
    guard let last = steps.popLast() else { return nil }
    let parent = steps.joined(separator: "/")
    guard let names = try? files.list(parent.isEmpty ? folder : joined(folder, parent)) else { return nil }
    return nearest(to: last, among: names.filter { $0 != "dossier.yaml" }).map { joined(parent, $0) }
  }

  private func refusal(_ error: FileTreeError, _ name: String) -> Refusal {
    switch error {
    case .missing: missing(name)
    case .denied:
      Refusal(
        code: "fichier.interdit", message: "« \(name) » ne peut être ouvert : l’accès est refusé.",
        hint: "Donnez-vous le droit de le lire.")
    case .tooLarge(_, let limit):
      Refusal(
        code: "fichier.trop-gros", message: "« \(name) » dépasse \(limit >> 20) Mio : il n’est pas lu.",
        hint: "Une pièce est un texte ; mettez images et plans en annexe.")
    case .wrongKind, .failed:
      Refusal(
        code: "fichier.illisible", message: "« \(name) » n’a pas pu être lu. \(error.message)",
        hint: "Vérifiez le fichier et son support, puis recommencez.")
    }
  }

  /// The text of a file of the folder.
  func text(_ name: String) throws(Refusal) -> SourceText {
    let path = try path(name)
    let bytes: [UInt8]
    do {
      bytes = try files.read(path, limit: PaperFile.largest)
    } catch {
      throw refusal(error, name)
    }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard bytes.dropFirst(isMarked ? 3 : 0).contains(where: { !$0.isBlank }) else {
      throw Refusal(
        code: "fichier.vide", message: "« \(name) » est vide.",
        hint: "La copie a peut-être été interrompue : déposez le fichier à nouveau.")
    }
    do {
      let text = try SourceText(file: path, bytes: bytes)
      guard text.lineCount <= PaperFile.mostLines else {
        throw Refusal(
          code: "fichier.trop-gros",
          message:
            "« \(name) » dépasse \(Decimal64(units: Int64(PaperFile.mostLines)).french) lignes : il n’est pas lu.",
          hint: "Une pièce est un texte de quelques pages.")
      }
      return text
    } catch let refusal as SourceText.Refusal {
      throw self.refusal(refusal, name, path: path, bytes)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(code: "fichier.illisible", message: "« \(name) » n’a pas pu être lu.", hint: "")
    }
  }

  private func refusal(_ refusal: SourceText.Refusal, _ name: String, path: String, _ bytes: [UInt8]) -> Refusal {
    func place(_ offset: Int) -> SourceLocation {
      let (line, column) = SourceText.place(ofOffset: offset, in: bytes)
      return SourceLocation(file: path, line: line, column: column)
    }
    let asPaper = "ou, si la pièce est remise sur papier, écrivez « remis: papier » à la place de « fichier »."
    switch refusal {
    case .format(let format):
      return Refusal(
        code: "fichier.format",
        message: "« \(name) » n’est pas un texte (\(format)) : son contenu n’est pas contrôlé.",
        hint: "Donnez la pièce en Markdown, \(asPaper)")
    case .binary:
      return Refusal(
        code: "fichier.binaire", message: "« \(name) » n’est pas un texte : son contenu n’est pas contrôlé.",
        hint: "Donnez la pièce en Markdown, \(asPaper)")
    case .nul(let offset):
      return Refusal(
        code: "fichier.nul", message: "« \(name) » contient un caractère nul : le fichier est sans doute abîmé.",
        hint: "Ouvrez-le dans un éditeur, effacez ce caractère et enregistrez en UTF-8.", location: place(offset))
    case .invalidUTF8(let offset):
      return Refusal(
        code: "fichier.utf8", message: "« \(name) » n’est pas en UTF-8 à cet endroit.",
        hint: "Enregistrez-le en UTF-8 depuis votre éditeur (l’encodage est sans doute Windows-1252).",
        location: place(offset))
    case .otherUnicode(let encoding):
      return Refusal(
        code: "fichier.utf8", message: "« \(name) » est en \(encoding).",
        hint: "Enregistrez-le en UTF-8 depuis votre éditeur.")
    }
  }
}
