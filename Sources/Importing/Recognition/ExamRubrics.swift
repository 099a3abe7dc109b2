// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The rubrics of all the papers that an exam asks for, recognised as `oral verifier` recognises them.
struct ExamRubrics {
  let kinds: Set<PaperKind>
  /// In the order of the exam.
  private let recognisers: [(kind: PaperKind, recogniser: RubricRecogniser)]

  init(_ exam: Exam) {
    kinds = exam.paperKinds
    let check = ConformityCheck(exam)
    recognisers = exam.papers.filter { !$0.rubrics.isEmpty }.map { ($0.kind, check.recogniser(for: $0.kind)) }
  }

  func recogniser(_ kind: PaperKind) -> RubricRecogniser {
    recognisers.first { $0.kind == kind }?.recogniser ?? RubricRecogniser([])
  }

  /// The kinds that have rubrics.
  var withRubrics: [PaperKind] { recognisers.map(\.kind) }

  /// The rubrics that a text is beyond doubt.
  func certain(_ text: String, in kind: PaperKind) -> [String] {
    let recogniser = recogniser(kind)
    let plain = text.withoutNumbering
    guard plain.utf8.count <= 300 else { return [] }
    // "Contexte : …" is a rubric with its text, not a longer title.
    if plain.contains(":") { return recogniser.exact(plain).map { [$0] } ?? [] }
    guard case .certain(let ids) = recogniser.recognise([plain])[0] else { return [] }
    return ids
  }

  /// Whether a text is a rubric of some paper, or of one kind.
  func isRubric(_ text: String, in kind: PaperKind? = nil) -> Bool {
    recognisers.contains { (kind == nil || $0.kind == kind) && !certain(text, in: $0.kind).isEmpty }
  }

  /// The kind whose rubrics are most among some titles; `nil` when there is none of any.
  func likeliestKind(of titles: [String]) -> PaperKind? {
    let counts = recognisers.map { kind, recogniser in
      (kind: kind, count: Set(titles.flatMap { certain($0, in: kind) }).count)
    }
    // The first of the exam where two are as likely.
    return counts.filter { $0.count > 0 }.reversed().max { $0.count < $1.count }?.kind
  }
}
