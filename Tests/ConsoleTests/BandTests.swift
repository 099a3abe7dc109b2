// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import Sittings
import StyledText
import Testing

@Suite struct `The band` {
  /// The states of a sitting that a jury sees, in order.
  private static let states: [(String, @Sendable (inout Room) -> Void)] = [
    ("opened", { _ in }),
    (
      "preparing",
      {
        $0.type(["c", "s"])
        $0.skip("4min30")
      }
    ),
    (
      "veiled",
      {
        $0.type(["s"])
        $0.skip("2min10")
      }
    ),
    (
      "interview",
      {
        $0.type(["s", "o 7-9", "m 1 éco « un »", "m 2 com « deux »", "d 1"])
        $0.skip("41min")
      }
    ),
    ("paused", { $0.type("p") }),
    (
      "overtime",
      {
        $0.type("r")
        $0.skip("5min8")
      }
    ),
    ("between", { $0.type("ar") }),
    ("over", { $0.type("issue tenu") }),
    ("decided", { $0.type(["o *", "dc titre"]) }),
    ("closed", { $0.type(["clore", "oui"]) }),
  ]

  private func shown(_ columns: Int) throws -> String {
    var room = try Room()
    var text = ""
    for (name, go) in Self.states {
      go(&room)
      let rows = room.band(columns).map { row in
        #expect(StyledLine(row).columnWidth <= columns, "\(name): \(row)")
        return String(row.plain.reversed().drop { $0 == " " }.reversed())
      }
      text += "[\(name)]\n" + rows.dropLast().joined(separator: "\n") + "\n"
    }
    return text
  }

