// SPDX-License-Identifier: GPL-3.0-or-later

extension CanonicalJSON {
  /// The value under a key, compared by its bytes; `nil` when there is none or this is no object.
  public subscript(key: String) -> CanonicalJSON? {
    members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// `nil` when it is not a string; so for the others.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  public var integer: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// Of a whole number too.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  public var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  public var array: [CanonicalJSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  /// The members of an object, sorted when it was read.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  public var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// `nil` is written as `null`, never left out.
  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  public init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  public init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  public init(_ flag: Bool?) { self = flag.map { .bool($0) } ?? .null }
  public init(_ texts: some Sequence<String>) { self = .array(texts.map { .string($0) }) }
}

extension CanonicalJSON: Hashable {
  public static func == (first: CanonicalJSON, second: CanonicalJSON) -> Bool { first.bytes == second.bytes }

  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension CanonicalJSON.Member {
  public static func == (first: Self, second: Self) -> Bool {
    first.key.utf8.elementsEqual(second.key.utf8) && first.value == second.value
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(key.utf8))
    hasher.combine(value)
  }
}

extension CanonicalJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: CanonicalJSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, CanonicalJSON)...) { self = .object(elements.map(Member.init)) }
  public init(nilLiteral: ()) { self = .null }
}
