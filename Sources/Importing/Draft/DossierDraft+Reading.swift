// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Exams
internal import FrenchText

extension DossierDraft {
  /// Reads one more file of the candidate: its papers, its rubrics, what is left over.
  public mutating func read(_ text: CandidateText) {
    let rubrics = ExamRubrics(exam)
    reads += 1
    let prefix = "\(reads):"
    let settled = SettledText(text.document.blocks) { prefix + $0 }
    let front = SettledText(text.document.front) { prefix + $0 }
    tellChanges(settled, text)
    let outliner = Outliner(
      isRubric: { rubrics.isRubric($0) }, isPaper: { PaperName($0, among: rubrics.kinds) != nil })
    let whole = front.blocks + settled.blocks
    let blocks = withoutFormHelp(whole)
    let boxes = lost(text.textBoxes, from: whole)
    let boxPieces = outliner.pieces(boxes)
    let boxesHoldRubrics = boxPieces.contains { if case .title = $0 { true } else { false } }
    let several = Set(exam.papers.filter { $0.maximum != 1 }.map(\.kind))
    let splitter = PaperSplitter(rubrics: rubrics, several: several)
    let pieces = outliner.pieces(blocks) + (boxesHoldRubrics ? boxPieces : [])
    let first = papers.count
    place(splitter.segments(pieces), text, rubrics)
    if !boxes.isEmpty {
      if !boxesHoldRubrics { leftovers.append(Leftover(label: "zones de texte", origin: text.name, blocks: boxes)) }
      remark(
        .warning, "import.zones-de-texte", text.name,
        "Du texte se trouve dans des zones de texte (« \(boxes.plainText.firstLine) ») : leur place dans la page est perdue.",
        hint: boxesHoldRubrics
          ? "Vérifiez que chaque texte est sous sa rubrique." : "Il est gardé dans « \(DossierWriter.leftoversFile) ».")
    }
    let missing = lost(text.paragraphs, from: whole + boxes)
    if !missing.isEmpty {
      leftovers.append(Leftover(label: "texte que la conversion a laissé de côté", origin: text.name, blocks: missing))
      remark(
        .warning, "import.texte-perdu", text.name,
        "Du texte n’a pas trouvé de place à la conversion (« \(missing.plainText.firstLine) »).",
        hint: "Il est gardé dans « \(DossierWriter.leftoversFile) ».")
    }
    let margins = lost(text.headersAndFooters, from: whole)
    if !margins.isEmpty {
      leftovers.append(Leftover(label: "en-têtes et pieds de page", origin: text.name, blocks: margins))
      remark(
        .note, "import.entetes", text.name,
        "Les en-têtes et pieds de page (« \(margins.plainText.firstLine) ») sont hors des rubriques.",
        hint: "Ils sont gardés dans « \(DossierWriter.leftoversFile) ».")
    }
    attachPictures(text, prefix, from: first)
  }

  /// Adds what the reading has to say of a file.
  public mutating func remark(
    _ severity: Diagnostic.Severity, _ code: String, _ file: String, _ message: String, hint: String = ""
  ) {
    remarks.append(
      Diagnostic(
        severity, code, location: SourceLocation(file: file), message.typographic, hint: hint.typographic))
  }

  private mutating func tellChanges(_ settled: SettledText, _ text: CandidateText) {
    if settled.changes > 0 {
      remark(
        .note, "import.modifications-suivies", text.name,
        "Le suivi des modifications était actif : \(plural(settled.changes, "modification")) sont lues comme acceptées."
          .replacingOne(settled.changes), hint: "Le candidat les accepte ou les refuse avant d’envoyer son fichier.")
    }
    if settled.comments > 0 {
      remark(
        .note, "import.commentaires", text.name,
        "\(plural(settled.comments, "commentaire")) en marge, laissés de côté.".replacingOne(settled.comments))
    }
  }

  /// What a form of `oral nouveau --docx` says to whoever fills it is no answer.
  private func withoutFormHelp(_ blocks: [TextBlock]) -> [TextBlock] {
    let help = FormText.help(exam)
    return blocks.filter { block in
      switch block {
      case .heading(_, let inlines), .paragraph(let inlines): !help.contains(inlines.plainText.foldedWordText)
      case .list, .table, .quote, .code, .rule, .group, .definitions: true
      }
    }
  }

