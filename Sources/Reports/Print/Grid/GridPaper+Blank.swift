// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

extension GridPaper {
  /// A sheet to fill by hand, when the machine is down: the paper twin of a passage.
  ///
  /// - Parameters:
  ///   - definition: SHA-256 of the exam's definition.
  ///   - candidate: `nil` for a sheet that anyone may be written on: it bears no code.
  ///   - jury: those who are known; as many places as the exam asks for are left to the others.
  ///   - passage: the sitting's id, when it is already opened.
  public init(
    blank exam: Exam, definition: String, session: Int?, candidate: Candidate?, jury: [Juror] = [],
    passage: String? = nil, day: Day? = nil
  ) {
    self.init(exam: exam, title: "Grille à remplir", name: passage ?? candidate?.number ?? "", facts: [])
    banner = Self.forJury
    isBlank = true
    grid = [:]
    code = candidate.map {
      PaperCode(exam: exam.id, definition: definition, session: session, candidate: $0, passage: passage)
    }
    facts =
      [
        Fact("Numéro du candidat", candidate?.number ?? ""), Fact("Prénom", candidate?.givenName ?? ""),
        Fact("Nom", candidate?.familyName ?? ""), Fact("Session", session.map(String.init) ?? ""),
        Fact("Jour", day?.french ?? ""),
      ] + (passage.map { [Fact("Passage", $0)] } ?? [])
    places = BlankPlaces(exam)
    let seats = exam.jury.members.flatMap { Array(repeating: $0.title, count: max(1, $0.count)) }
    let places = max(jury.count, exam.jury.minimum ?? 0, seats.count, 2)
    signatures = jury.map { $0.label(in: exam) } + Array(repeating: "", count: places - jury.count)
    phases = Self.planned(Sitting(exam: exam), at: Instant(wall: 0, boot: 0, bootID: ""))
    self.day = day ?? session.flatMap { Day(year: $0, month: 1, day: 1) }
  }

  /// The blank twin of a passage that is opened.
  public init(blank sitting: Sitting) {
    let state = sitting.state
    self.init(
      blank: sitting.exam, definition: state.opening?.exam.sha256 ?? "", session: state.opening?.session,
      candidate: state.candidate, jury: state.jury, passage: sitting.id, day: sitting.opened?.day)
    guard let opened = sitting.opened else { return }
    phases = Self.planned(sitting, at: opened)
    places = BlankPlaces(
      exam, chosen: state.chosen.map(String.init).frenchList(),
      accommodations: state.accommodations.map {
        "\(exam.phase($0.target)?.title ?? $0.target) +\($0.numerator)/\($0.denominator)"
      }
      .joined(separator: ", "))
  }

  /// Every phase, the jury's own as well, with what is planned for it as the candidate is told: the rest in minutes, too.
  private static func planned(_ sitting: Sitting, at opened: Instant) -> [PhaseBar] {
    sitting.times(at: opened).map { times in
      let isOpen = sitting.exam.phase(times.id)?.limit.nature == .centre
      return PhaseBar(
        title: times.title.typographic, elapsed: 0, planned: times.planned, overtime: 0,
        allotment: isOpen ? "……… min" : times.allowance?.typographic)
    }
  }

  static let forJury = "Jury seulement"
}
