// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Rehearsals

/// A draw that leans towards the fields of change that were badly taken up: of fresh codes, one whose changes weigh
/// much. The code alone then says the draw, to a friend as well.
enum WeakDraw {
  /// How many codes are drawn.
  private static let count = 24

  /// One of them, each as likely as its fields weigh together.
  static func code(
    for request: RehearsalRequest, weights: [ChangeField: Int], using random: inout some RandomNumberGenerator
  ) -> DrawCode {
    let codes = (0..<count).map { _ in DrawCode.fresh(using: &random) }
    let shares = codes.map { code in
      var head = request.head
      head.code = code
      let changes = head.rehearsal(of: request.exam, request.dossier).changes
      return changes.reduce(1) { $0 * max(1, weights[$1.change.field] ?? 1) }
    }
    var rest = Int.random(in: 0..<max(1, shares.reduce(0, +)), using: &random)
    for (code, share) in zip(codes, shares) {
      if rest < share { return code }
      rest -= share
    }
    return request.head.code
  }
}
