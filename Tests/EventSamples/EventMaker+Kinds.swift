// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

extension EventMaker {
  /// An event of that kind. No default: every kind has its sample.
  public mutating func event(_ kind: EventKind) -> Event {
    switch kind {
    case .opened: .opened(opening())
    case .confirmed: .confirmed(Set(list(upTo: 6) { $0.one(of: Confirmation.self) }))
    case .runStarted: .runStarted(phase: text(), reason: some { $0.text() })
    case .runEnded: .runEnded
    case .paused: .paused(reason: some { $0.text() })
    case .resumed: .resumed
    case .timeGranted: .timeGranted(phase: "entretien", milliseconds: Int64(number(-9...900_000)), reason: text())
    case .clockDiverged: .clockDiverged(milliseconds: pick([.min, .max, -3_600_000, 0]))
    case .gapRuled: .gapRuled(from: instant(), to: instant(), counts: flag())
    case .changeWritten: .changeWritten(number: number(1...4), change(), origin: origin())
    case .changeDropped: .changeDropped(number: number(1...4))
    case .changeTold: .changeTold(number: number(1...4))
    case .marked:
      .marked(
        criterion: criterion(), level: pick(["O", "N", "3"]), juror: some { $0.name() },
        basis: one(of: Basis.self))
    case .unmarked: .unmarked(criterion: criterion(), juror: some { $0.name() })
    case .remark:
      .remark(
        Remark(
          text(), criterion: some { $0.criterion() }, juror: some { $0.name() }, kind: one(of: Remark.Kind.self)))
    case .incident: .incident(Incident(one(of: Incident.Kind.self), text()))
    case .jurorReplaced: .jurorReplaced(leaving: name(), arriving: some { $0.juror() })
    case .partsAssigned: .partsAssigned(table { ($0.name(), $0.one(of: Juror.Part.self)) })
    case .reservation: .reservation(text())
    case .reservationLifted: .reservationLifted(text())
    case .withdrawn: .withdrawn(group: number(1...40))
    case .outcome: .outcome(one(of: Outcome.self), text: some { $0.text() })
    case .continued: .continued(text: some { $0.text() })
    case .deliberated: .deliberated(table { ($0.criterion(), $0.pick(["O", "N", "é"])) })
    case .decided: .decided(Decision(verdict(), reason: some { $0.text() }))
    case .closed: .closed
    case .corrected: .corrected(reason: text())
    case .sealed: .sealed(record: text())
    case .chosen: .chosen(list(upTo: 2) { $0.number(1...3) })
    case .accommodated:
      .accommodated([Accommodation(target: text(), numerator: number(1...4), denominator: 3)].compactMap { $0 })
    case .jurorJoined: .jurorJoined(juror())
    case .papersSeen: .papersSeen(list(upTo: 3) { $0.text() })
    case .transcribed:
      .transcribed(
        Transcription(
          code: text(),
          typists: list(upTo: 2) { maker in
            Transcription.Typist(name: maker.name(), finished: maker.instant())
          }))
    case .candidateCorrected:
      .candidateCorrected(Candidate(number: "0\(number(1...999))", familyName: text(), givenName: name()))
    }
  }

  mutating func opening() -> Opening {
    Opening(
      id: "261120-K7F", exam: Opening.ExamReference(id: "ntc-titre", version: "1.0", sha256: "ab12"),
      session: some { $0.number(2000...2040) },
      candidate: Candidate(number: "0\(number(1...999))", familyName: text(), givenName: name()),
      dossier: some { maker in
        Opening.DossierReference(path: maker.text(), sha256: "cd", conforming: maker.some { $0.flag() })
      },
      papersSeen: list(upTo: 3) { $0.text() }, jury: list(upTo: 4) { $0.juror() }, sheet: one(of: Opening.Sheet.self),
      chosen: list(upTo: 2) { $0.number(1...3) },
      accommodations: [Accommodation(target: "preparation", numerator: number(1...4), denominator: 3)].compactMap {
        $0
      },
      centreMinutes: ["total": number(1...240), "é": 3], isRehearsal: flag())
  }

  mutating func juror() -> Juror {
    Juror(name: name(), seat: some { $0.text() }, part: some { $0.one(of: Juror.Part.self) })
  }

  mutating func verdict() -> Decision.Verdict {
    switch number(0...2) {
    case 0: .outcome("titre")
    case 1: .mark(decimal())
    default: .parts(["A": decimal(), "B": decimal()])
    }
  }

  mutating func origin() -> ChangeOrigin {
    switch number(0...2) {
    case 0: .written
    case 1: .bank(text())
    default: .drawn(code: "K7F-21")
    }
  }

  mutating func change() -> Change {
    Change(
      id: some { $0.text() }, field: one(of: ChangeField.self), kind: some { $0.one(of: ChangeKind.self) },
      text: text(), fiche: some { $0.number(1...3) }, severity: some { $0.number(1...3) },
      effects: list(upTo: 6) { $0.effect() }, expected: some { $0.text() })
  }

  mutating func effect() -> Change.Effect {
    switch number(0...4) {
    case 0: .term(id: "prix", termEffect())
    case 1:
      .counterpart(
        Change.Counterpart(
          name: some { $0.name() }, role: text(), profile: some { $0.one(of: ClientRole.Profile.self) }))
    case 2: .motive(one(of: Motive.self), weight: number(0...100))
    case 3:
      .competitor(Change.Competitor(name: name(), text: some { $0.text() }, price: some { $0.decimal() }))
    default: .context(text())
    }
  }

  mutating func termEffect() -> Change.TermEffect {
    switch number(0...5) {
    case 0: .value(decimal())
    case 1: .ceiling(decimal())
    case 2: .floor(decimal())
    case 3: .variation(basisPoints: Int64(number(-5000...5000)))
    case 4: .range(decimal(), decimal())
    default: .choices(list(upTo: 3) { $0.text() })
    }
  }
}
