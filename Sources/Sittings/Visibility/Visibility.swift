// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// A kind of information about a sitting.
public enum Layer: String, Hashable, Sendable, CaseIterable {
  /// Number, name, exam, session.
  case identity
  /// Phases, their times, pauses, time granted.
  case timeline
  /// Changes that were told to the candidate.
  case toldChanges
  /// Changes that were not.
  case untoldChanges
  /// The common verdicts (O/N).
  case evaluation
  /// What was awarded.
  case award
  /// A mark that a commission proposes.
  case proposedMark
  /// What each juror gave.
  case jurorMarks
  /// The jury's observations.
  case observations
  /// A juror's own notes.
  case notes
  case incidents
  case reservation
  /// Names of the jury.
  case jury
  /// That it was held on paper, and who typed it in.
  case transcription
  /// The client's role, limits, motives and figures; the bank; expected answers.
  case clientFigures
}

/// Who reads.
public enum Reader: Hashable, Sendable {
  case jury
  /// The candidate, at a stage; `centreCommunicates`: the centre's setting for the evaluation layer.
  case candidate(decided: Bool, centreCommunicates: Bool)
}

/// Who may see what: the one table (design §5). Everything that a candidate gets is built through it.
public enum Visibility {
  /// Whether `reader` may see `layer` of a sitting of that exam.
  ///
  /// Before the decision a candidate sees nothing of the evaluation; afterwards, by the centre's setting, the
  /// evaluation layer. Never a CCF mark, a juror's own marks or notes, or a client's figures.
  public static func allows(_ reader: Reader, _ layer: Layer, in exam: Exam) -> Bool {
    guard case .candidate(let decided, let communicates) = reader else { return true }
    return switch layer {
    case .identity, .timeline, .toldChanges: true
    case .award: decided && communicates
    // A grid from which the mark is computed tells the mark.
    case .evaluation: decided && communicates && (tellsMark(exam) || !derivesMark(exam))
    case .proposedMark: decided && communicates && tellsMark(exam)
    case .untoldChanges, .jurorMarks, .observations, .notes, .incidents, .reservation, .jury, .transcription,
      .clientFigures:
      false
    }
  }

  /// Whatever its file says, a CCF never tells.
  private static func tellsMark(_ exam: Exam) -> Bool {
    exam.form != .ccf && exam.decision.markDisclosure != .never
  }

  private static func derivesMark(_ exam: Exam) -> Bool {
    guard case .mark(let rule) = exam.decision.kind else { return false }
    return rule.derivation != nil
  }
}

extension Sitting.Stage {
  /// What a candidate may know of it.
  public var toCandidate: Sitting.Stage {
    switch self {
    case .open, .held, .interrupted, .closed, .sealed: self
    case .awaitingDeliberation, .awaitingClosing, .decided: .awaitingClosing
    }
  }
}

extension Outcome {
  /// What a candidate may know of it.
  public var toCandidate: Outcome { self == .fraudSuspected ? .held : self }
}
