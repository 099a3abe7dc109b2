// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
import FrenchText
public import Sittings
import StyledText

/// The jury's console: lines in, actions and a screen out. Knows no terminal, no disk and no clock.
///
/// The order of a command is: ``handle(_:at:)`` decides and asks for a ``ConsoleAction/commit(_:)``; whoever runs the
/// console appends durably; ``committed(_:isDurable:)`` applies and acknowledges. Nothing is shown as recorded
/// before.
public struct Console: Sendable {
  public internal(set) var sitting: Sitting
  /// What the jury alone reads, when a dossier folder was loaded.
  public let dossier: Dossier?
  public let settings: Settings
  public var durability: Durability = .durable

  /// Whose sheet the marks go to, when each juror has one.
  var juror: String?
  /// What the jury asked of the veil in this phase; `nil`: the phase's own default.
  var veilAsked: Bool?
  var question: Question?
  var nudges = Nudges()
  /// Draws shown and not taken yet.
  var suggestions: [Change] = []
  var suggestionCode: String?
  /// The number of the change being edited.
  var editing: Int?

  public init(sitting: Sitting, dossier: Dossier? = nil, settings: Settings = Settings()) {
    self.sitting = sitting
    self.dossier = dossier
    self.settings = settings
    if let only = sitting.state.jury.first, sitting.state.jury.count == 1 { juror = only.name }
  }

  /// What whoever runs the console provides.
  public struct Settings: Sendable {
    /// Whether `attendre` is allowed: the clock is simulated.
    public var clockIsSimulated: Bool
    /// A console for the candidate's preparation room: nothing secret on the screen, no marks.
    public var isPreparationRoom: Bool
    /// A fresh code for a draw.
    public var freshDrawCode: @Sendable () -> String

    public init(
      clockIsSimulated: Bool = false, isPreparationRoom: Bool = false,
      freshDrawCode: @escaping @Sendable () -> String = { "A1-01" }
    ) {
      self.clockIsSimulated = clockIsSimulated
      self.isPreparationRoom = isPreparationRoom
      self.freshDrawCode = freshDrawCode
    }
  }

  var exam: Exam { sitting.exam }
  var state: SittingState { sitting.state }

  /// Whether the screen shows clock and phase only.
  public var isVeiled: Bool {
    if settings.isPreparationRoom { return true }
    return veilAsked ?? (sitting.currentPhase?.faces ?? false)
  }
}

extension Console {
  /// Takes a line that was typed at `now`.
  public mutating func handle(_ line: String, at now: Instant) -> [ConsoleAction] {
    var words = Words(line)
    if words.isEmpty { return [] }
    if let question, let actions = answer(question, with: words, at: now) { return actions }
    question = nil
    do throws(ConsoleError) {
      if let actions = try mark(typed: &words, at: now) { return actions }
      return try perform(try verb(from: &words), words, at: now)
    } catch {
      return refused(error.wording)
    }
  }

  /// Applies events that were appended, or that wait for the disk, and acknowledges them.
  public mutating func committed(_ events: [RecordedEvent], isDurable: Bool = true) -> [ConsoleAction] {
    let wasVeiled = isVeiled
    let phaseBefore = state.currentRun
    sitting.apply(events)
    if state.currentRun?.start != phaseBefore?.start || state.currentRun?.phase != phaseBefore?.phase {
      veilAsked = nil
      nudges = Nudges()
    }
    if let juror, !state.jury.contains(where: { $0.name == juror }) { self.juror = nil }
    let lines = acknowledgement(of: events, isDurable: isDurable)
    return (isVeiled && !wasVeiled ? [.clear] : []) + [.say(lines)] + afterwards(events)
  }

  /// Runs a command of the domain.
  mutating func run(_ command: Command, at moment: Moment) throws(ConsoleError) -> [ConsoleAction] {
    do throws(SittingError) {
      return [.commit(try sitting.decide(command, at: moment))]
    } catch {
      throw ConsoleError.refused(error)
    }
  }

  func refused(_ text: String) -> [ConsoleAction] {
    if isVeiled {
      return [.refuse([StyledLine("✗ non compris, rien n’est changé (détail : lever le voile, v)", .warning)])]
    }
    return [.refuse(StyledLine.lines(of: "✗ " + text, .warning))]
  }

  func say(_ lines: [StyledLine]) -> [ConsoleAction] { [.say(lines)] }
  func say(_ text: String, _ style: Style = .plain) -> [ConsoleAction] { [.say(StyledLine.lines(of: text, style))] }
}
