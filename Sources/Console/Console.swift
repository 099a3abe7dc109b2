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
  /// The columns of the conversation, for what is laid out in columns.
  public var columns = 80

  /// Whose sheet the marks go to, when each juror has one.
  var juror: String?
  /// What the jury asked of the veil in this phase; `nil`: the phase's own default.
  var veilAsked: Bool?
  var question: Question?
  /// The last time during which no console ran, until it is ruled.
  var gap: (from: Instant, to: Instant)?
  /// Why the last line was refused, kept for when the veil is lifted.
  var hiddenRefusal: String?
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
    /// The candidate rehearses alone: no jury, no veil, and nothing of the client or of the changes to come.
    public var isRehearsal: Bool
    /// A fresh code for a draw.
    public var freshDrawCode: @Sendable () -> String

    public init(
      clockIsSimulated: Bool = false, isPreparationRoom: Bool = false, isRehearsal: Bool = false,
      freshDrawCode: @escaping @Sendable () -> String = { "A1-01" }
    ) {
      self.clockIsSimulated = clockIsSimulated
      self.isPreparationRoom = isPreparationRoom
      self.isRehearsal = isRehearsal
      self.freshDrawCode = freshDrawCode
    }
  }

  var exam: Exam { sitting.exam }
  var state: SittingState { sitting.state }

  /// Whether the screen shows clock and phase only.
  public var isVeiled: Bool {
    if settings.isPreparationRoom { return true }
    if settings.isRehearsal { return false }
    return veilAsked ?? (sitting.currentPhase?.faces ?? false)
  }
}

extension Console {
  /// Takes a line that was typed at `now`.
  public mutating func handle(_ line: String, at now: Instant) -> [ConsoleAction] {
    var words = Words(line)
    if words.isEmpty { return [] }
    if let question, let actions = answer(question, with: words, at: now) { return actions }
    let pending = question
    if question == .leave { question = nil }
    do throws(ConsoleError) {
      if let actions = try mark(typed: &words, at: now) { return drop(pending, but: nil) + actions }
      let verb = try verb(from: &words)
      let actions = try perform(verb, words, at: now)
      return drop(pending, but: verb) + actions
    } catch {
      return refused(error)
    }
  }

  /// A question that another command leaves behind; one that only shows something leaves it waiting.
  private mutating func drop(_ pending: Question?, but verb: Verb?) -> [ConsoleAction] {
    guard let pending, question == pending, verb?.onlyShows != true else { return [] }
    if verb == .clore { return [] }
    question = nil
    return verb == .coupure ? [] : pending.dropped
  }

  /// Applies events that were appended, or that wait for the disk, and acknowledges them.
  public mutating func committed(_ events: [RecordedEvent], isDurable: Bool = true) -> [ConsoleAction] {
    let wasVeiled = isVeiled
    let phaseBefore = state.currentRun
    sitting.apply(events)
    if state.currentRun?.start != phaseBefore?.start || state.currentRun?.phase != phaseBefore?.phase {
      // Each phase has its own veil; when one stops before the end of the oral, the candidate is still there.
      veilAsked = state.currentRun == nil && wasVeiled && state.outcome?.value != .held ? true : nil
      nudges = Nudges(overdueChanges: nudges.overdueChanges)
      hiddenRefusal = nil
    }
    if let juror, !state.jury.contains(where: { $0.name == juror }) { self.juror = nil }
    let lines = acknowledgement(of: events, isDurable: isDurable, isVeiled: isVeiled || wasVeiled)
    return (isVeiled && !wasVeiled ? [.clear] : []) + say(lines) + afterwards(events, wasVeiled: wasVeiled)
  }

  /// Whether the closing waits for oui or non: a script that ends there did not close.
  public var asksToClose: Bool { question == .close }

  /// Runs a command of the domain.
  mutating func run(_ command: Command, at moment: Moment) throws(ConsoleError) -> [ConsoleAction] {
    do throws(SittingError) {
      return [.commit(try sitting.decide(command, at: toTheMinute(moment)))]
    } catch {
      throw ConsoleError.refused(error)
    }
  }

  /// People say times to the minute: `10:42`, of what happened in the minute when the phase began, at 10:42:20, means
  /// that beginning and is not refused.
  private func toTheMinute(_ moment: Moment) -> Moment {
    guard moment.effective != moment.recorded, let boundary = sitting.lastBoundary else { return moment }
    guard moment.effective.timeOfDay.secondsSinceMidnight % 60 == 0 else { return moment }
    guard (1..<60_000).contains(boundary.since(moment.effective)) else { return moment }
    return Moment(effective: boundary, recorded: moment.recorded)
  }

  /// Under the veil a refusal says nothing of what was typed; lifting it tells.
  mutating func refused(_ error: ConsoleError) -> [ConsoleAction] {
    if settings.isPreparationRoom, error.tellsOfChanges {
      return [.refuse(typeset([StyledLine("✗ Refusé, rien n’est changé.", .warning)]))]
    }
    if isVeiled, !error.isNeutral, !settings.isPreparationRoom {
      hiddenRefusal = error.wording
      return [.refuse(typeset([StyledLine("✗ Refusé, rien n’est changé. Pourquoi : lever le voile (v).", .warning)]))]
    }
    // Whatever was typed, and is repeated, a refusal stays short.
    let lines = StyledLine.lines(of: "✗ " + error.wording, .warning)
    return [.refuse(typeset(lines).map { $0.truncated(to: 240) })]
  }

  func say(_ lines: [StyledLine]) -> [ConsoleAction] { [.say(typeset(lines))] }
  func say(_ text: String, _ style: Style = .plain) -> [ConsoleAction] { say(StyledLine.lines(of: text, style)) }

  /// With the no-break spaces of French.
  func typeset(_ lines: [StyledLine]) -> [StyledLine] {
    lines.map { line in
      line.runs.reduce(into: StyledLine()) { $0.append($1.text.typographic, $1.style) }
    }
  }
}
