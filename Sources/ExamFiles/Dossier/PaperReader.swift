// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText

/// Reads one paper: front matter, then Markdown cut into sections.
struct PaperReader {
  /// Where the parts of a paper stand, to give a place to what the rules find.
  struct Places {
    let file: String
    /// Of each section's heading, in the order of the sections.
    var sections: [SourceLocation] = []
    /// The front matter, whose terms keep their own places.
    var frontMatter: YAMLReading?
  }

  let text: SourceText
  let kind: PaperKind
  let recogniser: RubricRecogniser

  /// Fills the paper with what the text holds, and tells what is wrong with its front matter.
  func read(into paper: inout Paper) -> (places: Places, remarks: [Diagnostic]) {
    var places = Places(file: text.file)
    var remarks: [Diagnostic] = []
    let front = FrontMatter(of: text.bytes)
    var body = (start: front.bodyStart, line: front.bodyLine)
    if let yaml = front.yaml, !text.bytes[yaml].allSatisfy({ $0.isBlank || $0 == .dash }) {
      let reading = YAMLReading(Array(text.bytes[yaml]), file: text.file, firstLine: front.yamlLine)
      if reading.isReadable {
        FrontMatterReader(kind: kind).read(reading, into: &paper)
      } else if let inside = front.headingInside {
        // A heading before the second line of dashes, and no YAML: the first line was no front matter.
        body = inside
      }
      remarks = reading.problems
      paper.isPartlyRead = remarks.contains { $0.code != "yaml.cle-inconnue" }
      places.frontMatter = reading
    } else if let line = front.unclosedLine {
      paper.isPartlyRead = true
      remarks.append(
        Diagnostic(
          .warning, "entete.non-ferme", location: SourceLocation(file: text.file, line: line, column: 1),
          "L’en-tête ouvert ici n’est pas fermé : il n’est pas lu.".typographic,
          hint: "Mettez une ligne « --- » après ses clés, avant le texte.".typographic))
    }
    paper.source = text.string()
    readSections(body, into: &paper, &places)
    return (places, remarks)
  }

  private func readSections(_ body: (start: Int, line: Int), into paper: inout Paper, _ places: inout Places) {
    let headings = MarkdownOutline.headings(
      in: text.bytes, range: body.start..<text.bytes.count, firstLine: body.line)
    if paper.title == nil { paper.title = headings.first { $0.level == 1 }?.text }
    let plan = SectionPlan(headings.map { PaperHeading(level: $0.level, text: $0.text) }, recogniser)
    for opening in plan.openings {
      let heading = headings[opening.heading]
      let end = opening.end.map { headings[$0].bytes.lowerBound } ?? text.bytes.count
      let content = text.bytes[heading.bytes.upperBound..<max(heading.bytes.upperBound, end)].trimmed()
      var section = Paper.Section(
        heading: heading.text.withoutNumbering, level: heading.level, line: heading.line,
        text: String(decoding: content, as: UTF8.self))
      switch opening.recognition {
      case .certain(let ids): section.rubric = ids.first
      case .resembling(let id): (section.rubric, section.isGuess) = (id, true)
      case .unknown(let nearest): section.nearest = nearest
      }
      let place = SourceLocation(file: text.file, line: heading.line, column: heading.column)
      paper.sections.append(section)
      places.sections.append(place)
      // A heading that joins several rubrics opens as many sections, of the same text.
      for id in opening.recognition.rubrics.dropFirst() {
        section.rubric = id
        paper.sections.append(section)
        places.sections.append(place)
      }
    }
  }
}
