// SPDX-License-Identifier: GPL-3.0-or-later

/// What turns the bytes of a document into another form: other programs, or stored answers in a test.
public protocol DocumentConverter: Sendable {
  /// What pandoc's JSON writer says of a .docx or a Markdown text; tracked changes and comments included.
  func json(_ bytes: [UInt8], from format: PandocFormat) async throws(ConversionFailure) -> [UInt8]

  /// A .odt, .doc or .rtf as .docx.
  func docx(_ bytes: [UInt8], ending: String) async throws(ConversionFailure) -> [UInt8]
}

/// The forms that pandoc reads here.
public enum PandocFormat: String, Hashable, Sendable {
  case docx
  case markdown = "gfm"
}

/// Why a document was not converted.
public enum ConversionFailure: Error, Hashable, Sendable {
  /// The program is not there; what installs it, in French.
  case missing(String)
  /// It found no document in it.
  case unreadable
  /// It took too long, or too much memory.
  case exhausted
  /// The machine refused, in its words.
  case system(String)
}
