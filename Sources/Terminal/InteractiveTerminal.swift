// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline
internal import Glibc
public import StyledText

/// A screen: the band at the top, the conversation under it, the line being typed at the bottom.
///
/// The screen is always painted from what it should show (``Frame``), never from what was printed last, in one
/// `write` of the rows that changed. Readline edits and draws nothing.
///
/// One per process, on one thread. It changes the signal mask (see ``SignalMask``) and, where the locale is not
/// UTF-8, the environment (`LC_ALL`, `LC_CTYPE`): make it before starting threads.
public final class InteractiveTerminal: ConsoleTerminal {
  public var prompt: StyledLine = "> " {
    didSet {
      guard prompt != oldValue else { return }
      editor.setPrompt(prompt.text)
      isStale = true
    }
  }

  public var echo = true {
    didSet {
      guard echo != oldValue else { return }
      if !editor.line.isEmpty { lineIsSecret = true }
      isStale = true
    }
  }

  public var band: [BandLine] = [] {
    didSet { if band != oldValue { isStale = true } }
  }

  public var completer: Completer?
  public private(set) var size: ScreenSize
  public let isLinear = false
  public var waker: Waker { sources.waker }

  let editor: LineEditor
  var transcript: Transcript
  var sources: EventSources
  var modes: TerminalModes
  /// Events that came together, not yet returned.
  var pending: [TerminalEvent] = []
  var paste = PasteFilter()
  /// The last event was a tick: input goes first now, a deadline always past must not starve it.
  var hasJustTicked = false
  /// Some of the line was typed under the veil.
  var lineIsSecret = false
  /// What the screen shows may not be what it should.
  var isStale = true
  let shortcuts: [String: Shortcut]

  private let capabilities: Capabilities
  private let mask: SignalMask
  private var shown: Frame?
  private var isHeld = false
  private(set) var isGone = false
  private var isClosed = false

  /// Takes the terminal of standard input and output.
  /// - Throws: ``TerminalError``.
  public init(capabilities: Capabilities, shortcuts: [Shortcut] = []) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    unix_use_utf8()
    self.capabilities = capabilities
    self.shortcuts = Dictionary(
      shortcuts.flatMap { shortcut in shortcut.sequences.map { ($0, shortcut) } }, uniquingKeysWith: { $1 })
    modes = try TerminalModes(STDIN_FILENO)
    mask = SignalMask.block()
    sources = try EventSources(input: STDIN_FILENO)
    size = screenSize(of: STDOUT_FILENO)
    transcript = Transcript(columns: size.columns)
    editor = try LineEditor()
    for sequence in Self.ownKeys.keys { editor.bind(sequence) }
    for sequence in self.shortcuts.keys { editor.bind(sequence) }
    editor.setPrompt(prompt.text)
    try take()
  }

  deinit { close() }

  public func write(_ lines: [StyledLine]) {
    for line in lines { transcript.append(line) }
    isStale = true
    paint()
  }

  public func clear() {
    transcript = Transcript(columns: size.columns)
    repaint()
  }

  public func announceBand() {}

  public func ring() { send(ControlSequence.bell) }

  public func suspended<R>(_ body: () throws -> R) rethrows -> R {
    giveBack()
    defer { takeAgain() }
    return try body()
  }

  public func close() {
    guard !isClosed else { return }
    isClosed = true
    giveBack()
    editor.close()
    mask.restore()
  }
}

// MARK: Holding the terminal

extension InteractiveTerminal {
  private func take() throws(TerminalError) {
    try modes.take()
    isHeld = true
    // What was on the screen goes up into the terminal's own memory.
    send(ControlSequence.begin + String(repeating: "\n", count: size.rows))
    shown = nil
    isStale = true
  }

  private func giveBack() {
    guard isHeld else { return }
    isHeld = false
    // A clock that has stopped misleads: the band does not stay behind.
    eraseBand()
    send(ControlSequence.end)
    modes.giveBack()
  }

  private func eraseBand() {
    let rows = (0..<(shown?.bandHeight ?? 0)).map { Position(row: $0, column: 0) }
    send(rows.map { ControlSequence.move(to: $0) + ControlSequence.eraseToEnd }.joined())
  }

  func takeAgain() {
    do {
      try take()
      measure()
    } catch {
      lose()
    }
  }

  /// Ctrl-Z: the shell has the terminal until `fg`.
  func stopAndResume(group: Bool) {
    giveBack()
    stop(group: group)
    takeAgain()
    pending.append(.resumed)
  }

  /// Reads the size again.
  func measure() {
    let size = screenSize(of: STDOUT_FILENO)
    guard size != self.size else { return }
    self.size = size
    transcript.rewrap(to: size.columns)
    isStale = true
    pending.append(.resized(size))
  }

  /// The terminal has vanished: nothing more is written to it.
  func lose() {
    isGone = true
    isHeld = false
  }
}

// MARK: Painting

extension InteractiveTerminal {
  /// Forgets what the screen shows: everything will be painted again.
  func repaint() {
    shown = nil
    isStale = true
  }

  func paint() {
    guard isHeld, isStale || editor.hasChanged else { return }
    let frame = Frame(size: size, band: band, transcript: transcript, input: inputArea)
    send(frame.changes(from: shown, capabilities))
    shown = frame
    isStale = false
    editor.hasChanged = false
  }

  var pageHeight: Int { shown?.pageHeight ?? 1 }

  private func inputArea(columns: Int, height: Int) -> InputArea {
    // While one searches the history, readline has a prompt of its own.
    let isSearching = editor.prompt != prompt.text
    return InputArea(
      prompt: isSearching ? StyledLine(echo ? editor.prompt : "…", .dim) : prompt,
      line: echo ? editor.line : "", cursor: echo ? editor.cursor : 0, columns: columns, height: height)
  }

  private func send(_ bytes: String) {
    guard !isGone, !bytes.isEmpty else { return }
    if !writeAll(bytes, to: STDOUT_FILENO) { lose() }
  }
}
