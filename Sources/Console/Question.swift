// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
public import Sittings
import StyledText

/// A question that the next line answers with oui or non; any other command drops it.
enum Question: Hashable, Sendable {
  case close
  case leave
  /// Whether the time during which no console ran has counted for the candidate.
  case gap(from: Instant, to: Instant)

  var prompt: String {
    switch self {
    case .close: "clore quand même\u{202F}? (oui/non) "
    case .leave: "quitter\u{202F}? (oui/non) "
    case .gap: "ce temps a-t-il compté\u{202F}? (oui/non) "
    }
  }

  /// What another command leaves behind.
  var dropped: [ConsoleAction] {
    switch self {
    case .close: [.refuse([StyledLine("Sans réponse : le passage n’est pas clos.".typographic, .warning)])]
    case .leave: []
    case .gap:
      [.say([StyledLine("Sans réponse : ce temps reste compté (sinon : coupure depuis HH:MM).".typographic, .dim)])]
    }
  }
}

extension Console {
  /// The answer to a pending question; `nil` when the line is something else.
  mutating func answer(_ question: Question, with words: Words, at now: Instant) -> [ConsoleAction]? {
    guard let yes = words.yesOrNo else { return nil }
    self.question = nil
    do throws(ConsoleError) {
      switch question {
      case .close: return yes ? try run(.close, at: Moment(now)) : say("Le passage reste ouvert.")
      case .leave: return yes ? [.leave] : say("On continue.")
      case .gap(let from, let to):
        return try run(.ruleGap(from: from, counts: yes), at: Moment(effective: to, recorded: now))
      }
    } catch {
      return refused(error)
    }
  }

  /// Opens the question of the gap when a sitting is taken up again while its clock was running: from the last sign
  /// of life to now. Less than five seconds asks nothing.
  public mutating func askAboutGap(since lastSign: Instant, at now: Instant) -> [ConsoleAction] {
    guard let run = state.currentRun, !run.isPaused, now.since(lastSign) > 5000 else { return [] }
    question = .gap(from: lastSign, to: now)
    gap = (lastSign, now)
    let length = FrenchDuration.words(now.since(lastSign))
    return say(
      "Aucune console pendant \(length) (de \(lastSign.timeOfDay) à \(now.timeOfDay)), alors que l’horloge courait.\n"
        + "Ce temps a-t-il compté pour le candidat\u{202F}? oui : il reste décompté ; non : il est mis en pause.\n"
        + "Si l’arrêt réel est plus tard : coupure depuis HH:MM.", .warning)
  }
}

extension Words {
  /// `oui`, `o`, `non`, `n`, alone on the line.
  var yesOrNo: Bool? {
    switch all.folded {
    case "oui", "o", "y": true
    case "non", "n": false
    default: nil
    }
  }
}
