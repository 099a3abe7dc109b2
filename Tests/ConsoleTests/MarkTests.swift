// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@Suite struct `Marks typed at the console` {
  private func started(_ exam: String = "ntc-titre", _ change: (inout Opening) -> Void = { _ in }) throws -> Room {
    var room = try Room(exam, change)
    room.type("s")
    return room
  }

  @Test(arguments: [
    ("o c1.2", "ntc.c1.2", "O"), ("O C1.2", "ntc.c1.2", "O"), ("n ntc.c1.2", "ntc.c1.2", "N"),
    ("o 1.2", "ntc.c1.2", "O"), ("n 2", "ntc.c1.2", "N"), ("o faisabilité", "ntc.c1.2", "O"),
    ("O FAISABILITE", "ntc.c1.2", "O"), ("n faisab", "ntc.c1.2", "N"), ("oui c1.2", "ntc.c1.2", "O"),
    ("non 2", "ntc.c1.2", "N"), ("o segmente march", "ntc.c4.1", "O"), ("o l’offre argumente", "ntc.c2.2", "O"),
    ("  o   c1.2  ", "ntc.c1.2", "O"), ("o te\u{301}le\u{301}phonique", "ntc.c5.3", "O"),
  ])
  func `One criterion`(line: String, criterion: String, level: String) throws {
    var room = try started()
    let answer = room.type(line)
    #expect(room.level(criterion) == level)
    #expect(room.state.marks.count == 1)
    #expect(answer.says("✓ 3  \(level)  \(criterion)"), "\(answer.text)")
  }

  @Test(arguments: [
    ("o c1.*", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]), ("o C1", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]),
    ("o c1", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]), ("o c1*", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]),
    ("o 1-3", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]), ("o 3–1", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]),
    ("o 1 à 3", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]), ("o 1 3", ["ntc.c1.1", "ntc.c1.3"]),
    ("o 3,1", ["ntc.c1.1", "ntc.c1.3"]), ("o 1, 3", ["ntc.c1.1", "ntc.c1.3"]), ("o 1 et 3", ["ntc.c1.1", "ntc.c1.3"]),
    ("o c1.1-c1.3", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"]), ("o 1 1 c1.1", ["ntc.c1.1"]),
    ("o 1-2 c2.1", ["ntc.c1.1", "ntc.c1.2", "ntc.c2.1"]),
  ])
  func `Several criteria`(line: String, criteria: [String]) throws {
    var room = try started()
    #expect(!room.type(line).isRefused)
    #expect(Set(room.state.marks.keys.map(\.criterion)) == Set(criteria))
  }

  @Test func `The whole grid at once, then undone at once`() throws {
    var room = try started()
    room.type("o *")
    #expect(room.state.marks.count == 20)
    #expect(room.type("u").says("Défait : nº 3, O  ntc.c1.1"))
    #expect(room.state.marks.isEmpty)
  }

  @Test(arguments: [
    ("o", "Dire quel critère"), ("n   ", "Dire quel critère"), ("o 99", "ils vont de 1 à 20"),
    ("o 0", "ils vont de 1 à 20"), ("o 3-50", "ils vont de 1 à 20"), ("o 5 à 60", "ils vont de 1 à 20"),
    ("o c9.9", "Critère inconnu : « c9.9 »"), ("o ntc.c1.9", "Vouliez-vous dire « ntc.c1."),
    ("o zèbre", "Critère inconnu : « zèbre »"), ("o 1 zèbre", "Critère inconnu : « zèbre »"),
    ("o offre", "désigne plusieurs critères"), ("oui", "Aucune question n’attend"),
    ("o \u{1F600}", "Critère inconnu"), ("o \u{1B}[2J", "Critère inconnu : « \u{FFFD}[2J »"),
    ("o 3 @personne", "Membre du jury inconnu"),
    ("o c1.2 à 23:00", "23:00 n’est pas encore passé"),
  ])
  func `What is not understood is said to be so`(line: String, words: String) throws {
    var room = try started()
    let answer = room.type(line)
    #expect(answer.isRefused)
    #expect(answer.says(words), "\(answer.text)")
    #expect(room.state.marks.isEmpty)
  }

  @Test func `An ambiguous word lists the criteria with their labels`() throws {
    var room = try started()
    let answer = room.type("o offre")
    #expect(answer.says("ntc.c1.3  Construit l’offre qui répond à la demande"))
    #expect(answer.says("ntc.c2.2  Présente et argumente l’offre"))
  }

  @Test func `A line of ten thousand letters is refused in one short line`() throws {
    var room = try started()
    for line in ["o ", "", "modif 1 ", "phase "].map({ $0 + String(repeating: "z", count: 10_000) }) {
      let answer = room.type(line)
      #expect(answer.isRefused)
      #expect(answer.text.count < 300, "\(line.prefix(10))")
    }
  }

  @Test func `A mark that replaces another says which; the same again says so`() throws {
    var room = try started()
    room.type("n 1")
    #expect(room.type("o 1").says("O (au lieu de N)  ntc.c1.1"))
    #expect(room.type("o 1").says("O (déjà donné)  ntc.c1.1"))
    #expect(room.type("e 1").says("non évalué (au lieu de O)  ntc.c1.1"))
    #expect(room.type("n 1").says("N  ntc.c1.1"))
    #expect(room.type("e c2.1").says("Rien à effacer : ntc.c2.1 n’a pas d’appréciation ici."))
  }

  @Test(arguments: [
    "o 3 : chiffres justes", "o 3: chiffres justes", "o 3 :chiffres justes", "o 3 : « chiffres justes »",
    "o construit : \"chiffres justes\"",
  ])
  func `A mark with an observation is one action`(line: String) throws {
    var room = try started()
    let answer = room.type(line)
    #expect(answer.says("O  ntc.c1.3"))
    #expect(answer.says("Observation ntc.c1.3 : chiffres justes"))
    #expect(room.state.remarks.map(\.value) == [Remark("chiffres justes", criterion: "ntc.c1.3")])
    room.type("u")
    #expect(room.state.remarks.isEmpty && room.state.marks.isEmpty)
  }

  @Test func `A time in an observation is not the time of the mark`() throws {
    var room = try started()
    room.skip("5min")
    room.type("o 3 : appelé à 09:02")
    #expect(room.state.remarks.first?.value.text == "appelé à 09:02")
    #expect(room.state.marks.first?.value.at == room.now)
    room.type("o 4 à 09:02 : et après")
    #expect(room.state.marks[.init(criterion: "ntc.c2.1")]?.at.clock == "09:02")
  }

  @Test func `A mark may rest on the file`() throws {
    var room = try started("ntc-ccp1")
    #expect(room.type("o c3.1 sur dossier").says("(sur dossier)"))
    #expect(room.state.marks.first?.value.basis == .file)
    room.type("o dossier c3.2 : facture jointe")
    #expect(room.state.marks[.init(criterion: "ntc.c3.2")]?.basis == .file)
  }

  @Test func `A sheet per juror asks for whom, and takes a name in short`() throws {
    var room = try started { $0.sheet = .perJuror }
    #expect(room.prompt.plain == "juré ?> ")
    #expect(room.type("o 1").says("dire pour qui"))
    #expect(room.type("j roux").says("On note pour Anne Roux."))
    #expect(room.prompt == "Anne Roux> ")
    room.type("o 1")
    room.type("n 1 @weiss")
    room.type("o 2 @Paul : précis")
    #expect(room.level("ntc.c1.1", "Anne Roux") == "O")
    #expect(room.level("ntc.c1.1", "Paul Weiss") == "N")
    #expect(room.state.remarks.first?.value.juror == "Paul Weiss")
    #expect(room.band()[2].contains("notés 1/20"))
    #expect(room.type("j durand").says("Membre du jury inconnu"))
    #expect(room.type("g").says("AR O / PW N"))
  }

  @Test func `On a shared sheet a name is refused`() throws {
    var room = try started()
    #expect(room.type("o 1 @roux").says("La feuille est commune"))
    #expect(room.type("j roux").says("La feuille est commune"))
  }

  @Test func `Nothing is marked before the first phase`() throws {
    var room = try Room()
    #expect(room.type("o 1").says("Le passage n’a pas commencé"))
  }

  @Test func `A mark outside of what the phase evaluates is labelled, never refused`() throws {
    var room = try started()
    room.type(["s", "v"])
    #expect(room.type("o c1.1").says("(hors phase)"))
    #expect(!room.type("o c3.1").says("(hors phase)"))
  }

  @Test func `Observations and notes, with or without a criterion`() throws {
    var room = try started()
    room.type([
      "obs c1.2 très clair", "ob c1.2 : à revoir", "obs 3 semaines de délai", "note « à creuser »", "nt voix basse",
    ])
    let remarks = room.state.remarks.map(\.value)
    #expect(remarks.map(\.criterion) == ["ntc.c1.2", "ntc.c1.2", nil, nil, nil])
    #expect(remarks.map(\.text) == ["très clair", "à revoir", "3 semaines de délai", "à creuser", "voix basse"])
    #expect(remarks.map(\.kind) == [.observation, .observation, .observation, .note, .note])
    for line in ["obs", "note", "obs \"\"", "note «  »"] { #expect(room.type(line).says("Il manque quelque chose")) }
  }

  @Test func `An exam without criteria says how it is decided`() throws {
    var room = try started("tc-e2")
    #expect(room.type("o 1").says("pas de critères"))
    #expect(room.type("g").says("Document : sur 20"))
  }
}

