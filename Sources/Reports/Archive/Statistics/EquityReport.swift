// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
public import FrenchText
internal import Sittings

/// What `oral archive equite` prints: the time granted and the changes told across the candidates of one jury and day.
public struct EquityReport: Sendable {
  private let exams: [Equity]
  private let jury: [String]
  private let day: Day

  /// - Parameter exams: one for each exam of that jury and day.
  public init(_ exams: [Equity], jury: [String], day: Day) {
    self.exams = exams
    self.jury = jury
    self.day = day
  }

  public var document: ReportDocument {
    let count = exams.reduce(0) { $0 + $1.passages.count }
    return ReportDocument(
      banner: "JURY SEULEMENT", title: "Équité entre les candidats",
      subtitles: [jury.frenchList(), "\(day.french), \(plural(count, "passage"))"].filter { !$0.isEmpty },
      blocks: count == 0 ? [.paragraph("Aucun passage.")] : exams.flatMap(blocks) + [reading])
  }

  private var reading: Block {
    .note(
      "Un signe montre ce qui se voit d’abord\u{202F}; il n’accuse personne et ne dit pas pourquoi. Le temps d’un aménagement est un "
        + "droit\u{A0}: il n’est jamais un signe, et le candidat qui en a un ne sert pas de mesure aux autres dans cette phase. Le "
        + "temps passé est comparé à la médiane des autres.")
  }

  private func blocks(_ equity: Equity) -> [Block] {
    let signs = equity.passages.flatMap { passage in
      passage.signs.map { "\(passage.passage.candidate.label)\u{A0}: \(sentence($0, equity.exam))." }
    }
    return [
      .heading(equity.exam.title), .table(times(equity)), .table(summary(equity)),
      .heading("Ce qui se voit", level: 2),
      signs.isEmpty ? .paragraph("Rien ne sort de l’ordinaire.") : .list(signs),
    ]
  }

  // MARK: Tables

  /// A line for each candidate and phase that one of them had.
  private func times(_ equity: Equity) -> Table {
    let ran = equity.passages.filter { !$0.passage.phases.isEmpty }
    let labels = shortLabels(ran.map(\.passage.candidate))
    let phases = equity.exam.phases.filter { phase in
      ran.contains { $0.passage.phases.contains { $0.phase == phase.id } }
    }
    return Table(
      columns: [
        .init("Phase"), .init("Candidat"), .init("Passé", .trailing), .init("Prévu", .trailing),
        .init("En plus", .trailing),
        .init("Dont"),
      ],
      rows: phases.flatMap { phase in
        ran.enumerated().map { index, passage in
          let time = passage.passage.phases.first { $0.phase == phase.id }
          let overtime = time?.overtime ?? 0
          return [
            index == 0 ? phase.title : "", labels[index],
            time.map { FrenchDuration.stopwatch($0.elapsed) } ?? "—",
            time.map { $0.planned.map(FrenchDuration.words) ?? "libre" } ?? "",
            overtime >= 1000 ? "+" + FrenchDuration.stopwatch(overtime) : "", extras(passage.passage, phase),
          ]
        }
      })
  }

  /// Family names, unless two share one or somebody has none.
  private func shortLabels(_ candidates: [Candidate]) -> [String] {
    let isClear = Set(candidates.map(\.familyName.folded)).subtracting([""]).count == candidates.count
    return candidates.map { isClear ? $0.familyName : $0.label }
  }

  /// What is the candidate's own in the time foreseen.
  private func extras(_ passage: EquityPassage, _ phase: Phase) -> String {
    let accommodations = passage.accommodations.filter { $0.target == phase.id || $0.target == phase.allowance }
      .map { "aménagement +\($0.numerator)/\($0.denominator)" }
    let granted = passage.grants[phase.id].flatMap { $0 == 0 ? nil : "accordé \(FrenchDuration.words($0))" }
    return (accommodations + [granted].compactMap { $0 }).joined(separator: ", ")
  }

  private func summary(_ equity: Equity) -> Table {
    Table(
      columns: [
        .init("Candidat"), .init("Temps prévu", .trailing), .init("Temps passé", .trailing),
        .init("Modifications", .trailing), .init("Champs"),
      ],
      rows: equity.passages.map { entry in
        let passage = entry.passage
        let planned = passage.phases.reduce(Int64(0)) { $0.addingSaturated($1.planned ?? 0) }
        let elapsed = passage.phases.reduce(Int64(0)) { $0.addingSaturated($1.elapsed) }
        let isHeld = !passage.phases.isEmpty
        return [
          passage.candidate.label, isHeld ? FrenchDuration.words(planned) : passage.outcome?.french ?? "",
          isHeld ? FrenchDuration.stopwatch(elapsed) : "", isHeld ? String(passage.changes.count) : "",
          passage.changes.map(\.french).joined(separator: ", "),
        ]
      })
  }

  // MARK: Words

  private func sentence(_ sign: Equity.Sign, _ exam: Exam) -> String {
    func title(_ phase: String) -> String { quoted(exam.phase(phase)?.title ?? phase) }
    return switch sign {
    case .changes(let told, let expected):
      "\(told == 0 ? "aucune modification annoncée" : plural(told, "modification annoncée", "modifications annoncées")) au lieu de "
        + "\(expected)"
    case .grantedLess(let phase, let time):
      "\(FrenchDuration.words(time)) de moins que les autres étaient prévues pour \(title(phase))"
    case .grantedMore(let phase, let time):
      "\(FrenchDuration.words(time)) de plus que les autres étaient prévues pour \(title(phase))"
    case .usedLess(let phase, let time): "\(FrenchDuration.words(time)) de moins que les autres en \(title(phase))"
    case .usedMore(let phase, let time):
      "\(FrenchDuration.words(time)) de plus que les autres en \(title(phase)), au-delà du temps prévu"
    case .notRun(let phase): "\(title(phase)) n’a pas eu lieu"
    case .extraMissing(let phase, let due):
      "l’aménagement de \(FrenchDuration.words(due)) n’a pas été compté pour \(title(phase))"
    }
  }
}
