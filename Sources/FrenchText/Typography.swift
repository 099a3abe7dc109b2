// SPDX-License-Identifier: GPL-3.0-or-later

/// The spaces of French typography.
public enum Typography {
  /// U+00A0, before `:` and inside « guillemets ».
  public static let noBreakSpace = "\u{A0}"
  /// U+202F, before `; ! ?`, the units and between thousands.
  public static let narrowNoBreakSpace = "\u{202F}"
}

/// `1 candidat`, `2 candidats`: zero and one take the singular in French.
public func plural(_ count: Int, _ singular: String, _ several: String? = nil) -> String {
  let word = count.magnitude < 2 ? singular : several ?? singular + "s"
  return "\(count)\u{A0}\(word)"
}

extension Sequence<String> {
  /// `a, b et c`.
  public func frenchList(_ conjunction: String = "et") -> String {
    let items = Array(self)
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

extension StringProtocol {
  /// Without the white space, of every kind, at its ends.
  public var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

/// Text between guillemets.
public func quoted(_ text: String) -> String { "«\u{A0}\(text)\u{A0}»" }

/// How far one word is from another: the least number of letters inserted, removed, replaced or swapped with a
/// neighbour (restricted Damerau-Levenshtein). O(n·m).
public func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.unicodeScalars)
  let b = Array(second.unicodeScalars)
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

/// The candidate nearest to what was typed, when one is near enough to be worth suggesting.
public func nearest(to typed: String, among candidates: some Sequence<String>) -> String? {
  let wanted = typed.folded
  let length = wanted.unicodeScalars.count
  let limit = max(1, length / 3)
  // A text whose length alone puts it too far is not compared: what was typed may be very long.
  let ranked = candidates.lazy.map { (name: $0, folded: $0.folded) }
    .filter { abs($0.folded.unicodeScalars.count - length) <= limit }
    .map { (name: $0.name, distance: editDistance(wanted, $0.folded)) }
  guard let best = ranked.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
  return best.distance <= limit ? best.name : nil
}
