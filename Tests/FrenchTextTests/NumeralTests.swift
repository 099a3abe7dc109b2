// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct NumeralTests {
  @Test(
    arguments: [
      ("deux", 2), ("dix-sept", 17), ("vingt et un", 21), ("trente-deux", 32), ("soixante et onze", 71),
      ("soixante-quinze", 75), ("soixante-dix-neuf", 79), ("quatre-vingts", 80), ("quatre-vingt-un", 81),
      ("quatre-vingt-onze", 91), ("quatre-vingt-dix-sept", 97), ("cent", 100), ("cent un", 101), ("deux cents", 200),
      ("cinq cent quatre-vingt-dix", 590), ("mille", 1000), ("mille deux cents", 1200), ("vingt mille", 20_000),
      ("quarante-six mille cinq cents", 46_500), ("cent soixante-dix-huit mille", 178_000),
      ("deux millions trois cent mille un", 2_300_001), ("septante-deux", 72), ("nonante", 90),
      ("quatre mille vingt", 4020), ("quatre cents", 400), ("un million", 1_000_000),
    ] as [(String, Int64)])
  func `a number in words is read whole`(text: String, value: Int64) {
    let words = text.foldedWords.map(String.init)
    let reading = FrenchNumeral.reading(words)
    #expect(reading?.value == value)
    #expect(reading?.count == words.count)
  }

  @Test(
    arguments: [
      ("deux trois", 2, 1), ("vingt quarante", 20, 1), ("trente et quelques", 30, 1), ("six mois", 6, 1),
      ("mille mille", 1000, 1), ("cent cent", 100, 1), ("dix deux", 10, 1), ("vingt et deux", 20, 1),
      ("quinze dix", 15, 1), ("mille millions", 1000, 1),
    ] as [(String, Int64, Int)])
  func `what does not go on with a number ends it`(text: String, value: Int64, count: Int) {
    let reading = FrenchNumeral.reading(text.foldedWords.map(String.init))
    #expect(reading?.value == value)
    #expect(reading?.count == count)
  }

  @Test(arguments: ["", "un", "une offre", "et deux", "prix", "zut"]) func `other words begin no number`(text: String) {
    #expect(FrenchNumeral.reading(text.foldedWords.map(String.init)) == nil)
  }
}
