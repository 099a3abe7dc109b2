// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import FrenchText
import Testing

@Suite struct `Reading YAML` {
  private func reading(_ text: String, firstLine: Int = 1) -> YAMLReading {
    YAMLReading(Array(text.utf8), file: "f.yaml", firstLine: firstLine)
  }

  /// `line:column code` of each problem.
  private func places(_ reading: YAMLReading) -> [String] {
    reading.problems.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code)" }
  }

  private func anything(_ reading: YAMLReading) -> [String] {
    _ = reading.read { map in for key in map.keys { _ = map.optional(key) } }
    return places(reading)
  }

  @Test func `A file gives its values`() {
    let reading = reading(
      """
      id: essai   # commentaire
      minutes: 45
      pas: 0,5
      du: 2010-01-28
      oui: true
      liste: [un, "deux"]
      groupe: { texte: "l'offre & *tout* !" }
      vide:
      """)
    let seen = reading.read { map in
      #expect(map.text("id") == "essai")
      #expect(map.integer("minutes") == 45)
      #expect(map.optionalDecimal("pas") == Decimal64(units: 5, scale: 1))
      #expect(map.optionalDay("du") == Day(year: 2010, month: 1, day: 28))
      #expect(map.boolean("oui"))
      #expect(map.optionalTexts("liste") == ["un", "deux"])
      #expect(map.group("groupe") { $0.text("texte") } == "l'offre & *tout* !")
      #expect(map.optionalText("vide") == nil)
      #expect(map.optionalText("absente") == nil)
      return true
    }
    #expect(seen == true)
    #expect(reading.problems.isEmpty)
  }

  @Test func `Everything wrong is told at once, in the order of the file, with its place`() {
    let reading = reading(
      """
      titre: [a]
      minutes: dix
      genr: telephone
      "é": 1
      phases:
        - { nom: "" }
        - 12
      """)
    _ = reading.read { map in
      _ = map.text("titre")
      _ = map.integer("minutes")
      _ = map.choice("genre", Vocabulary(["telephone": 1]))
      _ = map.groups("phases") { $0.text("nom") }
    }
    #expect(
      places(reading) == [
        "1:1 yaml.cle-absente", "1:8 yaml.type", "2:10 yaml.type", "3:1 yaml.cle-inconnue", "4:1 yaml.cle-inconnue",
        "6:12 yaml.type", "7:5 yaml.type",
      ])
    #expect(reading.problems[3].hint == "Vouliez-vous dire « genre » ?".typographic)
    #expect(reading.problems[1].message == "« titre » attend un texte, non une liste.".typographic)
    #expect(
      reading.problems[6].message
        == "Un élément de « phases » attend un groupe de clés, non le texte « 12 ».".typographic)
  }

  @Test func `A word outside the vocabulary is told with the nearest one`() {
    let reading = reading("genre: telefone")
    _ = reading.read { _ = $0.choice("genre", Vocabulary(["telephone": 1, "entretien": 2])) }
    #expect(reading.problems.map(\.hint) == ["Vouliez-vous dire « telephone » ?".typographic])
  }

  @Test(arguments: [
    ("a: &x 1\nb: *x\n", ["1:4 yaml.alias", "2:4 yaml.alias"]),
    ("é: [&x [1], *x]\n", ["1:5 yaml.alias", "1:13 yaml.alias"]),
    ("- &a - b\n", ["1:3 yaml.alias"]),
    ("a: !!binary abc\n", ["1:4 yaml.alias"]),
    ("? *x\n: 1\n", ["1:3 yaml.alias"]),
    ("a: \"b *x\"\nc: 'it''s &x'\nd: prix * 2 & 3\ne: a\n  *suite\n", []),
    ("a: |\n  *x\n  &y\nb: *z\n", ["4:4 yaml.alias"]),
    ("- a: |\n    *x\n  b: &y 1\n", ["3:6 yaml.alias"]),
    ("# *x\na: 1 # &y\n", []),
    ("a: l'offre\nb: &x 1\n", ["2:4 yaml.alias"]),
  ])
  func `Anchors, aliases and tags are refused, and text that looks like one is not`(text: String, expected: [String]) {
    #expect(anything(reading(text)) == expected)
  }

  @Test func `A bomb of aliases is refused before it unfolds`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for n in 1...30 {
      text += "a\(n): &a\(n) [" + Array(repeating: "*a\(n - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    text += "? *a30\n: fin\n"
    let reading = reading(text)
    #expect(reading.problems.count == 20)
    #expect(Set(reading.problems.map(\.code)) == ["yaml.alias"])
    #expect(reading.read { $0.keys } == nil)
  }

  @Test func `Tabs used as indentation are explained, once`() {
    #expect(anything(reading("a:\n\tb: 1\n\tc: 2\n")) == ["2:1 yaml.tabulation"])
    #expect(anything(reading("a: 1\t# fin\nb: \"x\ty\"\n")) == [])
  }

  @Test func `Deep nesting is refused, however deep`() {
    #expect(
      anything(reading(String(repeating: "[", count: 40) + String(repeating: "]", count: 40))).contains(
        "1:33 yaml.profondeur"))
    #expect(anything(reading(String(repeating: "[", count: 500_000))).count == 1)
    #expect(anything(reading(String(repeating: "- ", count: 500_000))).count == 1)
  }

  @Test func `A key written twice is told at its second place, and so are all the others`() {
    let text = """
      id: a
      phases:
        - { id: x, minutes: 1, id: y }
        - id: z
          note: |
            id: texte
          id: w
      id: b
      id: c
      """
    let reading = reading(text)
    #expect(
      anything(reading) == [
        "3:26 yaml.cle-double", "7:5 yaml.cle-double", "8:1 yaml.cle-double", "9:1 yaml.cle-double",
      ])
    #expect(reading.problems.first?.message == "La clé « id » est écrite deux fois.".typographic)
  }

  @Test func `BOM, CRLF and a missing last line break are nothing to speak of`() {
    let reading = YAMLReading([0xEF, 0xBB, 0xBF] + Array("a: 1\r\nb: é\r\nc: [1".utf8) + Array("]".utf8), file: "f")
    #expect(reading.read { "\($0.integer("a")) \($0.text("b")) \($0.optionalTexts("c"))" } == #"1 é ["1"]"#)
    #expect(reading.problems.isEmpty)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xE9, 0x74, 0xE9], "1:4 yaml.utf8"),
      ([0x61, 0x3A, 0x0A, 0xC3, 0xA9, 0xC3], "2:2 yaml.utf8"),
      ([0x61, 0x3A, 0x20, 0x00], "1:4 yaml.binaire"),
      ([0xFF, 0xFE, 0x61, 0x00], "0:0 yaml.utf8"),
      ([], "0:0 yaml.vide"),
      ([0x23, 0x20, 0x61], "0:0 yaml.vide"),
    ] as [([UInt8], String)])
  func `Bytes that are no text are refused at their place`(bytes: [UInt8], expected: String) {
    #expect(places(YAMLReading(bytes, file: "f")) == [expected])
  }

  @Test func `A file too big is not parsed`() {
    let reading = YAMLReading(Array(repeating: 0x61, count: 5 << 20), file: "f")
    #expect(reading.problems.map(\.message) == ["Le fichier pèse 5120 Kio ; la limite est de 1024 Kio.".typographic])
  }

  @Test(arguments: [
    ("a: b: c\n", "1:5", "deux-points inattendu"), ("a: \"b\n", "2:1", "guillemet"), ("a: {b: 1\n", "2:1", "accolade"),
    ("a: [1\nb: 2\n", "2:2", "crochet"), ("a: 1\n b: 2\n", "2:3", "deux-points"), ("a: @x\n", "1:4", "commencer"),
    ("a: é\u{80}\n", "1:5", "lisible"), ("a: 1\n---\nb: 2\n", "2:1", "second document"),
    ("- a\nb: 1\n", "2:1", "tirets"),
  ])
  func `A syntax error is told in French at its place`(text: String, place: String, words: String) {
    let problem = reading(text).problems.first
    #expect(problem.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" } == place)
    #expect(problem?.code == "yaml.syntaxe")
    #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "")")
  }

  @Test func `Front matter keeps the lines of its paper`() {
    #expect(anything(reading("a: &x 1\n", firstLine: 2)) == ["2:4 yaml.alias"])
    let reading = reading("titre: 1\nautre: 2\n", firstLine: 2)
    _ = reading.read { $0.text("titre") }
    #expect(places(reading) == ["3:1 yaml.cle-inconnue"])
  }

  @Test func `A structural path is mapped to its place, or to the nearest there is`() {
    let reading = reading("phases:\n  - id: a\n    evalue: [C1, C2]\n")
    #expect(reading.location(of: "phases[0].evalue[1]").description == "f.yaml:3:18")
    #expect(reading.location(of: "phases[0].minutes").description == "f.yaml:2:5")
    #expect(reading.location(of: "rien").description == "f.yaml:1:1")
  }
}
