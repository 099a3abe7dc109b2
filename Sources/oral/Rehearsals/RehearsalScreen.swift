// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Rehearsals
import Sittings
import StyledText

/// How a rehearsal speaks on the screen.
enum RehearsalScreen {
  /// `Mme Lestrohan : « … »`; what is not said by the client is dimmed.
  static func lines(_ line: Line, by name: String, isOnPaper: Bool) -> [StyledLine] {
    var shown: [StyledLine]
    switch line.kind {
    case .help: shown = StyledLine.lines(of: "  " + line.text.typographic, .dim)
    case .changeTold where isOnPaper:
      shown = [
        StyledLine("▸ Modification \(line.change ?? 1), sur votre fiche\u{A0}: ", .accent) + StyledLine(line.text)
      ]
    default:
      let mark = line.kind == .changeTold ? "▸ " : ""
      let speaker = StyledLine("\(mark)\(name)\u{A0}: ", Style(.accent, .bold))
      shown = [speaker + StyledLine(said(line.text))]
    }
    if let hint = line.hint { shown += StyledLine.lines(of: "  " + hint, .dim) }
    return shown
  }

  /// In guillemets, unless it has its own around the whole: one that begins with a word quoted is still a line said.
  private static func said(_ text: String) -> String {
    let trimmed = text.trimmed
    let isQuoted = trimmed.hasPrefix("«") && trimmed.hasSuffix("»") && trimmed.count { $0 == "«" } == 1
    return isQuoted ? trimmed : quoted(trimmed)
  }

  static func draw(_ head: RehearsalHead) -> StyledLine {
    let share = head.percent == 100 ? "" : ", durées à \(head.percent)\u{A0}%"
    return StyledLine("Tirage \(head.code)", .bold)
      + StyledLine("\u{A0}: à donner à un ami pour la même répétition\(share).")
  }

  /// What to do in the phase that begins.
  static func hint(_ phase: Phase, isSilent: Bool, terms: [Term]) -> StyledLine? {
    let text: String
    switch phase.kind {
    case .preparation: text = "Préparez-vous comme le jour de l’oral. Quand vous êtes prêt : s"
    case .juryPreparation: text = "Le jour de l’oral, le jury se prépare ici sans vous. Passer : s"
    case .presentation, .document: text = "À voix haute, comme devant le jury. Ensuite : s"
    case .interview, .finalInterview: text = "Répondez à voix haute aux questions qu’un jury poserait. Ensuite : s"
    case .phone, .faceToFace, .simulation:
      if isSilent {
        text = "À voix haute ; les répliques du client viennent à leur moment. Ensuite : s"
      } else if !terms.isEmpty, phase.kind != .phone {
        let example = terms.prefix(2).map { "\($0.spokenID) \($0.french($0.proposed))" }.joined(separator: ", ")
        text = "Parlez, ou tapez ce que vous dites. Une offre : offre \(example). Pause : p ; fin : s"
      } else {
        text = "Parlez, ou tapez ce que vous dites. Pause : p ; fin : s"
      }
    }
    return StyledLine(("  " + text).typographic, .dim)
  }

  /// What was last said, for whoever takes a rehearsal up again.
  static func recall(_ client: RehearsedClient, count: Int = 4) -> [StyledLine] {
    let last = client.exchanges.suffix(count)
    guard !last.isEmpty else { return [] }
    return [StyledLine("Où vous en étiez\u{A0}:", .dim)]
      + last.map { exchange in
        let who =
          switch exchange.speaker {
          case .candidate: "vous"
          case .client: client.name
          case .screen: "écran"
          }
        return StyledLine("  \(who)\u{A0}: \(exchange.text)", .dim)
      }
  }
}