  /// Those of the paragraphs whose words stand nowhere in the text.
  private func lost(_ paragraphs: [TextBlock], from blocks: [TextBlock]) -> [TextBlock] {
    guard !paragraphs.isEmpty else { return [] }
    let lines = Set(blocks.plainLines.map(\.foldedWordText))
    let whole = blocks.plainText.foldedWordText
    var compared = 0
    return SettledText(paragraphs).blocks.filter { paragraph in
      let words = [paragraph].plainText.foldedWordText
      // Page numbers say nothing.
      guard words.contains(where: \.isLetter), words != "page", !lines.contains(words) else { return false }
      // Only paragraphs that are not found as they are are looked for at length, and not without end.
      compared += 1
      return compared > 500 || !whole.contains(words)
    }
  }

  // MARK: Papers

  private mutating func place(_ segments: [Segment], _ text: CandidateText, _ rubrics: ExamRubrics) {
    let fileKind = PaperName.kind(ofFile: text.name, among: rubrics.kinds)
    var unclaimedFrontMatter = text.frontMatter
    for (index, segment) in segments.enumerated() {
      let others = segments.indices.filter { $0 != index }.map { segments[$0] }
      guard let kind = kind(of: segment, at: index, among: others, fileKind, rubrics) else {
        cover(segment, text.name)
        continue
      }
      var paper = DraftPaper(kind: kind, origin: text.name)
      paper.frontMatter = unclaimedFrontMatter
      unclaimedFrontMatter = nil
      let placement = Placement(segment.pieces, rubrics.recogniser(kind), rubrics, kind)
      paper.preamble = placement.preamble
      paper.sections = placement.sections
      if rubrics.recogniser(kind).rubrics.isEmpty {
        paper.preamble = segment.source
        paper.sections = []
      }
      readFields(of: &paper, segment)
      papers.append(paper)
    }
  }

  /// `nil` for a cover, or a table of contents.
  private func kind(
    of segment: Segment, at index: Int, among others: [Segment], _ fileKind: PaperKind?, _ rubrics: ExamRubrics
  ) -> PaperKind? {
    let titles = segment.titles
    let likeliest = rubrics.likeliestKind(of: titles.map(\.text))
    let isContents =
      segment.isBare && !others.isEmpty && titles.allSatisfy { $0.evidence >= .wording }
      && others.contains { !$0.isBare }
    if isContents { return nil }
    if let name = segment.name { return name.kind }
    let count = likeliest.map { kind in Set(titles.flatMap { rubrics.certain($0.text, in: kind) }).count } ?? 0
    if let fileKind, !rubrics.withRubrics.contains(fileKind), count < 3, index == 0 { return fileKind }
    if let likeliest, count >= (others.isEmpty ? 1 : 2) {
      return fileKind == nil ? likeliest : keep(fileKind, likeliest, rubrics)
    }
    guard index == 0 else { return likeliest ?? fileKind }
    if others.contains(where: { $0.name != nil }) { return nil }
    return fileKind ?? rubrics.withRubrics.first ?? exam.papers.first?.kind
  }

  /// The name of the file wins when its kind has rubrics too: an exam asks for one kind with them.
  private func keep(_ fileKind: PaperKind?, _ likeliest: PaperKind, _ rubrics: ExamRubrics) -> PaperKind {
    guard let fileKind, rubrics.withRubrics.contains(fileKind) else { return likeliest }
    return fileKind
  }

  /// What comes before the first paper: who the candidate is, then what is kept aside.
  private mutating func cover(_ segment: Segment, _ file: String) {
    let fields = readFields(in: segment.title + segment.source, of: nil, file)
    guard !fields.rest.isBlank else { return }
    leftovers.append(Leftover(label: "page de garde ou sommaire", origin: file, blocks: fields.rest))
    remark(
      .note, "import.page-de-garde", file,
      "Ce qui précède la première pièce (« \(fields.rest.plainText.firstLine) ») est hors des rubriques.",
      hint: "Ce texte est gardé dans « \(DossierWriter.leftoversFile) ».")
  }

