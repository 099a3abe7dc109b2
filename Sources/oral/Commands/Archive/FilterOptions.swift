// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import FrenchText

/// Which passages of the archive are meant.
struct FilterOptions: ParsableArguments {
  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Épreuve, par exemple tc-e4.", valueName: "id"))
  var exam: String?

  @Option(name: .customLong("session"), help: ArgumentHelp("Session d’examen, par exemple 2026.", valueName: "année"))
  var session: Int?

  @Option(
    name: .customLong("jour"), help: ArgumentHelp("Le jour de l’oral : AAAA-MM-JJ ou JJ/MM/AAAA.", valueName: "jour"))
  var day: String?

  @Option(name: .customLong("du"), help: ArgumentHelp("Depuis ce jour, compris.", valueName: "jour"))
  var from: String?

  @Option(name: .customLong("au"), help: ArgumentHelp("Jusqu’à ce jour, compris.", valueName: "jour"))
  var to: String?

  @Option(name: .customLong("jury"), help: ArgumentHelp("Nom d’un membre du jury.", valueName: "nom"))
  var juror: String?

  @Option(name: .customLong("candidat"), help: ArgumentHelp("Numéro ou nom du candidat.", valueName: "candidat"))
  var candidate: String?

  @Option(
    name: .customLong("decision"),
    help: ArgumentHelp(
      "Ce qui fut décidé : titre, ccp1…, ou une issue (absent, interrompu…).", valueName: "décision"))
  var decision: String?

  @Flag(name: .customLong("reserve"), help: "Seulement les passages sous réserve.") var isReserved = false

  func filter() throws -> ArchiveFilter {
    var problems: [String] = []
    func read(_ typed: String?, _ option: String) -> Day? {
      guard let typed else { return nil }
      if let day = Day(typed) { return day }
      problems.append("\(option) : « \(typed) » n’est pas un jour ; par exemple 2026-05-12")
      return nil
    }
    let only = read(day, "--jour")
    var (first, last) = (read(from, "--du"), read(to, "--au"))
    if let first, let last, last < first { problems.append("--au \(last) vient avant --du \(first)") }
    if day != nil, from != nil || to != nil { problems.append("--jour ne va ni avec --du ni avec --au") }
    if let only { (first, last) = (only, only) }
    guard problems.isEmpty else { throw Failure(.usage, problems.map { "oral : " + $0 }) }
    return ArchiveFilter(
      exam: exam, session: session, from: first, to: last, juror: juror, candidate: candidate, decision: decision,
      isReserved: isReserved ? true : nil)
  }
}
