// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

/// Non-interference (design §5): whatever a secret is, what a candidate may be given is the same, to the byte.
@Suite struct `The secrets of a record` {
  /// Every secret of a journal replaced by another. What the jury has in common, and what was told, stays.
  private static func other(_ event: Event) -> Event {
    switch event {
    case .opened(var opening):
      opening.jury = opening.jury.map { Juror(name: renamed($0.name), seat: "autre", part: nil) }
      return .opened(opening)
    case .marked(let criterion, let level, let juror?, _):
      return .marked(criterion: criterion, level: level == "O" ? "N" : "O", juror: renamed(juror), basis: .file)
    case .marked(let criterion, let level, nil, _):
      return .marked(criterion: criterion, level: level, juror: nil, basis: .file)
    case .remark(let remark):
      return .remark(Remark("tout autre chose", criterion: nil, juror: remark.juror.map(renamed), kind: .note))
    case .incident: return .incident(Incident(.other, "tout autre chose"))
    case .reservation: return .reservation("autre réserve")
    case .reservationLifted: return .reservationLifted("autre levée")
    case .jurorReplaced(let leaving, let arriving):
      return .jurorReplaced(leaving: renamed(leaving), arriving: arriving.map { Juror(name: renamed($0.name)) })
    case .changeWritten(let number, let change, _):
      var change = change
      change.kind = .purchasing
      change.expected = "un autre attendu"
      change.severity = 3
      change.effects = [.term(id: "prix", .ceiling(Decimal64(units: 39_999)))]
      change.id = "autre"
      if number == 2 {
        change.text = "jamais dite"
        change.field = .commercial
      }
      return .changeWritten(number: number, change, origin: .drawn(code: "AUTRE"))
    case .timeGranted(let phase, let time, _):
      return .timeGranted(phase: phase, milliseconds: time, reason: "autre motif")
    case .runStarted(let phase, let reason): return .runStarted(phase: phase, reason: reason.map { _ in "autre" })
    case .paused(let reason): return .paused(reason: reason.map { _ in "autre" })
    case .outcome(let outcome, _): return .outcome(outcome, text: "autre texte")
    case .decided(let decision):
      let verdict: Decision.Verdict =
        switch decision.verdict {
        case .outcome(let id): .outcome(id)
        case .mark: .mark(Decimal64(units: 2))
        case .parts(let points): .parts(points.mapValues { _ in Decimal64(units: 1) })
        }
      return .decided(Decision(verdict, reason: "autre motif"))
    case .confirmed: return .confirmed([.papers])
    case .papersSeen: return .papersSeen(["autre"])
    default: return event
    }
  }

  private static func renamed(_ name: String) -> String { "Autre \(name)" }

  /// With a secret of every kind.
  private static func journal(_ exam: Exam, sheet: Opening.Sheet) throws -> [RecordedEvent] {
    var oral = try SampleChain.decided(exam) { $0.sheet = sheet }
    try oral.run(
      .reserve("dossier douteux"), .remark(Remark("note à moi", juror: "Paul Weiss", kind: .note)),
      .confirm([.candidate]), .seePapers(["dossier"]))
    try oral.run(.replaceJuror(leaving: "Paul Weiss", arriving: Juror(name: "Zoé Kern")))
    try oral.run(.liftReservation("vu l’original"), .reserve("encore"), .close, .correct(reason: "faute"), .close)
    return oral.sitting.events
  }

  private static func content(_ exam: Exam, _ events: [RecordedEvent], _ digest: String) throws -> PassageContent {
    let journal = JournalDigest(events: events.count, sha256: digest)
    return try #require(PassageContent(sitting: Sitting(exam: exam, events: events), journal: journal))
  }

  @Test(arguments: SampleExam.all, Opening.Sheet.allCases)
  func `change no byte of what a candidate may be given`(exam: Exam, sheet: Opening.Sheet) throws {
    let events = try Self.journal(exam, sheet: sheet)
    let others = events.map { event in
      var event = event
      event.event = Self.other(event.event)
      return event
    }
    #expect(others != events)
    let content = try Self.content(exam, events, "aa")
    let other = try Self.content(exam, others, "bb")
    #expect(content.identity.json.bytes == other.identity.json.bytes)
    #expect(content.evaluation.json.bytes == other.evaluation.json.bytes)
    #expect(content.deliberation.json.bytes != other.deliberation.json.bytes)
  }

  @Test(arguments: SampleExam.all) func `change no byte of what is signed but the digests`(exam: Exam) throws {
    let events = try Self.journal(exam, sheet: .shared)
    let payloads = try [events, events.map { RecordedEvent($0, Self.other($0.event)) }].map { events in
      var chain = try SampleChain()
      let record = try chain.seal(Sitting(exam: exam, events: events))
      var payload = try RecordPayload(unverified: record.jws)
      #expect(payload.digests.count == 3)
      payload.digests = []
      return payload
    }
    #expect(payloads[0] == payloads[1])
  }

  @Test func `are each alone enough to change the deliberation`() throws {
    let exam = SampleExam.ntc
    let events = try Self.journal(exam, sheet: .perJuror)
    let content = try Self.content(exam, events, "aa")
    for (index, event) in events.enumerated() where Self.other(event.event) != event.event {
      var others = events
      others[index].event = Self.other(event.event)
      // A change that was told has no secret that the record keeps: they are the client's, and stay in the journal.
      if case .changeWritten(1, _, _) = event.event { continue }
      let other = try Self.content(exam, others, "aa")
      #expect(other.deliberation.json.bytes != content.deliberation.json.bytes, "\(event.event)")
    }
  }

  @Test func `are nowhere in what is signed, nor are name and number`() throws {
    var chain = try SampleChain()
    let events = try Self.journal(SampleExam.bts, sheet: .shared)
    let record = try chain.seal(Sitting(exam: SampleExam.bts, events: events))
    let payload = try #require(Base64URL.decode(record.jws.split(separator: ".")[1]))
    let text = String(decoding: payload, as: UTF8.self)
    for secret in ["Ferrand", "Lucie", "0042", "13.5", "Roux", "douteux", "écoute", "alarm"] {
      #expect(!text.contains(secret))
    }
  }
}

extension RecordedEvent {
  fileprivate init(_ recorded: RecordedEvent, _ event: Event) {
    self = recorded
    self.event = event
  }
}
