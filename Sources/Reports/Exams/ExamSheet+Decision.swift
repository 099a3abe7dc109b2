// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

// Who decides, and how.
extension ExamSheet {
  var jury: [Block] {
    let rules = exam.jury
    guard rules != JuryRules() else { return [] }
    var blocks: [Block] = [.heading("Jury" + (rules.minimum.map { " (au moins \(plural($0, "membre")))" } ?? ""))]
    let members = rules.members.map { member in
      let count = member.count > 1 ? "\(member.count) × " : ""
      let remarks = [
        member.ifPossible ? "si possible" : nil, member.ifAbsent.map { "en son absence\u{A0}: \($0)" }, member.note,
      ]
      return ListItem(count + member.title, children: remarks.compactMap { $0.map { ListItem($0) } })
    }
    if !members.isEmpty { blocks.append(.list(members)) }
    if let text = rules.text { blocks.append(.paragraph(text)) }
    return blocks
  }

  var decision: [Block] {
    var blocks: [Block] = [.heading("Décision")]
    switch exam.decision.kind {
    case .competencies(let decision): blocks += competencies(decision)
    case .mark(let decision):
      let derivation =
        decision.derivation == .weightedMean
        ? "calculée\u{A0}: moyenne pondérée des critères" : "proposée par la commission, sans calcul"
      blocks.append(.facts([Fact("Note", "sur \(decision.outOf), au pas de \(decision.step.french), \(derivation)")]))
    case .parts(let decision): blocks += parts(decision)
    }
    if exam.decision.markDisclosure == .never {
      blocks.append(.note("La note proposée n’est jamais dite au candidat."))
    }
    if let text = exam.decision.text { blocks.append(.paragraph(text)) }
    if !exam.decision.sentToJury.isEmpty {
      blocks += [.heading("Transmis au jury du diplôme", level: 2), .list(exam.decision.sentToJury)]
    }
    return blocks
  }

  private func competencies(_ decision: CompetencyDecision) -> [Block] {
    let proposals = decision.proposals.map { proposal in
      ListItem(
        "\(proposal.outcome.title)\u{A0}: si \(proposal.competencies.frenchList()) \(proposal.competencies.count > 1 ? "sont validées" : "est validée")"
      )
    }
    var blocks: [Block] = [
      .paragraph(
        "Une compétence est validée quand chacun de ses critères est acquis. Il est proposé, dans cet ordre\u{A0}:"),
      .list(proposals + [ListItem("\(decision.otherwise.title), sinon")], numbered: true),
    ]
    if decision.requiresReason {
      blocks.append(.paragraph("Un motif écrit est demandé au jury qui s’écarte de la proposition."))
    }
    return blocks
  }

  private func parts(_ decision: PartsDecision) -> [Block] {
    let weights = decision.parts.map(\.weight).reduce(0, +)
    let rows = decision.parts.map { part in
      [part.title, "\(part.outOf)", "\(part.weight)\u{A0}/\u{A0}\(weights)"]
    }
    let table = Table(columns: [.init("Partie"), .init("Sur", .trailing), .init("Poids", .trailing)], rows: rows)
    var facts = [Fact("Note", "sur \(decision.outOf), au pas de \(decision.step.french)")]
    if let threshold = decision.threshold {
      facts.append(Fact("Seuil", decision.thresholdText ?? "seuls comptent les points au-dessus de \(threshold)"))
    }
    return [.table(table), .facts(facts)]
  }

  var remarks: [Block] {
    let means: [Block] = exam.means.isEmpty ? [] : [.heading("Moyens"), .list(exam.means)]
    let notes: [Block] = exam.notes.isEmpty ? [] : [.heading("Notes"), .list(exam.notes)]
    return means + notes
  }
}
