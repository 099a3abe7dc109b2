// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText

/// What `oral archive statistiques --jurys` prints, for the head of the centre: each jury beside the others of the same
/// exam and session, with what keeps anybody from reading noise as severity.
public struct JuryComparisonReport: Sendable {
  private let comparison: JuryComparison
  private let exam: Exam

  public init(_ comparison: JuryComparison, exam: Exam) {
    self.comparison = comparison
    self.exam = exam
  }

  public var document: ReportDocument {
    ReportDocument(
      banner: "RÉSERVÉ AU RESPONSABLE DU CENTRE", title: "Les jurys d’une même épreuve",
      subtitles: [exam.title, CohortWording.session(comparison.cohort)],
      blocks: shown.isEmpty ? [.paragraph(nothing)] : [.paragraph(measure), .table(table)] + hiddenNote + reading)
  }

  // MARK: Table

  private var shown: [JuryComparison.Jury] { comparison.juries.filter { $0.mean != nil } }

  private var nothing: String {
    comparison.juries.isEmpty
      ? "Aucun jury à comparer." : "Aucun jury n’a assez de passages (\(Masking.smallest) au moins) pour être montré."
  }

  private var measure: String {
    switch comparison.measure {
    case .met:
      "D’un passage à l’autre, la part des critères acquis parmi ceux qui ont été évalués. L’écart est celui de la moyenne "
        + "du jury à celle de tous les autres passages, en points de pourcentage."
    case .mark(let outOf):
      "La note de chaque passage, sur \(outOf). L’écart est celui de la moyenne du jury à celle de tous les autres passages."
    }
  }

  private var table: Table {
    Table(
      columns: [
        .init("Jury"), .init("n", .trailing), .init("Moyenne", .trailing), .init("Autres", .trailing),
        .init("Écart", .trailing), .init("95\u{A0}%, corrigé"), .init(""),
      ],
      rows: shown.map { jury in
        [
          jury.members.frenchList(), Figures.count(jury.count), value(jury.mean), value(jury.others),
          jury.difference.map { difference($0.value) } ?? "", jury.difference.map { interval($0.corrected) } ?? "",
          sign(jury.finding),
        ]
      })
  }

  private var decimals: Int { comparison.isDetailed ? 2 : 1 }

  private func value(_ value: Double?) -> String {
    guard let value else { return "" }
    return comparison.measure == .met
      ? Figures.percent(value, decimals: comparison.isDetailed ? 1 : 0) : Figures.number(value, decimals: decimals)
  }

  private func difference(_ value: Double) -> String {
    comparison.measure == .met
      ? Figures.signed(value * 100, decimals: comparison.isDetailed ? 1 : 0) : Figures.signed(value, decimals: decimals)
  }

  private func interval(_ interval: Interval) -> String {
    "[\(difference(interval.low))\u{202F};\u{A0}\(difference(interval.high))]"
  }

  private func sign(_ finding: JuryComparison.Finding) -> String {
    switch finding {
    case .masked, .nothing: ""
    case .tooFew: "trop peu de passages"
    case .notCalculable: "non calculable"
    case .likelyChance: "hasard possible"
    case .standsOut: "se distingue"
    }
  }

  // MARK: Reading

  private var hiddenNote: [Block] {
    let hidden = comparison.juries.count - shown.count
    guard hidden > 0 else { return [] }
    return [
      .note(
        "\(plural(hidden, "jury n’est pas montré", "jurys ne sont pas montrés"))\u{A0}: moins de \(Masking.smallest)\u{A0}passages, "
          + "ou de quoi les retrouver par soustraction. Leurs passages sont parmi les autres.")
    ]
  }

  private var reading: [Block] {
    let findings = shown.compactMap { jury in sentence(jury).map { "\(jury.members.frenchList())\u{A0}: \($0)" } }
    let plain = shown.filter { $0.finding == .nothing }
    var blocks: [Block] = [.heading("Lire ces écarts")]
    if findings.isEmpty, !plain.isEmpty {
      let text =
        plain.count == 1 ? "Rien ne distingue ce jury des autres." : "Rien ne distingue l’un de ces jurys des autres."
      blocks.append(.paragraph(text))
    } else if !findings.isEmpty {
      blocks.append(.list(findings))
      if !plain.isEmpty { blocks.append(.paragraph("Des jurys qui restent, rien n’en distingue un des autres.")) }
    }
    return blocks + [.list(cautions)]
  }

  private func sentence(_ jury: JuryComparison.Jury) -> String? {
    switch jury.finding {
    case .masked, .nothing: nil
    case .tooFew: "moins de \(Masking.smallest)\u{A0}passages d’un côté\u{202F}; aucune comparaison n’a de sens."
    case .notCalculable: "tous les passages ont la même valeur\u{202F}; l’incertitude ne peut pas être calculée."
    case .likelyChance:
      "seul, il sortirait de ses bornes à 95\u{A0}%\u{202F}; parmi \(plural(comparison.compared, "jury", "jurys")), le hasard en "
        + "fait sortir \(expected). Rien ne permet de le distinguer des autres."
    case .standsOut:
      "son écart est plus grand que ce que le hasard donne d’ordinaire. Les candidats diffèrent d’un jury à l’autre\u{A0}: "
        + "ce n’est une preuve ni de sévérité ni d’indulgence."
    }
  }

  /// `environ 1,2`
  private var expected: String {
    let number = comparison.expectedByChance
    return "environ \(Figures.number(number, decimals: number < 10 ? 1 : 0))"
  }

  private var cautions: [String] {
    var cautions: [String] = []
    if comparison.compared > 0 {
      cautions.append(
        "Même si tous jugeaient pareil, le seul hasard ferait sortir \(expected) sur \(plural(comparison.compared, "jury", "jurys")) "
          + "de bornes à 95\u{A0}% prises une à une. Les bornes montrées sont élargies pour les \(comparison.compared) comparaisons "
          + "ensemble (correction de Bonferroni)\u{A0}: le hasard ne fait alors sortir un jury, quel qu’il soit, que moins d’une "
          + "fois sur vingt.")
    }
    return cautions + [
      "Quand l’intervalle contient 0, rien ne distingue ce jury des autres, quel que soit l’écart.",
      "Les candidats ne sont pas tirés au sort\u{A0}: filière, entreprise, jour et session font des groupes différents. Un écart "
        + "est une question à poser, jamais une réponse.",
      "La comparaison suppose au moins \(Masking.smallest)\u{A0}passages de chaque côté (intervalle de Welch)\u{202F}; la dispersion "
        + "d’un jury y compte au moins pour celle des autres.",
    ]
  }
}
