// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension ExamRule {
  /// Ids are unique in their list and easy to type; a short title fits the status band.
  static let identity = ExamRule(reading: []) { exam in
    var problems: [Diagnostic] = []
    if !isKebabCase(exam.id) {
      problems.append(
        .contradiction(
          "id", at: "id", "L’identifiant « \(exam.id) » n’est pas de la forme mot-mot-2.",
          hint: "Des minuscules sans accent, des chiffres et des traits d’union."))
    }
    if exam.shortTitle.count > 24 {
      problems.append(
        .contradiction(
          "abrege", at: "abrege", "L’intitulé abrégé compte \(exam.shortTitle.count) caractères ; il en tient 24.",
          hint: "Raccourcissez-le : il s’affiche dans la barre d’état."))
    }
    problems += duplicates(exam.allowances.map(\.id), "Enveloppe") { "enveloppes[\($0)].id" }
    problems += duplicates(exam.parts.map(\.id), "Partie") { "parties[\($0)].id" }
    problems += duplicates(exam.phases.map(\.id), "Phase") { "phases[\($0)].id" }
    problems += duplicates(exam.competencies.map(\.id), "Compétence") { "competences[\($0)].id" }
    let criteria = exam.competencies.enumerated().flatMap { outer, competency in
      competency.criteria.enumerated().map { ("competences[\(outer)].criteres[\($0.offset)].id", $0.element.id) }
    }
    problems += duplicates(criteria.map(\.1), "Critère") { criteria[$0].0 }
    let competencies = Set(exam.competencies.map(\.id))
    problems += criteria.filter { competencies.contains($0.1) }.map { path, id in
      .contradiction("id-double", at: path, "Critère : « \(id) » est aussi le nom d’une compétence.")
    }
    problems += duplicates(exam.papers.map(\.id), "Pièce") { "pieces[\($0)].id" }
    for (index, paper) in exam.papers.enumerated() {
      problems += duplicates(paper.rubrics.map(\.id), "Rubrique") { "pieces[\(index)].rubriques[\($0)].id" }
    }
    return problems
  }

  /// The definition comes into force before it ends.
  static let validity = ExamRule(reading: ["en_vigueur"]) { exam in
    guard let from = exam.inForce.from, let to = exam.inForce.to, to < from else { return [] }
    return [
      .contradiction(
        "dates", at: "en_vigueur.au",
        "La définition cesse le \(to.french), avant d’entrer en vigueur le \(from.french).")
    ]
  }

  /// The members listed are at least the fewest that must sit.
  static let jury = ExamRule(reading: ["jury"]) { exam in
    let listed = exam.jury.members.reduce(0) { $0 + $1.count }
    guard let minimum = exam.jury.minimum, !exam.jury.members.isEmpty, listed < minimum else { return [] }
    return [
      .contradiction(
        "jury", at: "jury.minimum",
        "Le jury compte au moins \(minimum) membres, mais \(plural(listed, "est nommé", "sont nommés")).")
    ]
  }

  private static func isKebabCase(_ id: String) -> Bool {
    id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
