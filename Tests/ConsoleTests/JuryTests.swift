// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import Sittings
import StyledText
import Testing

@Suite struct `The jury, the candidate and what happens` {
  @Test func `The opening lists what is to be checked, and each is confirmed alone or all at once`() throws {
    var room = try Room()
    let view = room.console.openingView().map(\.text.plain)
    #expect(
      view.contains { $0.contains("☐ 1 candidat : nº 0042, Lucie Ferrand ; convocation et pièce d’identité vues") })
    #expect(room.type("c 1").says("Confirmé : candidat"))
    #expect(room.console.openingView().contains { $0.text.contains("✓ 1 candidat") })
    #expect(room.type("confirmer pièces ÉPREUVE").says("Confirmé : pièces, épreuve"))
    #expect(room.type("c").says("Confirmé : candidat, épreuve, majorations, rôles"))
    #expect(room.type("c bidule").says("« bidule » n’est pas connu ici"))
    #expect(room.type("c 99").isRefused)
    room.type("u")
    #expect(room.state.confirmed == [.candidate, .papers, .exam])
  }

  @Test func `What does not exist is not confirmed with the rest`() throws {
    var room = try Room("tc-e4")
    #expect(room.type("c").says("Reste à voir : pièces, choix"))
    #expect(!room.state.confirmed.contains(.papers) && !room.state.confirmed.contains(.choice))
    room.type("choix 1")
    #expect(room.type("c").says("Reste à voir : pièces"))
    room.type("c pièces")
    #expect(!room.type("c").says("Reste à voir"))
    #expect(room.state.confirmed.contains(.choice))
  }

  @Test func `The papers seen, later`() throws {
    var room = try Room("tc-e4")
    #expect(room.type("pièces").says("☐ 1"))
    #expect(room.type("pc 1").says("Pièces vues :"))
    #expect(room.state.papersSeen == [room.sitting.exam.papers[0].title])
    #expect(room.type("vu").says("✓ 1"))
    #expect(room.type("c").says("Reste à voir : choix"))
    #expect(room.state.confirmed.contains(.papers))
    room.type("pièces toutes")
    #expect(room.state.papersSeen == room.sitting.exam.papers.map(\.title))
    let none = room.type("pièces aucune")
    #expect(none.says("Si le dossier est absent, le texte dit"))
    #expect(none.says("issue non-tenu"))
    for line in ["pc 0", "pc 99", "pc deux", "pc 1 x"] { #expect(room.type(line).isRefused, "\(line)") }
    room.type("u")
    #expect(!room.state.papersSeen.isEmpty)
  }

  @Test func `A mistyped candidate is corrected, and the history keeps what was typed`() throws {
    var room = try Room()
    #expect(
      room.type("candidat 0043 Lucie de Ferrant").says(
        "Candidat corrigé : nº 0043, Lucie de Ferrant (au lieu de nº 0042, Lucie Ferrand)"))
    #expect(room.state.candidate == Candidate(number: "0043", familyName: "de Ferrant", givenName: "Lucie"))
    #expect(room.band().joined().contains("Lucie de Ferrant (0043)"))
    #expect(room.console.openingView().contains { $0.text.contains("0043") })
    #expect(room.type("h").says("au lieu de nº 0042"))
    for line in ["candidat", "candidat 0043", "candidat Lucie"] { #expect(room.type(line).isRefused, "\(line)") }
    room.type("u")
    #expect(room.state.candidate?.number == "0042")
  }

  @Test func `A sitting opened by mistake is closed at once`() throws {
    var room = try Room()
    #expect(room.type("issue erreur doublon").says("ouvert par erreur"))
    #expect(room.state.outcome?.value == .openedByMistake)
    #expect(room.type("clore").says("Passage clos"))
  }

  @Test func `The choice of the commission, later`() throws {
    var room = try Room("tc-e4")
    #expect(room.type("choix 2").says("Choix de la commission : fiche 2"))
    #expect(room.type("choix").isRefused && room.type("choix deux").isRefused)
    #expect(room.type("choix 1 2").says("La commission n’en choisit qu’un"))
    for line in ["choix 0", "choix 21"] { #expect(room.type(line).says("numéroter de 1 à 20"), "\(line)") }
    #expect(!room.type("choix 20").isRefused)
    var ntc = try Room()
    #expect(ntc.type("choix 1").says("ne prévoit pas de choix"))
  }

  @Test(arguments: [
    "majoration préparation=1/3", "mj preparation=1/3", "mj 1=1/3", "majoration preparation = 1/3",
    "tiers-temps preparation=1/3",
  ])
  func `Extra time, later`(line: String) throws {
    var room = try Room()
    #expect(room.type(line).says("Temps majoré : Préparation du candidat +1/3"))
    #expect(room.type("mj aucune").says("aucune majoration"))
  }

  @Test(arguments: ["mj", "mj preparation", "mj preparation=0/3", "mj preparation=3/1", "mj lune=1/3", "mj 4=1/3"])
  func `Extra time that makes no sense`(line: String) throws {
    var room = try Room()
    #expect(room.type(line).isRefused)
  }

  @Test func `A juror added, replaced, gone; the parts swapped`() throws {
    var room = try Room()
    room.type("s")
    #expect(room.type("jury").says("Anne Roux  client"))
    #expect(room.type("jury Denis Petit, Éva Lang").says("Éva Lang entre dans le jury"))
    #expect(room.type("remplacer weiss par Zoé Blum").says("Paul Weiss est remplacé(e) par Zoé Blum"))
    #expect(room.type("rp petit (parti)").says("Denis Petit quitte le jury"))
    #expect(room.type("rôles roux observateur, blum client").says("Rôles : Anne Roux observateur, Zoé Blum client"))
    for line in ["remplacer", "rp inconnu", "rp roux par", "rôles", "rôles roux", "rôles roux juge", "jury anne roux"] {
      #expect(room.type(line).isRefused, "\(line)")
    }
    #expect(room.type("rp z").isRefused == false)
  }

  @Test func `A name that two jurors share is asked in full`() throws {
    var room = try Room("ntc-titre") {
      $0.sheet = .perJuror
      $0.jury = [Juror(name: "Jean Roux"), Juror(name: "Jeanne Blum")]
    }
    #expect(room.type("j jean").isRefused)
    #expect(room.type("j jean").says("peut être Jean Roux ou Jeanne Blum"))
    #expect(!room.type("j jean r").isRefused)
  }

  @Test(arguments: [
    ("incident téléphone coupé, appel tenu en salle", "Incident", ": coupé, appel tenu en salle"),
    ("i salle B12", "Incident", ": B12"), ("incident malaise", "Incident", "malaise"),
    ("i le candidat a oublié sa calculatrice", "Incident", ": le candidat a oublié sa calculatrice"),
    ("incident autre bruit de travaux", "Incident", ": bruit de travaux"),
  ])
  func `Incidents, known by their word or not`(line: String, kind: String, text: String) throws {
    var room = try Room()
    room.type("s")
    let answer = room.type(line)
    #expect(answer.says(kind) && answer.says(text), "\(answer.text)")
  }

  @Test func `A reservation is set, shown, lifted`() throws {
    var room = try Room()
    #expect(room.type("réserve « attestation à produire »").says("Réserve : attestation à produire"))
    #expect(room.band().joined().contains("sous réserve"))
    #expect(room.type("lever").isRefused)
    #expect(room.type("lever attestation vue").says("Réserve levée : attestation vue"))
    #expect(room.type("lever encore").says("Aucune réserve"))
    #expect(!room.band().joined().contains("sous réserve"))
    #expect(room.type("rs").isRefused)
  }

  @Test func `Undo tells what it undid; what cannot be undone says so`() throws {
    var room = try Room()
    #expect(room.type("u").says("Rien à défaire"))
    room.type(["s", "o 1", "n 2"])
    #expect(room.type("défaire 3").says("Défait : nº 3, O  ntc.c1.1"))
    #expect(room.type("u").says("Défait : nº 4, N  ntc.c1.2"))
    #expect(room.type("annuler 99").says("nº 99 ne peut pas être défaite"))
    #expect(room.type("u zut").says("« zut » n’est pas un nombre"))
    #expect(room.type("u").says("Défait : nº 2, ▶ Préparation du candidat"))
    #expect(room.type("h").says("(défait)"))
  }

  @Test func `What the disk refuses is said at each action, in the band, and under the veil too`() throws {
    var room = try Room()
    room.type("s")
    room.isDurable = false
    room.console.durability = .pending(2, reason: "disque plein")
    #expect(room.type("o 1").says("✗ NON ENREGISTRÉ 3  O  ntc.c1.1"))
    #expect(room.band()[0].plain == "✗ 2 actions NON ENREGISTRÉES : disque plein")
    room.type("s")
    #expect(room.type("n 1").lines == ["✗ NON ENREGISTRÉ 6"])
    #expect(room.band()[0].plain.hasPrefix("✗ 2 actions"))
    #expect(room.type("q").says("2 actions non enregistrées : quitter les perd."))
    #expect(room.type("oui").hasLeft)
  }
}

@Suite struct `Commands, their forms and their help` {
  @Test(arguments: [
    ("SUIVANTE", true), ("Suiv", true), ("suivant", true), ("s", true), ("phases", true), ("ou", true), ("état", true),
    ("grille", true), ("GRIL", true), ("?", true), ("aide", true), ("hist", true), ("« phases »", true),
    ("suivnate", false), ("zz", false), ("re", false), ("\u{1}\u{2}", false), ("é", false), ("\"\"", false),
    ("\u{1F600}\u{1F600}", false), ("«", false), ("'", false),
  ])
  func `A verb by any of its forms`(line: String, isKnown: Bool) throws {
    var room = try Room()
    #expect(room.type(line).isRefused != isKnown)
  }

  @Test func `What is near is suggested, what is ambiguous listed`() throws {
    var room = try Room()
    #expect(room.type("suivnate").says("Vouliez-vous dire « suivante » ?"))
    #expect(room.type("re").says("« re » peut être reprendre"))
    #expect(room.type("bidule").says("Toutes les commandes : aide."))
    #expect(room.type("").lines.isEmpty && room.type("  \t ").lines.isEmpty)
  }

  @Test func `No two commands share a form`() throws {
    var room = try Room()
    var seen: [String: String] = [:]
    for verb in room.completions("aide ") {
      let help = room.type("aide \(verb)").text.plain
      let forms = try #require(help.split(separator: "formes : ").last).split(separator: ", ")
      for form in forms {
        #expect(seen[String(form)] == nil, "\(form)")
        seen[String(form)] = verb
      }
    }
    #expect(seen.count > 80)
  }

  @Test(arguments: ["ntc-titre", "tc-e4", "nrc-e4", "tc-e6", "tc-e2"])
  func `Help fits a screen of 80 columns and 24 rows`(exam: String) throws {
    var room = try Room(exam) { $0.sheet = .perJuror }
    let actions = room.console.handle("aide", at: room.now)
    guard case .say(let lines)? = actions.first else {
      Issue.record("no help")
      return
    }
    // The band takes four rows, the prompt one, the line that was typed another.
    #expect(lines.reduce(0) { $0 + $1.wrapped(to: 80).count } <= 18)
  }

  @Test func `Help on one command, on a level, on nothing known`() throws {
    var room = try Room()
    #expect(room.type("aide pause").says("pause [depuis HH:MM] [MOTIF]"))
    #expect(room.type("a o").says("O CRITÈRES"))
    #expect(room.type("aide zz").isRefused)
  }

  @Test func `Completion`() throws {
    var room = try Room()
    #expect(room.completions("sui") == ["suivante"])
    #expect(room.completions("r") == ["reprendre", "remplacer", "rôles", "réserve"])
    room.type("s")
    #expect(room.completions("o c1.") == ["ntc.c1.1", "ntc.c1.2", "ntc.c1.3"])
    #expect(room.completions("o télé") == ["ntc.c5.3"])
    #expect(room.completions("O NTC.C6") == ["ntc.c6.1", "ntc.c6.2", "ntc.c6.3"])
    #expect(room.completions("o c1.1 pros") == ["ntc.c4.4", "ntc.c5.2"])
    #expect(room.completions("phase rel") == ["relance"])
    #expect(room.completions("issue a") == ["absent", "abandon"])
    #expect(
      room.completions("m 1 ") == ["économique", "technique", "humain", "commercial", "banque", "éditer", "supprimer"])
    #expect(room.completions("j ") == ["Anne Roux", "Paul Weiss"])
    #expect(room.completions("dc ") == ["titre", "cp-000343", "cp-000342", "rien"])
    #expect(room.completions("zz ").isEmpty)
  }
}
