// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText
internal import Sittings

/// The report of a session for the head of a centre: what statistics say of each exam, and of its juries when that was
/// asked for. All of it is what ``CohortStatistics`` shows: small groups are masked alike on paper and on the screen.
public struct CentreSessionReport: Sendable {
  public let session: Int
  private let chapters: [Chapter]

  /// One exam.
  public struct Chapter: Sendable {
    public var statistics: CohortStatistics
    /// The definition by which the statistics were computed.
    public var exam: Exam
    public var juries: JuryComparison?

    public init(statistics: CohortStatistics, exam: Exam, juries: JuryComparison? = nil) {
      self.statistics = statistics
      self.exam = exam
      self.juries = juries
    }
  }

  public init(session: Int, chapters: [Chapter]) {
    self.session = session
    self.chapters = chapters
  }

  public var title: String { "Rapport de la session \(session)" }

  public var documents: [ReportDocument] {
    chapters.flatMap { chapter in
      [StatisticsReport(chapter.statistics, exam: chapter.exam).document]
        + (chapter.juries.map { [JuryComparisonReport($0, exam: chapter.exam).document] } ?? [])
    }
  }

  /// `{session, exams: [{statistics, juries}]}`, each as `oral archive statistiques --json` writes it; `juries` is null
  /// unless it was asked for.
  public var json: JSONValue {
    [
      "session": JSONValue(session),
      "exams": .array(
        chapters.map { chapter in
          [
            "statistics": StatisticsJSON(chapter.statistics).value,
            "juries": chapter.juries.map { JuryComparisonJSON($0).value } ?? .null,
          ]
        }),
    ]
  }

  /// What the template `session` draws: the same figures, behind the titles that they have.
  public var printed: JSONValue {
    [
      "title": .string(title),
      "banner": chapters.contains { $0.juries != nil }
        ? "Réservé au responsable du centre"
        : chapters.contains { $0.statistics.isDetailed } ? "Rien n’est masqué\u{A0}: ne pas diffuser" : nil,
      "smallest": JSONValue(Masking.smallest), "exams": .array(chapters.map(printed)),
    ]
  }

  private func printed(_ chapter: Chapter) -> JSONValue {
    let exam = chapter.exam
    let statistics = chapter.statistics
    func titles(_ pairs: [(String, String)]) -> JSONValue {
      .object(pairs.map { .init($0.0, .string($0.1)) })
    }
    return [
      "title": .string(exam.title), "diploma": .string(exam.diploma), "met": .string(exam.metTitle),
      "passages": .string(Figures.passages(statistics.passages)), "isMasked": .bool(statistics.passages == .masked),
      "statistics": StatisticsJSON(statistics).value,
      "juries": chapter.juries.map { JuryComparisonJSON($0).value } ?? .null,
      "titles": [
        "criteria": titles(exam.criteria.map { ($0.id, $0.title) }),
        "competencies": titles(exam.competencies.map { ($0.id, $0.title) }),
        "phases": titles(exam.phases.map { ($0.id, $0.title) }),
        "awards": titles(exam.awardTitles.sorted { $0.key < $1.key }),
        "outcomes": titles(Outcome.allCases.map { ($0.rawValue, $0.french) }),
        "fields": titles(ChangeField.allCases.map { ($0.rawValue, $0.french) }),
      ],
      "notes": JSONValue(StatisticsReport(statistics, exam: exam).notes),
    ]
  }
}
