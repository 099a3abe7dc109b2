// SPDX-License-Identifier: GPL-3.0-or-later

public import StyledText

/// A terminal in memory: events are given beforehand, what is written is kept. For tests of a program's loop.
public final class ScriptedTerminal: ConsoleTerminal {
  /// What was said, in order: the line given with its prompt, the lines written, the bell.
  public private(set) var transcript: [String] = []
  /// Every band that was waited under, in order, without repetition.
  public private(set) var bands: [[BandLine]] = []
  /// The deadline of every wait.
  public private(set) var deadlines: [BootInstant?] = []
  /// How often the screen was lent to another program.
  public private(set) var suspensions = 0
  public private(set) var isClosed = false

  public var prompt: StyledLine = "> "
  public var echo = true
  public var completer: Completer?
  public var band: [BandLine] = []
  public private(set) var size: ScreenSize
  public let isLinear: Bool
  /// Wakes nobody.
  public let waker = Waker.none

  private var events: ArraySlice<TerminalEvent>

  /// After the last event comes ``TerminalEvent/endOfInput``, always.
  public init(_ events: [TerminalEvent], size: ScreenSize = .usual, isLinear: Bool = false) {
    self.events = events[...]
    self.size = size
    self.isLinear = isLinear
  }

  public func write(_ lines: [StyledLine]) { transcript += lines.map(\.text) }

  public func clear() { transcript.append("(écran effacé)") }

  public func announceBand() { if isLinear { write(band.compactMap(\.spoken)) } }

  public func ring() { transcript.append("(sonnerie)") }

  public func nextEvent(until deadline: BootInstant?) throws(TerminalError) -> TerminalEvent {
    if bands.last != band { bands.append(band) }
    deadlines.append(deadline)
    let event = events.popFirst() ?? .endOfInput
    switch event {
    case .line(let line): transcript.append(prompt.text + (echo ? line : ""))
    case .resized(let size): self.size = size
    default: break
    }
    return event
  }

  public func suspended<R>(_ body: () throws -> R) rethrows -> R {
    suspensions += 1
    return try body()
  }

  public func close() { isClosed = true }
}
