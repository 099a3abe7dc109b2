// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import FrenchText
import Sittings
import StyledText
import Testing

@Suite struct `Time at the console` {
  @Test func `The end of a phase tells what was spent, and by how much it was too long`() throws {
    var room = try Room()
    room.type(["s", "s"])
    room.skip("16min12")
    let answer = room.type("s")
    #expect(answer.says("■ Fin : Présentation structurée, 16 min 12 s sur 15 min, dépassement 1 min 12 s"))
    #expect(answer.says("▶ Échange avec le jury"))
    room.skip("40min")
    #expect(room.type("ar").says("■ Fin : Échange avec le jury, 40 min sur 45 min"))
    #expect(room.type("v").text.isEmpty == false)
    // What is told later is what was so then.
    #expect(room.takenUp().console.sitting == room.sitting)
    var later = room.takenUp()
    #expect(later.type("h").says("Présentation structurée, 16 min 12 s sur 15 min, dépassement 1 min 12 s"))
  }

  @Test(arguments: [
    ("s à 09:20", "09:20"), ("S A 9H20", "09:20"), ("suivante à 9 h 20", "09:20"), ("s 9:20", "09:20"),
    ("suivante depuis 09:20", "09:20"), ("s il y a 10 min", "09:20"), ("s il y a 10min", "09:20"),
    ("suivant à 09:20:00", "09:20"), ("s a\u{300} 09:20", "09:20"),
  ])
  func `A phase entered late`(line: String, clock: String) throws {
    var room = try Room()
    room.type("s")
    room.skip("30min")
    #expect(room.type(line).says("(à 09:20)"))
    #expect(room.state.currentRun?.phase == "presentation")
    #expect(room.state.currentRun?.start.clock == clock)
  }

  @Test func `A time said to the minute may fall in the minute when the phase began`() throws {
    var room = try Room()
    room.skip("20s")
    room.type("s")
    room.skip("5min")
    #expect(room.type("p depuis 09:00").says("⏸ Pause"))
    #expect(room.state.currentRun?.elapsed(at: room.now) == 0)
    room.type("u")
    #expect(room.type("p depuis 08:59").says("Trop tôt"))
  }

  @Test(arguments: [
    ("s à 25:99", "« 25:99 » n’est pas une heure"), ("s à 9", "« 9 » n’est pas une heure"),
    ("s à", "n’est pas une heure"), ("s demain", "« demain » est de trop"),
    ("s à 09:40", "09:40 n’est pas encore passé"),
    ("s à 08:10", "Trop tôt"), ("s il y a longtemps", "« longtemps » n’est pas une durée"),
    ("p il y a 3h", "Trop tôt"), ("r", "L’horloge n’est pas en pause"), ("r bientôt", "est de trop"),
    ("temps", "Il manque quelque chose. Écrire : temps"), ("temps -5min alarme", "n’est pas une durée"),
    ("temps 5min", "Donner le motif"), ("temps 9h alarme", "entre 1 seconde et 4 heures"),
    ("temps bidule 5min x", "« bidule » n’est pas connu ici"), ("temps relance", "Il manque quelque chose"),
    ("phase", "Il manque quelque chose"), ("phase prép", "peut être preparation ou preparation-jury"),
    ("phase 12", "« 12 » n’est pas connu ici"), ("phase 4", "Donner un motif"), ("coupure", "Il manque quelque chose"),
    ("coupure compte pas", "Il manque quelque chose"), ("attendre", "n’est pas une durée"),
    ("attendre 5min et après", "est de trop"),
    ("attendre 8000h", "24 heures au plus"),
  ])
  func `What is refused says what and how`(line: String, words: String) throws {
    var room = try Room()
    room.type("s")
    room.skip("30min")
    let before = room.sitting
    let answer = room.type(line)
    #expect(answer.isRefused)
    #expect(answer.says(words), "\(answer.text)")
    #expect(room.sitting == before)
  }

  @Test(arguments: [
    ("phase entretien final fatigue du candidat", "entretien-final", "fatigue du candidat"),
    ("phase entretien le jury avance", "entretien-final", "le jury avance"),
    ("phase 6 téléphone en panne", "face-a-face", "téléphone en panne"),
    ("ph Préparation du jury plus tôt", "preparation-jury", "plus tôt"),
    ("aller preparation-jury plus tôt", "preparation-jury", "plus tôt"),
    ("phase preparation jury plus tôt", "preparation-jury", "plus tôt"),
    ("phase échange \"salle libre\"", "echange", "salle libre"),
    ("phase echange", "echange", nil),
  ])
  func `A phase by its number, its id or its title, then the reason`(line: String, id: String, reason: String?) throws {
    var room = try Room()
    room.type(["s", "s"])
    #expect(!room.type(line).isRefused)
    #expect(room.state.currentRun?.phase == id)
    #expect(room.state.currentRun?.reason == reason)
  }

