// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams
internal import FrenchText

extension DossierDraft {
  /// Takes a file that is no text of the candidate's: an annex of the paper that came before it, or a paper seen as it is
  /// (a scanned certificate).
  ///
  /// - Parameter before: how many papers the draft held when the file came; an annex follows its paper.
  public mutating func attach(_ file: CandidateFile, after before: Int) throws(FileRefusal) {
    let kind = PaperName.kind(ofFile: file.name, among: exam.paperKinds)
    let isAnnex = file.name.foldedWords.contains { $0.hasPrefix("annexe") }
    if let kind, !isAnnex, rubrics(of: kind).isEmpty {
      var paper = DraftPaper(kind: kind, origin: file.name)
      paper.isOnPaper = true
      paper.annexes = [annex(file)]
      papers.append(paper)
      remark(
        .note, "import.piece-telle-quelle", file.name,
        "« \(kind.shortName) » : le fichier est gardé tel quel, et la pièce dite remise sur papier.")
      return
    }
    if let kind, !isAnnex, file.kind == .pdf || file.kind.isImage, !papers.contains(where: { $0.kind == kind }) {
      throw FileRefusal(
        "import.format", file.name, "« \(kind.shortName) » : ce fichier est \(file.kind.french), qui ne se relit pas.",
        "Envoyez le fichier d’origine de votre traitement de texte (.docx, .odt ou .doc), ou remettez la pièce sur papier."
      )
    }
    guard let owner = owner(of: file, after: before) else {
      throw FileRefusal(
        "import.sans-piece", file.name, "Ce fichier est \(file.kind.french), et n’accompagne aucune pièce.",
        "Envoyez aussi le texte de la pièce (.docx, .odt ou .doc).")
    }
    let annex = annex(file)
    if annex.pages == nil, file.kind == .pdf {
      remark(
        .warning, "import.pages", file.name, "Les pages de ce PDF n’ont pas pu être comptées.",
        hint: "Comptez-les, et ajoutez « pages: … » à l’annexe dans « dossier.yaml ».")
    }
    papers[owner].annexes.append(annex)
    tellAuthor(of: file, papers[owner].kind)
  }

  /// The paper whose number the name gives, else the last one before it with rubrics, else the first one.
  private func owner(of file: CandidateFile, after before: Int) -> Int? {
    let withRubrics = papers.indices.filter { !rubrics(of: papers[$0].kind).isEmpty && !papers[$0].isOnPaper }
    let words = file.name.foldedWords.map(String.init)
    for (index, word) in words.enumerated() where word.hasPrefix("fiche") || word.hasPrefix("projet") {
      let digits = String(word.drop { !$0.isNumber })
      let number = Int(digits) ?? (index + 1 < words.count ? Int(words[index + 1]) : nil)
      let kind: PaperKind = word.hasPrefix("fiche") ? .fiche : .project
      let same = withRubrics.filter { papers[$0].kind == kind }
      if let number, same.indices.contains(number - 1) { return same[number - 1] }
    }
    return withRubrics.last { $0 < before } ?? withRubrics.first ?? papers.indices.first
  }

  private func annex(_ file: CandidateFile) -> DraftAnnex {
    let ending = file.name.split(separator: ".").dropFirst().last.map { FileNames.slug(String($0)) } ?? file.kind.ending
    let base = FileNames.slug(FileNames.base(file.name))
    let pages: Int? =
      switch file.kind {
      case .pdf: PDFPages.count(file.bytes)
      case .image: 1
      default: nil
      }
    return DraftAnnex(
      name: ending.isEmpty ? base : "\(base).\(ending)", title: FileNames.base(file.name), pages: pages,
      bytes: file.bytes)
  }

  /// Where the client must stay hidden, an annex may say who made it.
  private mutating func tellAuthor(of file: CandidateFile, _ kind: PaperKind) {
    guard exam.papers.first(where: { $0.kind == kind })?.hidesClient == true else { return }
    let names = ["/Author", "Exif\0", "dc:creator", "docProps/core.xml", "meta.xml"]
    guard names.contains(where: { file.bytes.firstIndex(of: Array($0.utf8), from: 0) != nil }) else { return }
    remark(
      .warning, "import.metadonnees", file.name,
      "Cette annexe est copiée telle quelle : ses propriétés (auteur, société, lieu) peuvent dire qui est le client.",
      hint: "Vérifiez-les, ou demandez une annexe sans elles.")
  }
}

extension FileKind {
  var isImage: Bool { if case .image = self { true } else { false } }
}
