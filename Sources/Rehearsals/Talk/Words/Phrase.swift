// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What the client may say beside his changes and objections. Each has wordings for each profile; none tells a figure
/// but those it is given.
enum Phrase: Hashable, Sendable {
  // Openings and endings.
  case phoneOpening(name: String, role: String)
  case meetingOpening
  case supplierOpening
  case colleagueOpening
  case resuming
  case nearlyOver
  case outOfTime
  case waiting
  case farewellAgreed
  case farewellAppointment
  case farewellNextStep
  case farewellOpen
  // Offers.
  case accepted(deal: String)
  case insufficient(topics: String)
  case insufficientOnTheWhole
  case counter(asks: String)
  case counterWithStep(steps: String)
  case counterpart(steps: String, asks: String)
  case stands(asks: String)
  case repeated
  case worseThanPaper
  case worseAgain
  case leaving
  case settled
  case noted
  case notedWithChange
  // Other words.
  case nothingToAccept
  case whatElse
  case whichDate
  case anotherDay
  case howAboutTheChange
  /// Of a change that he has told in the same breath.
  case whatItChanges
  /// `when`: `jeudi à 14 h`; empty when it was not said.
  case appointmentTaken(when: String)
  case anythingElse
  case nextStep
  case question
  case budgetQuestion
  /// A figure that the candidate quotes or refuses, and does not offer.
  case quotedFigure
  /// The terms on which he could win the most, without a figure.
  case concerns(topics: String)
  /// He has time, for now.
  case timeGranted
  /// The candidate needs a moment.
  case takeYourTime
  /// Something was agreed to, not all: does that mean everything?
  case confirm(asks: String)
  /// They have agreed, and the candidate thanks him.
  case concluded
  /// A question that comes once they have agreed.
  case afterwards
  case heardOnPhone
  case rude
  case greeting
  case unclear
  case listening
  // Offers that are not understood.
  case whichOfTwo(String)
  case strangeValue(String)
  case wrongUnit(String)
  case whichChoice(String, among: String)
  case aboutWhat(String)
  case unknownTerm(String)

  static func opening(
    _ kind: Phase.Kind, _ client: HiddenClient, _ counterpart: CandidatePapers.Counterpart
  ) -> Phrase {
    if kind == .phone { return .phoneOpening(name: client.name, role: client.role) }
    return switch counterpart {
    case .buyer, .household: .meetingOpening
    case .supplier: .supplierOpening
    case .colleague: .colleagueOpening
    }
  }

  func wordings(_ profile: ClientRole.Profile) -> [String] {
    switch profile {
    case .formal: formal
    case .busy: busy
    case .friendly: friendly
    }
  }

  // MARK: Outside of the play

  static let noTerms =
    "Votre dossier n’a pas de condition saisie\u{A0}: la répétition est seulement parlée, sans offre à taper."
  static let silentMode = "Répétition muette\u{A0}: répondez à voix haute, il n’y a rien à taper."
  static let clientGone = "Le client est parti\u{A0}: passez à la phase suivante."
  static let clientAbsent = "Le client n’est pas là pendant cette phase."
}
