// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings

extension ArchivedPassageReport {
  // MARK: Grid

  /// By competency: the final verdict, and what each juror gave where there are several sheets.
  var grid: [Block] {
    guard let evaluation, !exam.criteria.isEmpty else { return [] }
    let isUndecided = deliberation.map { $0.decision == nil && !$0.grid.isEmpty } ?? false
    let undecided = deliberation?.grid.reduce(into: [String: String]()) { $0[$1.criterion] = $1.level }
    let grid = isUndecided ? undecided ?? [:] : evaluation.grid
    guard !grid.isEmpty || deliberation?.marks.isEmpty == false else { return [] }
    let marks = Dictionary(grouping: deliberation?.marks ?? []) { $0.criterion }
    let note: [Block] =
      isUndecided ? [.note("Rien n’a été décidé\u{A0}: ces appréciations ne sont pas définitives.")] : []
    return [.heading("Grille")] + note
      + exam.competencies.flatMap { competency in
        GridBlocks.competency(competency, in: exam, grid: grid) { criterion in
          notes(marks[criterion.id] ?? [], final: grid[criterion.id])
        }
      }
  }

  private func notes(_ marks: [PassageContent.Deliberation.Mark], final: String?) -> String? {
    let isShared = deliberation?.sheet != .perJuror
    if isShared, marks.allSatisfy({ $0.level == final }) {
      return marks.contains { $0.basis == .file } ? "sur dossier" : nil
    }
    let verdicts = marks.map { mark in
      "\(mark.juror ?? "noté") \(mark.level)" + (mark.basis == .file ? " (sur dossier)" : "")
    }
    return verdicts.isEmpty ? nil : verdicts.joined(separator: " / ")
  }

  // MARK: Decision

  var decision: [Block] {
    guard let deliberation else {
      let award = evaluation?.award.map { exam.awardTitles[$0] ?? $0 }
      return award.map { [.heading("Décision"), .paragraph($0)] } ?? []
    }
    let outOf = exam.markOutOf.map { "/\($0)" } ?? ""
    let facts = facts([
      ("Décision", deliberation.decision.map { $0.french(in: exam) } ?? "aucune"),
      ("Motif", deliberation.decision?.reason),
      ("Note fixée", deliberation.fixedMark.map { "\($0.french)\(outOf), par le jury du diplôme" }),
      ("Réserve", deliberation.reservations.standing.joined(separator: "\n")),
    ])
    return [.heading("Décision"), .facts(facts)]
  }

  // MARK: Words

  var words: [Block] {
    guard let deliberation else { return [] }
    func remarks(_ kind: Remark.Kind) -> [String] {
      deliberation.remarks.filter { $0.remark.kind == kind }.map { note in
        let about = [note.remark.criterion, note.remark.juror].compactMap { $0 }.joined(separator: ", ")
        return line(note.stamp, (about.isEmpty ? "" : "\(about)\u{A0}: ") + note.remark.text)
      }
    }
    let lifted = deliberation.reservations.lifted.map { line($0.stamp, "levée\(suffix($0.text))") }
    return section("Observations", remarks(.observation)) + section("Notes", remarks(.note))
      + section("Incidents", deliberation.incidents.map { line($0.stamp, $0.incident.french) })
      + section("Réserves", deliberation.reservations.made.map { line($0.stamp, $0.text) } + lifted)
      + section("Corrections", deliberation.corrections.map { line($0.stamp, $0.text) })
  }

  private func line(_ stamp: PassageContent.Deliberation.Stamp, _ text: String) -> String {
    "\(RecordClock.text(stamp, on: day)), \(text)"
  }

  private func section(_ title: String, _ lines: [String]) -> [Block] {
    lines.isEmpty ? [] : [.heading(title), .list(lines)]
  }

  // MARK: Seal

  /// Every record about it, with its code: what one compares with a signature sheet.
  var sealing: [Block] {
    let table = Table(
      columns: [.init("Enregistrement"), .init("Chaîne"), .init("nº", .trailing), .init("Scellé le"), .init("Code")],
      rows: records.map { record in
        [
          record.kind.french + detail(record), record.place.chain.short, String(record.place.sequence), record.issued,
          record.code.description,
        ]
      })
    return [.heading("Sceau"), .table(table)]
  }

  private func detail(_ record: SealedRecordLine) -> String {
    let missing = record.missing.isEmpty ? "" : " (sans \(record.missing.map(\.french).frenchList("ni")))"
    switch record.content.linked {
    case .fixing(let fixing): return " \(fixing.mark.french)" + missing
    case .lifting(let lifting): return suffix(lifting.reason) + missing
    case .unit(let unit): return " \(unit.mark.french)" + missing
    case .communication(let communication): return " à \(communication.to)" + missing
    case nil: return missing
    }
  }

  /// `{id, exam, definition, session, place, identity, evaluation, deliberation, mark, fixedMark, reservations, records}`:
  /// the parts are those of the passage or its last correction as they were disclosed, null where they are gone;
  /// `fixedMark` and `reservations` know what was sealed since.
  public var json: JSONValue {
    let record = records.first { $0.place == history.record.place }
    func part(_ part: RecordPart) -> JSONValue { record?.values[part].map { JSONValue($0) } ?? .null }
    return .object([
      .init("id", .string(history.id)), .init("exam", .string(history.subject.exam.id)),
      .init("definition", .definition(history.subject.exam)), .init("session", JSONValue(history.subject.session)),
      .init("place", .place(history.passage.place)), .init("identity", part(.identity)),
      .init("evaluation", part(.evaluation)), .init("deliberation", part(.deliberation)),
      .init("mark", deliberation?.mark.map { .decimal($0) } ?? .null),
      .init("fixedMark", deliberation?.fixedMark.map { .decimal($0) } ?? .null),
      .init("reservations", JSONValue(deliberation?.reservations.standing ?? [])),
      .init("records", .array(records.map(\.json))),
    ])
  }
}

extension Exam {
  /// What a mark is out of; `nil` without one.
  var markOutOf: Int? {
    switch decision.kind {
    case .competencies: nil
    case .mark(let rule): rule.outOf
    case .parts(let rule): rule.outOf
    }
  }
}