  @Test func `At 40 columns`() throws {
    #expect(
      try shown(40) == """
        [opened]
        suivante (s) : Préparation du can… 09:00
        Lucie Ferrand (0042) non confirmé … 0/20
        [preparing]
        Préparation du candidat      reste 25:30
        ███░░░░░░░░░░░░░░░░░   alerte dans 20:30
        Lucie Ferrand (0042)                0/20
        [veiled]
        Présentation structurée      reste 12:50
        ██░░░░░░░░░░░░░░░░░░   alerte dans 10:50
        Titre NTC                          09:06
        [interview]
        Échange avec le jury         reste 04:00
        ██████████████████░░   alerte dans 03:00
        Lucie Ferrand (0042)    M2 à dire · 3/20
        [paused]
        Échange avec le j… ⏸ PAUSE · reste 04:00
        ██████████████████░░       reprendre : r
        Lucie Ferrand (0042)    M2 à dire · 3/20
        [overtime]
        Échange avec le jury  ‼ DÉPASSÉ de 01:08
        ████████████████████        suivante : s
        Lucie Ferrand (0042)    M2 à dire · 3/20
        [between]
        suivante (s) : Préparation du jury 09:52
        Lucie Ferrand (0042)    M2 à dire · 3/20
        [over]
        À délibérer · dl, dc, cr           09:52
        Lucie Ferrand (0042)    M2 à dire · 3/20
        [decided]
        Décidé · clore (cr)                09:52
        Lucie Ferrand (0042)   M2 à dire · 20/20
        [closed]
        Clos · quitter (q)                 09:52
        Lucie Ferrand (0042)   M2 à dire · 20/20

        """)
  }

  @Test func `At 80 columns`() throws {
    #expect(
      try shown(80) == """
        [opened]
        Aucune phase en cours · suivante (s) : Préparation du candidat             09:00
        Lucie Ferrand (0042) non confirmé (c)                              critères 0/20
        [preparing]
        Titre NTC · Préparation du candidat                         reste 25:30 / 30 min
        ███████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░             alerte dans 20:30
        Lucie Ferrand (0042)                                               critères 0/20
        [veiled]
        Présentation structurée                                     reste 12:50 / 15 min
        ███████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░             alerte dans 10:50
        Titre NTC                                                                  09:06
        [interview]
        Titre NTC · Échange avec le jury                            reste 04:00 / 45 min
        █████████████████████████████████████████████░░░░░             alerte dans 03:00
        Lucie Ferrand (0042)                         M1 dite · M2 à dire · critères 3/20
        [paused]
        Titre NTC · Échange avec le jury           ⏸ EN PAUSE depuis 09:47 · reste 04:00
        █████████████████████████████████████████████░░░░░                 reprendre : r
        Lucie Ferrand (0042)                         M1 dite · M2 à dire · critères 3/20
        [overtime]
        Titre NTC · Échange avec le jury                              ‼ DÉPASSÉ de 01:08
        ██████████████████████████████████████████████████                  suivante : s
        Lucie Ferrand (0042)                         M1 dite · M2 à dire · critères 3/20
        [between]
        Aucune phase en cours · suivante (s) : Préparation du jury                 09:52
        Lucie Ferrand (0042)                         M1 dite · M2 à dire · critères 3/20
        [over]
        À délibérer · délibérer (dl), décider (dc), clore (cr)                     09:52
        Lucie Ferrand (0042)                         M1 dite · M2 à dire · critères 3/20
        [decided]
        Décidé · clore (cr)                                                        09:52
        Lucie Ferrand (0042)                        M1 dite · M2 à dire · critères 20/20
        [closed]
        Clos · quitter (q)                                                         09:52
        Lucie Ferrand (0042)                        M1 dite · M2 à dire · critères 20/20

        """)
  }

  @Test func `At 120 columns`() throws {
    #expect(
      try shown(120) == """
        [opened]
        Aucune phase en cours · suivante (s) : Préparation du candidat                                                     09:00
        Lucie Ferrand (0042) non confirmé (c)                                                                      critères 0/20
        [preparing]
        Titre NTC · Préparation du candidat                                                                 reste 25:30 / 30 min
        ███████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░                                                     alerte dans 20:30
        Lucie Ferrand (0042)                                                                                       critères 0/20
        [veiled]
        Présentation structurée                                                                             reste 12:50 / 15 min
        ███████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░                                                     alerte dans 10:50
        Titre NTC                                                                                                          09:06
        [interview]
        Titre NTC · Échange avec le jury                                                                    reste 04:00 / 45 min
        █████████████████████████████████████████████░░░░░                                                     alerte dans 03:00
        Lucie Ferrand (0042)                                                                 M1 dite · M2 à dire · critères 3/20
        [paused]
        Titre NTC · Échange avec le jury                                                   ⏸ EN PAUSE depuis 09:47 · reste 04:00
        █████████████████████████████████████████████░░░░░                                                         reprendre : r
        Lucie Ferrand (0042)                                                                 M1 dite · M2 à dire · critères 3/20
        [overtime]
        Titre NTC · Échange avec le jury                                                                      ‼ DÉPASSÉ de 01:08
        ██████████████████████████████████████████████████                                                          suivante : s
        Lucie Ferrand (0042)                                                                 M1 dite · M2 à dire · critères 3/20
        [between]
        Aucune phase en cours · suivante (s) : Préparation du jury                                                         09:52
        Lucie Ferrand (0042)                                                                 M1 dite · M2 à dire · critères 3/20
        [over]
        À délibérer · délibérer (dl), décider (dc), clore (cr)                                                             09:52
        Lucie Ferrand (0042)                                                                 M1 dite · M2 à dire · critères 3/20
        [decided]
        Décidé · clore (cr)                                                                                                09:52
        Lucie Ferrand (0042)                                                                M1 dite · M2 à dire · critères 20/20
        [closed]
        Clos · quitter (q)                                                                                                 09:52
        Lucie Ferrand (0042)                                                                M1 dite · M2 à dire · critères 20/20

        """)
  }

  @Test func `The grid keeps to 80 columns, a long label going on under itself`() throws {
    var room = try Room()
    room.type("s")
    let lines = room.type("grille").lines
    for line in lines { #expect(StyledLine(line).columnWidth <= 80, "\(line)") }
    #expect(lines.contains("   4 ·  ntc.c2.1  Rédige une offre qui répond à la demande et valorise les"))
    #expect(lines.contains("                  bénéfices pour le client"))
    room.console.columns = 40
    for line in room.type("g c2").lines.dropFirst() { #expect(StyledLine(line).columnWidth <= 40, "\(line)") }
  }

  @Test func `A phase whose text is silent counts up`() throws {
    var room = try Room("tc-e4-ccf1")
    room.type("s")
    room.skip("3min")
    #expect(room.band()[0].contains("écoulé 03:00 (sans limite)"))
    room.type("p")
    #expect(room.band()[0].contains("EN PAUSE"))
  }

  @Test func `With a sheet per juror what counts is the sheet at hand`() throws {
    var room = try Room("ntc-ccp1") { $0.sheet = .perJuror }
    room.type(["s", "o 1-3 @roux", "o 1-2 @weiss"])
    #expect(room.band().joined().contains("notés 3/9"))
    room.type("j weiss")
    #expect(room.band().joined().contains("notés 2/9"))
    let resumed = room.takenUp().console.resumedView(at: room.now).map(\.text.plain).joined()
    #expect(resumed.contains("critères : 0 commun, 3 notés"))
  }
}
