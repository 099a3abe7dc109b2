// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The form under which text typed by people is compared: lower case, without accents, ligatures opened,
  /// apostrophes, dashes and spaces of every kind made plain, runs of spaces reduced to one, ends trimmed.
  ///
  /// `"  Œuvre d’Été "` and `"oeuvre d'ete"` fold to the same. Independent of any system locale; composed (NFC) and
  /// decomposed (NFD) spellings fold alike for the letters of French and its neighbours.
  public var folded: String { String(decoding: foldedBytes, as: UTF8.self) }

  /// The folded letters and digits, in words: what is left when punctuation, too, is forgotten.
  public var foldedWords: [Substring] {
    let bytes = foldedBytes
    let folded = String(decoding: bytes, as: UTF8.self)
    // Nearly all that people type folds to ASCII, where bytes say what characters would, far sooner.
    guard bytes.isASCII else { return folded.split { !($0.isLetter || $0.isNumber) } }
    return folded.utf8.split { !$0.isOfWord }.map(Substring.init)
  }

  /// The ``foldedWords`` with one space between them.
  public var foldedWordText: String {
    let bytes = foldedBytes
    guard bytes.isASCII else { return foldedWords.joined(separator: " ") }
    var words: [UInt8] = []
    words.reserveCapacity(bytes.count)
    var isApart = false
    for byte in bytes {
      if byte.isOfWord {
        if isApart, !words.isEmpty { words.append(0x20) }
        words.append(byte)
      }
      isApart = !byte.isOfWord
    }
    return String(decoding: words, as: UTF8.self)
  }

  private var foldedBytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var pendingSpace = false
    func separate() {
      if pendingSpace { result.append(0x20) }
      pendingSpace = false
    }
    for scalar in unicodeScalars {
      switch Folding.fold(scalar) {
      case .drop: continue
      case .space: pendingSpace = !result.isEmpty
      case .scalar(let plain):
        separate()
        if plain.isASCII { result.append(UInt8(truncatingIfNeeded: plain.value)) } else { result += plain.utf8 }
      case .text(let plain):
        separate()
        result += plain.utf8
      }
    }
    return result
  }

  /// Whether both texts are the same once folded.
  public func matches(_ other: String) -> Bool { folded == other.folded }
}

extension [UInt8] {
  fileprivate var isASCII: Bool { allSatisfy { $0 < 0x80 } }
}

extension UInt8 {
  /// Whether it is an ASCII letter, in lower case, or digit.
  fileprivate var isOfWord: Bool {
    switch self {
    case 0x30...0x39, 0x61...0x7A: true
    default: false
    }
  }
}

/// The tables behind ``Swift/String/folded``.
enum Folding {
  enum Outcome {
    case drop
    case space
    case scalar(Unicode.Scalar)
    case text(String)
  }

  @inline(__always) static func fold(_ scalar: Unicode.Scalar) -> Outcome {
    let value = scalar.value
    if value < 0x80 {
      switch value {
      case 0x41...0x5A: return .scalar(Unicode.Scalar(UInt8(value + 32)))
      case 0x09...0x0D, 0x20: return .space
      default: return .scalar(scalar)
      }
    }
    switch value {
    case 0x0300...0x036F, 0xAD, 0x200B...0x200F, 0xFEFF: return .drop
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0xB4, 0x2018, 0x2019, 0x201B, 0x02BC, 0x02B9, 0x2032: return .scalar("'")
    case 0x2010...0x2015, 0x2212: return .scalar("-")
    case 0xE6, 0xC6: return .text("ae")
    case 0x152, 0x153: return .text("oe")
    case 0xDF: return .text("ss")
    case 0x17F: return .scalar("s")
    case 0xC0...0x17E: return latin(value).map(Outcome.scalar) ?? other(scalar)
    case 0xFB00: return .text("ff")
    case 0xFB01: return .text("fi")
    case 0xFB02: return .text("fl")
    case 0xFB03: return .text("ffi")
    case 0xFB04: return .text("ffl")
    case 0xFB05, 0xFB06: return .text("st")
    default: return other(scalar)
    }
  }

  /// The plain letter of an accented one of Latin-1 or Latin Extended-A, or `nil` when it has none.
  private static func latin(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0xC0...0xC5, 0xE0...0xE5, 0x100...0x105: "a"
    case 0xC7, 0xE7, 0x106...0x10D: "c"
    case 0x10E...0x111: "d"
    case 0xC8...0xCB, 0xE8...0xEB, 0x112...0x11B: "e"
    case 0x11C...0x123: "g"
    case 0x124...0x127: "h"
    case 0xCC...0xCF, 0xEC...0xEF, 0x128...0x131: "i"
    case 0x134, 0x135: "j"
    case 0x136, 0x137: "k"
    case 0x139...0x142: "l"
    case 0xD1, 0xF1, 0x143...0x148: "n"
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8, 0x14C...0x151: "o"
    case 0x154...0x159: "r"
    case 0x15A...0x161: "s"
    case 0x162...0x167: "t"
    case 0xD9...0xDC, 0xF9...0xFC, 0x168...0x173: "u"
    case 0x174, 0x175: "w"
    case 0xDD, 0xFD, 0xFF, 0x176...0x178: "y"
    case 0x179...0x17E: "z"
    default: nil
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> Outcome {
    let lower = scalar.properties.lowercaseMapping
    if lower.unicodeScalars.count == 1, let only = lower.unicodeScalars.first { return .scalar(only) }
    return .text(lower)
  }
}
