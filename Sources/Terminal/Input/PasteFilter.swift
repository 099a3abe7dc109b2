// SPDX-License-Identifier: GPL-3.0-or-later

/// What is pasted is text: between the marks of bracketed paste, control characters command nothing.
struct PasteFilter {
  private var isPasting = false
  private var previous: UInt8 = 0
  private var last = BootInstant(nanoseconds: 0)

  /// A paste whose end never came does not hold the keyboard longer than this after its last byte.
  private static let patience = Duration.seconds(1)

  static let begin = "\u{1B}[200~"
  static let end = "\u{1B}[201~"

  mutating func begin(at now: BootInstant) {
    isPasting = true
    previous = 0
    last = now
  }

  mutating func end() { isPasting = false }

  /// The byte to give to the editor for a byte read, or nil for none.
  mutating func pass(_ byte: UInt8, at now: BootInstant) -> UInt8? {
    guard isPasting else { return byte }
    guard now <= last.advanced(by: Self.patience) else {
      isPasting = false
      return byte
    }
    defer {
      previous = byte
      last = now
    }
    return switch byte {
    case carriageReturn, escape: byte
    case lineFeed: previous == carriageReturn ? nil : carriageReturn
    case tab: UInt8(ascii: " ")
    case 0..<0x20, 0x7F: nil
    default: byte
    }
  }
}

private let tab: UInt8 = 0x09
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
private let escape: UInt8 = 0x1B
