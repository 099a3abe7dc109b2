// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import Sittings

/// Extra time and the centre's durations are such that the sitting may be opened with them.
struct OpeningRule: ListRule {
  func problems(in list: [Convocation]) -> [Diagnostic] {
    list.enumerated().flatMap { index, line in refusals(index, line) + thirds(index, line) }
  }

  private func refusals(_ index: Int, _ line: Convocation) -> [Diagnostic] {
    let opening = Opening(
      id: "", exam: Opening.ExamReference(id: line.exam.id, version: line.exam.version, sha256: ""),
      candidate: line.candidate, accommodations: line.accommodations, centreMinutes: line.centreMinutes)
    do throws(SittingError) {
      _ = try Sitting(exam: line.exam).decide(.open(opening), at: Moment(Instant(wall: 0, boot: 0, bootID: "")))
      return []
    } catch {
      // Its wording names the phase, what is wrong and what to do.
      let column = line.accommodations.isEmpty ? "durees" : "amenagements"
      return error.wording.split(separator: "\n").map { text in
        Diagnostic(
          .error, "liste.temps-refuse", at: path(index, column), String(text),
          hint: "Les phases et leurs durées\u{A0}: oral epreuves montrer \(line.exam.id)")
      }
    }
  }

  private func thirds(_ index: Int, _ line: Convocation) -> [Diagnostic] {
    guard line.accommodations.contains(where: \.passesThird) else { return [] }
    return [
      Diagnostic(
        .warning, "liste.plus-du-tiers", at: path(index, "amenagements"),
        "Le temps majoré de \(line.candidate.name) passe le tiers.",
        hint: "Au-delà du tiers, il faut une demande médicale motivée\u{A0}: vérifiez la décision.")
    ]
  }
}
