// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
public import Exams
public import FrenchText
internal import Sittings

/// A draft of the procès-verbal of a titre or a CCP: what one jury decided in one session. The official form is the
/// ministry's; this one helps to fill it, and says so on every page.
public struct MinutesDraft: Sendable {
  public let exam: Exam
  public let session: Int?
  /// In the order of the candidates' numbers.
  public let passages: [RecordedPassage]

  /// One draft for each exam, session and jury.
  ///
  /// - Parameter passages: those of exams that decide by competencies; others are left out.
  public static func drafts(of passages: [RecordedPassage]) -> [MinutesDraft] {
    var groups: [[RecordedPassage]] = []
    for passage in passages where passage.exam.validatesCompetencies && passage.isTold {
      if let index = groups.firstIndex(where: { $0[0].isBeside(passage) }) {
        groups[index].append(passage)
      } else {
        groups.append([passage])
      }
    }
    return groups.map {
      MinutesDraft(exam: $0[0].exam, session: $0[0].session, passages: $0.sorted(by: RecordedPassage.order))
    }
  }

  public static let title = "Projet de procès-verbal"
  static let banner = "Projet – jury seulement – ne vaut pas procès-verbal"

  public var document: ReportDocument { signed.whole }

  /// What the template `releve` shows.
  public var printed: JSONValue { signed.printed }

  private var signed: SignedReport {
    var blocks: [Block] = [.facts(facts), .heading("Décisions"), .table(decisions)]
    if !reasons.isEmpty { blocks += [.heading("Motifs et réserves"), .list(reasons)] }
    let document = ReportDocument(
      banner: Self.banner, title: Self.title,
      subtitles: [exam.title, session.map { "Session \($0)" } ?? "Session non dite"], blocks: blocks)
    return SignedReport(
      document: document, heading: "Jury", signatures: signatures, reading: reading,
      mention: "Projet\u{A0}: le procès-verbal officiel est le formulaire du ministère")
  }

  /// `{exam, session, days, jury, passages: [{id, sealed, number, familyName, givenName, day, outcome, competencies,
  /// proposal, decision, departs, reason, reservations}]}`.
  public var json: JSONValue {
    [
      "exam": .string(exam.id), "session": JSONValue(session), "days": JSONValue(days.map(\.description)),
      "jury": JSONValue(jury), "passages": .array(passages.map(json)),
    ]
  }

  /// The last day of the passages.
  public var day: Day? { days.last }

  private func json(_ passage: RecordedPassage) -> JSONValue {
    let states = exam.competencies.map { exam.state(of: $0, in: passage.grid) }
    return [
      "id": .string(passage.id), "sealed": .bool(passage.isSealed), "number": .string(passage.candidate.number),
      "familyName": .string(passage.candidate.familyName), "givenName": .string(passage.candidate.givenName),
      "day": .string(passage.content.evaluation.day.description),
      "outcome": JSONValue(passage.content.deliberation.outcome?.rawValue),
      "competencies": .array(
        zip(exam.competencies, states).map { ["id": .string($0.id), "state": .string($1.rawValue)] }),
      "proposal": JSONValue(passage.proposed?.id), "decision": JSONValue(passage.content.evaluation.award),
      "departs": .bool(passage.departs), "reason": JSONValue(passage.reason),
      "reservations": JSONValue(passage.content.deliberation.reservations.standing),
    ]
  }

  // MARK: Tables

  private var days: [Day] { Set(passages.map(\.content.evaluation.day)).sorted() }
  private var jury: [String] { passages[0].content.deliberation.jury.map(\.name) }

  private var facts: [Fact] {
    let unsealed = passages.filter { !$0.isSealed }
    var facts = [
      Fact("Certification", exam.diploma), Fact(days.count > 1 ? "Jours" : "Jour", days.map(\.french).frenchList()),
      Fact("Candidats", String(passages.count)),
    ]
    if !unsealed.isEmpty {
      facts.append(Fact("Pas encore scellé", unsealed.map(\.id).frenchList()))
    }
    return facts
  }

  private var decisions: Table {
    Table(
      ["Numéro", "Candidat", "Jour"] + exam.competencies.map(\.id) + ["Décision du jury"],
      rows: passages.map { passage in
        let states = exam.competencies.map { competency -> String in
          guard passage.content.deliberation.outcome?.isEvaluated == true else { return "" }
          return switch exam.state(of: competency, in: passage.grid) {
          case .validated: "V"
          case .notValidated: "non"
          case .incomplete: "–"
          }
        }
        return [passage.candidate.number, passage.candidate.listName, passage.content.evaluation.day.short]
          + states + [decision(passage)]
      })
  }

  private func decision(_ passage: RecordedPassage) -> String {
    if let decision = passage.content.deliberation.decision {
      return decision.french(in: exam) + (passage.departs ? " *" : "")
    }
    return passage.content.deliberation.outcome.map { "\($0.french), sans décision" } ?? "sans décision"
  }

  private var reasons: [String] {
    passages.flatMap { passage -> [String] in
      var lines: [String] = []
      if passage.departs {
        let proposed =
          passage.proposed.map { "la grille proposait \(quoted($0.title))" } ?? "la grille ne proposait rien"
        lines.append(
          "\(passage.candidate.label) (*)\u{A0}: \(proposed)\u{202F}; motif du jury\u{A0}: \(passage.reason ?? "aucun motif écrit")"
        )
      }
      for text in passage.content.deliberation.reservations.standing {
        lines.append("\(passage.candidate.label)\u{A0}: sous réserve, \(text.lowercasedFirst)")
      }
      return lines
    }
  }

  private var signatures: Table {
    Table(
      ["Membre du jury", "Qualité", "Signature"],
      rows: passages[0].content.deliberation.jury.map { member in
        [member.name, member.seat.flatMap { seat in exam.jury.members.first { $0.role == seat }?.title } ?? "", ""]
      })
  }

  private var reading: String {
    "V\u{A0}: compétence validée, tous ses critères étant acquis\u{202F}; non\u{A0}: un critère ne l’est pas\u{202F}; –\u{A0}: un critère n’est pas "
      + "évalué. *\u{A0}: le jury, souverain, s’écarte de ce que la grille propose. Ce projet ne vaut pas procès-verbal\u{A0}: l’officiel est le formulaire du ministère."
  }
}

extension RecordedPassage {
  /// Whether there is something to write of it: a decision, or an end without one.
  fileprivate var isTold: Bool {
    guard let outcome = content.deliberation.outcome, outcome != .openedByMistake else { return false }
    return content.deliberation.decision != nil || !outcome.isEvaluated
  }

  fileprivate func isBeside(_ other: RecordedPassage) -> Bool {
    exam.id == other.exam.id && exam.version == other.exam.version && session == other.session
      && Set(content.deliberation.jury.map(\.name.folded)) == Set(other.content.deliberation.jury.map(\.name.folded))
  }

  fileprivate var proposed: CompetencyDecision.Outcome? {
    if case .outcome(let outcome) = exam.proposal(for: grid) { outcome } else { nil }
  }

  /// Whether the jury decided otherwise than the grid proposes.
  fileprivate var departs: Bool {
    guard case .outcome(let id)? = content.deliberation.decision?.verdict else { return false }
    return proposed?.id != id
  }

  fileprivate var reason: String? { content.deliberation.decision?.reason }
}

extension Day {
  /// `12/05/2026`, for a column.
  var short: String { "\(padded(day))/\(padded(month))/\(year)" }
}
