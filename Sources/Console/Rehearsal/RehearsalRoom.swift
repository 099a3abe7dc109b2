// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
public import Sittings
import StyledText

/// The console of a candidate who rehearses alone: commands and words to the client come by the same line.
extension Console {
  /// Whether a line that was typed while the client is there is a command; anything else is said to him.
  ///
  /// A command is what the console would carry out, or what is so short and begins so plainly with the whole name of
  /// one that it was meant as such. After a dash or an opening quotation mark, the line is always said.
  public func isCommand(_ line: String, at now: Instant) -> Bool {
    let words = Words(line)
    guard let first = words.peeked, let sign = words.all.first else { return true }
    if Console.signsOfSpeech.contains(sign) { return false }
    if question != nil, words.yesOrNo != nil { return true }
    let pieces = words.pieces.count
    let wanted = first.folded
    let verb = Verb.allCases.first { verb in verb.names.contains { $0.folded == wanted } }
    if let verb, pieces > 1, verb.showsWhateverFollows { return false }
    var trial = self
    let isRefused = trial.handle(line, at: now).contains { if case .refuse = $0 { true } else { false } }
    guard isRefused else { return verb != nil || exam.scale.level(first) != nil || level(first) != nil }
    // A mistyped criterion, or a command with something missing.
    if exam.scale.level(first) != nil, pieces == 2 { return words.all.contains(where: \.isNumber) }
    guard let verb, verb.isForRehearsal else { return false }
    return verb.name.folded == wanted && pieces <= 3
  }

  /// Whether a line would undo: nothing that was said to a client can be.
  public func isUndo(_ line: String) -> Bool {
    let wanted = Words(line).peeked?.folded
    return Verb.defaire.names.contains { $0.folded == wanted }
  }

  /// Whether the time during which no console ran waits to be judged.
  public var asksAboutGap: Bool {
    if case .gap = question { true } else { false }
  }

  /// Whether something waits for oui or non.
  public var isAsking: Bool { question != nil }

  /// Whether a command makes sense where this console stands.
  func isKnownHere(_ verb: Verb) -> Bool {
    if settings.isPreparationRoom { return verb.isForPreparationRoom }
    return !settings.isRehearsal || verb.isForRehearsal
  }

  /// What a line may begin with to be said to the client in any case.
  static let signsOfSpeech: Set<Character> = ["-", "–", "—", "«", "\"", "“"]
}

extension Verb {
  /// What makes sense without a jury.
  var isForRehearsal: Bool {
    switch self {
    case .confirmer, .pieces, .candidat, .choix, .majoration, .modif, .dite, .client, .incident, .jure, .jury,
      .remplacer, .roles, .reserve, .lever, .deliberer, .decider, .voile:
      false
    default: true
    }
  }

  /// Whether it shows its view whatever words follow it: `où en êtes-vous` is no command.
  fileprivate var showsWhateverFollows: Bool {
    switch self {
    case .phases, .fiche, .historique, .voile, .quitter, .clore: true
    default: false
    }
  }
}
