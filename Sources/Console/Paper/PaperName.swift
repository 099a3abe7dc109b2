// SPDX-License-Identifier: GPL-3.0-or-later

public import Reports

/// What files and passages call a paper by: forgiving of case and spaces, so that two typists meet on one name.
public enum PaperName: Hashable, Sendable, CustomStringConvertible {
  /// The code of a printed sheet, which checks itself.
  case sheet(PaperCode)
  /// A grid that was written on any paper: `PAPIER-0417`.
  case handmade(String)
  /// Anything else that can name a file: a passage, when it is there.
  case other(String)

  /// `nil` for the code of a sheet that was miscopied, and for what cannot name a file.
  public init?(_ typed: String) {
    let name = typed.uppercased().filter { !$0.isWhitespace }
    if name.hasPrefix(Self.handmade) {
      let rest = String(name.dropFirst(Self.handmade.count).drop { $0 == "-" })
      guard Self.isFileName(rest) else { return nil }
      self = .handmade("\(Self.handmade)-\(rest)")
    } else if name.count(where: { $0 != "-" }) == 8 {
      guard let code = PaperCode(name) else { return nil }
      self = .sheet(code)
    } else {
      guard Self.isFileName(name) else { return nil }
      self = .other(name)
    }
  }

  /// No printed code begins so: it has a sign that codes do without.
  private static let handmade = "PAPIER"

  /// A suffix is added to it in the names of files.
  private static func isFileName(_ text: String) -> Bool {
    (1...40).contains(text.count) && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  /// Whether a paper may bear it, with no passage of that name.
  public var isOnPaper: Bool {
    if case .other = self { false } else { true }
  }

  public var description: String {
    switch self {
    case .sheet(let code): code.description
    case .handmade(let name), .other(let name): name
    }
  }
}
