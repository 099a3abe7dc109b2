// SPDX-License-Identifier: GPL-3.0-or-later

/// How a piece of text stands out: by what it means, never by a colour of its own.
public struct Style: Hashable, Sendable {
  /// What the text tells. What a role looks like is decided by ``Capabilities``; words must tell it as well.
  public enum Role: Hashable, Sendable { case text, accent, good, warning, overtime }

  /// Weight added to the role.
  public struct Emphasis: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let bold = Emphasis(rawValue: 1)
    public static let dim = Emphasis(rawValue: 2)
    public static let reverse = Emphasis(rawValue: 4)
  }

  public var role: Role
  public var emphasis: Emphasis

  public init(_ role: Role = .text, _ emphasis: Emphasis = []) {
    self.role = role
    self.emphasis = emphasis
  }

  public static let plain = Style()
  public static let bold = Style(.text, .bold)
  public static let dim = Style(.text, .dim)
  public static let reverse = Style(.text, .reverse)
  public static let accent = Style(.accent)
  public static let good = Style(.good)
  public static let warning = Style(.warning)
  public static let overtime = Style(.overtime)
}
