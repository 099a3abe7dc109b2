// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
internal import Sittings

/// What `oral archive montrer` prints for the jury and the centre: a passage as it stands, from its sealed records.
///
/// What was erased is said to be, never left out silently.
public struct ArchivedPassageReport: Sendable {
  let history: PassageHistory
  let records: [SealedRecordLine]
  let exam: Exam

  /// - Parameters:
  ///   - records: the passage, then what was linked to it.
  ///   - exam: the definition that the passage follows.
  public init(_ history: PassageHistory, records: [SealedRecordLine], exam: Exam) {
    self.history = history
    self.records = records
    self.exam = exam
  }

  var identity: PassageContent.Identity? { history.content.identity }
  var evaluation: PassageContent.Evaluation? { history.content.evaluation }
  var deliberation: PassageContent.Deliberation? { history.content.deliberation }
  var day: Day? { evaluation?.day }

  public var document: ReportDocument {
    ReportDocument(
      banner: "JURY SEULEMENT", title: "Passage \(history.id)", subtitles: [exam.title],
      blocks: [.facts(head)] + erased + timeline + changes + grid + decision + words + sealing)
  }

  // MARK: Head

  var head: [Fact] {
    let accommodations = identity?.accommodations.map { extra in
      let target = exam.phase(extra.target)?.title ?? exam.allowance(extra.target)?.title ?? extra.target
      return "\(target) +\(extra.numerator)/\(extra.denominator)"
    }
    let chosen = identity?.chosen.map(String.init).frenchList() ?? ""
    return facts([
      ("Candidat", identity.map { $0.candidate.label } ?? "(identité effacée)"),
      ("Épreuve", "\(history.subject.exam.id), version \(history.subject.exam.version)"),
      ("Session", history.subject.session.map(String.init)),
      ("Jour", day.map { "\($0.french), \(evaluation?.opened ?? "")" }),
      ("Issue", outcome),
      ("Choisi", chosen.isEmpty ? nil : "\(exam.choice?.of == .project ? "projet" : "fiche") \(chosen)"),
      ("Majorations", accommodations?.frenchList()),
      ("Dossier", identity?.dossier.map(dossier)),
      ("Jury", deliberation.map { $0.jury.map(member).joined(separator: "\n") }),
      ("Feuille", deliberation?.sheet == .perJuror ? "une par juré" : nil),
      ("Pièces vues", deliberation?.papers.frenchList()),
      ("Origine", deliberation?.transcription.map(origin)),
    ])
  }

  func facts(_ pairs: [(String, String?)]) -> [Fact] {
    pairs.compactMap { label, text in text.flatMap { $0.isEmpty ? nil : Fact(label, $0) } }
  }

  private var outcome: String? {
    let outcome = (deliberation?.outcome ?? evaluation?.outcome)?.french
    return outcome.map { $0 + (deliberation?.outcomeText.map { "\u{A0}: \($0)" } ?? "") }
  }

  private func dossier(_ dossier: PassageContent.Identity.Dossier) -> String {
    let state = dossier.conforming.map { $0 ? "conforme" : "non conforme" } ?? "conformité non contrôlée"
    return "\(state), empreinte \(dossier.sha256.prefix(12))…"
  }

  private func origin(_ origin: PassageContent.Deliberation.Origin) -> String {
    let typists = origin.typists.map { "\($0.name) (\(RecordClock.text($0.finished, on: day)))" }
    return "tenu sur papier (\(origin.code)), saisi par \(typists.frenchList())"
  }

  private func member(_ member: PassageContent.Deliberation.Member) -> String {
    let before = member.predecessors.isEmpty ? "" : ", à la place de \(member.predecessors.frenchList())"
    return Juror(name: member.name, seat: member.seat, part: member.part).label(in: exam) + before
  }

  private var erased: [Block] {
    let missing = records.first { $0.place == history.record.place }?.missing ?? []
    guard !missing.isEmpty else { return [] }
    let verb = missing.count == 1 ? "n’est" : "ne sont"
    let names = missing.map(\.french).frenchList()
    return [.note("De cet enregistrement, \(names) \(verb) plus là\u{A0}: voir les effacements.")]
  }

  // MARK: Times and changes

  private var timeline: [Block] {
    guard let evaluation, !evaluation.phases.isEmpty else { return [] }
    let table = Table(
      columns: [.init("Phase"), .init("Passé", .trailing), .init("Prévu"), .init("En plus", .trailing)],
      rows: evaluation.phases.map { phase in
        [
          title(phase.phase), FrenchDuration.stopwatch(phase.elapsed),
          phase.planned.map(FrenchDuration.words) ?? "libre",
          phase.overtime >= 1000 ? "+" + FrenchDuration.stopwatch(phase.overtime) : "",
        ]
      })
    return [.heading("Déroulement"), .table(table)] + runs
  }

  func title(_ phase: String) -> String { exam.phase(phase)?.title ?? phase }

  /// What the clocks alone do not say.
  private var runs: [Block] {
    guard let deliberation else { return [] }
    let pauses = deliberation.runs.flatMap { run in
      run.pauses.map { pause in
        "\(title(run.phase)), pause de \(RecordClock.text(pause.start, on: day)) à "
          + (pause.end.map { RecordClock.text($0, on: day) } ?? "la fin") + suffix(pause.reason)
      }
    }
    let reasons = deliberation.runs.compactMap { run in
      run.reason.map { "\(title(run.phase)), commencée \(RecordClock.at(run.start, on: day))\(suffix($0))" }
    }
    let grants = deliberation.grants.map { grant in
      "+\(FrenchDuration.words(grant.milliseconds)) pour \(quoted(title(grant.phase))), "
        + RecordClock.at(grant.stamp, on: day) + suffix(grant.reason)
    }
    let gaps = deliberation.gaps.map { gap in
      "Coupure de \(RecordClock.text(gap.from, on: day)) à \(RecordClock.text(gap.to, on: day))\u{A0}: "
        + (gap.counts ? "comptée" : "non comptée")
    }
    let notes = pauses + reasons + grants + gaps
    return notes.isEmpty ? [] : [.heading("À noter", level: 2), .list(notes)]
  }

  func suffix(_ text: String?) -> String { text.map { $0.isEmpty ? "" : "\u{A0}: \($0)" } ?? "" }

  private var changes: [Block] {
    let told = (evaluation?.changes ?? []).map { change in
      let phase = change.toldIn.map { ", \(title($0))" } ?? ""
      return ListItem(
        change.text,
        children: [ListItem("\(change.field.french), annoncée \(RecordClock.at(change.at, on: day))\(phase)")])
    }
    let untold = (deliberation?.untold ?? []).map { change in
      ListItem(change.text, children: [ListItem("\(change.field.french), jamais annoncée")])
    }
    return told.isEmpty && untold.isEmpty ? [] : [.heading("Modifications"), .list(told + untold)]
  }
}
