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

  // MARK: Demands that are taken, and halves

  /// The terms on which he asks for something else than what stands.
  private var asked: Set<Int> {
    guard let counter, let standing = offers.last else { return [] }
    return Set(rehearsal.table.issues.indices.filter { counter[$0] != standing[$0] })
  }

  /// Some of what he asks, taken by name: an offer.
  private func takenDemands(_ text: String) -> ParsedOffer? {
    guard let counter, phase?.kind != .phone, outcome.agreement == nil, !text.contains("?"),
      let taken = PartialAcceptance(text, asked: asked, names: OfferNames(rehearsal.table))
    else { return nil }
    var offer = ParsedOffer()
    for term in taken.terms { offer.values[term] = counter[term] }
    offer.relative = taken.terms
    return offer
  }

  private func splits(_ text: String) -> Bool {
    outcome.agreement == nil && phase?.kind != .phone
      && SpokenLine(text).has([
        "poire en deux", "moitie moitie", "la moitie du chemin", "a mi chemin", "coupe en deux", "couper en deux",
        "50 50",
      ])
  }

  /// Half-way between what stands and what he last asked, on each amount, to a usual value; `nil` when he asked nothing.
  private func middle() -> ParsedOffer? {
    guard let standing = offers.last, let asked = counter ?? lastCounter else { return nil }
    var offer = ParsedOffer()
    for (index, issue) in rehearsal.table.issues.enumerated() where asked[index] != standing[index] {
      guard case .quantity = issue.term.value else { continue }
      offer.values[index] = issue.nearest(to: along(standing[index], asked[index], permille: 500))
    }
    offer.relative = Set(offer.values.keys)
    return offer.values.isEmpty ? nil : offer
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

  // MARK: Appointments, agreements

  private mutating func arrange(_ appointment: Appointment, _ now: Int64, _ lines: inout [Line]) {
    if appointment.isDeclined { return say(.question, .anotherDay, at: now, &lines) }
    guard phase?.kind == .phone else {
      // A day alone may be of anything.
      guard appointment.asks else { return say(.question, .listening, at: now, &lines) }
      guard appointment.when != nil else { return say(.question, .whichDate, at: now, &lines) }
      outcome.hasNextStep = true
      return say(.nextStep, .nextStep, at: now, &lines)
    }
    // What he has to tell comes before the appointment, and he wants it taken into account.
    let toldNow = tellWhatIsDue(now, &lines)
    if let ignored = told.first(where: { isIgnored($0) && !(phase?.asked.contains($0) ?? false) }) {
      phase?.asked.insert(ignored)
      return say(.question, toldNow ? .whatItChanges : .howAboutTheChange, at: now, &lines)
    }
    guard let when = appointment.when else { return say(.question, .whichDate, at: now, &lines) }
    outcome.hasAppointment = true
    // Who has taken an appointment has no objection to it left.
    phase?.cues.removeAll { if case .objection = $0.what { true } else { false } }
    say(.appointment, .appointmentTaken(when: when), at: now, &lines)
  }

  /// He agreed to something: to all of it?
  private mutating func makeSure(_ now: Int64, _ lines: inout [Line]) {
    guard let counter, !asked.isEmpty else { return say(.question, .whatElse, at: now, &lines) }
    let asks = asked.sorted().map { rehearsal.table.issues[$0].phrase(counter[$0]) }
    say(.question, .confirm(asks: asks.frenchList()), at: now, &lines)
  }

  private mutating func consent(_ now: Int64, _ lines: inout [Line]) {
    if phase?.kind == .phone, outcome.hasAppointment { return say(.question, .anythingElse, at: now, &lines) }
    if phase?.kind == .phone { return say(.question, .heardOnPhone, at: now, &lines) }
    guard let bid = counter else { return say(.question, .nothingToAccept, at: now, &lines) }
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
    // Another interlocutor, or a mood, asks for no answer on the phone.
    if change.terms(price: rehearsal.priceID).isEmpty { return false }
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
