// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
import Sittings

/// What there is to know of a sitting, layer by layer: replacing one changes its seed and nothing else.
struct Layers {
  /// One layer. All but the first are kept from a candidate until the jury has decided; those of ``afterwards`` may be
  /// seen then, if the centre communicates.
  enum Layer: CaseIterable {
    /// Times, and the text of what is told.
    case visible
    case jurorMarks, remarks, incidents, reservations, untoldChange, annotations, reasons, jury, papers, fraud,
      decisionReason
    case grid, verdict
  }

  static let secrets = Layer.allCases.filter { ![.visible, .grid, .verdict].contains($0) }
  static let afterwards: [Layer] = [.grid, .verdict]

  private var seeds: [Layer: Int] = [:]

  init(seed: Int) { for layer in Layer.allCases { seeds[layer] = seed } }

  subscript(_ layer: Layer) -> Int { seeds[layer, default: 0] }

  /// The same but for that layer.
  func replacing(_ layer: Layer) -> Layers {
    var copy = self
    copy.seeds[layer, default: 0] += 1
    return copy
  }
}

/// How far the sitting has gone, and what the centre does.
enum Progress: CaseIterable {
  case running, beforeDecision, decidedInSilence, closedInSilence, communicated

  var isDecided: Bool { self == .decidedInSilence || self == .closedInSilence || self == .communicated }
}

extension Layers {
  /// A sitting made of these layers.
  func sitting(of exam: Exam, _ progress: Progress) throws -> Room {
    var room = try Room(exam) { opening in
      opening.candidate = Candidate(number: "0057", familyName: "Benali", givenName: "Karim")
      opening.sheet = .perJuror
      opening.jury = ["Anne", "Paul"].map {
        Juror(name: "\($0) \(self[.jury])", part: $0 == "Anne" ? .client : .observer)
      }
      opening.papersSeen = ["pièce \(self[.papers])"]
      opening.dossier = .init(
        path: "dossiers/\(self[.papers])", sha256: "\(self[.papers])", conforming: self[.papers] % 2 == 0)
    }
    try writeChanges(&room)
    for (index, phase) in exam.phases.enumerated() {
      try room.run(.next)
      try secrets(&room, index)
      try times(&room, index, phase)
    }
    guard progress != .running else { return room }
    try room.run(.conclude(self[.fraud] % 2 == 0 ? .held : .fraudSuspected, text: "mot de la fin \(self[.reasons])"))
    guard progress.isDecided else { return room }
    try decide(&room)
    if progress == .closedInSilence { try room.run(.close) }
    return room
  }

  /// One change to tell and, where the exam has two, one that never is; which is which is itself a secret.
  private func writeChanges(_ room: inout Room) throws {
    guard let rules = room.exam.changes else { return }
    let told = toldNumber(rules)
    try room.run(
      .write(
        number: told,
        Change(
          field: ChangeField.allCases[self[.annotations] % 4], text: "changement dit \(self[.visible])",
          severity: self[.annotations] % 3 + 1, effects: [.context("effet \(self[.annotations])")],
          expected: "attendu \(self[.annotations])"), origin: .bank("eco-\(self[.annotations])")))
    guard rules.count ?? 2 > 1 else { return }
    try room.run(
      .write(number: 3 - told, Change(field: .human, text: "changement tu \(self[.untoldChange])"), origin: .written))
  }

  private func toldNumber(_ rules: ChangeRules) -> Int { (rules.count ?? 2) > 1 ? self[.untoldChange] % 2 + 1 : 1 }

