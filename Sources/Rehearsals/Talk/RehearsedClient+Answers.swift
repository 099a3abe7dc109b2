// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What the client answers to a typed line.
extension RehearsedClient {
  mutating func answer(_ text: String, _ now: Int64, _ lines: inout [Line]) {
    guard let phase, phase.kind.isNegotiation else {
      if !text.trimmed.isEmpty { help(Phrase.clientAbsent, now, &lines) }
      return
    }
    if rehearsal.options.isSilent { return help(Phrase.silentMode, now, &lines) }
    if outcome.hasLeft {
      heard(text, now)
      return help(Phrase.clientGone, now, &lines)
    }
    if splits(text), let middle = middle() { return hear(middle, text, now, &lines) }
    let standing = offers.last ?? rehearsal.table.proposal
    func read(_ text: String) -> ParsedOffer {
      rehearsal.hasTerms ? OfferParser.parse(text, table: rehearsal.table, standing: standing) : ParsedOffer()
    }
    let parsed = read(OfferedText.of(text))
    // « jeudi à 14 h » holds a figure, and is no offer; « 46 000 €, et jeudi à 14 h » is both.
    let appointment = Appointment(text)
    guard parsed.isEmpty || appointment?.when != nil && parsed.values.isEmpty else {
      hear(parsed, text, now, &lines)
      if phase.kind == .phone, parsed.problems.isEmpty, let appointment, appointment.asks, !outcome.hasLeft {
        arrange(appointment, now, &lines)
      }
      return
    }
    if let taken = takenDemands(text) { return hear(taken, text, now, &lines) }
    heard(text, now)
    if appointment == nil, !read(text).isEmpty { return answerQuotedFigure(text, now, &lines) }
    let reading = LineReading.of(text)
    // « Jeudi à 14 h ? Au revoir » asks first.
    if reading == .farewell, phase.kind == .phone, !outcome.hasAppointment, let appointment, appointment.when != nil {
      return arrange(appointment, now, &lines)
    }
    answer(reading, now, &lines)
  }

  private mutating func answer(_ reading: LineReading, _ now: Int64, _ lines: inout [Line]) {
    switch reading {
    case .empty: say(.silencePrompt, .listening, at: now, hint: example, &lines)
    case .farewell:
      say(.farewell, outcome.farewell(phase?.kind ?? .faceToFace), at: now, &lines)
      phase?.saidFarewell = true
    case .rude: sayRude(now, &lines)
    case .refusal where outcome.agreement != nil: say(.question, .settled, at: now, &lines)
    case .discovery where outcome.agreement != nil, .question where outcome.agreement != nil,
      .budgetQuestion where outcome.agreement != nil:
      say(.question, .afterwards, at: now, &lines)
    case _ where outcome.agreement != nil: say(.question, .concluded, at: now, &lines)
    case .appointment(let appointment): arrange(appointment, now, &lines)
    case .acceptance: consent(now, &lines)
    case .partialAcceptance where phase?.kind != .phone: makeSure(now, &lines)
    case .refusal where phase?.kind != .phone: say(.question, .whatElse, at: now, &lines)
    case .lastWord where phase?.kind != .phone: hearLastWord(now, &lines)
    case .deferral: say(.question, .takeYourTime, at: now, &lines)
    case .thanks: say(.question, .listening, at: now, &lines)
    case .greeting: say(.question, .greeting, at: now, &lines)
    case .timeRequest: say(.question, .timeGranted, at: now, &lines)
    case .budgetQuestion: say(.question, .budgetQuestion, at: now, &lines)
    case .discovery: sayConcerns(now, &lines)
    case .question: say(.question, .question, at: now, &lines)
    case .partialAcceptance, .refusal, .lastWord, .unclear:
      if phase?.kind == .phone {
        say(.question, .heardOnPhone, at: now, &lines)
      } else if rehearsal.hasTerms {
        say(.question, .unclear, at: now, hint: example, &lines)
      } else {
        say(.question, .listening, at: now, &lines)
      }
    }
  }

  // MARK: Words that are no offer

  /// What he lacks, two terms at a time: asked again, he goes on to the next.
  private mutating func sayConcerns(_ now: Int64, _ lines: inout [Line]) {
    let lacking = lacking(offers.last ?? rehearsal.table.proposal)
    guard !lacking.isEmpty else { return say(.question, .question, at: now, &lines) }
    let first = discoveries * 2 % lacking.count
    let topics = Array(lacking[first...].prefix(2))
    discoveries += 1
    say(.question, .concerns(topics: nouns(topics)), at: now, topics: topics, &lines)
  }

  private mutating func sayRude(_ now: Int64, _ lines: inout [Line]) {
    affronts += 1
    guard affronts > 2 else { return say(.refusal, .rude, at: now, &lines) }
    outcome.hasLeft = true
    counter = nil
    say(.walkAway, .leaving, at: now, &lines)
  }

  /// Time has passed: what was not enough may be now.
  private mutating func hearLastWord(_ now: Int64, _ lines: inout [Line]) {
    guard offers.count > 1, let standing = offers.last else { return say(.question, .whatElse, at: now, &lines) }
    advanceShare(now)
    if accepts(standing) { return conclude(on: standing, now, nil, &lines) }
    answerWithCounter(standing, isRepeated: true, now, nil, &lines)
  }

  /// Answers figures that are asked about, reported or refused; the hint says that they were not taken for an offer.
  private mutating func answerQuotedFigure(_ text: String, _ now: Int64, _ lines: inout [Line]) {
    let reading = LineReading.of(text)
    switch reading {
    case .timeRequest, .rude: answer(reading, now, &lines)
    case _ where outcome.agreement != nil: answer(reading, now, &lines)
    default:
      let phrase: Phrase =
        switch reading {
        case .budgetQuestion: .budgetQuestion
        case .question, .discovery: .question
        default: .quotedFigure
        }
      let hint = phase?.kind == .phone ? nil : "Non lu comme une offre. \(example ?? "")"
      say(.question, phrase, at: now, hint: hint, &lines)
    }
  }

  /// Notes what the candidate typed.
  mutating func heard(_ text: String, _ now: Int64, offer: Bid? = nil) {
    guard let phase else { return }
    exchanges.append(
      Exchange(
        phase: phase.id, at: now, speaker: .candidate, text: text, offer: offer.map(rehearsal.table.offer),
        change: nil))
  }

  private mutating func help(_ text: String, _ now: Int64, _ lines: inout [Line]) {
    add(Line(.help, text, at: now), &lines)
  }

  /// `Par exemple : offre prix 46 500, garantie 3 ans`, with the paper's own terms and values.
  var example: String? {
    let issues = rehearsal.table.issues
    guard !issues.isEmpty else { return nil }
    let shown = issues.prefix(3).map { "\($0.term.spokenID) \($0.term.french(at: $0.term.offeredPlace))" }
    return "Par exemple : offre \(shown.joined(separator: ", "))"
  }
}
