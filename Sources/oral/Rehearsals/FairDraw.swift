// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Negotiation
import Rehearsals

/// A draw of ordinary difficulty: of some codes that follow one another, the one whose client leaves the candidate the
/// middling share of what he could gain.
enum FairDraw {
  /// How many draws are compared.
  private static let count: UInt32 = 9

  /// The code to play; the request's own when there is nothing to compare.
  static func code(for request: RehearsalRequest) -> DrawCode {
    let first = request.head.code
    var found: [(room: Int64, code: DrawCode)] = []
    for step in 0..<count {
      guard let code = DrawCode(value: (first.value &+ step * 7919) % (1 << 20)) else { continue }
      var head = request.head
      head.code = code
      guard let room = room(head.rehearsal(of: request.exam, request.dossier)) else { continue }
      found.append((room, code))
    }
    guard !found.isEmpty else { return first }
    return found.sorted { ($0.room, $0.code.value) < ($1.room, $1.code.value) }[found.count / 2].code
  }

  /// What the candidate could gain at best once every change is told, in units of utility; `nil` when no agreement is
  /// possible, or none can be told.
  private static func room(_ rehearsal: Rehearsal) -> Int64? {
    var client = rehearsal.client()
    // Every change, at the very end of each phase that tells some.
    for phase in rehearsal.papers.exam.phases {
      _ = client.receive(.phaseBegan(phase.id, allotted: 600_000), at: 0)
      _ = client.receive(.time, at: 600_000)
      _ = client.receive(.phaseEnded, at: 600_000)
    }
    let possible = Debrief(client).possible
    guard let best = possible.bestForCandidate else { return nil }
    return best.utilities.candidate.units - possible.reservations.candidate.units
  }
}