@Suite struct `A scale whose letters are commands too` {
  private func started(_ codes: [String]) throws -> Room {
    var room = try Room("tc-e4", catalogue: .withLevels(codes))
    room.type("s")
    return room
  }

  @Test func `With a criterion the letter marks, without it remains the command`() throws {
    var room = try started(["TI", "I", "S", "TS"])
    room.type("s 3")
    #expect(room.level("tc.e4.3") == "S")
    room.type("ts circuit")
    #expect(room.level("tc.e4.2") == "TS")
    room.skip("10min")
    #expect(room.sitting.currentPhase?.id == "preparation")
    room.type("s à 09:05")
    #expect(room.sitting.currentPhase?.id == "presentation")
    room.type("s")
    #expect(room.sitting.currentPhase?.id == "negociation")
  }

  @Test func `What is no criterion is read as the command`() throws {
    var room = try started(["TI", "I", "S", "TS"])
    #expect(room.type("i alarme exercice").says("Incident (alarme)"))
    room.type("i 4")
    #expect(room.level("tc.e4.4") == "I")
  }

  @Test func `Help gives no short form that would mark`() throws {
    var room = try started(["A", "B", "C", "D"])
    let help = room.type("aide").text
    #expect(help.contains("dite") && !help.contains("dite (d)"))
    #expect(help.contains("confirmer") && !help.contains("confirmer (c)"))
  }
}
