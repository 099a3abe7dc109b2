// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
public import Exams

/// The short code of a blank grid, `7KQ2-M4XD`: it ties a sheet of paper to the passage that it stands for, and is typed
/// back with it.
///
/// Seven signs of SHA-256 over who and what the sheet is for, and one that checks them: the same sheet printed again has
/// the same code. A sign misread, or two neighbours swapped, is always found. It hides nothing and proves nothing: it
/// tells one sheet from another, with one chance in 27 billion that two of them agree.
public struct PaperCode: Hashable, Sendable, CustomStringConvertible {
  /// Eight signs.
  private let signs: [UInt8]

  /// - Parameters:
  ///   - definition: SHA-256 of the exam's definition, as a record cites it: another version is another sheet.
  ///   - passage: the sitting's id, when the passage is already opened.
  public init(exam: String, definition: String, session: Int?, candidate: Candidate, passage: String?) {
    let parts = [
      exam, definition, session.map(String.init) ?? "", candidate.number, candidate.familyName, candidate.givenName,
      passage ?? "",
    ]
    // Each with its length: no two lists of parts are one text.
    let text = "oral-papier-1" + parts.map { "\n\($0.utf8.count):\($0)" }.joined()
    let digest = SHA256Digest.hex(of: text.utf8).prefix(15)
    var number = UInt64(digest, radix: 16) ?? 0
    var values: [Int] = []
    for _ in 0..<7 {
      values.append(Int(number % 31))
      number /= 31
    }
    signs = (values + [Self.check(values)]).map { Self.alphabet[$0] }
  }

  /// Reads what people copy: any case, with or without the hyphen and spaces. `nil` when it is no code, or one that was
  /// miscopied.
  public init?(_ typed: some StringProtocol) {
    let letters = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
    let values = letters.compactMap { letter in letter.asciiValue.flatMap { Self.alphabet.firstIndex(of: $0) } }
    guard letters.count == 8, values.count == 8, Self.check(Array(values.prefix(7))) == values[7] else { return nil }
    signs = values.map { Self.alphabet[$0] }
  }

  /// Two groups of four.
  public var description: String {
    String(decoding: signs.prefix(4), as: UTF8.self) + "-" + String(decoding: signs.suffix(4), as: UTF8.self)
  }

  /// Digits and capitals without 0, 1, I, O and U, which a hand writes like others.
  private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTVWXYZ".utf8)

  /// Their sum with weights 1 to 7 modulo 31, a prime: one sign changed, or two neighbours swapped, changes it.
  private static func check(_ values: [Int]) -> Int {
    values.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } % 31
  }
}
