// SPDX-License-Identifier: GPL-3.0-or-later

/// A report that people sign: its blocks, room for signatures, and how to read it. One value for the screen and for paper.
struct SignedReport {
  /// Without what is signed.
  var document: ReportDocument
  /// What heads the signatures.
  var heading: String
  /// The last column is for the signatures.
  var signatures: Table
  var reading: String
  /// At the foot of every page.
  var mention: String

  /// The whole, for the screen.
  var whole: ReportDocument {
    var whole = document
    let room = Table(columns: signatures.columns, rows: signatures.rows.map { $0.dropLast() + ["\n\n"] })
    whole.blocks += [.heading(heading), .table(room), .note(reading)]
    return whole
  }

  /// What the template `releve` shows.
  var printed: JSONValue {
    let table = ReportDocument(title: "", blocks: [.table(signatures)]).json
    guard case .object(let members) = document.json, case .object(let parts) = table,
      case .array(let blocks)? = parts.first(where: { $0.key == "blocks" })?.value, let drawn = blocks.first
    else { return document.json }
    return .object(
      members + [
        .init("signed", .string(heading)), .init("signatures", drawn), .init("reading", .string(reading)),
        .init("mention", .string(mention)),
      ])
  }
}
