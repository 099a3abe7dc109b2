// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
internal import FrenchText

/// What a sealing leaves to copy: each passage's code, and the head of the chain for the signature sheet.
public struct SealingReport: Sendable {
  private let lines: [Line]
  private let head: ChainHead

  public struct Line: Hashable, Sendable {
    /// The record's id, which is the sitting's for a passage.
    public var id: String
    public var candidate: Candidate?
    /// What was recorded, such as `correction`; `nil` for a passage.
    public var what: String?
    public var sequence: Int
    /// Of the record, base64url.
    public var hash: String

    public init(id: String, candidate: Candidate?, what: String? = nil, sequence: Int, hash: String) {
      self.id = id
      self.candidate = candidate
      self.what = what
      self.sequence = sequence
      self.hash = hash
    }
  }

  public init(_ lines: [Line], head: ChainHead) {
    self.lines = lines
    self.head = head
  }

  public var document: ReportDocument {
    let hasKinds = lines.contains { $0.what != nil }
    let table = Table(
      ["Passage", "Candidat"] + (hasKinds ? ["Enregistrement"] : []) + ["Nº", "Code"],
      rows: lines.map { line in
        [line.id, line.candidate?.label ?? ""] + (hasKinds ? [line.what ?? "passage"] : [])
          + [String(line.sequence), "\(SealCode(hash: line.hash))"]
      })
    return ReportDocument(
      title: "Scellé",
      blocks: (lines.isEmpty ? [] : [.table(table)]) + [
        .paragraph("Tête de chaîne, à porter sur la feuille d’émargement\u{A0}: \(head.label)"),
        .paragraph(
          "Notée ailleurs, elle rend détectable toute altération de ce qui précède\u{A0}: "
            + "oral archive verifier --tete \(head.shortForm)"),
      ])
  }

  /// `{records: [{id, candidate, kind, sequence, hash, code}], head: {chain, sequence, hash, code}}`.
  public var json: JSONValue {
    [
      "records": .array(
        lines.map { line in
          [
            "id": .string(line.id), "candidate": .candidate(line.candidate), "kind": .string(line.what ?? "passage"),
            "sequence": .int(Int64(line.sequence)), "hash": .string(line.hash),
            "code": .string("\(SealCode(hash: line.hash))"),
          ]
        }), "head": .head(head),
    ]
  }
}

extension JSONValue {
  /// `{chain, sequence, hash, code}`.
  static func head(_ head: ChainHead) -> JSONValue {
    [
      "chain": .string(head.place.chain.text), "sequence": .int(Int64(head.place.sequence)), "hash": .string(head.hash),
      "code": .string("\(SealCode(hash: head.hash))"),
    ]
  }
}
