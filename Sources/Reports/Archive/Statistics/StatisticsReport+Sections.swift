// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText

extension StatisticsReport {
  // MARK: Grid

  var grid: [Block] {
    let rows = statistics.competencies.flatMap { competency -> [Row] in
      let known = competency.id.flatMap { exam.competency($0) }
      let title = known.map { "▸ \($0.id) \($0.title)" } ?? "▸ Autres critères, d’une autre définition"
      return [row(title, competency.met)]
        + competency.criteria.map { criterion in
          row("\(criterion.id) \(exam.criterion(criterion.id)?.title ?? "")", criterion.met)
        }
    }
    guard !rows.isEmpty else { return [] }
    return [.heading("Critères"), .table(table("Critère", rate: exam.metTitle, rows))]
  }

  private typealias Row = (title: String, rate: Double?, interval: Interval?, count: String)

  private func row(_ title: String, _ rate: CohortStatistics.Rate) -> Row {
    let nothing = rate.count == .exact(0)
    return (title, rate.value, rate.interval, nothing ? "non évalué" : Figures.count(rate.count))
  }

  // MARK: Times

  var durations: [Block] {
    guard !statistics.phases.isEmpty else { return [] }
    let times = Table(
      columns: [
        .init("Phase"), .init("Moyenne", .trailing), .init("95\u{A0}%"), .init("Écart-type", .trailing),
        .init("Prévu", .trailing), .init("Rapport", .trailing), .init("n", .trailing),
      ],
      rows: statistics.phases.map { phase in
        [
          title(phase), phase.mean.map { Figures.clock($0) } ?? "", Figures.clocks(phase.interval),
          phase.deviation.map { Figures.clock($0) } ?? "", phase.planned.map { Figures.clock($0) } ?? "",
          phase.ratio.map { Figures.percent($0) } ?? "", Figures.count(phase.count),
        ]
      })
    let over = statistics.phases.filter { ($0.overtime.value ?? 0) > 0 }
    guard !over.isEmpty else { return [.heading("Temps"), .table(times)] }
    let overtimes = Table(
      columns: [
        .init("Dépassements"), .init(""), .init("Part", .trailing), .init("95\u{A0}%"), .init("Moyen", .trailing),
        .init("n", .trailing),
      ],
      rows: over.map { phase in
        [
          title(phase), bars.bar(phase.overtime.value), Figures.percent(phase.overtime.value),
          Figures.percents(phase.overtime.interval),
          phase.meanOvertime.map { "+" + Figures.clock($0) } ?? Figures.masked,
          Figures.count(phase.overtime.count),
        ]
      })
    return [.heading("Temps"), .table(times), .table(withoutBars(overtimes))]
  }

  private func title(_ phase: CohortStatistics.PhaseStatistics) -> String { exam.phase(phase.id)?.title ?? phase.id }

  // MARK: Changes

  var fields: [Block] {
    guard !statistics.fields.isEmpty else { return [] }
    let award = statistics.fields.lazy.compactMap(\.awards.first?.key).first
    let columns: [Table.Column] = [
      .init("Champ de la modification"), .init(""), .init(exam.metTitle, .trailing), .init("95\u{A0}%"),
      .init("n", .trailing),
    ]
    let extra: [Table.Column] = award.map { [.init($0, .trailing), .init("95\u{A0}%")] } ?? []
    let rows = statistics.fields.map { field in
      let rate = field.awards.first?.rate
      let cells = [
        field.field.french, bars.bar(field.met.value), field.met.value.map { Figures.percent($0) } ?? "",
        Figures.percents(field.met.interval), Figures.count(field.count),
      ]
      return cells
        + (award == nil ? [] : [rate.map { Figures.percent($0.value) } ?? "", Figures.percents(rate?.interval)])
    }
    return [.heading("Modifications"), .table(withoutBars(Table(columns: columns + extra, rows: rows)))]
  }

  // MARK: Agreement

  var agreement: [Block] {
    guard let agreement = statistics.agreement else { return [] }
    let rows = statistics.competencies.flatMap { competency -> [[String]] in
      let criteria = competency.criteria.compactMap { criterion in
        agreement.criteria.first { $0.id == criterion.id }.map { part in
          row("\(part.id) \(exam.criterion(part.id)?.title ?? "")", part)
        }
      }
      let own = agreement.competencies.first { $0.id == competency.id }
      return (own.map { [row("▸ \($0.id) \(exam.competency($0.id)?.title ?? "")", $0)] } ?? []) + criteria
    }
    let columns: [Table.Column] = [
      .init(agreement.method == .cohen ? "Kappa de Cohen" : "Kappa de Fleiss"), .init("Accord", .trailing),
      .init("κ", .trailing), .init("95\u{A0}%"), .init("n", .trailing),
    ]
    return [
      .heading("Accord entre jurés"),
      .table(Table(columns: columns, rows: [row("Ensemble", agreement.overall)] + rows)),
    ]
  }

  private func row(_ title: String, _ part: JurorAgreement.Part) -> [String] {
    let kappa = part.kappa.map { Figures.number($0, decimals: 2) } ?? (part.isUndefined ? "non calculable" : "")
    return [
      title, part.observed.map { Figures.percent($0) } ?? "", kappa, Figures.interval(part.interval, decimals: 2),
      Figures.count(part.count),
    ]
  }

  // MARK: Notes

  var notes: [String] {
    var notes = [
      "95\u{A0}%\u{A0}: entre ces bornes, la valeur est compatible avec ce qui a été vu\u{202F}; plus il y a de passages (n), "
        + "plus elles se resserrent.",
      "Un critère non évalué n’est jamais compté comme N\u{A0}: les taux portent sur les appréciations données.",
      "D’une compétence (▸), n compte les appréciations et les bornes comptent chaque passage une fois\u{A0}: les critères "
        + "d’un candidat vont ensemble.",
    ]
    if !statistics.fields.isEmpty {
      notes.append(
        "Un passage compte une fois dans chaque champ qui lui a été annoncé. Les jurys choisissent les modifications\u{A0}: "
          + "un écart entre champs ne dit pas qu’un champ soit plus difficile.")
    }
    if let agreement = statistics.agreement {
      notes.append(
        "κ\u{A0}: l’accord au-delà du hasard. 1 est un accord parfait, 0 celui que donnerait le hasard, moins de 0 un désaccord. "
          + "Quand presque tous ont le même niveau, κ est bas même si les jurés s’accordent\u{A0}: lisez les deux colonnes. "
          + "Non calculable\u{A0}: tous ont donné partout le même niveau. Sans bornes\u{A0}: aucun désaccord n’a été vu."
      )
      if agreement.method == .fleiss {
        notes.append("Les passages appréciés par un nombre différent de jurés sont comparés entre eux, puis réunis.")
      }
    }
    if !statistics.isDetailed {
      notes.append(
        "Masqué\u{A0}: un groupe de moins de \(Masking.smallest)\u{A0}passages, ou qui le laisserait retrouver par soustraction\u{202F}; "
          + "≥\u{A0}: le nombre exact le laisserait retrouver.")
    }
    return notes
  }
}
