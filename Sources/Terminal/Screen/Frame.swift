// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText

/// All that is on the screen at one moment: what is painted is the difference between two of them.
struct Frame: Equatable {
  var size: ScreenSize
  /// One per row, none wider than the screen.
  var rows: [StyledLine]
  /// The rows of the band, which do not scroll.
  var bandHeight: Int
  /// The place in the conversation of the row under the band: when it moves on, what is under the band scrolls.
  var top: Int
  var cursor: Position

  init(
    size: ScreenSize, band: [BandLine], transcript: Transcript,
    input: (_ columns: Int, _ height: Int) -> InputArea
  ) {
    let band = band.fitting(rows: size.rows).map { $0.laidOut(columns: size.columns) }
    let below = size.rows - band.count
    let input = input(size.columns, max(below / 2, 1))
    let window = transcript.window(height: max(below - input.rows.count, 0))
    self.size = size
    self.rows = band + window.rows + input.rows
    self.bandHeight = band.count
    self.top = window.top
    self.cursor = Position(
      row: band.count + window.rows.count + input.cursor.row, column: input.cursor.column)
  }

  /// The height of the conversation: what one page up or down is measured with.
  var pageHeight: Int { max((size.rows - bandHeight) - 2, 1) }
}

extension Frame {
  /// The bytes, as text, that make the screen show this frame when it shows `old`; without `old`, whatever it shows.
  /// Empty when nothing changed.
  ///
  /// No row is wider than the screen and none wraps: even a terminal that counts columns in another way spoils no
  /// other row.
  func changes(from old: Frame?, _ capabilities: Capabilities) -> String {
    guard self != old else { return "" }
    var bytes = ControlSequence.noWrap
    var shown = Array(repeating: StyledLine(), count: rows.count)
    if let old, old.size == size {
      shown = old.rows
      if old.bandHeight != bandHeight {
        bytes += margins
      } else if case 1..<(size.rows - bandHeight) = top - old.top {
        let count = top - old.top
        bytes += ControlSequence.move(to: Position(row: size.rows - 1, column: 0))
        bytes += String(repeating: "\n", count: count)
        shown.removeSubrange(bandHeight..<(bandHeight + count))
        shown += Array(repeating: StyledLine(), count: count)
      }
    } else {
      bytes += ControlSequence.clear + margins
    }
    for (index, row) in rows.enumerated() where row != shown[index] {
      bytes += ControlSequence.move(to: Position(row: index, column: 0)) + capabilities.render(row)
      // On a full row the cursor has stayed on the last column: erasing would take it away.
      if row.columnWidth < size.columns { bytes += ControlSequence.eraseToEnd }
    }
    return bytes + ControlSequence.wrap + ControlSequence.move(to: cursor)
  }

  private var margins: String {
    bandHeight == 0 ? ControlSequence.noMargins : ControlSequence.margins(bandHeight..<size.rows)
  }
}
