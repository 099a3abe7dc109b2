// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// Holds dossiers to one exam. Made once, used for any number of dossiers.
public struct ConformityCheck: Sendable {
  public let exam: Exam
  private let recognisers: [PaperKind: RubricRecogniser]

  public init(_ exam: Exam) {
    self.exam = exam
    recognisers = Dictionary(
      exam.papers.map { ($0.kind, RubricRecogniser($0.rubrics)) }, uniquingKeysWith: { first, _ in first })
  }

  /// What recognises the rubrics of a paper; it recognises none where the exam asks for none.
  public func recogniser(for kind: PaperKind) -> RubricRecogniser { recognisers[kind] ?? RubricRecogniser([]) }

  /// Applies every rule.
  ///
  /// - Parameters:
  ///   - obstacles: what kept a part of the dossier from being read. They make the control impossible unless something
  ///     is wrong for certain: a file that cannot be read proves nothing.
  ///   - remarks: what else the loading had to say.
  public func examine(
    _ dossier: Dossier, by control: Control, obstacles: [Diagnostic] = [], remarks: [Diagnostic] = []
  ) -> Conformity {
    var findings = Findings()
    let isAbsent = isAbsent(dossier) && obstacles.isEmpty
    PaperCountRule.check(dossier, exam, &findings)
    PaperTypeRule.check(dossier, exam, &findings)
    for (index, paper) in dossier.papers.enumerated() {
      guard let requirement = exam.papers.first(where: { $0.kind == paper.kind }) else { continue }
      let place = PaperPlace(dossier, index)
      RubricsRule.check(paper, place, recogniser(for: paper.kind), &findings)
      HeadingsRule.check(paper, place, recogniser(for: paper.kind), &findings)
      AnnexPagesRule.check(paper, place, requirement, &findings)
      if requirement.hidesClient { HiddenClientRule.check(paper, place, dossier.jury.clients, &findings) }
    }
    SubstituteRule.check(dossier, exam, &findings)
    UnaskedPapersRule.check(dossier, exam, &findings)
    ChoiceRule.check(dossier, exam, &findings)
    TermsRule.check(dossier, exam, &findings)
    JuryPapersRule.check(dossier, exam, &findings)

    return verdict(findings, isAbsent: isAbsent, by: control, obstacles: obstacles, remarks: remarks)
  }

  private func verdict(
    _ findings: Findings, isAbsent: Bool, by control: Control, obstacles: [Diagnostic], remarks: [Diagnostic]
  ) -> Conformity {
    let all = obstacles + findings.diagnostics + remarks
    let ranked = [Diagnostic.Severity.error, .warning, .note].flatMap { severity in
      all.filter { $0.severity == severity }
    }
    var conformity = Conformity(verdict: .conforming, control: control, diagnostics: ranked)
    if isAbsent {
      conformity.verdict = .absent
      conformity.consequence = .absent(exam, by: control)
    } else if findings.hasSubstance {
      conformity.verdict = .nonConforming
      conformity.consequence = .nonConforming(exam, by: control)
      if findings.hasForm { conformity.formalConsequence = .formal(exam, by: control) }
    } else if findings.hasForm {
      conformity.verdict = .nonConforming
      conformity.consequence = .formal(exam, by: control) ?? .nonConforming(exam, by: control)
    } else if !obstacles.isEmpty {
      conformity.verdict = .uncontrolled
    }
    return conformity
  }

  /// Whether nothing at all was filed where something is asked for: with a single paper on the table, the dossier is
  /// there, and may be incomplete.
  private func isAbsent(_ dossier: Dossier) -> Bool {
    dossier.papers.isEmpty && !dossier.hasUnknownPapers && exam.papers.contains { $0.minimum > 0 }
  }
}

/// What the rules find.
struct Findings {
  private var found: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  /// Whether the regulation's demands on substance are not met.
  private(set) var hasSubstance = false
  /// Whether its formal constraints (volume) are not met.
  private(set) var hasForm = false

  /// How many of one code are told one by one.
  private static let mostOfOneCode = 100

  /// In the order in which they were found.
  var diagnostics: [Diagnostic] {
    let more = counts.filter { $0.value > Self.mostOfOneCode }.sorted { $0.key < $1.key }.map { code, count in
      Diagnostic(
        .note, "controle.suite",
        "\(count - Self.mostOfOneCode) problèmes de plus du même genre (\(code)) ne sont pas montrés.".typographic)
    }
    return found + more
  }

  /// Something that the regulation demands and that is not so.
  mutating func error(
    _ code: String, at path: String, isFormal: Bool = false, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String = ""
  ) {
    if isFormal { hasForm = true } else { hasSubstance = true }
    add(.error, code, path, message, hint)
  }

  mutating func warn(
    _ code: String, at path: String, _ message: @autoclosure () -> String, hint: @autoclosure () -> String = ""
  ) {
    add(.warning, code, path, message, hint)
  }

  mutating func note(
    _ code: String, at path: String, _ message: @autoclosure () -> String, hint: @autoclosure () -> String = ""
  ) {
    add(.note, code, path, message, hint)
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ path: String, _ message: () -> String, _ hint: () -> String
  ) {
    counts[code, default: 0] += 1
    guard counts[code, default: 0] <= Self.mostOfOneCode else { return }
    found.append(Diagnostic(severity, code, at: path, message().typographic, hint: hint().typographic))
  }
}
