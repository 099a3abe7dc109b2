// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

// Times, parts and phases.
extension MappingReader {
  func timeLimit() -> TimeLimit {
    TimeLimit(minutes: optionalMinutes(), choice("nature", ExamVocabulary.natures) ?? .centre)
  }

  func allowance() -> Allowance {
    Allowance(id: text("id"), title: text("intitule"), limit: timeLimit())
  }

  func part() -> Part {
    Part(id: text("id"), title: text("intitule"), evaluates: optionalTexts("evalue"))
  }

  func phase(allowances: [Allowance]) -> Phase {
    let allowance = optionalText("enveloppe")
    let shared = allowances.first { $0.id == allowance }
    return Phase(
      id: text("id"), kind: choice("genre", ExamVocabulary.phaseKinds) ?? .interview, title: text("intitule"),
      part: optionalText("partie"),
      limit: TimeLimit(minutes: optionalMinutes(), nature(of: allowance, shared)), allowance: allowance,
      evaluates: optionalTexts("evalue"), tells: optionalList("annonce") { $0.integer(1...20) },
      faces: optionalBoolean("exposee"), reminders: optionalTexts("consignes"))
  }

  /// A phase that draws on an allowance may leave its nature to it.
  private func nature(of allowance: String?, _ shared: Allowance?) -> TimeLimit.Nature {
    if allowance == nil { return choice("nature", ExamVocabulary.natures) ?? .centre }
    return optionalChoice("nature", ExamVocabulary.natures) ?? shared?.limit.nature ?? .centre
  }

  private func optionalMinutes() -> Int? { optionalInteger("minutes", 1...1440) }
}

// The grid.
extension MappingReader {
  func level() -> Level {
    Level(
      code: text("code"), title: text("intitule"), isMet: boolean("acquis"), points: optionalInteger("valeur", 0...1000)
    )
  }

  func competency() -> Competency {
    Competency(
      id: text("id"), title: text("intitule"), block: optionalText("bloc"), reference: optionalText("reference"),
      criteria: groups("criteres") { criterion in
        Criterion(
          id: criterion.text("id"), title: criterion.text("intitule"), reference: criterion.text("reference"),
          weight: criterion.optionalInteger("poids", 1...1000), observations: criterion.optionalTexts("observation"))
      })
  }
}