  @Test(arguments: [
    ("temps 5min alarme", 300_000, "alarme"), ("t 5 min alarme", 300_000, "alarme"), ("t 5 alarme", 300_000, "alarme"),
    ("temps 1 h 30 tiers temps", 5_400_000, "tiers temps"), ("temps 90s alarme", 90_000, "alarme"),
    ("temps préparation 10 min tiers temps", 600_000, "tiers temps"), ("accorder 2min30 « porte »", 150_000, "porte"),
  ])
  func `Time granted`(line: String, milliseconds: Int64, reason: String) throws {
    var room = try Room()
    room.type("s")
    let answer = room.type(line)
    guard case .timeGranted("preparation", milliseconds, reason)? = answer.events.first?.event else {
      Issue.record("\(answer)")
      return
    }
  }

  @Test func `A pause, since when, why, and its end`() throws {
    var room = try Room()
    room.type(["s", "s", "v"])
    room.skip("10min")
    #expect(room.type("pause depuis 09:04 verre d’eau").says("⏸ Pause : verre d’eau  (à 09:04)"))
    #expect(room.band()[0].contains("⏸ EN PAUSE depuis 09:04 · reste 11:00"))
    #expect(room.type("p").says("déjà en pause"))
    #expect(room.type("reprendre à 09:08").says("▶ Reprise  (à 09:08)"))
    #expect(room.sitting.elapsed(in: "presentation", at: room.now) == 6 * 60_000)
    #expect(room.type("p il y a 1 min toilettes").says("⏸ Pause : toilettes"))
  }

  @Test func `An alarm noticed late stops the clock from when it rang`() throws {
    var room = try Room()
    room.type("s")
    room.skip("20min")
    let answer = room.type("incident alarme il y a 10 min exercice d’évacuation")
    #expect(answer.says("Incident (alarme) : exercice d’évacuation"))
    #expect(room.sitting.elapsed(in: "preparation", at: room.now) == 10 * 60_000)
  }

