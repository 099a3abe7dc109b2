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
    return try run(
      .conclude(outcome, text: words.text), at: Moment(effective: instant ?? now, recorded: now))
  }

  /// Alone: shows where the jury stands. `accords`: takes over what all agree on. `o c1.2`: the common verdict.
  mutating func deliberate(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    guard !isVeiled else { throw .veiled }
    var words = words
    guard let typed = words.next() else { return say(deliberationView()) }
    if typed.matches("accords") || typed.matches("accord") {
      let agreed = sitting.agreedVerdicts
      guard !agreed.isEmpty else { throw .text("Aucun accord nouveau à reprendre.") }
      return try run(.deliberate(agreed), at: Moment(now))
    }
    guard let level = exam.scale.level(typed) else {
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
    return try run(.decide(try decision(words)), at: Moment(now))
  }

  private func decision(_ words: Words) throws(ConsoleError) -> Decision {
    var words = words
    switch exam.decision.kind {
    case .competencies(let rule):
      let typed = words.next() ?? ""
      let outcome = try rule.outcomes.typed(typed, by: \.id)
      return Decision(.outcome(outcome.id), reason: words.text)
    case .mark:
      let typed = words.next() ?? ""
      guard let mark = Decimal64(typed.split(separator: "/").first.map(String.init) ?? typed) else {
        throw .notANumber(typed)
      }
      return Decision(.mark(mark), reason: words.text)
    case .parts(let rule):
      return Decision(.parts(try points(&words, rule)), reason: words.text)
    }
  }

  /// `10 5,5` in the order of the parts, or `document=10 stage=5,5`.
  private func points(_ words: inout Words, _ rule: PartsDecision) throws(ConsoleError) -> [String: Decimal64] {
    var points: [String: Decimal64] = [:]
    for part in rule.parts {
      guard let typed = words.peeked else { break }
      let pieces = typed.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let named = pieces.count == 2 ? try rule.parts.typed(pieces[0], by: \.id) : part
      guard let value = Decimal64(pieces.last ?? "") else { throw .notANumber(typed) }
      points[named.id] = value
      _ = words.next()
    }
    return points
  }

  mutating func close(at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    let gaps = sitting.closingGaps
    let closing = try run(.close, at: Moment(now))
    guard !gaps.isEmpty else { return closing }
    question = .close
    return [.refuse(closingView(gaps))]
  }
}
