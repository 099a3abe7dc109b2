// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

// Papers, what follows when they are wrong, what is done with them.
extension ExamSheet {
  var papers: [Block] {
    guard !exam.papers.isEmpty else { return [] }
    return [.heading("Pièces demandées")]
      + exam.papers.flatMap { paper in
        var blocks: [Block] = [.heading(paper.title, level: 2), .paragraph(requirement(paper))]
        if !paper.rubrics.isEmpty {
          let rubrics = paper.rubrics.map { rubric in
            rubric.title + (rubric.contents.isEmpty ? "" : " (\(rubric.contents.joined(separator: ", ")))")
          }
          blocks.append(.list(rubrics, numbered: true))
        }
        return blocks
      }
  }

  private func requirement(_ paper: PaperRequirement) -> String {
    let count =
      switch (paper.minimum, paper.maximum) {
      case (0, nil): "Pièce facultative"
      case (0, let most?): "Pièce facultative, \(most) au plus"
      case (let least, let most?) where least == most: least == 1 ? "Une pièce" : "\(least) pièces"
      case (let least, let most?): "De \(least) à \(most) pièces"
      case (let least, nil): "Au moins \(plural(least, "pièce"))"
      }
    let types = paper.types.map { ", dont au moins \($0.minimum) du type «\u{A0}\($0.type)\u{A0}»" }.joined()
    let sentences = [
      count + types,
      paper.maximumAnnexPages.map { "\(plural($0, "page")) d’annexes au plus pour chaque pièce" },
      paper.hidesClient ? "L’identité du client est masquée" : nil,
      paper.substitute.map { substitute in
        "Peut être remplacé par\u{A0}: \(substitute.kind.french)"
          + (substitute.maximumPages.map { " (\(plural($0, "page")) au plus)" } ?? "")
      },
    ].compactMap { $0 }
    return sentences.map { $0 + "." }.joined(separator: " ") + (paper.note.map { " " + $0 } ?? "")
  }

  var consequences: [Block] {
    guard !exam.papers.isEmpty else { return [] }
    func fact(_ label: String, _ consequence: Consequence?) -> Fact {
      Fact(label, consequence?.french ?? "non précisé par le texte")
    }
    var facts = [
      fact("Dossier absent", exam.consequences.absent),
      fact("Non conforme, constaté avant le jour", exam.consequences.nonConforming),
      fact("Doute devant le candidat", exam.consequences.doubt),
    ]
    if exam.consequences.formal != nil { facts.append(fact("Forme seulement", exam.consequences.formal)) }
    return [.heading("Ce qui suit d’un dossier absent ou non conforme"), .facts(facts)]
  }

  var changes: [Block] {
    var facts: [Fact] = []
    if let choice = exam.choice {
      let count = "1\u{A0}\(choice.of.french)" + (choice.several ? ", ou plusieurs" : "")
      facts.append(Fact("Choix de la \(choice.by)", count))
    }
    guard let rules = exam.changes else {
      return facts.isEmpty ? [] : [.heading("Choix"), .facts(facts)]
    }
    facts.append(Fact("Modifications", rules.count.map(String.init) ?? "certains paramètres, sans nombre fixé"))
    facts.append(Fact("Sur", rules.target.french))
    facts.append(Fact("Remise", delivery(rules)))
    facts.append(Fact("Champs", rules.fields.map(\.french).frenchList("ou")))
    return [.heading("Choix et modifications"), .facts(facts)] + (rules.text.map { [.paragraph($0)] } ?? [])
  }

  private func delivery(_ rules: ChangeRules) -> String {
    guard rules.delivery == .told else { return "donnée au candidat pendant sa préparation" }
    let told = exam.phases.flatMap { phase in phase.tells.map { "la \($0) pendant «\u{A0}\(phase.title)\u{A0}»" } }
    return (rules.written ? "écrites, annoncées par le jury\u{A0}: " : "annoncées par le jury\u{A0}: ")
      + told.frenchList()
  }
}
