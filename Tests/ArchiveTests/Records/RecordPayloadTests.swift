// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@testable import Archive

@Suite struct `The signed payload of a record` {
  private static let chain = ChainID(String(repeating: "c", count: 42) + "A")
  private static let hash = String(repeating: "h", count: 42) + "A"
  private static let place = RecordPlace(chain, 1)
  private static let cites = [Citation(place, hash: hash)]
  private static let subject = RecordPayload.Subject(
    exam: .init(id: "tc-e4", version: "1.0", sha256: String(repeating: "0a", count: 32)), session: 2026)

  private static func payload(_ content: RecordPayload.Content, id: String) -> RecordPayload {
    let isGenesis = if case .genesis = content { true } else { false }
    var payload = RecordPayload(
      chain: isGenesis ? nil : chain, sequence: isGenesis ? 0 : 7, previous: isGenesis ? nil : hash, id: id,
      issued: 1_778_587_200, content: content)
    payload.digests = payload.kind.parts.map { $0.rawValue.prefix(1) + String(repeating: "A", count: 42) }.sorted()
    return payload
  }

  /// One of each kind.
  static let samples: [RecordPayload] = {
    guard let key = try? SampleChain.key(3).verificationKey else { return [] }
    let erasure = Erasure(
      [place: [.identity, .deliberation], RecordPlace(chain, 2): [.identity, .deliberation]], reason: .request,
      aggregates: [
        MaskedAggregate(
          exam: "tc-e4", session: nil, passages: 6, criteria: [.init(criterion: "tc.e4.1", given: 6, met: 5)],
          awards: ["titre": 6])
      ])
    return [
      payload(.genesis(key, after: ChainHead(place, hash: hash)), id: "genese"),
      payload(.passage(subject), id: "260512-K7F"),
      payload(.correction(subject, cites: cites + [Citation(RecordPlace(chain, 4), hash: hash)]), id: "260512-K7F/7"),
      payload(.fixing(subject, cites: cites), id: "260512-K7F/7"),
      payload(.lifting(.init(exam: subject.exam, session: nil), cites: cites), id: "260512-K7F/7"),
      payload(.unit(session: 2026, cites: cites + cites), id: "260512-K7F/7"),
      payload(.erasure(erasure), id: "effacement/7"),
      payload(.key(key, proof: String(repeating: "A", count: 86)), id: "cle/7"),
      payload(
        .communication(subject, cites: cites, layers: [.identity, .evaluation], reason: .result), id: "260512-K7F/7"),
    ]
  }()

  /// As it is signed.
  private static func json(_ payload: RecordPayload) -> [CanonicalJSON.Member] {
    guard !payload.digests.isEmpty else { return payload.members }
    return payload.members + [.init("_sd", CanonicalJSON(payload.digests)), .init("_sd_alg", "sha-256")]
  }

  private func read(_ members: [CanonicalJSON.Member]) throws(RecordError) -> RecordPayload {
    try RecordPayload(canonical: CanonicalJSON.object(members).bytes)
  }

  @Test func `there is a sample of every kind`() {
    #expect(Set(Self.samples.map(\.kind)) == Set(RecordKind.allCases))
  }

  @Test(arguments: samples) func `what is written is read back`(payload: RecordPayload) throws {
    #expect(try read(Self.json(payload)) == payload)
  }

  @Test func `a passage's is these bytes`() {
    let payload = Self.payload(.passage(Self.subject), id: "260512-K7F")
    let zeros = String(repeating: "0a", count: 32)
    let digests = ["d", "e", "i"].map { "\"\($0)\(String(repeating: "A", count: 42))\"" }.joined(separator: ",")
    #expect(
      String(decoding: CanonicalJSON.object(Self.json(payload)).bytes, as: UTF8.self)
        == #"{"_sd":[\#(digests)],"_sd_alg":"sha-256","chain":"\#(Self.chain.text)","#
        + #""exam":{"id":"tc-e4","sha256":"\#(zeros)","version":"1.0"},"iat":1778587200,"id":"260512-K7F","#
        + #""kind":"passage","prev":"\#(Self.hash)","seq":7,"session":2026,"v":1}"#)
  }

  @Test(arguments: samples) func `every member that is missing is named`(payload: RecordPayload) {
    let members = Self.json(payload)
    // What may be left out: a session, the chain that a genesis follows.
    for member in members where !["session", "after"].contains(member.key) {
      let rest = members.filter { $0.key != member.key }
      #expect(throws: RecordError.malformed(field: member.key)) { try read(rest) }
    }
  }

