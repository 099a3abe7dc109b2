// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension ExamRule {
  static let durationRules: [ExamRule] = [minutesFitNature, phasesFitTotal, restHasTotal, allowanceFitsTotal]

  /// A maximum, fixed, approximate or indicative duration has minutes; what the total leaves and what the centre sets have none.
  private static let minutesFitNature = ExamRule(reading: ["phases", "total", "enveloppes"]) { exam in
    var problems: [Diagnostic] = []
    if exam.phases.isEmpty {
      problems.append(.contradiction("phases", at: "phases", "L’épreuve n’a aucune phase."))
    }
    for (index, phase) in exam.phases.enumerated() where phase.allowance == nil || phase.limit.minutes != nil {
      problems += misfit(phase.limit, at: "phases[\(index)]", "La phase « \(phase.id) »")
    }
    problems += misfit(exam.total, at: "total", "Le total")
    if exam.total.nature == .rest {
      problems.append(
        .contradiction("reste", at: "total", "Le total ne peut être « reste » : il n’est le reste de rien."))
    }
    for (index, allowance) in exam.allowances.enumerated() {
      problems += misfit(allowance.limit, at: "enveloppes[\(index)]", "L’enveloppe « \(allowance.id) »")
    }
    return problems
  }

  private static func misfit(_ limit: TimeLimit, at path: String, _ what: String) -> [Diagnostic] {
    let isOpen = limit.nature == .rest || limit.nature == .centre
    if isOpen, let minutes = limit.minutes {
      return [
        .contradiction(
          "duree", at: "\(path).minutes", "\(what) porte \(minutes) minutes alors que sa nature n’en fixe pas.",
          hint: "Retirez « minutes », ou changez « nature ».")
      ]
    }
    if !isOpen, limit.minutes == nil {
      return [
        .contradiction(
          "duree", at: path, "\(what) n’a pas de durée.",
          hint: "Ajoutez « minutes », ou « nature: centre » si le texte ne dit rien.")
      ]
    }
    return []
  }

  /// The phases together are no longer than the total; a shared allowance counts once.
  private static let phasesFitTotal = ExamRule(reading: ["phases", "total", "enveloppes"]) { exam in
    guard let total = exam.total.minutes, !exam.phases.isEmpty else { return [] }
    let counted = exam.countedMinutes
    if counted > total {
      return [
        .contradiction(
          "total", at: "total", "Les phases durent ensemble \(counted) minutes, le total \(total).",
          hint: exam.totalIncludesPreparation
            ? "La préparation est comprise : vérifiez chaque durée."
            : "La préparation n’est pas comptée (« total_comprend_preparation ») : vérifiez chaque durée.")
      ]
    }
    let isRigid = exam.total.nature == .fixed && exam.timedPhases.allSatisfy { $0.limit.nature == .fixed }
    if isRigid, counted < total {
      return [
        .oddity("total", at: "total", "Les phases durent ensemble \(counted) minutes fixes, le total \(total).")
      ]
    }
    return []
  }

  /// One phase at most takes what the total leaves, and the total leaves something.
  private static let restHasTotal = ExamRule(reading: ["phases", "total", "enveloppes"]) { exam in
    let rests = exam.phases.indices.filter { exam.phases[$0].limit.nature == .rest }
    guard let first = rests.first else { return [] }
    var problems = rests.dropFirst().map {
      Diagnostic.contradiction(
        "reste", at: "phases[\($0)].nature", "Deux phases ne peuvent prendre toutes deux le reste.")
    }
    let path = "phases[\(first)].nature"
    guard let total = exam.total.minutes else {
      return problems + [.contradiction("reste", at: path, "Cette phase prend le reste d’un total qui n’est pas fixé.")]
    }
    if exam.countedMinutes >= total {
      problems.append(
        .contradiction("reste", at: path, "Les autres phases prennent déjà les \(total) minutes du total."))
    }
    return problems
  }

  /// An allowance is no longer than the total, serves at least one phase, and no phase of its is longer than it.
  private static let allowanceFitsTotal = ExamRule(reading: ["phases", "total", "enveloppes"]) { exam in
    var problems: [Diagnostic] = []
    for (index, allowance) in exam.allowances.enumerated() {
      let path = "enveloppes[\(index)]"
      if let minutes = allowance.limit.minutes, let total = exam.total.minutes, minutes > total {
        problems.append(
          .contradiction(
            "enveloppe", at: "\(path).minutes", "L’enveloppe dure \(minutes) minutes, plus que le total (\(total))."))
      }
      let users = exam.phases.indices.filter { exam.phases[$0].allowance == allowance.id }
      if users.isEmpty {
        problems.append(.oddity("enveloppe", at: path, "Aucune phase n’emploie l’enveloppe « \(allowance.id) »."))
      }
      for user in users {
        guard let own = exam.phases[user].limit.minutes, let shared = allowance.limit.minutes, own > shared else {
          continue
        }
        problems.append(
          .contradiction(
            "enveloppe", at: "phases[\(user)].minutes",
            "La phase dure \(own) minutes, plus que son enveloppe (\(shared))."))
      }
    }
    return problems
  }
}

extension Exam {
  /// The phases that ``total`` counts.
  var timedPhases: [Phase] { totalIncludesPreparation ? phases : phases.filter { !$0.kind.isPreparation } }

  /// The minutes that the phases of the total have of their own, an allowance counting once.
  var countedMinutes: Int {
    let own = timedPhases.filter { $0.allowance == nil }.compactMap(\.limit.minutes)
    let shared = allowances.filter { allowance in timedPhases.contains { $0.allowance == allowance.id } }
    return (own + shared.compactMap(\.limit.minutes)).reduce(0, +)
  }

  /// What the total nominally leaves to a ``TimeLimit/Nature-swift.enum/rest`` phase, in minutes; `nil` without a total.
  public var restMinutes: Int? { total.minutes.map { max(0, $0 - countedMinutes) } }

  /// The candidate's preparation, in minutes: 0 when there is none, `nil` when the centre sets it.
  public var preparationMinutes: Int? {
    let preparations = phases.filter { $0.kind == .preparation }
    let minutes = preparations.compactMap(\.limit.minutes)
    return minutes.count == preparations.count ? minutes.reduce(0, +) : nil
  }
}
