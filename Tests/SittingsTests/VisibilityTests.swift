// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

/// Design §5: before the decision a candidate sees nothing of the evaluation; afterwards, by the centre's setting, the
/// evaluation layer (O/N), never a CCF mark, a juror's own marks or notes, or a client's figures.
@Suite struct `Who may see what` {
  /// What a candidate sees of a layer.
  enum Expected: CaseIterable {
    case always, never
    /// Once decided, if the centre communicates.
    case communicated
  }

  /// Written out by hand, never derived from the code; `nil` for a layer that is not in the table.
  private static func expected(_ layer: Layer) -> Expected {
    switch layer {
    case .identity: .always
    case .timeline: .always
    case .toldChanges: .always
    case .untoldChanges: .never
    case .evaluation: .communicated
    case .award: .communicated
    case .proposedMark: .communicated
    case .jurorMarks: .never
    case .observations: .never
    case .notes: .never
    case .incidents: .never
    case .reservation: .never
    case .jury: .never
    case .transcription: .never
    case .clientFigures: .never
    }
  }

  private static let exams: [(exam: Exam, tellsMark: Bool)] = {
    var silent = Fixture.tcE4
    silent.decision.markDisclosure = .never
    var forgetful = Fixture.tcE4Ccf
    forgetful.decision.markDisclosure = .afterDeliberation
    return [
      (Fixture.ntcTitre, true), (Fixture.tcE4, true), (silent, false), (Fixture.tcE4Ccf, false), (forgetful, false),
    ]
  }()

  @Test(arguments: Layer.allCases) func `the jury sees everything`(layer: Layer) {
    for (exam, _) in Self.exams { #expect(Visibility.allows(.jury, layer, in: exam)) }
  }

  @Test(arguments: Layer.allCases) func `a candidate sees what the table says`(layer: Layer) {
    for (exam, tellsMark) in Self.exams {
      for decided in [false, true] {
        for communicates in [false, true] {
          let expected =
            switch Self.expected(layer) {
            case .always: true
            case .never: false
            case .communicated: decided && communicates && (layer != .proposedMark || tellsMark)
            }
          let reader = Reader.candidate(decided: decided, centreCommunicates: communicates)
          #expect(
            Visibility.allows(reader, layer, in: exam) == expected,
            "\(exam.id), decided \(decided), communicates \(communicates)")
        }
      }
    }
  }

  @Test func `a grid that gives away a mark never told is not told either`() {
    let reader = Reader.candidate(decided: true, centreCommunicates: true)
    var ccf = Fixture.tcE4Ccf
    ccf.decision = DecisionRule(.mark(MarkDecision(derivation: .weightedMean)), markDisclosure: .afterDeliberation)
    #expect(!Visibility.allows(reader, .evaluation, in: ccf))
    #expect(Visibility.allows(.jury, .evaluation, in: ccf))
    var oneOff = Fixture.tcE4
    oneOff.decision = ccf.decision
    #expect(Visibility.allows(reader, .evaluation, in: oneOff))
    oneOff.decision.markDisclosure = .never
    #expect(!Visibility.allows(reader, .evaluation, in: oneOff))
  }

  @Test func `before the decision the centre's setting changes nothing`() {
    for layer in Layer.allCases {
      for (exam, _) in Self.exams {
        let silent = Visibility.allows(.candidate(decided: false, centreCommunicates: false), layer, in: exam)
        let open = Visibility.allows(.candidate(decided: false, centreCommunicates: true), layer, in: exam)
        #expect(silent == open)
      }
    }
  }
}
