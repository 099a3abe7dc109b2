// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

// The kinds of values that forms are made of.

extension String: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { self = try reader.string() }
}

extension Int64: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { self = try reader.integer() }
}

/// A count: 0 or more.
extension Int: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    let number = try reader.integer()
    guard number >= 0 else { throw .malformed(field: "") }
    self = Int(number)
  }
}

extension Bool: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { self = try reader.bool() }
}

/// `nil` is `null`.
extension Optional: CanonicalReadable where Wrapped: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    self = reader.null() ? nil : try Wrapped(from: &reader)
  }
}

extension Array: CanonicalReadable where Element: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { self = try reader.array() }
}

extension Dictionary: CanonicalReadable where Key == String, Value: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { self = try reader.dictionary() }
}

/// As ``FrenchText/Decimal64/plain`` spells it, in a string: JSON has no decimals that stay exact.
extension Decimal64: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    let text = try reader.string()
    guard let number = Decimal64(text), number.plain == text else { throw .malformed(field: "") }
    self = number
  }

  var json: CanonicalJSON { .string(plain) }
}

/// One of the names that stores keep.
extension CanonicalReadable where Self: WireNamed {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    let text = try reader.string()
    guard let found = Self.allCases.first(where: { $0.wireName == text }) else { throw .malformed(field: "") }
    self = found
  }

  var json: CanonicalJSON { .string(wireName) }
}

extension Outcome: CanonicalForm {}
extension Basis: CanonicalForm {}
extension Remark.Kind: CanonicalForm {}
extension Incident.Kind: CanonicalForm {}
extension Confirmation: CanonicalForm {}
extension Opening.Sheet: CanonicalForm {}
extension Juror.Part: CanonicalForm {}
extension ChangeField: CanonicalForm {}
extension ChangeKind: CanonicalForm {}

/// Raw values that are signed as they are.
extension CanonicalReadable where Self: RawRepresentable<String> {
  init(raw reader: inout CanonicalReader) throws(RecordError) {
    guard let value = Self(rawValue: try reader.string()) else { throw .malformed(field: "") }
    self = value
  }
}

extension RecordKind: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { try self.init(raw: &reader) }
}

extension RecordPart: CanonicalReadable {
  init(from reader: inout CanonicalReader) throws(RecordError) { try self.init(raw: &reader) }
}

extension CanonicalJSON {
  static func list(_ forms: some Sequence<some CanonicalForm>) -> CanonicalJSON { .array(forms.map(\.json)) }

  /// `null` for `nil`.
  static func optional(_ form: (some CanonicalForm)?) -> CanonicalJSON { form?.json ?? .null }
}
