// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// What `oral passages` prints: the sittings by state, those that ask for something first.
public struct SittingList: Sendable {
  private let lines: [SittingLine]
  private let isForJury: Bool

  /// - Parameter isForJury: `false` where a candidate may look: no decision, nor whether there is one.
  public init(_ lines: some Sequence<SittingLine>, isForJury: Bool = true) {
    let lines = isForJury ? Array(lines) : lines.map(\.forCandidate)
    self.lines = lines.enumerated().sorted { first, second in
      let keys = (first.element.opened?.wall ?? .min, second.element.opened?.wall ?? .min)
      if keys.0 != keys.1 { return keys.0 < keys.1 }
      return (first.element.id, first.offset) < (second.element.id, second.offset)
    }.map(\.element)
    self.isForJury = isForJury
  }

  /// The order of the groups.
  private static let stages: [Sitting.Stage] = [
    .held, .open, .interrupted, .awaitingDeliberation, .decided, .awaitingClosing, .closed, .sealed,
  ]

  public var document: ReportDocument {
    guard !lines.isEmpty else { return ReportDocument(title: "Passages", blocks: [.paragraph("Aucun passage.")]) }
    let groups = Self.stages.map { stage in (stage, lines.filter { $0.stage == stage }) }.filter { !$0.1.isEmpty }
    return ReportDocument(
      title: "Passages", subtitles: [plural(lines.count, "passage")],
      blocks: groups.flatMap { stage, lines -> [Block] in
        let state = !isForJury && stage == .awaitingClosing ? "terminé" : stage.french
        return [.heading("\(state.prefix(1).uppercased())\(state.dropFirst()) (\(lines.count))"), .table(table(lines))]
      })
  }

  private func table(_ lines: [SittingLine]) -> Table {
    let hasDecision = isForJury && lines.contains { $0.decision != nil }
    let hasOutcome = lines.contains { $0.outcome != nil && $0.outcome != .held }
    let titles =
      ["Passage", "Épreuve", "Candidat", "Ouvert"] + (hasOutcome ? ["Issue"] : []) + (hasDecision ? ["Décision"] : [])
    return Table(
      titles,
      rows: lines.map { line in
        let opened = line.opened.map { "\($0.day.numeric) \($0.clock)" } ?? ""
        return [line.id, line.examTitle + (line.isRehearsal ? " (répétition)" : ""), line.candidate.label, opened]
          + (hasOutcome ? [line.outcome?.french ?? ""] : []) + (hasDecision ? [line.decision ?? ""] : [])
      })
  }

  /// `[{id, exam, state, outcome, candidate, session, openedAt, rehearsal, decision}]`, in the order of opening;
  /// `decision` is an outcome's id, a mark such as `13,5/20`, or null.
  public var json: JSONValue {
    .array(
      lines.map { line in
        [
          "id": .string(line.id), "exam": .string(line.exam), "state": .string(line.stage.rawValue),
          "outcome": JSONValue(line.outcome?.rawValue), "candidate": .candidate(line.candidate),
          "session": JSONValue(line.session), "openedAt": .instant(line.opened),
          "rehearsal": .bool(line.isRehearsal), "decision": JSONValue(line.decision),
        ]
      })
  }
}

extension Day {
  /// `12/05/2026`.
  var numeric: String { "\(padded(day))/\(padded(month))/\(year)" }
}
