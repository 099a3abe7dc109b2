// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import Sittings
import Testing

@Suite struct `A rehearsal's console` {
  private func room() throws -> Room {
    var settings = Console.Settings.test
    settings.isRehearsal = true
    return try Room("ntc-titre", settings: settings) { $0.isRehearsal = true }
  }

  @Test(arguments: [
    "s", "suivante", "pause", "p", "r", "grille", "g c1", "o c1.2", "n 3", "n c99", "phases", "aide", "aide pause", "q",
    "quitter", "note à revoir", "historique", "suivante à 9:05", "attendre bientôt", "défaire", "n 3 : hésitant", "",
  ])
  func `takes for commands what it would carry out, or nearly`(line: String) throws {
    var room = try room()
    room.type(["s", "s"])
    room.now = room.now.advanced(by: 600_000)
    if line == "r" { room.type("p") }
    #expect(room.console.isCommand(line, at: room.now))
  }

  @Test(arguments: [
    "offre prix 46 500", "où en êtes-vous ?", "bonjour", "remise de 5 %", "s’il vous plaît", "client", "projet de loi",
    "non", "oui", "d’accord", "- pause déjeuner", "« grille »", "modif banque", "confirmer", "voile de mariée",
    "reprendre les conditions point par point", "attendre trois semaines de plus ne vous coûte rien", "%%%", "o", "3",
  ])
  func `leaves to the client what is said`(line: String) throws {
    var room = try room()
    room.type(["s", "s"])
    #expect(!room.console.isCommand(line, at: room.now))
  }

  @Test func `has no veil and nothing of a jury`() throws {
    var room = try room()
    room.type(["s", "s"])
    #expect(!room.console.isVeiled)
    #expect(room.prompt == "oral> ")
    for line in ["client", "modif banque", "confirmer", "jury", "réserve x", "décider titre", "v"] {
      #expect(room.type(line).lines.joined().isEmpty == false)
      #expect(!room.console.isVeiled)
    }
    let help = room.type("aide").lines.joined(separator: "\n")
    #expect(help.contains("Au client") && !help.contains("modif (m)") && !help.contains("@juré"))
  }

  @Test func `closes without a decision, which another sitting needs`() throws {
    var room = try room()
    for _ in room.sitting.exam.phases { room.type("s") }
    room.type("s")
    #expect(room.state.outcome?.value == .held)
    room.type(["clore", "oui"])
    #expect(room.sitting.stage == .closed)
    var other = try Room("ntc-titre")
    for _ in other.sitting.exam.phases { other.type("s") }
    other.type(["s", "v", "clore", "oui"])
    #expect(other.sitting.stage != .closed)
  }
}
