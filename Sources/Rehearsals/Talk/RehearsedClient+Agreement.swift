// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Appointments and agreements.
extension RehearsedClient {
  mutating func arrange(_ appointment: Appointment, _ now: Int64, _ lines: inout [Line]) {
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
  mutating func makeSure(_ now: Int64, _ lines: inout [Line]) {
    guard let counter, !asked.isEmpty else { return say(.question, .whatElse, at: now, &lines) }
    let asks = asked.sorted().map { rehearsal.table.issues[$0].phrase(counter[$0]) }
    say(.question, .confirm(asks: asks.frenchList()), at: now, &lines)
  }

  mutating func consent(_ now: Int64, _ lines: inout [Line]) {
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
