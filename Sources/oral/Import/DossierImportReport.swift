// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText
import Importing
import Reports

/// What `oral importer` has to say once the dossier is written.
struct DossierImportReport {
  let folder: String
  let draft: DossierDraft
  let written: DossierWriter
  let conformity: Conformity
  let letter: DossierLetter

  /// - Parameter isReviewed: whether somebody has just looked at the rubrics.
  func lines(aside: String?, isReviewed: Bool) -> [String] {
    var lines = isReviewed ? [] : ImportReview(draft).lines
    let remarks = draft.allRemarks
    if !remarks.isEmpty {
      lines += ["", "À savoir :"] + remarks.flatMap(\.lines)
    }
    lines.append("")
    if let aside { lines.append("L’ancien dossier est gardé : \(aside)") }
    let verdict =
      switch conformity.verdict {
      case .conforming: "conforme"
      case .nonConforming: "\(plural(letter.points.count, "point")) à corriger"
      case .absent: "rien n’y est déposé"
      case .uncontrolled: "non contrôlé"
      }
    lines.append("Dossier écrit : \(folder) (\(draft.exam.title)) : \(verdict).")
    return lines.map { $0.typographic.printable }
  }

  var json: JSONValue {
    [
      "folder": .string(folder), "exam": .string(draft.exam.id),
      "candidate": [
        "number": .string(draft.candidate.number), "familyName": .string(draft.candidate.familyName),
        "givenName": .string(draft.candidate.givenName),
      ],
      "conforming": JSONValue(conformity.isConforming),
      "papers": .array(draft.papers.indices.map(paper)),
      "leftovers": .array(
        draft.leftovers.map {
          [
            "origin": .string($0.origin), "label": .string($0.label),
            "firstLine": .string($0.blocks.plainText.firstLine),
          ]
        }),
      "remarks": .array(draft.allRemarks.map(\.json)),
      "diagnostics": .array(conformity.diagnostics.map(\.json)),
      "refused": .array([]),
      "letter": letter.points.isEmpty ? .null : .string(letter.text),
    ]
  }

  private func paper(_ index: Int) -> JSONValue {
    let paper = draft.papers[index]
    return [
      "kind": .string(paper.kind.key), "file": JSONValue(written.paperFiles[index]), "origin": .string(paper.origin),
      "title": JSONValue(paper.fields.title), "type": JSONValue(paper.fields.type),
      "preamble": .string(paper.preamble.plainText.firstLine),
      "sections": .array(
        paper.sections.map {
          [
            "heading": .string($0.heading), "rubrics": JSONValue($0.rubrics), "guess": .bool($0.isGuess),
            "firstLine": .string($0.blocks.plainText.firstLine),
          ]
        }),
      "annexes": .array(
        paper.annexes.map {
          ["title": .string($0.title), "pages": JSONValue($0.pages), "picture": .bool($0.picture != nil)]
        }),
    ]
  }

  /// When some file could not be read: nothing else is known.
  static func refused(_ diagnostics: [Diagnostic], letter: DossierLetter?) -> JSONValue {
    [
      "folder": .null, "exam": .null, "candidate": .null, "conforming": .null, "papers": .array([]),
      "leftovers": .array([]), "remarks": .array([]), "diagnostics": .array([]),
      "refused": .array(diagnostics.map(\.json)), "letter": letter.map { .string($0.text) } ?? .null,
    ]
  }
}
