// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// What can be said of a sitting when it opens. What is not said is asked at a terminal.
struct OpeningOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Dossier du candidat (un répertoire).", valueName: "dossier"))
  var dossier: String?

  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Épreuve, sans dossier.", valueName: "id"))
  var exam: String?

  @Option(name: .customLong("candidat"), help: ArgumentHelp("Candidat : « NUMÉRO PRÉNOM NOM ».", valueName: "candidat"))
  var candidate: String?

  @Option(name: .customLong("session"), help: ArgumentHelp("Session d’examen, par exemple 2026.", valueName: "année"))
  var session: Int?

  @Option(name: .customLong("jure"), help: ArgumentHelp("Membre du jury (répétable).", valueName: "nom"))
  var jurors: [String] = []

  @Option(name: .customLong("client"), help: ArgumentHelp("Le juré qui joue le client.", valueName: "nom"))
  var client: String?

  @Option(
    name: .customLong("feuille"), help: ArgumentHelp("commune, ou jure : une feuille par juré.", valueName: "feuille"))
  var sheet = SheetKind.commune

  @Option(
    name: .customLong("fiche"),
    help: ArgumentHelp("Numéro de la fiche ou du projet choisi (répétable).", valueName: "numéro"))
  var chosen: [Int] = []

  @Option(
    name: .customLong("vu"),
    help: ArgumentHelp(
      "Pièce vue sur la table : son numéro, le début de son titre, toutes ou aucune (répétable).", valueName: "pièce")
  )
  var seen: [String] = []

  @Option(
    name: .customLong("majoration"),
    help: ArgumentHelp("Temps majoré : phase=1/3 (répétable).", valueName: "phase=fraction"))
  var accommodations: [String] = []

  @Option(
    name: .customLong("duree"),
    help: ArgumentHelp("Durée que le centre fixe : phase=20min (répétable).", valueName: "phase=durée"))
  var durations: [String] = []

  @Flag(name: .customLong("repetition"), help: "Répétition : n’entrera jamais dans l’archive du centre.")
  var isRehearsal = false

  enum SheetKind: String, ExpressibleByArgument, CaseIterable { case commune, jure }
}
