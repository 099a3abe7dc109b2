// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Changes typed at the console` {
  /// A proposition with two terms, and a bank.
  private static let dossier: Dossier = {
    var dossier = Dossier(exam: "ntc-titre", candidate: Candidate(number: "1", familyName: "F", givenName: "L"))
    dossier.jury.bank = [
      Change(id: "m01", field: .economic, kind: .budget, text: "Le budget baisse."),
      Change(id: "m02", field: .technical, kind: .need, text: "Il faut deux postes de plus."),
      Change(id: "m03", field: .human, kind: .counterpart, text: "M. Vasseur remplace Mme Marchetti."),
      Change(id: "m04", field: .commercial, kind: .competitor, text: "Sodimap propose moins cher."),
    ]
    return dossier
  }()

  private func room(_ dossier: Dossier? = dossier) throws -> Room {
    var room = try Room(dossier: dossier)
    room.type("s")
    return room
  }

  @Test(arguments: [
    "modif 1 éco \"budget ramené à 41 000 €\"", "m 1 eco « budget ramené à 41 000 € »",
    "M 1 ÉCO budget ramené à 41 000 €", "modification 1 économique “budget ramené à 41 000 €”",
    "m éco 'budget ramené à 41 000 €'", "m 1 e\u{301}co \u{201C}budget ramené à 41 000 €\u{201D}",
  ])
  func `One line, whatever the quotes`(line: String) throws {
    var room = try room()
    let answer = room.type(line)
    #expect(answer.says("Modification 1 (économique) : budget ramené à 41 000 €"), "\(answer.text)")
    #expect(room.state.changes[1]?.change.text.plain == "budget ramené à 41 000 €")
    #expect(room.band().joined().contains("M1 à dire"))
  }

  @Test(arguments: [
    ("m 99", "Il n’y a pas de modification 99"), ("m 3 éco x", "Il n’y a pas de modification 3"),
    ("m 0 éco x", "Il n’y a pas de modification 0"), ("m 1", "n’est pas écrite. Par exemple"),
    ("m 1 bidule x", "Le champ « bidule » n’est pas connu"), ("m 1 éco", "Il manque le texte"),
    ("m 1 éco \"\"", "Il manque le texte"), ("m 1 supprimer", "n’est pas écrite"),
    ("m 3 éditer", "pas de modification 3"),
    ("m 1 banque m99", "Au choix : m01"), ("m 1 tirage", "Rien n’est tiré"),
    ("m tirer ???", "n’est pas un code de tirage"),
    ("dite", "n’attend d’être annoncée"), ("dite 1", "n’est pas écrite"), ("dite deux", "n’est pas un nombre"),
  ])
  func `What is refused says what and how`(line: String, words: String) throws {
    var room = try room()
    let answer = room.type(line)
    #expect(answer.isRefused)
    #expect(answer.says(words), "\(answer.text)")
    #expect(room.state.changes.isEmpty)
  }

  @Test func `Without a dossier there is neither bank nor draw`() throws {
    var room = try room(nil)
    #expect(room.type("m banque").says("aucun dossier n’est ouvert"))
    #expect(room.type("m tirer").says("aucun dossier n’est ouvert"))
    #expect(room.type("client").says("Pas de rôle du client"))
    #expect(room.type("fiche").says("aucun dossier n’est ouvert"))
    #expect(!room.type("m 1 éco x").isRefused)
  }

  @Test(arguments: ["dite 1", "d", "m 1 dite"])
  func `After the oral a change can only have been told earlier`(line: String) throws {
    var room = try room()
    room.type(["m 1 éco x", "suivante"])
    room.wait("10min")
    room.type("issue tenu")
    let answer = room.type(line)
    #expect(answer.isRefused)
    #expect(answer.says("Si elle fut annoncée, dites quand : dite 1 à "), "\(answer.text)")
    #expect(!room.type("dite 1 à 9h05").isRefused)
    #expect(room.state.changes[1]?.told != nil)
  }

  @Test func `From the bank, by its id`() throws {
    var room = try room()
    #expect(room.type("m banque").says("m03  humain  M. Vasseur remplace Mme Marchetti."))
    #expect(room.type("m 1 banque").says("m03"))
    #expect(room.type("m 1 banque M03").says("Modification 1 (humain) : M. Vasseur"))
    #expect(room.state.changes[1]?.origin == .bank("m03"))
  }

  @Test func `A draw is the same for its code, and what is taken is recorded`() throws {
    var room = try room()
    let first = room.type("m tirer")
    #expect(first.says("Tirage K7-42"))
    #expect(first.events.isEmpty)
    var other = try self.room()
    #expect(other.type("modif tirer k7-42").lines == first.lines)
    let taken = room.type("m 1 tirage")
    #expect(taken.says("Modification 1"))
    #expect(room.state.changes[1]?.origin == .drawn(code: "K7-42"))
    #expect(Self.dossier.jury.bank.map(\.text).contains(room.state.changes[1]?.change.text ?? ""))
    room.type("m 2 tirage")
    #expect(room.state.changes[1]?.change.field != room.state.changes[2]?.change.field)
  }

  @Test func `A draw of equal difficulty needs a calibration, and gives every code the same total`() throws {
    var uncalibrated = try room()
    #expect(uncalibrated.type("m tirer équitable").says("oral calibrer DOSSIER --ecrire"))
    var calibrated = Self.dossier
    calibrated.jury.calibrations = [
      Calibrated(
        fingerprint: "d’avant", code: "K7-42", samples: 2000, severities: ["m01": 1, "m02": 3, "m03": 3, "m04": 1])
    ]
    for code in ["K7-42", "3F-9A", "22-22"] {
      var room = try self.room(calibrated)
      let answer = room.type("m tirer equitable \(code)")
      #expect(answer.says("Tirage \(code), équitable : sévérité totale 4"), "\(answer.text)")
      #expect(answer.says(JuryCalibration.staleness))
    }
  }

  @Test func `The editor gives back what it was given`() throws {
    var room = try room()
    room.type("m 1 banque m01")
    let sheet = try #require(room.type("m 1 éditer").edited)
    #expect(sheet.contains("Le budget baisse."))
    var answer = room.perform(room.console.edited(sheet.replacing("baisse", with: "tombe"), at: room.now))
    #expect(answer.says("Modification 1 (économique) : Le budget tombe."), "\(answer.text)")
    room.type("m 1 éditer")
    answer = room.perform(room.console.edited("", at: room.now))
    #expect(answer.isRefused && answer.says("inchangée"))
    #expect(room.state.changes[1]?.change.text == "Le budget tombe.")
    #expect(room.perform(room.console.edited(sheet, at: room.now)).lines.isEmpty)
  }

  @Test func `Told at its moment, without its number when the phase says which`() throws {
    var room = try room()
    room.type(["m 1 éco un", "m 2 com deux", "phase relance essai", "v"])
    #expect(room.type("d").says("Modification 1 annoncée au candidat"))
    #expect(room.type("d 1").says("déjà annoncée"))
    #expect(room.type("m 1 éco autre").says("déjà annoncée"))
    #expect(room.type("d").says("Modification 2 annoncée"))
    #expect(room.band().joined().contains("M1 dite · M2 dite"))
  }

  @Test func `Two that wait need their number`() throws {
    var room = try room()
    room.type(["m 1 éco un", "m 2 com deux"])
    #expect(room.type("dite").says("dite Nº"))
    #expect(room.type("dite 2 à 09:00").says("Modification 2 annoncée"))
    #expect(room.type("dite 1 vite").says("« vite » est de trop"))
  }

  @Test func `The jury's preparation says what is to be written, the phone call what is to be told`() throws {
    var room = try room()
    #expect(room.type("phase 4 essai").says("À écrire : modif 1 et 2"))
    room.type("m 1 éco « budget ramené »")
    let call = room.type("s")
    #expect(!call.says("budget"))
    room.type(["v"])
    #expect(room.type("m").says("M1  économique  budget ramené  (à annoncer : Relance téléphonique)"))
  }

  @Test func `An exam without changes says so`() throws {
    var room = try Room("tc-e6")
    #expect(room.type("m 1 éco x").says("ne prévoit pas de modification"))
    #expect(room.type("dite 1").says("ne prévoit pas de modification"))
    #expect(!room.type("aide").says("modif"))
  }

  @Test func `A change told outside of its phase is accepted, and that is said`() throws {
    var room = try Room()
    room.type(["m 1 éco un", "s"])
    let phase = try #require(room.sitting.exam.phases.first { $0.tells.contains(1) })
    #expect(room.type("d 1").says("hors de son moment : \(phase.title)"))
    room.type(["u", "phase \(phase.id) essai", "v"])
    #expect(room.sitting.currentPhase == phase)
    #expect(!room.type("d 1").says("hors de son moment"))
  }
}
