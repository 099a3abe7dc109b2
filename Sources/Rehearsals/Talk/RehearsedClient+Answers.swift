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
    let standing = offers.last ?? rehearsal.table.proposal
    func read(_ text: String) -> ParsedOffer {
      rehearsal.hasTerms ? OfferParser.parse(text, table: rehearsal.table, standing: standing) : ParsedOffer()
    }
    let parsed = read(OfferedText.of(text))
    // « jeudi à 14 h » holds a figure, and is no offer; « 46 000 €, et jeudi à 14 h » is both.
    let appointment = LineReading.appointment(text)
    guard parsed.isEmpty || appointment != nil && parsed.values.isEmpty else {
      hear(parsed, text, now, &lines)
      if phase.kind == .phone, parsed.problems.isEmpty, case .appointment(let hasDate)? = appointment {
        arrange(hasDate: hasDate, now, &lines)
      }
      return
    }
    heard(text, now)
    if appointment == nil, !read(text).isEmpty { return answerQuotedFigure(text, now, &lines) }
    switch LineReading.of(text) {
    case .empty: say(.silencePrompt, .listening, at: now, hint: example, &lines)
    case .appointment(let hasDate): arrange(hasDate: hasDate, now, &lines)
    case .acceptance: consent(now, &lines)
    case .refusal: say(.question, .whatElse, at: now, &lines)
    case .farewell:
      say(.farewell, outcome.farewell(phase.kind), at: now, &lines)
      self.phase?.saidFarewell = true
    case .greeting: say(.question, .greeting, at: now, &lines)
    case .budgetQuestion: say(.question, .budgetQuestion, at: now, &lines)
    case .question: say(.question, .question, at: now, &lines)
    case .unclear where !rehearsal.hasTerms: say(.question, .listening, at: now, &lines)
    case .unclear: say(.question, .unclear, at: now, hint: example, &lines)
    }
  }

  /// Answers figures that are asked about, reported or refused; the hint says that they were not taken for an offer.
  private mutating func answerQuotedFigure(_ text: String, _ now: Int64, _ lines: inout [Line]) {
    let phrase: Phrase =
      switch LineReading.of(text) {
      case .budgetQuestion: .budgetQuestion
      case .question: .question
      default: .quotedFigure
      }
    say(.question, phrase, at: now, hint: "Non lu comme une offre. \(example ?? "")", &lines)
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
    let shown = issues.prefix(3).map { "\($0.term.id) \($0.term.french(at: $0.term.offeredPlace))" }
    return "Par exemple : offre \(shown.joined(separator: ", "))"
  }

  // MARK: Appointments, agreements

  private mutating func arrange(hasDate: Bool, _ now: Int64, _ lines: inout [Line]) {
    guard phase?.kind == .phone else {
      guard outcome.agreement == nil else { return say(.question, .settled, at: now, &lines) }
      guard hasDate else { return say(.question, .whichDate, at: now, &lines) }
      outcome.hasNextStep = true
      return say(.nextStep, .nextStep, at: now, &lines)
    }
    // What he has to tell comes before the appointment, and he wants it taken into account.
    tellWhatIsDue(now, &lines)
    if let ignored = told.first(where: { isIgnored($0) && !(phase?.asked.contains($0) ?? false) }) {
      phase?.asked.insert(ignored)
      return say(.question, .howAboutTheChange, at: now, &lines)
    }
    guard hasDate else { return say(.question, .whichDate, at: now, &lines) }
    outcome.hasAppointment = true
    // Who has taken an appointment has no objection to it left.
    phase?.cues.removeAll { if case .objection = $0.what { true } else { false } }
    say(.appointment, .appointmentTaken, at: now, &lines)
  }

  private mutating func consent(_ now: Int64, _ lines: inout [Line]) {
    if outcome.agreement != nil { return say(.question, .settled, at: now, &lines) }
    if phase?.kind == .phone, outcome.hasAppointment { return say(.appointment, .appointmentTaken, at: now, &lines) }
    guard let bid = counter, phase?.kind != .phone else { return say(.question, .nothingToAccept, at: now, &lines) }
    offers.append(bid)
    conclude(on: bid, now, nil, &lines)
  }

  /// Agrees, unless what he still had to tell changes his mind.
  mutating func conclude(on bid: Bid, _ now: Int64, _ hint: String?, _ lines: inout [Line]) {
    guard tellWhatIsDue(now, &lines), !accepts(bid) else { return agree(on: bid, now, hint, &lines) }
    answerWithCounter(bid, isRepeated: false, now, hint, &lines)
  }

  /// Tells the changes that this phase still holds; whether there were any.
  @discardableResult
  private mutating func tellWhatIsDue(_ now: Int64, _ lines: inout [Line]) -> Bool {
    let cues = phase?.cues.filter { if case .change = $0.what { true } else { false } } ?? []
    phase?.cues.removeAll { cues.contains($0) }
    for cue in cues { play(cue, at: now, &lines) }
    return !cues.isEmpty
  }

  /// Whether nothing typed since a change was told in this phase shows that it was heard.
  private func isIgnored(_ number: Int) -> Bool {
    guard let place = exchanges.firstIndex(where: { $0.change == number && $0.phase == phase?.id }) else {
      return false
    }
    let change = rehearsal.changes[number - 1].change
    return !exchanges[(place + 1)...].contains { change.isAnswered(by: $0, price: rehearsal.priceID) }
  }

  private mutating func agree(on bid: Bid, _ now: Int64, _ hint: String?, _ lines: inout [Line]) {
    outcome.agreement = rehearsal.table.offer(bid)
    phase?.waitsSince = nil
    say(.acceptance, .accepted(deal: deal(bid)), at: now, offer: bid, hint: hint, &lines)
  }

  /// What an agreement changes in the candidate's paper, in words.
  private func deal(_ bid: Bid) -> String {
    let table = rehearsal.table
    let proposal = table.proposal
    let changed = table.issues.indices.filter { bid[$0] != proposal[$0] }
    guard !changed.isEmpty else { return "votre proposition telle quelle" }
    let phrases = changed.map { table.issues[$0].phrase(bid[$0]) }
    let rest = changed.count < table.issues.count ? ", le reste comme dans votre proposition" : ""
    return phrases.frenchList() + rest
  }
}

extension RehearsalOutcome {
  /// How he takes leave.
  func farewell(_ kind: Phase.Kind) -> Phrase {
    if agreement != nil { return .farewellAgreed }
    if kind == .phone { return hasAppointment ? .farewellAppointment : .farewellOpen }
    return hasNextStep ? .farewellNextStep : .farewellOpen
  }
}
