// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// One file that the candidate sent, as it was read from the disk.
public struct CandidateFile: Sendable {
  /// Without its folder.
  public let name: String
  public let bytes: [UInt8]
  public let kind: FileKind

  public init(name: String, bytes: [UInt8]) {
    self.name = name.unicodeScalars.contains { $0.value < 0x20 } ? FileNames.slug(name) : name
    self.bytes = bytes
    kind = FileKind(bytes, name: name)
  }

  /// Largest file, in bytes.
  public static let largest = 128 << 20
}

/// Why one file of a candidate cannot be taken, with what to ask the candidate.
public struct FileRefusal: Error, Hashable, Sendable {
  public let diagnostic: Diagnostic
  /// Whether a program is missing on this machine: then the candidate has nothing to mend.
  public let isOurs: Bool

  public init(_ code: String, _ file: String, _ message: String, _ hint: String, isOurs: Bool = false) {
    diagnostic = Diagnostic(
      .error, code, location: SourceLocation(file: file), message.typographic, hint: hint.typographic)
    self.isOurs = isOurs
  }
}
