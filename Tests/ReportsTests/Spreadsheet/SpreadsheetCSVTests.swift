// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Reports
import Testing

@Suite struct `A file for a spreadsheet` {
  private func written(_ text: String) -> String { String(SpreadsheetCSV.line([.text(text)]).dropLast()) }

  @Test func `begins with a byte-order mark and ends its lines as French Excel expects`() {
    let file = SpreadsheetCSV.file(
      ["nom", "note"], [[.text("Zoé"), .decimal(Decimal64(units: 135, scale: 1))], [.empty, .integer(-3)]])
    #expect(Array(file.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(file == "\u{FEFF}nom;note\r\nZoé;13,5\r\n;-3\r\n")
  }

  @Test func `has decimal commas, no thousands, days in the order of ISO and words for flags`() throws {
    let day = try #require(Day("2026-05-12"))
    #expect(
      SpreadsheetCSV.line([
        .decimal(Decimal64(units: -1_234_567, scale: 2)), .decimal(Decimal64(units: 5, scale: 3)), .day(day),
        .flag(true),
        .flag(false), .init(0.3333333, decimals: 2), .init(12.5, decimals: 6), .init(Double.nan, decimals: 2),
      ]) == "-12345,67;0,005;2026-05-12;oui;non;0,33;12,5;\r\n")
  }

  @Test(arguments: [
    ("a;b", "\"a;b\""), ("dit « oui »", "dit « oui »"), ("dit \"oui\"", "\"dit \"\"oui\"\"\""),
    ("deux\nlignes", "\"deux\nlignes\""), ("a\r\nb", "\"a\r\nb\""), ("1,5", "\"1,5\""), (" bord ", "\" bord \""),
    ("", ""),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func `quotes what would break it`(text: String, cell: String) {
    #expect(Array(written(text).utf8) == Array(cell.utf8))
  }

  @Test(arguments: [
    "=1+1", "+SOMME(A1)", "-A1", "@SOMME(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", " =1", "\u{A0}=1",
    "\u{202F}\u{3000}=1",
    "\u{200B}=1", "\u{FEFF}=1", "\u{FF1D}1+1", "\u{FF0B}1", "\u{FF0D}A1", "\u{FF20}A1", "−A1", "\u{0}=1", "\u{2060}@A1",
    "\ttexte",
    "- une réserve", "-1+1", "=\"\"", "+33 6 12 34 56 78", "\u{301}=1",
  ])
  func `runs nothing that somebody wrote`(text: String) {
    let cell = written(text)
    let inner = cell.hasPrefix("\"") ? String(cell.dropFirst()) : cell
    #expect(inner.unicodeScalars.first == "'", "\(cell.debugDescription)")
    // Nothing is lost: what was written follows.
    let unquoted = cell.hasPrefix("\"") ? cell.dropFirst().dropLast().replacing("\"\"", with: "\"") : cell[...]
    #expect(Array(unquoted.utf8.dropFirst()) == Array(text.utf8))
  }

  @Test(arguments: ["12", "-12", "+3,5", "-0.5", "0042", "a=1", "l’offre -15 %", "1-1", "é+", "12 mai"])
  func `leaves numbers and harmless texts`(text: String) {
    #expect(!written(text).contains("'"))
  }

  @Test(arguments: ["0412", "41200000000000000000", "-x3F", "=1+1", "4E10", "1;2"])
  func `leaves an identifier as it is, behind letters that make it a text`(text: String) {
    let cell = String(SpreadsheetCSV.line([.identifier(text, after: "nº ")]).dropLast())
    #expect(cell == (text.contains(";") ? "\"nº \(text)\"" : "nº \(text)"))
  }

  @Test func `comes with a dictionary of its columns`() {
    let dictionary = DataDictionary(
      file: "essai.csv", line: "un essai",
      columns: [.init("note", "ce qui est proposé", unit: "points"), .init("jury", "qui ; à deux".typographic)])
    #expect(
      DataDictionary.csv([dictionary])
        == "\u{FEFF}fichier;ligne;colonne;sens;unite\r\nessai.csv;un essai;note;ce qui est proposé;points\r\n"
        + "essai.csv;un essai;jury;\"qui\u{202F}; à deux\";texte\r\n")
    let text = TextRenderer().render(DataDictionary.document([dictionary]))
    #expect(text.contains("essai.csv\n─────────") && text.contains("ce qui est proposé"))
  }
}
