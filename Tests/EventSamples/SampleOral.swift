// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
public import Sittings

/// An oral that a test plays: a sitting and a clock that only moves when told.
public struct SampleOral: Sendable {
  public var sitting: Sitting
  /// 9:00 local time on 2026-05-12, one hour after the machine started.
  public var now = Instant(wall: 1_778_569_200_000, boot: 3_600_000, bootID: "boot-1", utcOffset: 120)

  /// Opened, unless told otherwise.
  public init(_ exam: Exam, sha256: String, _ change: (inout Opening) -> Void = { _ in }) throws {
    sitting = Sitting(exam: exam)
    var opening = Opening(
      id: "260512-K7F", exam: .init(id: exam.id, version: exam.version, sha256: sha256), session: 2026,
      candidate: Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucie"),
      jury: [Juror(name: "Anne Roux", part: .client), Juror(name: "Paul Weiss", seat: "eco-gestion")])
    change(&opening)
    try run(.open(opening))
  }

  public mutating func wait(minutes: Int64) { now = now.advanced(by: minutes * 60_000) }

  /// Decides and applies.
  public mutating func run(_ commands: Command...) throws {
    for command in commands { sitting.apply(try sitting.decide(command, at: Moment(now))) }
  }

  /// Entered late: it happened so many minutes ago.
  public mutating func run(_ command: Command, minutesAgo: Int64) throws {
    let moment = Moment(effective: now.advanced(by: -minutesAgo * 60_000), recorded: now)
    sitting.apply(try sitting.decide(command, at: moment))
  }

  /// Every phase, eleven minutes each, to the end of the oral.
  public mutating func playPhases() throws {
    for _ in sitting.exam.phases {
      try run(.next)
      wait(minutes: 11)
    }
    try run(.next)
  }

  /// Every criterion on the common sheet, `levels` before `level`.
  public mutating func mark(_ level: String, except levels: [String: String] = [:]) throws {
    for criterion in sitting.exam.criteria {
      try run(
        .mark(criteria: [criterion.id], level: levels[criterion.id] ?? level, juror: nil, basis: .scene))
    }
  }

  /// From the opening to the decision, with a little of everything; not closed.
  public static func decided(
    _ exam: Exam, sha256: String, _ change: (inout Opening) -> Void = { _ in }
  ) throws -> SampleOral {
    var oral = try SampleOral(exam, sha256: sha256, change)
    if exam.changes != nil {
      let told = Change(field: .economic, kind: .budget, text: "Budget ramené à 41 000 €", expected: "attendu secret")
      try oral.run(.write(number: 1, told, origin: .written))
      try oral.run(.write(number: 2, Change(field: .human, text: "Autre interlocuteur"), origin: .bank("hum-2")))
    }
    try oral.run(.next)
    oral.wait(minutes: 3)
    try oral.run(.pause(reason: "alarme"))
    oral.wait(minutes: 2)
    try oral.run(.resume)
    oral.wait(minutes: 6)
    for _ in exam.phases.dropFirst() {
      try oral.run(.next)
      oral.wait(minutes: 11)
    }
    if exam.changes != nil { try oral.run(.tell(number: 1)) }
    try oral.run(.grant(milliseconds: 60_000, phase: nil, reason: "panne du téléphone"))
    try oral.run(.next)
    let isShared = oral.sitting.state.opening?.sheet == .shared
    if isShared {
      try oral.mark("O")
    } else {
      for juror in oral.sitting.state.jury.map(\.name) {
        for criterion in exam.criteria {
          try oral.run(.mark(criteria: [criterion.id], level: "O", juror: juror, basis: .scene))
        }
      }
      try oral.run(.deliberate(oral.sitting.agreedVerdicts))
    }
    try oral.run(.remark(Remark("écoute active, reformule", criterion: exam.criteria.first?.id, juror: "Anne Roux")))
    oral.wait(minutes: 5)
    try oral.run(.incident(Incident(.alarm, "évacuation"), pausesClock: false), minutesAgo: 4)
    switch exam.decision.kind {
    case .competencies: try oral.run(.decide(Decision(.outcome("titre"))))
    case .mark: try oral.run(.decide(Decision(.mark(Decimal64(units: 135, scale: 1)), reason: "bonne tenue")))
    case .parts(let rule):
      let points = rule.parts.map { ($0.id, Decimal64(units: 7)) }
      try oral.run(.decide(Decision(.parts(Dictionary(uniqueKeysWithValues: points)))))
    }
    return oral
  }
}
