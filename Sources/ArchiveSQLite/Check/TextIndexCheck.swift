// SPDX-License-Identifier: GPL-3.0-or-later

internal import GRDB

/// Holds the index of texts to the texts: each word in its place, and how long each text is, by which matches are ranked.
///
/// FTS5 has a check of its own; it takes the lock of a writer, and a passage under way would wait for it.
enum TextIndexCheck {
  static func faults(_ db: Database) throws -> [String] {
    do {
      return try isRight(db) ? [] : [fault]
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_ERROR {
      return [fault]
    }
  }

  private static let fault = "L’index des textes n’est pas celui des textes."

  private static func isRight(_ db: Database) throws -> Bool {
    var (words, lengths) = (RowSum(), RowSum())
    var total: [Int64] = [0, 0, 0, 0]
    try Query(db, "SELECT passage, people, changes, remarks FROM passage_text").rows { row in
      let passage = row.int(0)
      var counts: [Int64] = []
      for (column, name) in columns.enumerated() {
        let text = row.text(Int32(column + 1)).split(separator: " ")
        for (place, word) in text.enumerated() { words.add("\(name) \(word)", passage, Int64(place)) }
        counts.append(Int64(text.count))
        total[column + 1] += counts[column]
      }
      total[0] += 1
      lengths.add("", passage, counts[0], counts[1], counts[2])
    }
    return try words == indexed(db) && lengths == noted(db) && total == averages(db)
  }

  private static let columns = ["people", "changes", "remarks"]

  private static func indexed(_ db: Database) throws -> RowSum {
    // In the connection's own temporary schema, and gone with the transaction.
    try db.execute(sql: "CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab ('main', 'passage_search', 'instance')")
    defer { try? db.execute(sql: "DROP TABLE temp.indexed_word") }
    var sum = RowSum()
    let sought = try Query(db, "SELECT doc, offset FROM temp.indexed_word WHERE term = ?", isCached: false)
    var last: String?
    try Query(db, "SELECT term, doc, col, offset FROM temp.indexed_word", isCached: false).rows { row in
      let (word, passage, offset) = (row.text(0), row.int(1), row.int(3))
      sum.add("\(row.text(2)) \(word)", passage, offset)
      guard word != last else { return }
      last = word
      // Read from its first page to its last, the index may be right where a search, which jumps to a word, goes astray.
      let isFound = try sought.first(.text(word)) { $0.int(0) == passage && $0.int(1) == offset }
      if isFound != true { sum.add("", passage, offset) }
    }
    return sum
  }

  private static func noted(_ db: Database) throws -> RowSum {
    var sum = RowSum()
    try Query(db, "SELECT id, sz FROM passage_search_docsize").rows { row in
      let counts = numbers(row.blob(1))
      sum.add("", row.int(0), counts.count == 3 ? counts[0] : -1, counts.dropFirst().first ?? -1, counts.last ?? -1)
    }
    return sum
  }

  /// How many texts there are, and how many words in each column: FTS5's first row, empty while there are none.
  private static func averages(_ db: Database) throws -> [Int64] {
    let block = try Query(db, "SELECT block FROM passage_search_data WHERE id = 1").first { $0.blob(0) } ?? []
    return block.isEmpty ? [0, 0, 0, 0] : numbers(block)
  }

  /// SQLite's variable-length numbers, one after the other.
  private static func numbers(_ bytes: [UInt8]) -> [Int64] {
    var numbers: [Int64] = []
    var (value, count): (UInt64, Int) = (0, 0)
    for byte in bytes {
      count += 1
      value = value << (count == 9 ? 8 : 7) | UInt64(count == 9 ? byte : byte & 0x7F)
      guard byte < 0x80 || count == 9 else { continue }
      numbers.append(Int64(bitPattern: value))
      (value, count) = (0, 0)
    }
    return numbers
  }
}
