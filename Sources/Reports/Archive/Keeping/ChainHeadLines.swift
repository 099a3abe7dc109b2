// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// The seal codes and the chain's head, for the signature sheet: noted there, they make a later rewriting show.
public struct ChainHeadLines: Sendable {
  private let seals: [(id: String, hash: String)]
  private let head: ChainHead

  /// - Parameters:
  ///   - seals: the records to name, by id, with the SHA-256 of their compact JWS.
  ///   - head: the last record of the chain.
  public init(_ seals: [(id: String, hash: String)], head: ChainHead) {
    self.seals = seals
    self.head = head
  }

  /// Blocks for a document that has others.
  public var blocks: [Block] {
    let codes = Table(["Passage", "Code du sceau"], rows: seals.map { [$0.id, SealCode(hash: $0.hash).description] })
    return (seals.isEmpty ? [] : [.table(codes)]) + [
      .facts([Fact("Tête", head.label), Fact("Entière", head.fullForm)]),
      .note(
        "À reporter sur la feuille d’émargement. Toute altération de ce qui précède cette tête devient détectable. Qui tient la "
          + "clé et l’archive peut récrire ce qui la suit\u{A0}: seule une tête notée ailleurs le montre."),
    ]
  }

  public var document: ReportDocument { ReportDocument(title: "Sceaux et tête de chaîne", blocks: blocks) }

  /// `{seals: [{id, hash, code}], head: {chain, sequence, hash, short}}`
  public var json: JSONValue {
    [
      "seals": .array(
        seals.map { seal in
          ["id": .string(seal.id), "hash": .string(seal.hash), "code": .string(SealCode(hash: seal.hash).description)]
        }),
      "head": [
        "chain": .string(head.place.chain.text), "sequence": .int(Int64(head.place.sequence)),
        "hash": .string(head.hash),
        "short": .string(head.shortForm),
      ],
    ]
  }
}
