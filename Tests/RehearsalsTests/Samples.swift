// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import FrenchText
import Grids
import Testing

@testable import Rehearsals

/// What the rehearsals of these tests are made of.
enum Sample {
  static func number(_ text: String) -> Decimal64 { Decimal64(text) ?? Decimal64(units: 0) }

  static func quantity(
    _ id: String, _ title: String, _ amount: String, _ unit: String, _ range: (String, String)?, step: String?
  ) -> Term {
    Term(
      id: id, title: title,
      value: .quantity(
        Quantity(number(amount), unit), range: range.map { number($0.0)...number($0.1) }, step: step.map(number)))
  }

  /// A machine sold for 48 500 €.
  static let terms = [
    quantity("prix", "Prix net HT", "48 500", "EUR", ("40 000", "50 000"), step: "500"),
    quantity("livraison", "Délai de livraison", "8", "semaines", ("4", "12"), step: "1"),
    quantity("acompte", "Acompte à la commande", "30", "%", ("0", "40"), step: "10"),
    quantity("garantie", "Garantie pièces et main-d'œuvre", "24", "mois", ("12", "48"), step: "12"),
    Term(
      id: "formation", title: "Formation des opérateurs",
      value: .choice("1 jour inclus", among: ["aucune", "1 jour inclus", "2 jours inclus"])),
  ]

  private static let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })

  static var exams: [Exam] { catalogue.exams }

  static func exam(_ id: String) throws -> Exam { try #require(catalogue.entry(id)?.exam) }

  static func code(_ text: String) throws -> DrawCode { try #require(DrawCode(text)) }

  static func papers(_ exam: String = "ntc-titre", terms: [Term] = terms) throws -> CandidatePapers {
    CandidatePapers(exam: try self.exam(exam), title: "Centre d'usinage", terms: terms)
  }

  static let mandate = Mandate(
    priorities: ["prix": 50, "livraison": 15, "acompte": 15, "garantie": 10, "formation": 10],
    limits: [
      .init(term: "prix", ideal: .number(number("48 500")), limit: .number(number("44 000"))),
      .init(term: "livraison", ideal: .number(number("8")), limit: .number(number("6"))),
      .init(term: "acompte", ideal: .number(number("30")), limit: .number(number("10"))),
      .init(term: "garantie", ideal: .number(number("24")), limit: .number(number("36"))),
      .init(term: "formation", ideal: .name("1 jour inclus"), limit: .name("2 jours inclus")),
    ])

  static func rehearsal(
    _ code: String = "K7-42", exam: String = "ntc-titre", terms: [Term] = terms, mandate: Mandate? = mandate,
    practice: PracticeMaterial? = nil, options: RehearsalOptions = RehearsalOptions()
  ) throws -> Rehearsal {
    Rehearsal(
      try papers(exam, terms: terms), code: try self.code(code), mandate: mandate, practice: practice, options: options)
  }

  /// The client that a practice dossier brings.
  static let role = ClientRole(
    name: "Solenn Lestrohan", role: "cogérante", profile: .busy,
    motives: [.init(.security, weight: 50), .init(.money, weight: 50)],
    priorities: ["prix": 40, "livraison": 20, "acompte": 10, "garantie": 20, "formation": 10],
    limits: [
      .init(term: "prix", ideal: .number(number("43 000")), limit: .number(number("46 700"))),
      .init(term: "livraison", ideal: .number(number("5")), limit: .number(number("7"))),
      .init(term: "acompte", ideal: .number(number("0")), limit: .number(number("30"))),
      .init(term: "garantie", ideal: .number(number("48")), limit: .number(number("24"))),
      .init(term: "formation", ideal: .name("2 jours inclus"), limit: .name("1 jour inclus")),
    ],
    objections: [
      .init(text: "Je n'ai que cinq minutes.", moment: .phone), .init(text: "C'est cher.", moment: .faceToFace),
      .init(text: "Et si cela tombe en panne ?", moment: .faceToFace),
    ],
    fallback: "Garder l'ancienne machine.")

  static func practice(_ role: ClientRole? = role, bank: [Change] = []) throws -> PracticeMaterial {
    let dossier = Dossier(
      exam: "ntc-titre", candidate: Candidate(number: "1", familyName: "F", givenName: "L"), isPractice: true,
      jury: JuryPapers(clients: role.map { [$0] } ?? [], bank: bank))
    return try #require(PracticeMaterial(dossier))
  }
}