  /// What leaves no trace on the clock, each at an instant of its own.
  private func secrets(_ room: inout Room, _ index: Int) throws {
    let exam = room.exam
    for (place, criterion) in exam.criteria.enumerated() where place % exam.phases.count == index {
      for (column, juror) in room.sitting.state.jury.enumerated() {
        let seed = self[.jurorMarks] + place * 3 + column
        guard seed % 7 != 0 else { continue }
        let level = exam.scale.levels[seed % exam.scale.levels.count].code
        try room.aside(seconds: 1 + seed % 40) {
          try $0.mark(criterion.id, as: level, by: juror.name, on: seed % 3 == 0 ? .file : .scene)
        }
      }
    }
    for number in 0..<self[.remarks] % 3 + 1 {
      try room.aside(seconds: 3 + number) {
        let kind = Remark.Kind.allCases[number % 2]
        try $0.run(.remark(Remark("remarque \(self[.remarks])", criterion: exam.criteria.first?.id, kind: kind)))
      }
    }
    let kind = Incident.Kind.allCases[self[.incidents] % Incident.Kind.allCases.count]
    try room.aside(seconds: 5 + self[.incidents] % 9) {
      try $0.run(.incident(Incident(kind, "incident \(self[.incidents])"), pausesClock: false))
    }
    if index == 0 { try room.run(.reserve("réserve \(self[.reservations])")) }
    if index == 0, self[.reservations] % 2 == 0 { try room.run(.liftReservation("levée \(self[.reservations])")) }
  }

  /// Pauses, time granted, what is told: seen, but for the words.
  private func times(_ room: inout Room, _ index: Int, _ phase: Phase) throws {
    let told = room.exam.changes.map { toldNumber($0) }
    try room.wait("2 min")
    if index == 1, let told { try room.run(.tell(number: told)) }
    if (index + self[.visible]) % 2 == 0 {
      try room.run(.incident(Incident(.alarm, "bruit \(self[.reasons])"), pausesClock: true))
      try room.wait("\(self[.visible] % 5 + 1) min")
      try room.run(.resume)
      try room.run(.grant(milliseconds: 60_000, phase: phase.id, reason: "motif \(self[.reasons])"))
    }
    try room.wait("\(self[.visible] % 20 + 3) min")
    if index == 1 { try room.run(.go(phase: phase.id, reason: "encore \(self[.reasons])")) }
    try room.wait("50s")
  }

  private func decide(_ room: inout Room) throws {
    let exam = room.exam
    var verdicts: [String: String] = [:]
    for (place, criterion) in exam.criteria.enumerated() where (place + self[.grid]) % 5 != 4 {
      verdicts[criterion.id] = exam.scale.levels[(place / 2 + self[.grid]) % exam.scale.levels.count].code
    }
    if !verdicts.isEmpty { try room.run(.deliberate(verdicts)) }
    let verdict: Decision.Verdict =
      switch exam.decision.kind {
      case .competencies(let rule): .outcome(rule.outcomes[self[.verdict] % rule.outcomes.count].id)
      case .mark: .mark(Decimal64(units: Int64(self[.verdict] % 20)))
      case .parts(let rule):
        .parts(
          Dictionary(uniqueKeysWithValues: rule.parts.map { ($0.id, Decimal64(units: Int64(self[.verdict] % 5))) }))
      }
    try room.run(.decide(Decision(verdict, reason: "motif de décision \(self[.decisionReason])")))
  }
}

extension Room {
  /// Something that happens in the middle of a phase, a moment after now, without moving the clock of the room.
  mutating func aside(seconds: Int, _ body: (inout Room) throws -> Void) rethrows {
    let before = now
    now = now.advanced(by: Int64(seconds) * 1000)
    try body(&self)
    now = before
  }

  /// Everything that a candidate is given.
  func candidateBytes(communicates: Bool) -> String {
    let view = CandidateSitting(sitting, centreCommunicates: communicates, at: now)
    let list = SittingList([SittingLine(sitting)], isForJury: false)
    return TextRenderer().render(CandidateReport(view).document)
      + CandidateJSON(view).value.pretty + TextRenderer().render(list.document) + list.json.pretty
  }

  /// Everything that the jury is given.
  var juryBytes: String {
    TextRenderer().render(SittingReport(sitting, at: now).document) + SittingJSON(sitting, at: now).value.pretty
  }
}
