// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText

/// A candidate, a jury and a room are in one place at a time. Rooms where candidates prepare may hold several.
struct ClashRule: ListRule {
  func problems(in list: [Convocation]) -> [Diagnostic] {
    let candidates = list.enumerated().map { index, line in
      Use(line: index, key: line.candidate.number.folded, time: line.presence)
    }
    let juries = list.enumerated().flatMap { index, line in
      line.jury.map { Use(line: index, key: $0.folded, time: line.hearing, name: $0) }
    }
    let rooms = list.enumerated().map { index, line in
      Use(line: index, key: line.room.folded, time: line.hearing, name: line.room)
    }
    return clashes(candidates, in: list).map { here, there in
      problem("candidat-occupe", "heure", here, there, list, "\(list[here.line].candidate.name) est déjà convoqué")
    }
      + clashes(juries, in: list).map { here, there in
        problem("jury-occupe", "jury", here, there, list, "\(here.name) interroge déjà")
      }
      + clashes(rooms, in: list).map { here, there in
        problem("salle-occupee", "salle", here, there, list, "La salle \(here.name) est déjà prise")
      }
  }

  private struct Use {
    var line: Int
    var key: String
    /// Seconds of the day.
    var time: Range<Int>
    var name = ""
  }

  /// Each use that begins while another of the same goes on, with the first such other.
  private func clashes(_ uses: [Use], in list: [Convocation]) -> [(Use, Use)] {
    let groups = Dictionary(grouping: uses.filter { !$0.key.isEmpty }) { "\(list[$0.line].day) \($0.key)" }
    let found = groups.values.flatMap { group -> [(Use, Use)] in
      var longest: Use?
      return group.sorted { ($0.time.lowerBound, $0.line) < ($1.time.lowerBound, $1.line) }.compactMap { use in
        defer { if use.time.upperBound > longest?.time.upperBound ?? 0 { longest = use } }
        guard let longest, longest.time.overlaps(use.time) else { return nil }
        // The later line is the one to look at.
        return use.line > longest.line ? (use, longest) : (longest, use)
      }
    }
    return found.sorted { ($0.0.line, $0.0.key) < ($1.0.line, $1.0.key) }
  }

  private func problem(
    _ code: String, _ column: String, _ here: Use, _ there: Use, _ list: [Convocation], _ who: String
  ) -> Diagnostic {
    let other = list[there.line]
    let until = there.time.count > 1 ? " à \(there.time.upperBound.clockTime)" : ""
    return Diagnostic(
      .error, "liste.\(code)", at: path(here.line, column),
      "\(who) de \(there.time.lowerBound.clockTime)\(until) (\(other.exam.id), \(other.candidate.name)), et ici à partir "
        + "de \(here.time.lowerBound.clockTime).",
      hint: here.time.lowerBound >= there.time.lowerBound && there.time.count > 1
        ? "Décalez l’un des deux, par exemple de \(words(there.time.upperBound - here.time.lowerBound)), ou changez de "
          + (column == "salle" ? "salle." : column == "jury" ? "jury." : "jour.")
        : "Décalez l’un des deux passages.")
  }

  private func words(_ seconds: Int) -> String { FrenchDuration.words(Int64(seconds) * 1000) }
}
