// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exams

struct HiddenClientTests {
  static let client = ClientRole(
    name: "Mme Hélène Le Goff", role: "Directrice", company: "Menuiserie L'Œuvre d’Été, SARL, Redon (Ille-et-Vilaine)")

  private func found(_ text: String, _ client: ClientRole = Self.client) -> [String] {
    FoldedSearch.occurrences(of: HiddenName.names(of: client), in: text)
      .map { "\($0.line):\($0.column) \($0.certainty)" }
  }

  @Test(arguments: [
    "Menuiserie l'oeuvre d'été", "MENUISERIE  L’ŒUVRE D'ÉTÉ", "« Menuiserie – L'Oeuvre d'Ete »", "Hélène Le Goff",
    "helene le-goff", "madame Le Goff", "Mme LE\u{A0}GOFF,", "He\u{301}le\u{300}ne Le Goff",
  ])
  func `the client is found however written`(text: String) {
    #expect(found("Chez \(text) !").contains { $0.hasPrefix("1:") && $0.hasSuffix("certain") })
  }

  @Test(arguments: [
    "Une menuiserie, l'œuvre d'un été", "Hélène, Le Mans, le goff", "Menuiserie", "Le Gofféen", "L'Œuvre d'Été",
    "menuiserie l'œuvre d'étéx", "",
  ])
  func `nothing is guessed`(text: String) {
    #expect(found(text) == [])
  }

  @Test func `a surname alone is only to be looked at`() {
    #expect(found("é\nLa maison Le Goff") == ["2:11 possible"])
  }

  @Test func `a company named by a common word is certain with a capital only`() {
    let client = ClientRole(name: "", role: "", company: "Horizon SAS")
    #expect(found("à l'horizon 2027\nHorizon et HORIZON", client) == ["1:5 possible", "2:1 certain", "2:12 certain"])
  }

  @Test func `a client without names hides nothing`() {
    #expect(found("Tout va bien, M. X.", ClientRole(name: "", role: "")) == [])
    #expect(HiddenName.names(of: ClientRole(name: "Li", role: "", company: "AB")) == [])
  }

  @Test func `places count lines and characters`() {
    #expect(found("a\r\nb\r\n ééé Hélène Le Goff")[0] == "3:6 certain")
  }
}
