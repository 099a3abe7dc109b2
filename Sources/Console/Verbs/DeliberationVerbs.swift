// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  mutating func conclude(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    guard let typed = words.next() else { throw .usage(.issue) }
    let outcome = try OutcomeWord.all.typed(typed, by: \.word).outcome
    if outcome == .notHeld, words.peeked?.matches("tenu") == true { _ = words.next() }
    return try run(
      .conclude(outcome, text: words.text), at: Moment(effective: instant ?? now, recorded: now))
  }

  /// Alone: shows where the jury stands. `accords`: takes over what all agree on; `partiels`: what only some jurors
  /// marked. `o c1.2`: the common verdict.
  mutating func deliberate(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard !isVeiled else { throw .veiled }
    var words = words
    guard let typed = words.next() else { return say(deliberationView()) }
    if typed.matches("accords") || typed.matches("accord") {
      let agreed = sitting.agreedVerdicts
      guard !agreed.isEmpty else { throw .text("Aucun accord nouveau à reprendre.") }
      return try run(.deliberate(agreed), at: Moment(now))
    }
    if typed.matches("partiels") || typed.matches("partiel") {
      let partial = sitting.partialVerdicts
      guard !partial.isEmpty else { throw .text("Aucun critère n’est noté par une partie du jury seulement.") }
      return try run(.deliberate(partial), at: Moment(now))
    }
    guard let level = level(typed) else {
      throw .refused(.unknownLevel(typed, levels: exam.scale.levels.map(\.code)))
    }
    let criteria = try CriterionSelector(exam: exam).select(words.rest)
    guard !criteria.isEmpty else { throw .usage(.deliberer) }
    let verdicts = Dictionary(uniqueKeysWithValues: criteria.map { ($0, level.code) })
    return try run(.deliberate(verdicts), at: Moment(now))
  }

  mutating func decide(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard !isVeiled else { throw .veiled }
    guard !words.isEmpty else { return say(deliberationView()) }
    return try run(.decide(try exam.decision(words)), at: Moment(now))
  }

  mutating func close(at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    let gaps = sitting.closingGaps
    let closing = try run(.close, at: Moment(now))
    guard !gaps.isEmpty else { return closing }
    guard !isVeiled else { throw .veiled }
    question = .close
    return say(closingView(gaps))
  }
}

extension Exam {
  /// What was decided, as it is typed: `titre`, `13,5`, `10 5,5`, then a reason.
  func decision(_ words: Words) throws(ConsoleError) -> Decision {
    var words = words
    switch decision.kind {
    case .competencies(let rule):
      let typed = words.next() ?? ""
      let outcome = try rule.outcomes.typed(typed, by: \.id)
      return Decision(.outcome(outcome.id), reason: words.text)
    case .mark:
      let typed = words.next() ?? ""
      guard let mark = Decimal64(points: typed) else { throw .notANumber(typed) }
      return Decision(.mark(mark), reason: words.text)
    case .parts(let rule):
      return Decision(.parts(try points(&words, rule)), reason: words.text)
    }
  }

  /// `10 5,5` in the order of the parts, or `document=10 stage=5,5`.
  private func points(_ words: inout Words, _ rule: PartsDecision) throws(ConsoleError) -> [String: Decimal64] {
    var points: [String: Decimal64] = [:]
    while let typed = words.peeked {
      let pieces = typed.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let value = Decimal64(points: pieces.last ?? "")
      let named = pieces.count == 2 ? try rule.parts.typed(pieces[0], by: \.id) : nil
      guard let part = named ?? rule.parts.first(where: { points[$0.id] == nil }), points[part.id] == nil else {
        // All parts have theirs: what is left is a reason, unless it is one number too many.
        guard value == nil else { throw .tooMuch(typed, .decider) }
        break
      }
      guard let value else { throw .notANumber(pieces.last ?? "") }
      points[part.id] = value
      _ = words.next()
    }
    return points
  }
}

extension Decimal64 {
  /// `13,5`, `13.5`, `13,5/20`.
  fileprivate init?(points typed: String) {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let first = parts.first else { return nil }
    self.init(first)
  }
}
