// SPDX-License-Identifier: GPL-3.0-or-later

import Archive

/// A small chain in the form of exports, always the same bytes: what Tests/Foreign verifies with libraries that are not
/// ours. Its key and salts are no secrets.
struct SealedSample {
  private(set) var records: [SDJWT] = []
  private var key: SigningKey
  private var salts = FixedGenerator(seed: 9901)

  private var chain: String { records.first?.jws.hash ?? "" }

  init() throws {
    key = try SigningKey(seed: `A station's key`.seed)
    try add("genesis", id: "genese", more: [.init("jwk", key.verificationKey.jwk)])
    try add(
      "passage", id: "260512-K7F",
      more: [
        .init("exam", ["id": "ntc-titre", "version": "1.0", "sha256": .string(Self.sha256)]), .init("session", 2026),
      ],
      parts: ["identity": Self.identity, "evaluation": Self.evaluation, "deliberation": Self.deliberation])
    try add(
      "communication", id: "260512-K7F/2",
      more: [.init("cites", .array([cite(1)])), .init("layers", ["evaluation"]), .init("reason", "request")],
      parts: ["deliberation": ["to": "L’intéressée", "why": "demande écrite"]])
    try rotate()
    try add(
      "fixing", id: "260512-K7F/4", more: [.init("cites", .array([cite(1)]))], parts: ["deliberation": ["mark": "13.5"]]
    )
    try add(
      "erasure", id: "effacement/5",
      more: [
        .init("reason", "request"), .init("aggregates", []),
        .init("erased", [["chain": .string(chain), "seqs": [[1, 1]], "parts": ["identity", "deliberation"]]]),
      ])
    // What the erasure names is gone.
    records[1] = try SDJWT(jws: records[1].jws, disclosures: records[1].disclosures.filter { $0.name == "evaluation" })
    try add(
      "passage", id: "260513-2QX",
      more: [.init("exam", ["id": "tc-e6", "version": "2", "sha256": .string(Self.sha256)])],
      parts: ["identity": Self.traps, "evaluation": ["numbers": Self.numbers], "deliberation": nil])
  }

  /// One object a line, as exports have them.
  var lines: [String] { records.map { #"{"sdjwt":"\#($0.text)"}"# } }

  /// The public key with which the chain begins.
  func firstKey() throws -> VerificationKey { try SigningKey(seed: `A station's key`.seed).verificationKey }

  private func cite(_ sequence: Int) -> CanonicalJSON {
    ["chain": .string(chain), "seq": .integer(Int64(sequence)), "hash": .string(records[sequence].jws.hash)]
  }

  private mutating func add(
    _ kind: String, id: String, more: [CanonicalJSON.Member], parts: KeyValuePairs<String, CanonicalJSON> = [:]
  ) throws {
    var members: [CanonicalJSON.Member] = [
      .init("v", 1), .init("kind", .string(kind)), .init("seq", .integer(Int64(records.count))),
      .init("id", .string(id)),
      .init("iat", .integer(1_778_580_000 + Int64(records.count) * 600)),
    ]
    if let last = records.last {
      members += [.init("chain", .string(chain)), .init("prev", .string(last.jws.hash))]
    }
    let disclosures = try parts.map { name, value in
      let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &salts) }
      return try Disclosure(salt: salt, name: name, value: value)
    }
    records.append(try SDJWT.issue(members + more, disclosures: disclosures, with: key))
  }

  private mutating func rotate() throws {
    let next = try SigningKey(seed: Array(repeating: 0x5A, count: 32))
    let stated = "oral-key\n\(chain)\n\(records.count)\n\(records.last?.jws.hash ?? "")"
    let proof = try next.sign(Array(stated.utf8))
    try add(
      "key", id: "cle/\(records.count)",
      more: [.init("jwk", next.verificationKey.jwk), .init("proof", .string(Base64URL.encode(proof)))])
    key = next
  }

  private static let sha256 = SHA256Digest.hex(of: "définition".utf8)

  private static let identity: CanonicalJSON = [
    "candidate": ["number": "2026-0412", "familyName": "Ferrand", "givenName": "Lucie"],
    "dossier": ["sha256": .string(sha256), "conforming": true], "accommodations": [["target": "all", "extra": "1/3"]],
    "chosen": [],
  ]

  private static let evaluation: CanonicalJSON = [
    "day": "2026-05-12", "opened": "10:42", "outcome": "held", "scale": ["O": true, "N": false],
    "verdicts": ["ntc.c1.1": "O", "ntc.c1.2": "N", "ntc.c5.1": nil],
    "phases": [["id": "relance", "elapsed": 612_345, "planned": 600_000, "overtime": 12_345]],
    "changes": [
      ["number": 1, "field": "economique", "text": "Le budget est ramené à 41 000 €.", "toldIn": "relance", "at": 5]
    ],
    "award": "titre",
  ]

  private static let deliberation: CanonicalJSON = [
    "jury": [["name": "Hélène Marchetti", "seat": "professionnel", "part": "president"]], "sheet": "shared",
    "remarks": [["kind": "observation", "text": "« Bien »\n\tmais\u{A0}: \"trop\" vite \\ \u{1}", "criterion": nil]],
  ]

  /// What canonical JSON is told apart by: order of keys by UTF-16, the two spellings of é, escapes.
  private static let traps: CanonicalJSON = [
    "\u{20AC}": "Euro", "\r": "CR", "\u{FB33}": "Hebrew", "1": "One", "\u{1F600}": "Emoji", "\u{80}": "Control",
    "\u{F6}": "o", "\u{E9}": "NFC", "e\u{301}": "NFD", "": "\u{0}\u{1F}\u{7F}\u{2028}\u{FFFF}\u{10FFFF}\u{8}\u{C}/",
  ]

  /// Those of RFC 8785's table that Python reads as doubles.
  private static let numbers: CanonicalJSON = [
    .number(.leastNonzeroMagnitude), .number(1.7976931348623157e308), .number(1e21), .number(9.999999999999997e-7),
    .number(0.000001),
    .number(333333333.33333325), .number(-0.0000033333333333333333), .number(1424953923781206.2), .number(-0.0),
    .integer((1 << 53) - 1), .integer(-(1 << 53) + 1), .number(1.5), 0,
  ]
}
