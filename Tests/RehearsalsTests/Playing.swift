// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

@testable import Rehearsals

/// One thing that happens in a rehearsal.
struct Step {
  var input: RehearsedClient.Input
  var at: Int64
}

extension RehearsedClient {
  /// Plays steps; what was said, in order.
  mutating func play(_ steps: [Step]) -> [Line] { steps.flatMap { receive($0.input, at: $0.at) } }
}

extension [Line] {
  /// One line each: `[312 s] counterOffer …`, its hint after a bar.
  var transcript: String {
    map { line in
      "[\(line.at / 1000) s] \(line.kind.rawValue) \(line.text)" + (line.hint.map { " | \($0)" } ?? "") + "\n"
    }.joined()
  }
}

extension Sample {
  /// A call, then a meeting of 35 minutes, with what is typed in each at so many seconds.
  static func steps(call: [(Int64, String)], meeting: [(Int64, String)]) -> [Step] {
    [Step(input: .phaseBegan("relance", allotted: 600_000), at: 0)]
      + call.map { Step(input: .typed($0.1), at: $0.0 * 1000) } + [Step(input: .phaseEnded, at: 600_000)]
      + [Step(input: .phaseBegan("face-a-face", allotted: 2_100_000), at: 0)]
      + meeting.map { Step(input: .typed($0.1), at: $0.0 * 1000) } + [Step(input: .phaseEnded, at: 2_100_000)]
  }

  /// A call and a meeting in which a candidate goes down step by step.
  static let usual = steps(
    call: [(60, "bonjour"), (200, "on peut se voir ?"), (330, "jeudi à 14 h, et pour votre garantie j'ai une idée")],
    meeting: [
      (300, "offre prix 47 500, livraison 7 sem."), (700, "-2 %"), (900, "je vous propose 3 ans de garantie"),
      (1300, "formation 2 jours"), (1500, "prix 45,5 k€"), (1800, "acompte 20 %"), (2000, "d'accord"),
    ])

  /// What a candidate types at random, in the range of the sample's terms.
  static func randomSteps(_ generator: inout SeededGenerator) -> [Step] {
    var meeting: [(Int64, String)] = []
    var at: Int64 = 30
    while at < 2_050 {
      at += Int64(generator.pick(in: 20...240))
      let price = 40_000 + 100 * generator.pick(in: 0...100)
      let texts = [
        "offre prix \(price)", "offre prix \(price), livraison \(generator.pick(in: 4...10)) semaines",
        "acompte \(10 * generator.pick(in: 0...4)) %", "garantie \(12 * generator.pick(in: 1...4)) mois",
        "offre prix \(price), garantie \(12 * generator.pick(in: 1...4)) mois, formation 2 jours inclus, acompte 10 %",
        "d'accord", "non", "et alors ?", "-\(generator.pick(in: 1...6)) %", "",
      ]
      if let text = generator.pick(texts) { meeting.append((at, text)) }
    }
    return steps(call: [(100, "bonjour"), (420, "rendez-vous mardi à 10 h")], meeting: meeting)
  }

  static func codes(_ count: UInt32) -> [DrawCode] {
    (0..<count).compactMap { DrawCode(value: $0 &* 104_729 % (1 << 20)) }
  }
}
