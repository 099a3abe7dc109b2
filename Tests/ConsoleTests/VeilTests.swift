// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import Sittings
import StyledText
import Testing

@Suite struct `The veil` {
  private func presenting(_ change: (inout Opening) -> Void = { _ in }) throws -> Room {
    var room = try Room("ntc-titre", change)
    room.type(["c", "s", "s"])
    return room
  }

  @Test func `It comes with the presentation, and wipes what was said`() throws {
    var room = try Room()
    room.type("s")
    #expect(!room.console.isVeiled)
    let answer = room.type("s")
    #expect(answer.isCleared)
    #expect(room.console.isVeiled)
    #expect(room.prompt == "voilé> ")
    #expect(!room.console.screen(at: room.now, columns: 80).echo)
    #expect(answer.says("Le lever : v"))
    #expect(!room.type("s").isCleared)
    #expect(!room.console.isVeiled)
  }

  @Test func `It resets with each phase`() throws {
    var room = try presenting()
    #expect(room.type("v").says("Voile levé"))
    room.type(["s"])
    #expect(!room.console.isVeiled)
    #expect(room.type("voile").isCleared)
    #expect(room.console.isVeiled)
    room.type("s")
    #expect(!room.console.isVeiled)
    room.type("s")
    #expect(room.console.isVeiled)
  }

  @Test func `When a phase ends and none begins it stays`() throws {
    var room = try presenting()
    let answer = room.type("issue fraude téléphone")
    #expect(room.console.isVeiled)
    #expect(!answer.says("fraude"))
    #expect(!room.band().joined().contains("fraude"))
    #expect(room.type("v").says("Voile levé"))
    #expect(room.band().joined().contains("À délibérer"))
  }

  @Test func `Marks are taken, and told by their numbers only`() throws {
    var room = try presenting()
    #expect(room.type("n 1 : trop long").lines == ["✓ 6–7"])
    #expect(room.type("o 2").lines == ["✓ 8"])
    #expect(room.level("ntc.c1.1") == "N")
    #expect(room.type("obs voix basse").lines == ["✓ 9"])
    #expect(room.type("u").lines == ["✓ 10"])
    #expect(room.type("p candidat ému").lines == ["✓ 11"])
    #expect(room.type("r").says("▶ Reprise"))
  }

  @Test func `A refusal says nothing of what was typed; lifting the veil tells`() throws {
    var room = try presenting()
    let words = ["o zèbre", "n 99", "s à 25:99", "obs", "bidule", "décider", "clore", "m 1 zz", "dite 2", "o offre"]
    var said: Set<String> = []
    for word in words { said.insert(room.type(word).text.plain) }
    #expect(said.count <= 2, "\(said)")
    #expect(said.contains("✗ Refusé, rien n’est changé. Pourquoi : lever le voile (v)."))
    room.type("n 99")
    #expect(room.type("v").says("Dernier refus : Pas de critère « 99 »"))
    room.type("v")
    #expect(!room.type("v").says("Dernier refus"))
  }

  @Test(arguments: ["grille", "g c1", "historique", "client", "fiche", "jury", "m", "m banque", "dl", "dc"])
  func `What only the jury reads is not shown`(line: String) throws {
    var room = try presenting()
    room.type("n 1")
    let answer = room.type(line)
    #expect(answer.isRefused)
    #expect(answer.text.plain == "✗ Le voile est mis : le lever d’abord (v).")
  }

  @Test func `Nothing is completed`() throws {
    let room = try presenting()
    for line in ["", "o ", "o c1", "gr", "dite "] { #expect(room.completions(line).isEmpty) }
  }

  @Test func `The band has clock and phase only`() throws {
    var room = try presenting()
    room.skip("2min")
    #expect(
      room.band().map(\.plain) == [
        "Présentation structurée                                     reste 13:00 / 15 min",
        "██████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░             alerte dans 11:00",
        "Titre NTC                                                                  09:02",
        String(repeating: "─", count: 80),
      ])
  }

