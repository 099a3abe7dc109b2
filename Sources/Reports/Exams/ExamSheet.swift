// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// What `oral epreuves montrer` shows: one exam, as a teacher wants to read it.
public struct ExamSheet: Sendable {
  public var exam: Exam
  /// Its file, when it does not come with the executable.
  public var ownFile: String?

  public init(_ exam: Exam, ownFile: String? = nil) {
    self.exam = exam
    self.ownFile = ownFile
  }

  public var document: ReportDocument {
    let sections = [times, grid, papers, consequences, changes, jury, decision, remarks]
    return ReportDocument(title: exam.title, subtitles: subtitles, blocks: sections.flatMap { $0 })
  }

  private var subtitles: [String] {
    let coefficient = [exam.coefficient.map { "coefficient \($0)" }, exam.coefficientNote].compactMap { $0 }
    let identity = ["\(exam.id), version \(exam.version)", exam.form.french]
    return [
      exam.diploma, (identity + coefficient.filter { !$0.isEmpty }).joined(separator: " · "),
      ["Référence\u{A0}: \(exam.reference)", inForce].compactMap { $0 }.joined(separator: " · "),
      ownFile.map { "Définition du centre\u{A0}: \($0)" },
    ].compactMap { $0 }
  }

  private var inForce: String? {
    let validity = exam.inForce
    let words = [
      validity.firstSession.map { "à partir de la session \($0)" }, validity.from.map { "depuis le \($0.french)" },
      validity.to.map { "jusqu’au \($0.french)" },
    ].compactMap { $0 }
    return words.isEmpty ? nil : "en vigueur " + words.joined(separator: ", ")
  }

  // MARK: Times

  private var times: [Block] {
    var facts = [Fact("Oral", exam.total.french() + (exam.totalIncludesPreparation ? ", préparation comprise" : ""))]
    let preparations = exam.phases.filter { $0.kind == .preparation }
    facts.insert(
      Fact("Préparation", preparations.isEmpty ? "aucune" : preparations.map { $0.limit.french() }.frenchList()), at: 0)
    facts += exam.allowances.map { allowance in
      let users = exam.phases.filter { $0.allowance == allowance.id }.map(\.title)
      return Fact("Enveloppe", "\(allowance.title), \(allowance.limit.french()) pour \(users.frenchList())")
    }
    let tells = exam.phases.contains { !$0.tells.isEmpty }
    var titles = ["", "Phase", "Durée"]
    if exam.tiesCriteria { titles.append("Évalue") }
    if tells { titles.append("Annonce") }
    let rows = exam.phases.enumerated().map { index, phase in
      var row = [String(index + 1), phase.title, exam.duration(of: phase)]
      if exam.tiesCriteria { row.append(exam.evaluation(of: phase)) }
      if tells { row.append(phase.tells.map { "modif.\u{A0}\($0)" }.joined(separator: ", ")) }
      return row
    }
    var blocks: [Block] = [.heading("Temps"), .facts(facts), .table(Table(titles, rows: rows))]
    if !exam.tiesCriteria, !exam.criteria.isEmpty {
      blocks.append(.paragraph("Aucun texte ne lie un critère à une phase\u{A0}: tous sont ouverts du début à la fin."))
    }
    let reminders = exam.phases.filter { !$0.reminders.isEmpty }.map { phase in
      ListItem(phase.title, children: phase.reminders.map { ListItem($0) })
    }
    if !reminders.isEmpty { blocks += [.heading("Consignes", level: 2), .list(reminders)] }
    let parts = exam.parts.map { part in
      let evaluates = part.evaluates.isEmpty ? "" : "\u{A0}: évalue, comme un tout, \(part.evaluates.frenchList())"
      return "\(part.id). \(part.title)\(evaluates)"
    }
    if !parts.isEmpty { blocks += [.heading("Parties", level: 2), .list(parts)] }
    return blocks
  }

  // MARK: Grid

  private var grid: [Block] {
    guard !exam.criteria.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading("\(plural(exam.criteria.count, "critère")), \(plural(exam.competencies.count, "compétence"))"),
      .facts(exam.scale.levels.map { Fact($0.code, levelText($0)) }),
    ]
    for competency in exam.competencies {
      let block = competency.block.map { " (\($0))" } ?? ""
      let reference = competency.reference.map { " — \(unbroken($0))" } ?? ""
      blocks.append(.heading("\(competency.id) \(competency.title)\(block)\(reference)", level: 2))
      blocks.append(.list(competency.criteria.map(item)))
    }
    if exam.allowsMarksOnFile {
      blocks.append(
        .note("Un critère peut être apprécié sur le dossier plutôt que sur la scène\u{A0}: l’enregistrement le dit."))
    }
    return blocks
  }

  private func levelText(_ level: Level) -> String {
    [
      level.title, level.isMet ? "acquis" : "non acquis", level.points.map { plural($0, "point") },
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// A reference stays on one line.
  private func unbroken(_ text: String) -> String { text.split(separator: " ").joined(separator: "\u{A0}") }

  private func item(_ criterion: Criterion) -> ListItem {
    let weight = criterion.weight.map { ", poids \($0)" } ?? ""
    return ListItem(
      "\(criterion.id)  \(criterion.title) [\(unbroken(criterion.reference))\(weight)]",
      children: criterion.observations.map { ListItem($0) })
  }
}