  @Test(arguments: samples) func `a member that its kind does not have is named`(payload: RecordPayload) {
    let others: [CanonicalJSON.Member] = Self.samples.flatMap(Self.json)
    for other in others where !Self.json(payload).contains(where: { $0.key == other.key }) {
      if other.key == "session", payload.kind != .genesis, payload.subject != nil { continue }
      #expect(throws: RecordError.malformed(field: other.key)) { try read(Self.json(payload) + [other]) }
    }
    #expect(throws: RecordError.malformed(field: "note")) { try read(Self.json(payload) + [.init("note", "x")]) }
    #expect(throws: RecordError.malformed(field: "zzz")) { try read(Self.json(payload) + [.init("zzz", "x")]) }
  }

  @Test(arguments: samples) func `a member of another type is named`(payload: RecordPayload) {
    for member in Self.json(payload) {
      let others = Self.json(payload).filter { $0.key != member.key }
      for value: CanonicalJSON in [nil, true, -1, "", [], [:], ["x"], [["x": 1]]] where value != member.value {
        // No aggregate is large enough: nothing is kept.
        if member.key == "aggregates", value == [] { continue }
        #expect(throws: RecordError.self, "\(member.key): \(value)") { try read(others + [.init(member.key, value)]) }
      }
    }
  }

  @Test func `a later version or kind is told from an altered one`() {
    for payload in Self.samples {
      let members = Self.json(payload)
      let later = members.filter { $0.key != "v" } + [.init("v", 2), .init("more", "x")]
      #expect(throws: RecordError.newerRelease("v: 2")) { try read(later) }
      let other = members.filter { $0.key != "kind" } + [.init("kind", "notice")]
      #expect(throws: RecordError.newerRelease("kind: notice")) { try read(other) }
    }
    #expect(throws: RecordError.malformed(field: "v")) {
      try read(Self.json(Self.samples[1]).filter { $0.key != "v" } + [.init("v", 0)])
    }
  }

  @Test(arguments: [
    ("prev", "court"), ("chain", "court"), ("id", "260512-K7F/8"), ("id", "a b"), ("_sd_alg", "sha-512"),
  ]) func `texts that are not what they should be are named`(key: String, value: String) {
    let members = Self.json(Self.samples[1]).filter { $0.key != key }
    #expect(throws: RecordError.malformed(field: key)) { try read(members + [.init(key, .string(value))]) }
  }

  @Test func `digests are sorted, each once, as many as the kind has parts`() {
    let digests = Self.samples[1].digests
    for wrong in [Array(digests.reversed()), [digests[0], digests[0], digests[1]], Array(digests.dropLast()), []] {
      let members = Self.json(Self.samples[1]).filter { $0.key != "_sd" } + [.init("_sd", CanonicalJSON(wrong))]
      #expect(throws: RecordError.malformed(field: "_sd")) { try read(members) }
    }
  }

  @Test(arguments: [
    [[1, 7]], [[7, 7]], [[3, 2]], [[1, 2], [2, 3]], [[1, 1], [2, 2]], [[4, 5], [1, 2]], [], [[1, 2, 3]],
  ]) func `an erasure names records before it, in order and apart`(ranges: [[Int64]]) {
    let erased: CanonicalJSON = [
      [
        "chain": .string(Self.chain.text), "parts": ["identity"],
        "seqs": .array(ranges.map { .array($0.map { .integer($0) }) }),
      ]
    ]
    let members = Self.json(Self.samples[6]).filter { $0.key != "erased" } + [.init("erased", erased)]
    #expect(throws: RecordError.self) { try read(members) }
  }

  @Test func `an erasure of more than the limit is refused before it is spread out`() {
    let other = String(repeating: "d", count: 42) + "A"
    for last in [Int64(Erasure.limit) + 1, 9_007_199_254_740_991] {
      let erased: CanonicalJSON = [["chain": .string(other), "parts": ["identity"], "seqs": [[1, .integer(last)]]]]
      let members = Self.json(Self.samples[6]).filter { $0.key != "erased" } + [.init("erased", erased)]
      #expect(throws: RecordError.malformed(field: "erased")) { try read(members) }
    }
  }

  @Test func `the ranges of an erasure say the places, and nothing else`() {
    let places: [RecordPlace: Set<RecordPart>] = [
      RecordPlace(Self.chain, 5): [.identity], RecordPlace(Self.chain, 6): [.identity],
      RecordPlace(Self.chain, 1): [.identity], RecordPlace(Self.chain, 2): [.evaluation, .identity],
    ]
    let erasure = Erasure(places, reason: .term)
    #expect(erasure.places == places)
    #expect(erasure.spans.map(\.ranges) == [[1...1, 5...6], [2...2]])
  }
}