  /// Every secret replaced by another: the screen that faces the candidate stays the same, byte for byte.
  @Test(arguments: 0..<8)
  func `Nothing secret changes a byte of the veiled screen`(seed: Int) throws {
    func bytes(_ secrets: [String]) throws -> [String] {
      var room = try presenting { opening in
        if seed % 2 == 1 { opening.sheet = .perJuror }
      }
      var shown: [String] = []
      for (index, line) in secrets.enumerated() {
        shown += room.type(line).lines
        shown += room.band(80) + room.band(40) + room.band(120) + [room.prompt]
        shown += room.completions("o ") + room.completions("")
        shown += room.wait(index.isMultiple(of: 3) ? "4min" : "7s").lines
      }
      shown += room.type("p").lines + room.type("r").lines + room.type("ar").lines + room.band() + [room.prompt]
      return shown
    }
    let juror = seed % 2 == 1 ? ["j roux", "j weiss"] : ["e 20", "u 99"]
    let one = [
      juror[0], "o 1", "n 2 : trop vague", "obs c1.1 bien", "m 1 éco x", "dite 1", "reserve attestation", "o zèbre",
      "incident retard bus", "dl", "g", "note belle voix", "n 3", "o 4", "e 4", "u", "décider titre",
    ]
    let other = [
      juror[1], "n 7", "o 9 : parfait", "obs c4.1 confus", "m 2 com y", "dite 2", "reserve stage", "n 99",
      "incident salle froide", "dl accords", "g c2", "note voix éteinte", "o 13", "n 14", "e 14", "u", "décider rien",
    ]
    #expect(try bytes(one) == bytes(other))
  }
}

@Suite struct `The preparation room` {
  private func room(_ exam: String = "ntc-titre") throws -> Room { try Room(exam, settings: .loge) }

  @Test func `It starts and ends the preparation, no more`() throws {
    var room = try room()
    #expect(room.prompt == "loge> ")
    #expect(room.type("s").says("▶ Préparation du candidat"))
    room.skip("30min")
    #expect(room.type("s").says("■ Fin : Préparation du candidat, 30 min sur 30 min"))
    #expect(room.type("s").says("La préparation est terminée. La suite est à la console du jury"))
    #expect(room.state.runs.count == 1)
  }

  @Test(arguments: [
    "o 1", "g", "obs x", "m 1 éco x", "décider titre", "clore", "voile?", "h", "phase 3 x", "issue absent",
  ])
  func `It takes only its own commands`(line: String) throws {
    var room = try room()
    room.type("s")
    let before = room.sitting
    #expect(room.type(line).isRefused)
    #expect(room.sitting == before)
  }

  @Test func `It shows nothing of what the jury wrote, and completes nothing of it`() throws {
    var jury = try Room()
    jury.type(["c", "s", "m 1 éco « budget secret »", "o 1", "reserve attestation"])
    var room = jury.takenUp(settings: .loge)
    let all =
      room.band().joined() + room.completions("").joined() + room.completions("dite ").joined()
      + room.completions("o ").joined() + room.type("aide").text + room.type("phases").text + room.type("v").text
      + room.type("dite 1").text + room.console.openingView().map(\.text).joined()
    for secret in ["budget", "Ferrand", "critère", "c1.1", "réserve", "noter", "Noter", "grille", "modif"] {
      #expect(!all.contains(secret), "\(secret)")
    }
    #expect(room.completions("").contains("suivante"))
    #expect(!room.completions("").contains("grille"))
  }

  @Test func `It pauses, tells of an incident and grants time`() throws {
    var room = try room()
    room.type("s")
    #expect(room.type("p").says("⏸ Pause"))
    #expect(room.type("r").says("▶ Reprise"))
    #expect(!room.type("temps 5min alarme").isRefused)
    #expect(!room.type("incident alarme").isRefused)
  }

  @Test func `An exam without preparation has nothing to do there`() throws {
    var room = try room("tc-e4-ccf1")
    #expect(room.type("s").isRefused)
    #expect(room.state.runs.isEmpty)
  }
}
