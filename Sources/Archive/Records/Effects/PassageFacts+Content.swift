// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

extension PassageFacts {
  /// `nil` unless it is a passage, or a correction of one, whose evaluation is there.
  init?(_ content: RecordContent) {
    guard let subject = content.payload.subject, let evaluation = content.evaluation else { return nil }
    self.init(
      id: content.payload.sittingID, subject: subject, identity: content.identity, evaluation: evaluation,
      deliberation: content.deliberation)
  }

  /// What is missing leaves its facts empty.
  init(
    id: String, subject: RecordPayload.Subject, identity: PassageContent.Identity?,
    evaluation: PassageContent.Evaluation, deliberation: PassageContent.Deliberation?
  ) {
    var met = 0
    var given = 0
    for verdict in evaluation.verdicts {
      guard let isMet = verdict.level.flatMap({ evaluation.scale[$0] }) else { continue }
      given += 1
      if isMet { met += 1 }
    }
    let candidate = identity?.candidate
    self.init(
      id: id, exam: subject.exam, session: subject.session, day: evaluation.day,
      candidate: candidate ?? Candidate(number: "", familyName: "", givenName: ""),
      jury: deliberation?.jury.map(\.name) ?? [], outcome: deliberation?.outcome ?? evaluation.outcome,
      award: evaluation.award, mark: deliberation?.mark, fixedMark: deliberation?.fixedMark,
      isReserved: deliberation.map { !$0.reservations.standing.isEmpty } ?? false,
      verdicts: Self.verdicts(evaluation, deliberation), met: met, given: given, phases: evaluation.phases,
      changes: evaluation.changes.map(\.field), texts: Texts(candidate, evaluation, deliberation))
  }

  private static func verdicts(
    _ evaluation: PassageContent.Evaluation, _ deliberation: PassageContent.Deliberation?
  ) -> [Verdict] {
    guard let deliberation, deliberation.sheet == .perJuror else {
      return evaluation.verdicts.compactMap { verdict in
        verdict.level.map { Verdict(criterion: verdict.criterion, level: $0) }
      }
    }
    let sheets = deliberation.sheets
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(evaluation.verdicts.count)
    let blank = [String?](repeating: nil, count: deliberation.jury.count)
    for verdict in evaluation.verdicts {
      let jurors = sheets[verdict.criterion]
      if verdict.level == nil, jurors == nil { continue }
      verdicts.append(Verdict(criterion: verdict.criterion, level: verdict.level, jurors: jurors ?? blank))
    }
    return verdicts
  }
}

extension PassageContent.Deliberation {
  /// By criterion, each juror's level in the order of the jury. A mark of one who left counts for whoever took the
  /// place, unless that one marked the criterion too.
  fileprivate var sheets: [String: [String?]] {
    // A few names: a scan of them is quicker than a dictionary.
    var seats = jury.enumerated().map { (name: $1.name, seat: $0, isOwn: true) }
    for (seat, member) in jury.enumerated() {
      for name in member.predecessors { seats.append((name, seat, false)) }
    }
    let blank = [String?](repeating: nil, count: jury.count)
    var sheets: [String: [String?]] = [:]
    // Marks come criterion by criterion.
    var (criterion, sheet) = ("", blank)
    for mark in marks {
      guard let seat = seats.first(where: { $0.name == mark.juror }) else { continue }
      if mark.criterion != criterion {
        if sheet != blank { sheets[criterion] = sheet }
        (criterion, sheet) = (mark.criterion, sheets[mark.criterion] ?? blank)
      }
      if seat.isOwn || sheet[seat.seat] == nil { sheet[seat.seat] = mark.level }
    }
    if sheet != blank { sheets[criterion] = sheet }
    return sheets
  }
}

extension PassageFacts.Texts {
  fileprivate init(
    _ candidate: Candidate?, _ evaluation: PassageContent.Evaluation, _ deliberation: PassageContent.Deliberation?
  ) {
    let names = candidate.map { [$0.number, $0.givenName, $0.familyName] } ?? []
    let people = names.filter { !$0.isEmpty } + (deliberation?.jury.map(\.name) ?? [])
    // Without the deliberation those that were told are gone as well: nobody could tell the two apart afterwards.
    let changes = deliberation.map { evaluation.changes.map(\.text) + $0.untold.map(\.text) } ?? []
    let remarks = deliberation?.words ?? []
    self.init(
      people: people.joined(separator: "\n"), changes: changes.joined(separator: "\n"),
      remarks: remarks.joined(separator: "\n"))
  }
}

extension PassageContent.Deliberation {
  /// Everything that was written about the passage.
  fileprivate var words: [String] {
    var words = remarks.map(\.remark.text)
    words += incidents.map(\.incident.text)
    words += reservations.made.map(\.text)
    words += reservations.lifted.map(\.text)
    words += [outcomeText, decision?.reason].compactMap { $0 }
    words += grants.map(\.reason)
    for run in runs {
      if let reason = run.reason { words.append(reason) }
      words += run.pauses.compactMap(\.reason)
    }
    words += corrections.map(\.text)
    return words.filter { !$0.isEmpty }
  }
}

extension RecordPayload {
  /// The sitting's id, whatever the record that is about it.
  var sittingID: String { String(id.prefix { $0 != "/" }) }
}
