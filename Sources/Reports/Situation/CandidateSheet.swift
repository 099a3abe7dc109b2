// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The sheet that a candidate is given to prepare.
public enum CandidateSheet {
  public static func document(_ view: CandidateView) -> ReportDocument {
    var blocks: [Block] = []
    blocks += paper(view)
    blocks += terms(view)
    blocks += changes(view)
    blocks += annexes(view)
    blocks += phases(view.exam)
    blocks += means(view.exam)
    return ReportDocument(title: "Fiche du candidat", subtitles: sheetSubtitles(view), blocks: blocks)
  }

  private static func sheetSubtitles(_ view: CandidateView) -> [String] {
    subtitles(exam: view.exam, candidate: view.candidate, session: view.session)
  }

  static func subtitles(exam: Exam, candidate: Candidate, session: Int?) -> [String] {
    [
      exam.title.typographic,
      ([candidate.number, candidate.name] + [session.map { "session\u{A0}\($0)" }].compactMap { $0 })
        .filter { !$0.isEmpty }.joined(separator: " · "),
    ]
  }

  // MARK: The paper

  private static func paper(_ view: CandidateView) -> [Block] {
    guard let kind = view.exam.playedPaper else { return [] }
    let heading = Block.heading(kind.sheetHeading(number: view.number))
    guard let paper = view.paper else {
      let isOpen = view.exam.choice?.of == kind && view.number == nil
      return [
        heading,
        .note(isOpen ? "La commission n’a pas encore choisi." : "Sur papier, telle que vous l’avez remise."),
      ]
    }
    let facts = [
      Fact("Titre", paper.title?.typographic ?? ""), Fact("Client", paper.clientAlias?.typographic ?? ""),
    ].filter { !$0.text.isEmpty }
    let summary = kind == .proposal ? contents(paper) : excerpts(paper)
    return [heading] + (facts.isEmpty ? [] : [.facts(facts)]) + summary
  }

  /// The parts of the candidate's own offer, by their headings.
  private static func contents(_ paper: Paper) -> [Block] {
    let headings = paper.sections.map(\.heading.typographic)
    guard !headings.isEmpty else { return [] }
    return [.paragraph("Votre proposition, telle que vous l’avez remise\u{A0}:"), .list(headings)]
  }

  /// The rubrics that set the scene, as the candidate wrote them.
  private static func excerpts(_ paper: Paper) -> [Block] {
    let setting = paper.sections.filter { section in
      let words = (section.rubric ?? section.heading).foldedWords
      return words.contains {
        ["entreprise", "acteurs", "objet", "contexte", "objectifs", "objectif", "date"].contains($0)
      }
    }
    return (setting.isEmpty ? paper.sections : setting).flatMap { section in
      [.heading(section.heading.typographic, level: 2)] + MarkdownBlocks.blocks(section.text)
    }
  }

  // MARK: Terms and changes

  private static func terms(_ view: CandidateView) -> [Block] {
    guard !view.terms.isEmpty else { return [] }
    let isChanged = view.terms.contains { $0.after != nil }
    let columns: [Table.Column] =
      isChanged ? [.init("Condition"), .init("Avant"), .init("Après")] : [.init("Condition"), .init("Valeur")]
    let rows = view.terms.map { term in
      [term.title.typographic, term.before] + (isChanged ? [term.after ?? ""] : [])
    }
    return [
      .heading(isChanged ? "Conditions, avant et après les modifications" : "Conditions"),
      .table(Table(columns: columns, rows: rows)),
    ]
  }

  private static func changes(_ view: CandidateView) -> [Block] {
    guard view.exam.changes?.delivery == .preparation else { return [] }
    guard !view.changes.isEmpty else {
      return [.heading("Modifications"), .note("Aucune modification n’est jointe à cette fiche.")]
    }
    return [
      .heading("Modifications"),
      .paragraph("La situation est modifiée comme suit, pour la deuxième partie de l’épreuve\u{A0}:"),
      .list(view.changes.map(\.text.typographic), numbered: true),
    ] + (view.exam.phases.contains { $0.kind == .presentation } ? [asLived] : [])
  }

  private static let asLived = Block.note(
    "Vous présentez d’abord la situation telle que vous l’avez vécue\u{202F}; les modifications valent pour la suite.")

  private static func annexes(_ view: CandidateView) -> [Block] {
    let annexes = view.paper?.annexes ?? []
    guard !annexes.isEmpty else { return [] }
    let items = annexes.map { annex in
      let name = annex.title?.typographic ?? annex.file ?? "Annexe"
      return name + (annex.pages.map { " (\(plural($0, "page")))" } ?? "")
    }
    return [.heading("Annexes"), .list(items)]
  }

  // MARK: The oral

  private static func phases(_ exam: Exam) -> [Block] {
    let phases = exam.phases.filter { $0.kind != .juryPreparation }
    guard !phases.isEmpty else { return [] }
    let rows = phases.map { [$0.title.typographic, exam.sheetDuration(of: $0)] }
    return [.heading("Ce qui vous attend"), .table(Table(["Étape", "Durée"], rows: rows))]
  }

  /// What the definition says of rooms and means, but for what it says to be the jury's.
  private static func means(_ exam: Exam) -> [Block] {
    let means = exam.means.filter { !$0.folded.hasPrefix("pour le jury") }
    guard !means.isEmpty else { return [] }
    return [.heading("Moyens"), .list(means.map(\.typographic))]
  }
}

extension PaperKind {
  /// `Fiche 2`, `Proposition commerciale`.
  func sheetHeading(number: Int?) -> String {
    let name =
      switch self {
      case .fiche: "Fiche"
      case .proposal: "Proposition commerciale"
      case .project: "Projet"
      case .certificate: "Attestation"
      case .dspp: "Dossier de synthèse de pratique professionnelle"
      case .results: "Résultats"
      case .file: "Dossier"
      case .experience: "Expérience professionnelle"
      }
    return name + (number.map { "\u{A0}\($0)" } ?? "")
  }
}
