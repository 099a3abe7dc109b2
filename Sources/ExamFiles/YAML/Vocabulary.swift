// SPDX-License-Identifier: GPL-3.0-or-later

/// The French words of a file and the values that they name, in the order in which messages list them.
public struct Vocabulary<Value: Sendable>: Sendable {
  public let words: [(word: String, value: Value)]

  public init(_ words: KeyValuePairs<String, Value>) { self.words = words.map { ($0.key, $0.value) } }

  /// The value of a word, spelled exactly.
  public func value(_ word: String) -> Value? { words.first { $0.word == word }?.value }
}

extension Vocabulary where Value: Equatable {
  /// The first word that names the value.
  public func word(_ value: Value) -> String? { words.first { $0.value == value }?.word }
}

extension Vocabulary where Value: CaseIterable & RawRepresentable<String> {
  /// Each case under its raw value.
  public init(_ type: Value.Type) { words = Value.allCases.map { ($0.rawValue, $0) } }
}
