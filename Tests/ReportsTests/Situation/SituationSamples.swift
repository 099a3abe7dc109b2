// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// Two small dossiers: an offer whose changes are told, a fiche whose changes are given.
enum SituationSample {
  static func number(_ text: String) -> Decimal64 { Decimal64(text) ?? Decimal64(units: 0) }

  static let told = Exam(
    id: "essai-ntc", version: "1", title: "Titre d'essai", shortTitle: "Essai NTC", diploma: "Essai",
    reference: "essai",
    form: .titre, total: TimeLimit(minutes: 60, .fixed),
    phases: [
      Phase(id: "p", kind: .preparation, title: "Préparation du candidat", limit: TimeLimit(minutes: 30, .fixed)),
      Phase(id: "j", kind: .juryPreparation, title: "Préparation du jury", limit: TimeLimit(minutes: 15, .fixed)),
      Phase(id: "t", kind: .phone, title: "Relance téléphonique", limit: TimeLimit(minutes: 10, .fixed), tells: [1]),
      Phase(id: "f", kind: .faceToFace, title: "Face-à-face", limit: TimeLimit(minutes: 35, .fixed), tells: [2]),
    ],
    changes: ChangeRules(count: 2, target: .proposal, delivery: .told), decision: DecisionRule(.mark(MarkDecision())),
    means: ["Pour la préparation du candidat : une salle.", "Pour le jury : un guide d'entretien."])

  static let given = Exam(
    id: "essai-e4", version: "1", title: "E4 d'essai", shortTitle: "Essai E4", diploma: "Essai", reference: "essai",
    form: .ponctuel, total: TimeLimit(minutes: 40, .fixed),
    allowances: [Allowance(id: "a", title: "Simulation et entretien", limit: TimeLimit(minutes: 30, .maximum))],
    phases: [
      Phase(id: "p", kind: .preparation, title: "Préparation", limit: TimeLimit(minutes: 40, .fixed)),
      Phase(id: "s", kind: .simulation, title: "Simulation", limit: TimeLimit(minutes: nil, .maximum), allowance: "a"),
      Phase(id: "e", kind: .interview, title: "Entretien", limit: TimeLimit(minutes: nil, .maximum), allowance: "a"),
    ],
    choice: Choice(of: .fiche), changes: ChangeRules(count: nil, target: .fiche, delivery: .preparation),
    decision: DecisionRule(.mark(MarkDecision())))

  static let terms = [
    Term(
      id: "prix", title: "Prix net HT",
      value: .quantity(Quantity(number("48 500"), "EUR"), range: number("41 000")...number("52 000"), step: nil)),
    Term(
      id: "livraison", title: "Délai de livraison",
      value: .quantity(Quantity(number("8"), "semaines"), range: nil, step: nil)),
  ]

  static let client = ClientRole(
    name: "Hélène Marchetti", role: "directrice de production", company: "Menuiserie Marchetti SARL", profile: .busy,
    situation: "Deux machines en panne.",
    motives: [.init(.security, weight: 60, text: "demande des références"), .init(.money, weight: 40)],
    priorities: ["prix": 60, "livraison": 40],
    limits: [
      .init(term: "prix", ideal: .number(number("43 000")), limit: .number(number("47 500")), text: "jamais au-delà")
    ],
    objections: [
      .init(text: "C'est trop cher !", moment: .phone, expected: "il ne cède pas"),
      .init(text: "Et la panne ?", moment: nil),
    ],
    decisionCircuit: "elle décide seule", fallback: "elle garde ses machines", directions: ["Coupez la parole."])

  static let mandate = Mandate(
    priorities: ["prix": 70, "livraison": 30],
    limits: [.init(term: "prix", ideal: .number(number("48 500")), limit: .number(number("44 000")))],
    fallback: "visite de chantier", counterparts: ["formation offerte"])

  static let changes = [
    Change(
      id: "m01", field: .economic, kind: .budget, text: "Le budget est ramené à 41 000 € : gel.", severity: 2,
      effects: [.term(id: "prix", .ceiling(number("41 000")))], expected: "il cherche une contrepartie"),
    Change(
      id: "m02", field: .human, kind: .counterpart, text: "M. Vasseur, directeur financier, reçoit.", severity: 3,
      effects: [
        .counterpart(.init(name: "M. Vasseur", role: "directeur financier", profile: .formal)),
        .motive(.money, weight: 70), .competitor(.init(name: "Sodimap", price: number("39 900"))),
      ], expected: "il se présente de nouveau"),
  ]

  static func dossier(_ kind: PaperKind) -> Dossier {
    let paper = Paper(
      kind: kind, title: "Deux scies à format", file: "p.md",
      sections: [
        .init(heading: "Contexte de l'entreprise du client", line: 3, text: "Un atelier de **12 personnes**."),
        .init(heading: "Solution proposée", line: 6, text: "Deux scies."),
      ], terms: terms, annexes: [.init(file: "plan.pdf", title: "Plan d'implantation", pages: 2)],
      clientAlias: "Client A, PME de menuiserie")
    return Dossier(
      exam: kind == .fiche ? "essai-e4" : "essai-ntc", session: 2026,
      candidate: Candidate(number: "2026-0412", familyName: "Ferrand", givenName: "Lucie"),
      papers: [paper], jury: JuryPapers(clients: [client], bank: changes, mandates: [mandate]))
  }
}
