// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText

/// An oral has the time that its phases and the candidate's extra time take, on one day.
struct TimeRule: ListRule {
  func problems(in list: [Convocation]) -> [Diagnostic] {
    list.enumerated().compactMap { index, line in problem(index, line, line.timetable) }
  }

  private func problem(_ index: Int, _ line: Convocation, _ timetable: OralTimetable) -> Diagnostic? {
    if let end = line.end, end.secondsSinceMidnight <= line.start.secondsSinceMidnight {
      return Diagnostic(
        .error, "liste.fin-avant-debut", at: path(index, "fin"),
        "La fin, \(end.secondsSinceMidnight.clockTime), ne vient pas après le début, "
          + "\(line.start.secondsSinceMidnight.clockTime).",
        hint: "Corrigez l’une des deux heures.")
    }
    guard let needed = timetable.end, let duration = timetable.duration else {
      guard line.end == nil, let unknown = timetable.steps.first(where: { $0.duration == nil }) else { return nil }
      let phases = unknown.phases.map { "\($0.id)=20min" }.joined(separator: ", ")
      return Diagnostic(
        .warning, "liste.duree-inconnue", at: path(index, "epreuve"),
        "Le texte laisse au centre la durée de «\u{A0}\(unknown.title)\u{A0}»\u{A0}: l’heure de fin n’est pas connue.",
        hint:
          "Dites-la dans une colonne «\u{A0}durées\u{A0}», par exemple \(phases), ou donnez une colonne «\u{A0}fin\u{A0}»."
      )
    }
    if let end = line.end, end.secondsSinceMidnight < needed {
      let extra = timetable.steps.reduce(0) { $0 + $1.extra }
      let including = extra > 0 ? ", temps majoré compris (\(words(extra)))" : ""
      return Diagnostic(
        .error, "liste.temps-insuffisant", at: path(index, "fin"),
        "De \(line.start.secondsSinceMidnight.clockTime) à \(end.secondsSinceMidnight.clockTime), il y a "
          + "\(words(end.secondsSinceMidnight - line.start.secondsSinceMidnight))\u{A0}; l’épreuve \(line.exam.id) en demande "
          + "\(words(duration))\(including).",
        // To the next whole minute, which the hour typed can say.
        hint: "Mettez la fin à \(((needed + 59) / 60 * 60).clockTime), ou laissez la case vide\u{A0}: "
          + "elle est calculée.")
    }
    guard line.end == nil, needed > 24 * 3600 else { return nil }
    return Diagnostic(
      .error, "liste.apres-minuit", at: path(index, "heure"),
      "Commencée à \(line.start.secondsSinceMidnight.clockTime), l’épreuve finirait après minuit.",
      hint: "Corrigez l’heure.")
  }

  private func words(_ seconds: Int) -> String { FrenchDuration.words(Int64(seconds) * 1000) }
}