  private mutating func readFields(in blocks: [TextBlock], of kind: PaperKind?, _ file: String) -> FieldReader {
    let fields = FieldReader(blocks, of: kind, candidate: candidate, session: session)
    tellDisagreements(fields.disagreements, file)
    candidate = fields.candidate
    session = fields.session
    return fields
  }

  /// A file with a front matter of its own says everything there: its text is left as it is, like that of a paper without
  /// rubrics, where a name is not always the candidate's.
  private mutating func readFields(of paper: inout DraftPaper, _ segment: Segment) {
    if paper.frontMatter == nil {
      if !rubrics(of: paper.kind).isEmpty {
        let fields = readFields(in: paper.preamble, of: paper.kind, paper.origin)
        paper.preamble = fields.rest
        paper.fields = fields.paper
      }
      if paper.fields.title == nil { paper.fields.title = title(of: &paper, segment) }
    }
    if paper.kind == .fiche, paper.fields.type == nil, let title = paper.fields.title {
      let words = title.foldedWordText
      if words.contains("negociation vente") { paper.fields.type = "negociation-vente" }
      if words.contains("negociation achat") { paper.fields.type = "negociation-achat" }
    }
    // A title that is not written as one.
    let told = Set((paper.fields.title ?? "").foldedWords)
    let untold = segment.title.filter { block in
      guard let name = PaperName([block].plainText.oneLine, among: exam.paperKinds) else { return true }
      return !Set((name.title ?? "").foldedWords).isSubset(of: told)
    }
    paper.preamble = untold + paper.preamble
  }

  /// A title of its own, above the first rubric.
  private func title(of paper: inout DraftPaper, _ segment: Segment) -> String? {
    if let title = segment.name?.title { return title }
    guard !paper.sections.isEmpty || segment.name != nil, let first = segment.pieces.first,
      case .title(let title) = first, title.body.isBlank, let start = paper.preamble.first, [start] == title.source,
      title.text.count <= Outliner.longest
    else { return nil }
    paper.preamble.removeFirst()
    return title.text.withoutColon
  }

  // MARK: Pictures

  /// Every picture becomes a file beside the first paper that shows it.
  private mutating func attachPictures(_ text: CandidateText, _ prefix: String, from first: Int) {
    let shown = text.shownPictures
    guard !shown.isEmpty else { return }
    var owners: [String: Int] = [:]
    for index in papers.indices[first...] {
      let paper = papers[index]
      for path in (paper.preamble + paper.sections.flatMap(\.blocks)).pictures where owners[path] == nil {
        owners[path] = index
      }
    }
    var count = 0
    for path in shown {
      guard let bytes = text.pictures[path],
        let owner = owners[prefix + path] ?? (first < papers.count ? first : papers.indices.last)
      else {
        remark(
          .warning, "import.image-absente", text.name,
          "Une image du texte n’est pas dans le fichier, ou est d’un genre inconnu : elle est perdue.",
          hint: "Demandez-la au candidat, à part.")
        continue
      }
      count += 1
      let ending = path.split(separator: ".").last.map { String($0).folded } ?? "png"
      let base = FileNames.slug(FileNames.base(text.name))
      papers[owner].annexes.append(
        DraftAnnex(
          name: "\(base)-image-\(count).\(FileNames.slug(ending))", title: "Image \(count) du texte", pages: 0,
          bytes: bytes, picture: prefix + path))
    }
  }
}

extension String {
  /// The first words, for a message.
  public var firstLine: String {
    let line = split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }.map(String.init) ?? ""
    let words = line.oneLine
    return words.count > 60 ? String(words.prefix(59)).trimmed + "…" : words
  }

  /// Agrees with a single one.
  fileprivate func replacingOne(_ count: Int) -> String {
    count == 1
      ? replacing(" sont lues comme acceptées", with: " est lue comme acceptée").replacing(
        ", laissés", with: ", laissé")
      : self
  }
}
