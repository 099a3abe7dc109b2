// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc
import StyledText

extension InteractiveTerminal {
  public func nextEvent(until deadline: BootInstant?) throws(TerminalError) -> TerminalEvent {
    if hasJustTicked { paint() }  // even when input comes without end
    while pending.isEmpty {
      if isGone { return .terminate(signal: SIGHUP) }
      // Painted once there is nothing more to read: a paste is not painted letter by letter.
      var ready = try sources.wait(until: deadline, looking: true)
      if ready.isEmpty {
        paint()
        ready = try sources.wait(until: deadline)
      }
      if ready.contains(.signal) {
        while let signal = sources.nextSignal() { answer(signal) }
      } else if ready.contains(.timer), !(hasJustTicked && ready.contains(.input)) {
        hasJustTicked = true
        return .tick
      } else if ready.contains(.wake) {
        sources.clearWake()
        return .wake
      } else if ready.contains(.input) {
        hasJustTicked = false
        readByte()
      }
    }
    return pending.removeFirst()
  }

  private func answer(_ signal: Int32) {
    switch signal {
    case SIGINT: interrupt()
    case SIGTSTP: stopAndResume(group: false)
    case SIGCONT:
      // Stopped and continued by others, who may have changed the modes and the screen.
      takeAgain()
      pending.append(.resumed)
    case SIGWINCH:
      // Terminals move text about when they change size: paint it all, even at the same size as before.
      repaint()
      measure()
    case SIGTERM, SIGHUP: pending.append(.terminate(signal: signal))
    default: break
    }
  }

  private func interrupt() {
    editor.reset()
    lineIsSecret = false
    transcript.scrollToEnd()
    pending.append(.interrupt)
  }

  /// One byte at a time: what follows is left to whom it is typed for, an editor perhaps.
  private func readByte() {
    guard let byte = readSome(1, from: STDIN_FILENO)?.first else {
      lose()
      return
    }
    let now = BootInstant.now
    guard let byte = paste.pass(byte, at: now) else { return }
    if byte == modes.interrupt {
      interrupt()
    } else if byte == modes.suspend {
      stopAndResume(group: true)
    } else {
      for output in editor.feed(byte) { take(output, at: now) }
      if !echo, !editor.line.isEmpty { lineIsSecret = true }
    }
  }

  private func take(_ output: LineEditor.Output, at now: BootInstant) {
    switch output {
    case .line(let line): submit(line)
    case .endOfInput: pending.append(.endOfInput)
    case .key(let sequence):
      if let shortcut = shortcuts[sequence] {
        pending.append(.key(shortcut))
      } else if let key = Self.ownKeys[sequence] {
        press(key, at: now)
      }
    }
  }

  private func submit(_ line: String) {
    transcript.scrollToEnd()
    if echo { transcript.append(prompt + StyledLine(line)) }
    if !lineIsSecret, echo, line.contains(where: { $0 != " " }) { editor.addHistory(line) }
    lineIsSecret = false
    isStale = true
    pending.append(.line(line))
  }
}

// MARK: The terminal's own keys

extension InteractiveTerminal {
  enum OwnKey { case complete, repaint, pageUp, pageDown, pasteBegin, pasteEnd }

  static let ownKeys: [String: OwnKey] = [
    "\t": .complete, "\u{1B}?": .complete, "\u{0C}": .repaint,
    "\u{1B}[5~": .pageUp, "\u{1B}[6~": .pageDown,
    PasteFilter.begin: .pasteBegin, PasteFilter.end: .pasteEnd,
  ]

  private func press(_ key: OwnKey, at now: BootInstant) {
    switch key {
    case .complete: complete()
    case .repaint: repaint()
    case .pageUp: scroll(by: pageHeight)
    case .pageDown: scroll(by: -pageHeight)
    case .pasteBegin: paste.begin(at: now)
    case .pasteEnd: paste.end()
    }
  }

  private func scroll(by rows: Int) {
    transcript.scroll(by: rows, height: pageHeight + 1)
    isStale = true
  }

  private func complete() {
    guard let completer else { return }
    let request = CompletionRequest(line: editor.beforeCursor)
    let completions = completer(request)
    switch CompletionStep(word: request.word, completions: completions) {
    case .nothing: break
    case .replaceWord(let text): editor.replaceWord(request.word, with: text)
    case .list:
      // Under the veil a list would tell what is being typed.
      guard echo else { return }
      transcript.scrollToEnd()
      let lines = list(completions, columns: size.columns, rows: pageHeight)
      guard !transcript.ends(with: lines) else { return }
      for line in lines { transcript.append(line) }
      isStale = true
    }
  }
}
