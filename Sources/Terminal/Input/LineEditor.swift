// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline

/// Readline, drawing nothing: bytes go in, edited lines come out.
///
/// One at a time in a process.
final class LineEditor {
  /// What one byte may bring.
  enum Output {
    case line(String)
    case endOfInput
    /// A sequence given to ``bind(_:)``.
    case key(String)
  }

  private var isOpen = false
  private var output: [Output] = []
  /// Something to show may have changed since it was last set to false.
  var hasChanged = true

  init() throws(TerminalError) {
    let isOurs = line_editor_open(
      Unmanaged.passUnretained(self).toOpaque(),
      { context, line in
        LineEditor.at(context).output.append(line.map { .line(String(cString: $0)) } ?? .endOfInput)
      },
      { context, sequence, length in
        let bytes = UnsafeRawBufferPointer(start: sequence, count: length)
        LineEditor.at(context).output.append(.key(String(decoding: bytes, as: UTF8.self)))
      },
      { context in LineEditor.at(context).hasChanged = true })
    guard isOurs else { throw .alreadyHeld }
    isOpen = true
    for (sequence, function) in Self.usualKeys { line_editor_bind_default(sequence, function) }
  }

  // Readline holds it without owning it.
  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    line_editor_close()
  }

  /// Gives one byte; what it brought comes back in order.
  func feed(_ byte: UInt8) -> [Output] {
    line_editor_feed(byte)
    defer { output = [] }
    return output
  }

  func bind(_ sequence: String) { line_editor_bind(sequence) }
  func addHistory(_ line: String) { line_editor_add_history(line) }
  func setPrompt(_ prompt: String) { line_editor_set_prompt(prompt) }

  func reset() {
    line_editor_reset()
    hasChanged = true
  }

  var line: String { String(cString: line_editor_text()) }
  /// An offset in the UTF-8 of the line.
  var cursor: Int { Int(line_editor_cursor()) }
  var prompt: String { String(cString: line_editor_prompt()) }
  /// The line up to the cursor.
  var beforeCursor: String { String(decoding: line.utf8.prefix(cursor), as: UTF8.self) }

  /// Replaces the word that ends at the cursor.
  func replaceWord(_ word: String, with text: String) {
    line_editor_replace(Int32(cursor - word.utf8.count), Int32(cursor), text)
  }

  private static func at(_ context: UnsafeMutableRawPointer) -> LineEditor {
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  /// Keys that keyboards have and readline does not know by itself.
  private static let usualKeys = [
    ("\u{1B}[1~", "beginning-of-line"), ("\u{1B}[7~", "beginning-of-line"),
    ("\u{1B}[4~", "end-of-line"), ("\u{1B}[8~", "end-of-line"), ("\u{1B}[3~", "delete-char"),
    ("\u{1B}[1;5C", "forward-word"), ("\u{1B}[1;5D", "backward-word"),
  ]
}
