// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Deliberation and decision` {
  /// Over, every criterion marked with `level`.
  private func over(_ exam: String = "ntc-titre", _ level: String = "o", _ change: (inout Opening) -> Void = { _ in })
    throws -> Room
  {
    var room = try Room(exam, change)
    room.type(["c", "c pièces"])
    room.runWhole()
    if !room.sitting.exam.criteria.isEmpty { room.type("\(level) *") }
    return room
  }

  @Test func `The titre is proposed, decided and closed`() throws {
    var room = try over()
    room.type(["m 1 éco un", "m 2 com deux", "d 1 à \(room.now.clock)", "d 2 à \(room.now.clock)"])
    #expect(room.type("dl").says("décider titre"))
    #expect(room.type("dc titre").says("Décision : Titre professionnel"))
    #expect(room.type("clore").says("Passage clos"))
    #expect(room.type("o 1").says("corriger MOTIF"))
    #expect(room.type("corriger").says("Donner le motif"))
    #expect(!room.type("corriger erreur de saisie").isRefused)
  }

  @Test func `A departure from the proposal needs a reason`() throws {
    var room = try over()
    room.type("n c5.3")
    #expect(room.type("dc titre").says("Le jury peut s’en écarter en donnant un motif"))
    #expect(room.type("dc titre compétence vue à l’entretien").says(": compétence vue à l’entretien"))
  }

  @Test func `Nothing is proposed while a criterion is missing`() throws {
    var room = try over()
    room.type("e c5.3")
    #expect(room.type("délibérer").says("Non évalués : ntc.c5.3"))
    #expect(room.type("dc titre").says("1 critère non évalué"))
    #expect(room.type("dc certificat").says("Au choix : titre, cp-000343, cp-000342 ou rien"))
    #expect(!room.type("dc cp-000343 téléphone non vu").isRefused)
  }

  @Test func `What the regulation leaves to the jury is said before closing`() throws {
    var room = try over()
    room.type(["e c5.3", "dc rien téléphone non vu"])
    let answer = room.type("cr")
    #expect(answer.says("1 critère non évalué : ntc.c5.3"))
    #expect(answer.says("0 modification écrite sur 2"))
    #expect(!answer.isRefused)
    #expect(room.prompt.plain == "clore quand même ? (oui/non) ")
    #expect(!room.type("g c5").isRefused)
    #expect(room.console.asksToClose)
    #expect(room.type("non").says("Le passage reste ouvert."))
    room.type("clore")
    #expect(room.type("obs à revoir").says("Sans réponse : le passage n’est pas clos."))
    #expect(!room.console.asksToClose)
    room.type("clore")
    #expect(room.type("oui").says("Passage clos"))
    #expect(room.sitting.missingCriteria.map(\.id) == ["ntc.c5.3"])
  }

  @Test func `Papers, choice and changes that never were are said before closing`() throws {
    var room = try Room("nrc-e4")
    room.type("c")
    room.runWhole()
    room.type(["o *", "dc 12"])
    let answer = room.type("clore")
    #expect(answer.says("pièces jamais confirmées"))
    #expect(answer.says("fiche jamais choisie"))
    #expect(answer.says("aucune modification écrite"))
  }

  @Test func `A mark corrected after the decision asks for it again`() throws {
    var room = try over()
    room.type("dc titre")
    #expect(room.type("n 1").says("La grille a changé depuis la décision : confirmer par décider."))
    #expect(room.type("clore").says("La grille a changé"))
  }

  @Test(arguments: ["tc-e4", "tc-e6", "nrc-e4", "nrc-e6"])
  func `A mark out of twenty, by half points`(exam: String) throws {
    var room = try over(exam)
    #expect(room.type("décider").says("décider NOTE (sur 20)"))
    #expect(room.type("dc 13,25").says("13,25 n’est pas un multiple de 0,5"))
    #expect(room.type("dc 21").says("21 n’est pas compris entre 0 et 20"))
    #expect(room.type("dc -1").says("n’est pas compris entre 0 et 20"))
    #expect(room.type("dc bien").says("« bien » n’est pas un nombre"))
    for line in ["dc 13,5", "dc 13.5", "décision 13,5/20", "DÉCIDER 13,50"] {
      #expect(room.type(line).says("13,5"), "\(line)")
    }
    guard case .mark(Decimal64(units: 135, scale: 1))? = room.state.decision?.value.verdict else {
      Issue.record("\(String(describing: room.state.decision))")
      return
    }
  }

  @Test func `Languages have points by part`() throws {
    var room = try over("tc-e2")
    #expect(room.type("dc 15 14").says("Il manque les points de « Comparaison de deux produits »"))
    #expect(room.type("dc 15 14 13 12").says("« 12 » est de trop"))
    #expect(room.type("dc 15 stage=14 stage=13").says("est de trop"))
    #expect(room.type("dc 15 bien 13").says("« bien » n’est pas un nombre"))
    #expect(room.type("dc oral=15 14 13").says("« oral » n’est pas connu ici"))
    #expect(room.type("dc 15 14 21").says("21 n’est pas compris entre 0 et 20"))
    for line in ["décider 15 14 13", "dc stage=14 document=15 comparaison=13", "dc stage=14 15 13", "dc 15/20 14 13"] {
      #expect(!room.type(line).isRefused, "\(line)")
      #expect(
        room.state.decision?.value.verdict
          == .parts([
            "document": Decimal64(units: 15), "stage": Decimal64(units: 14), "comparaison": Decimal64(units: 13),
          ]))
    }
    #expect(room.type("clore").says("Passage clos"))
  }

  @Test func `The optional language is out of thirteen and seven`() throws {
    var room = try over("tc-ef1")
    #expect(room.type("dc 14 5").says("14 n’est pas compris entre 0 et 13"))
    #expect(!room.type("dc 11,5 5").isRefused)
  }

  @Test func `Jurors who diverge deliberate`() throws {
    var room = try over("ntc-ccp1", "o @roux") { $0.sheet = .perJuror }
    room.type(["o * @weiss", "n 1 @weiss"])
    let answer = room.type("dl")
    #expect(answer.says("Accords à reprendre : 8 (délibérer accords)"))
    #expect(answer.says("Anne Roux O, Paul Weiss N"))
    room.type("dl accords")
    #expect(room.type("dl accords").says("Aucun accord nouveau"))
    #expect(room.band().joined().contains("critères 8/9"))
    #expect(room.type("dl x 1").says("n’est pas un niveau de l’échelle : O ou N"))
    #expect(room.type("dl o").says("Il manque quelque chose"))
    #expect(room.type("dl o 1").says("Délibéré : ntc.c1.1 O"))
    #expect(room.sitting.missingCriteria.isEmpty)
  }

  @Test func `What one juror alone marked is no agreement`() throws {
    var room = try over("ntc-ccp1", "o @roux") { $0.sheet = .perJuror }
    room.type("o 1-3 @weiss")
    let answer = room.type("dl")
    #expect(answer.says("Accords à reprendre : 3 (délibérer accords)"))
    #expect(answer.says("Notés par une partie du jury : 6 (les reprendre : délibérer partiels)"))
    room.type("dl accords")
    #expect(room.sitting.finalGrid.count == 3)
    #expect(room.type("dl accords").says("Aucun accord nouveau"))
    room.type("dl partiels")
    #expect(room.sitting.finalGrid.count == 9)
    #expect(room.type("dl partiels").isRefused)
  }

  @Test(arguments: ["g", "dl"])
  func `Only an exam that decides by competencies validates them`(line: String) throws {
    var bts = try over("tc-e4")
    bts.type("n 1")
    let answer = bts.type(line)
    #expect(!answer.says("validée"))
    #expect(answer.says("3/4"))
    var titre = try over()
    #expect(titre.type(line).says("validée"))
  }

  @Test func `Nothing is decided while the oral goes on`() throws {
    var room = try Room()
    room.type("s")
    for line in ["dc titre", "clore", "dl o 1"] { #expect(room.type(line).says("L’oral n’est pas terminé")) }
  }

  @Test(arguments: [
    ("issue absent", Outcome.absent), ("is retard", .late), ("issue abandon santé", .abandoned),
    ("issue interrompu coupure de courant", .interrupted), ("issue fraude", .fraudSuspected),
    ("issue non tenu", .notHeld), ("conclure non-tenu", .notHeld), ("issue ABS", .absent),
  ])
  func `Every outcome`(line: String, outcome: Outcome) throws {
    var room = try Room()
    if outcome == .abandoned || outcome == .interrupted { room.type("s") }
    #expect(!room.type(line).isRefused)
    #expect(room.state.outcome?.value == outcome)
    if outcome == .notHeld { #expect(room.state.outcomeText == nil) }
  }

  @Test func `An absent candidate is closed without a decision`() throws {
    var room = try Room()
    #expect(room.type("issue absent").says("liste d’émargement"))
    #expect(room.type("clore").says("Passage clos"))
  }

  @Test func `An interrupted oral goes on another day`() throws {
    var room = try Room()
    room.type("s")
    room.skip("10min")
    #expect(room.type("issue interrompu panne").says("oral reprendre 260512-K7F"))
    #expect(room.type("s").says("Pour le continuer : continuer"))
    room.skip("24h")
    #expect(room.type("ct").says("Le passage continue"))
    #expect(room.sitting.elapsed(in: "preparation", at: room.now) == 600_000)
  }

  @Test func `An outcome that is none is refused with the list`() throws {
    var room = try Room()
    #expect(room.type("issue").says("Il manque quelque chose"))
    #expect(room.type("issue malade").says("Au choix : tenu, absent, retard, abandon"))
  }
}
