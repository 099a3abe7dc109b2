// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Reports
import Testing

@Suite struct `A report for the templates` {
  @Test func `Every kind of block has its own shape, and a short row is filled up`() {
    let document = ReportDocument(
      banner: "Jury seulement", title: "Titre", subtitles: ["une ligne"],
      blocks: [
        .heading("Partie", level: 2), .paragraph("deux\nlignes"), .note("aparté"),
        .list([ListItem("un", children: [ListItem("sous")])], numbered: true), .facts([Fact("Candidat", "A")]),
        .table(Table(columns: [.init("a"), .init("b", .trailing)], rows: [["1"]])),
        .plot(
          Plot(
            horizontal: .utility("h"), vertical: .percents("v", holding: [0.113, 0.2]),
            marks: [.init(x: 0.25, y: 2, "●")], threshold: .init(x: 0.5, y: 0.15), legend: [.init("●", "ici")],
            table: Table(["t"], rows: []))),
      ])
    let expected = #"""
      {"banner":"Jury seulement","title":"Titre","subtitles":["une ligne"],"blocks":[
      {"kind":"heading","text":"Partie","level":2},{"kind":"paragraph","text":"deux\nlignes"},
      {"kind":"note","text":"aparté"},
      {"kind":"list","numbered":true,"items":[{"text":"un","children":[{"text":"sous","children":[]}]}]},
      {"kind":"facts","facts":[{"label":"Candidat","text":"A"}]},
      {"kind":"table","columns":[{"title":"a","alignment":"leading"},{"title":"b","alignment":"trailing"}],"rows":[["1",""]]},
      {"kind":"plot","horizontal":{"title":"h","labels":["0,0","0,5","1,0"]},
      "vertical":{"title":"v","labels":["10 %","15 %","20 %"]},"threshold":{"x":5000,"y":5000},
      "marks":[{"x":2500,"y":10000,"sign":"●"}],"legend":[{"sign":"●","text":"ici"}],
      "table":{"columns":[{"title":"t","alignment":"leading"}],"rows":[]}}]}
      """#
    #expect(document.json.compact == expected.replacing("\n", with: ""))
  }
}

@Suite struct `Several documents in one file` {
  @Test func `Attachments of one name are told apart, by the numbers that their papers' files would have`() {
    func attachment(_ name: String, _ text: String) -> PrintAttachment {
      PrintAttachment(name: name, mimeType: "text/plain", relationship: .data, description: "", text: text)
    }
    let jobs = ["a", "b", "c"].map { text in
      PrintJob(.grid, title: text, date: nil, content: [:], attachments: [attachment("260512-K7F.sd-jwt", text)])
    }
    let whole = PrintJob(title: "3 grilles", all: jobs)
    #expect(whole.parts.count == 3)
    #expect(
      whole.attachments == [
        attachment("260512-K7F.sd-jwt", "a"), attachment("260512-K7F-2.sd-jwt", "b"),
        attachment("260512-K7F-3.sd-jwt", "c"),
      ])
  }
}

@Suite struct `What Typst is given` {
  @Test func `What people wrote is in the JSON alone, whatever it looks like`() throws {
    let hostile = #"#read("/etc/passwd") $x$ *a* \ ] } ")"#
    let job = PrintJob(
      ReportDocument(title: hostile, blocks: [.paragraph(hostile)]), issuer: PrintIssuer(name: hostile), date: nil,
      attachments: [
        PrintAttachment(
          name: "a.jwt", mimeType: "application/sd-jwt", relationship: .data, description: hostile, text: hostile)
      ])
    let source = PrintSource(job)
    #expect(
      source.program() == """
        #import "/socle.typ": render
        #import "/rapport.typ" as m0
        #render(json(bytes(sys.inputs.data)), json(bytes(sys.inputs.attachments)), (m0.body, ))

        """)
    #expect(source.data.contains(#"#read(\"/etc/passwd\") $x$"#))
  }

  @Test func `A template that several documents share is named once`() throws {
    let report = ReportDocument(title: "A").json
    let job = PrintJob(
      title: "Tous", date: Day(year: 2026, month: 5, day: 12),
      parts: [.init(.report, report), .init(PrintTemplate("autre"), nil), .init(.report, report)])
    let source = PrintSource(job)
    #expect(source.program().contains("(m0.body, m1.body, )"))
    #expect(source.data.contains(#""date":{"year":2026,"month":5,"day":12,"french":"12"#))
    #expect(source.data.split(separator: #"{"template":0,"#).count == 3)
  }

  @Test func `Nothing turns the reading order, and what a PDF may not hold is left out`() {
    let text = "a\u{202E}b\u{FEFF}c\u{FFFE}d\u{7}e\u{E000}f\u{1F600}"
    let source = PrintSource(PrintJob(ReportDocument(title: text), date: nil))
    #expect(source.data.contains("\"title\":\"abcd\u{25AF}e\u{25AF}f\u{1F600}\""))
  }

  @Test func `An attachment is kept to the byte`() {
    let attachment = PrintAttachment(
      name: "a", mimeType: "text/plain", relationship: .source, description: "", text: "a\u{202E}b\u{FEFF}\r\n\t")
    let job = PrintJob(ReportDocument(title: "A"), date: nil, attachments: [attachment])
    #expect(PrintSource(job).attachments.contains("a\u{202E}b\u{FEFF}\\r\\n\\t"))
  }
}