  @Test func `Alerts fall once each, and again after time was granted`() throws {
    var room = try Room()
    room.type("s")
    var answer = room.wait("30min")
    #expect(
      answer.lines.map(\.plain) == [
        "Il reste 5 min : Préparation du candidat.", "Il reste 1 min : Préparation du candidat.",
        "Temps écoulé : Préparation du candidat.",
      ])
    #expect(answer.bells == 3)
    answer = room.wait("4min59")
    #expect(answer.lines.isEmpty)
    answer = room.wait("10min")
    #expect(
      answer.lines.map(\.plain) == [
        "« Préparation du candidat » dépasse de 5 min. Si elle est finie : suivante à HH:MM.",
        "« Préparation du candidat » dépasse de 10 min. Si elle est finie : suivante à HH:MM.",
      ])
    room.type("temps 20min alarme")
    answer = room.wait("5min1")
    #expect(
      answer.lines.map(\.plain) == [
        "Il reste 1 min : Préparation du candidat.", "Temps écoulé : Préparation du candidat.",
      ])
  }

  @Test func `A pause is silent`() throws {
    var room = try Room()
    room.type(["s", "p"])
    #expect(room.wait("40min").lines.isEmpty)
  }

  @Test func `A long leap tells only the last alert`() throws {
    var room = try Room()
    room.type("s")
    room.skip("29min30")
    #expect(
      room.perform(room.console.tick(at: room.now)).lines.map(\.plain) == ["Il reste 1 min : Préparation du candidat."])
  }

  @Test func `A change whose moment has passed is said once`() throws {
    var room = try Room()
    room.type(["s", "m 1 éco « budget ramené »", "phase relance essai", "v", "s", "v"])
    #expect(
      room.wait("2s").lines.map(\.plain) == [
        "La modification 1 n’a pas été annoncée à son moment. Si elle l’a été : dite Nº à HH:MM."
      ])
    room.type(["s"])
    #expect(room.wait("10s").lines.isEmpty)
    #expect(room.type("dite 1 à 09:00").says("Modification 1 annoncée"))
  }

  @Test func `Waiting is for the simulated clock`() throws {
    var room = try Room(settings: .init())
    #expect(room.type("attendre 10min").says("horloge simulée"))
    var simulated = try Room()
    simulated.type("attendre 1 h 30")
    #expect(simulated.now.since(try Room().now) == 5_400_000)
  }

  @Test func `The next change of the screen is at most a second away while the clock runs`() throws {
    var room = try Room()
    #expect(room.console.untilNextChange(at: room.now) == 60_000)
    room.type("s")
    room.now = room.now.advanced(by: 400)
    #expect(room.console.untilNextChange(at: room.now) == 600)
    room.type("p")
    #expect(room.console.untilNextChange(at: room.now) > 1000)
  }

  @Test func `A gap is asked about, and what answers it`() throws {
    var room = try Room()
    room.type(["s"])
    let last = room.now
    room.skip("10min")
    func taken() -> (Room, Answer) {
      var again = room.takenUp()
      let answer = again.perform(again.console.askAboutGap(since: last, at: again.now))
      return (again, answer)
    }
    var (again, answer) = taken()
    #expect(answer.says("Aucune console pendant 10 min (de 09:00 à 09:10)"))
    #expect(again.prompt.plain == "ce temps a-t-il compté ? (oui/non) ")
    #expect(again.type("ouii").isRefused)
    #expect(!again.type("phases").isRefused)
    #expect(again.prompt.contains("compté"))
    #expect(again.type("non").says("Coupure de 09:00 à 09:10 : non comptée"))
    #expect(again.sitting.elapsed(in: "preparation", at: again.now) == 0)

    (again, answer) = taken()
    #expect(again.type("OUI").says(": comptée"))
    #expect(again.sitting.elapsed(in: "preparation", at: again.now) == 600_000)

    (again, answer) = taken()
    #expect(again.type("coupure depuis 09:04").says("non comptée"))
    #expect(again.sitting.elapsed(in: "preparation", at: again.now) == 240_000)
    #expect(again.prompt == "oral> ")

    (again, answer) = taken()
    #expect(again.type("o 1").says("Sans réponse : ce temps reste compté"))
    #expect(again.prompt == "oral> ")
  }

  @Test func `A duration that the text gives as about is never passed`() throws {
    var room = try Room("tc-e2")
    let phase = try #require(room.sitting.exam.phases.first { $0.limit.nature == .about && $0.limit.minutes != nil })
    room.type("phase \(phase.id) essai")
    room.skip("40min")
    let answer = room.type("ar")
    #expect(answer.says("40 min (environ \(phase.limit.minutes ?? 0) min prévues)"))
    #expect(!answer.says("dépassement"))
  }

  @Test func `Less than five seconds, or a pause, asks nothing`() throws {
    var room = try Room()
    room.type("s")
    let last = room.now
    room.skip("4s")
    #expect(room.console.askAboutGap(since: last, at: room.now).isEmpty)
    room.type("p")
    room.skip("1h")
    #expect(room.console.askAboutGap(since: last, at: room.now).isEmpty)
  }

  @Test func `What goes on is said in one line when a sitting is taken up again`() throws {
    var room = try Room()
    room.type(["c", "c pièces", "s", "s", "v", "o 1-3", "m 1 éco « budget ramené »"])
    room.skip("3min")
    let lines = room.takenUp().console.resumedView(at: room.now).map(\.text.plain)
    #expect(lines == ["Passage 260512-K7F repris : Présentation structurée, reste 12:00"])
    room.type(["p", "s"])
    let later = room.takenUp().console.resumedView(at: room.now).map(\.text.plain)
    #expect(
      later == [
        "Passage 260512-K7F repris : Échange avec le jury, reste 45:00 · critères notés 3/20 · modification 1 à annoncer"
      ])
  }

  @Test func `Leaving while a clock runs asks`() throws {
    var room = try Room()
    #expect(room.type("q").hasLeft)
    room.type("s")
    #expect(!room.type("q").hasLeft)
    #expect(room.type("n").says("On continue."))
    room.type("quitter")
    #expect(room.type("p").says("⏸ Pause"))
    #expect(room.prompt == "oral> ")
    #expect(room.type("q").hasLeft)
    room.type(["r", "q"])
    #expect(room.type("o").hasLeft)
  }
}
