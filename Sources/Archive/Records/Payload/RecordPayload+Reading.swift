// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

extension RecordPayload {
  /// Reads a signed payload, strictly: every member that its kind has, and no other.
  ///
  /// Throws `newerRelease` for a version or a kind that this release does not know, `malformed` for the rest.
  public init(canonical bytes: [UInt8]) throws(RecordError) {
    do throws(RecordError) {
      self = try Members(canonical: bytes).payload()
    } catch {
      throw Self.newerRelease(bytes) ?? error
    }
  }

  /// What a later release would have written; only looked for in what this one cannot read.
  private static func newerRelease(_ bytes: [UInt8]) -> RecordError? {
    guard let value = try? CanonicalJSON(parsing: bytes), let version = value["v"]?.integer else { return nil }
    if version > RecordPayload.version { return .newerRelease("v: \(version)") }
    guard let kind = value["kind"]?.string, RecordKind(rawValue: kind) == nil else { return nil }
    return .newerRelease("kind: \(kind)")
  }
}

/// The members of a payload of any kind, `nil` where one is left out.
private struct Members: CanonicalReadable {
  var digests: [HashText]?
  var digestAlgorithm: String?
  var after: Citation?
  var aggregates: [MaskedAggregate]?
  var chain: HashText?
  var cites: [Citation]?
  var erased: [Erasure.Span]?
  var exam: Opening.ExamReference?
  var issued: Int
  var id: String
  var key: VerificationKey?
  var kind: RecordKind
  var layers: PartList?
  var previous: HashText?
  var proof: String?
  var reason: String?
  var sequence: Int
  var session: SessionYear?

  /// In the order of the keys.
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    digests = try reader.ifThere("_sd")
    digestAlgorithm = try reader.ifThere("_sd_alg")
    after = try reader.ifThere("after")
    aggregates = try reader.ifThere("aggregates")
    chain = try reader.ifThere("chain")
    cites = try reader.ifThere("cites")
    erased = try reader.ifThere("erased")
    exam = try reader.ifThere("exam")
    issued = try reader.member("iat")
    id = try reader.member("id")
    key = try reader.ifThere("jwk")
    kind = try reader.member("kind")
    layers = try reader.ifThere("layers")
    previous = try reader.ifThere("prev")
    proof = try reader.ifThere("proof")
    reason = try reader.ifThere("reason")
    sequence = try reader.member("seq")
    session = try reader.ifThere("session")
    guard try reader.member("v") == RecordPayload.version else { throw .malformed(field: "v") }
    try reader.close()
  }

  func payload() throws(RecordError) -> RecordPayload {
    let unused = surplus(for: kind)
    if let unused { throw .malformed(field: unused) }
    let isGenesis = kind == .genesis
    guard isGenesis == (sequence == 0) else { throw .malformed(field: "seq") }
    guard isGenesis == (chain == nil) else { throw .malformed(field: "chain") }
    guard isGenesis == (previous == nil) else { throw .malformed(field: "prev") }
    guard RecordPayload.isValid(id: id, kind, sequence) else { throw .malformed(field: "id") }
    let digests = (digests ?? []).map(\.text)
    guard digests.count == kind.parts.count, isSortedOnce(digests) else { throw .malformed(field: "_sd") }
    guard digestAlgorithm == (digests.isEmpty ? nil : "sha-256") else { throw .malformed(field: "_sd_alg") }
    return RecordPayload(
      chain: chain.map { ChainID($0.text) }, sequence: sequence, previous: previous?.text, id: id,
      issued: Int64(issued),
      digests: digests, content: try content())
  }

  private func content() throws(RecordError) -> RecordPayload.Content {
    switch kind {
    case .genesis:
      .genesis(try required(key, "jwk"), after: after.map { ChainHead($0.place, hash: $0.hash) })
    case .passage: .passage(try subject())
    case .correction: .correction(try subject(), cites: try citations())
    case .fixing: .fixing(try subject(), cites: try citations())
    case .lifting: .lifting(try subject(), cites: try citations())
    case .unit: .unit(session: session?.year, cites: try citations(atLeast: 2))
    case .key: .key(try required(key, "jwk"), proof: try signature())
    case .erasure: .erasure(try erasure())
    case .communication:
      .communication(
        try subject(), cites: try citations(), layers: try required(layers, "layers").parts,
        reason: try required(reason.flatMap(CommunicationReason.init), "reason"))
    }
  }

  /// 64 bytes in base64url.
  private func signature() throws(RecordError) -> String {
    let proof = try required(proof, "proof")
    guard Base64URL.decode(proof)?.count == 64 else { throw .malformed(field: "proof") }
    return proof
  }

  private func subject() throws(RecordError) -> RecordPayload.Subject {
    RecordPayload.Subject(exam: try required(exam, "exam"), session: session?.year)
  }

  private func citations(atLeast count: Int = 1) throws(RecordError) -> [Citation] {
    let cites = try required(cites, "cites")
    guard cites.count >= count, cites.count <= 4 else { throw .malformed(field: "cites") }
    return cites
  }

  private func erasure() throws(RecordError) -> Erasure {
    let spans = try required(erased, "erased")
    var total = 0
    for span in spans {
      for range in span.ranges { total += min(range.count, Erasure.limit + 1) }
      guard total <= Erasure.limit else { throw .malformed(field: "erased") }
      // What comes after it cannot be what it erased.
      if span.chain.text == chain?.text, let last = span.ranges.last, last.upperBound >= sequence {
        throw .malformed(field: "erased")
      }
    }
    guard !spans.isEmpty else { throw .malformed(field: "erased") }
    return Erasure(
      spans: spans, reason: try required(reason.flatMap(Erasure.Reason.init), "reason"),
      aggregates: try required(aggregates, "aggregates"))
  }

  private func required<Value>(_ value: Value?, _ field: String) throws(RecordError) -> Value {
    guard let value else { throw .malformed(field: field) }
    return value
  }

  /// A member that records of that kind do not have.
  private func surplus(for kind: RecordKind) -> String? {
    let isLinked = [.correction, .fixing, .lifting, .unit, .communication].contains(kind)
    let isOfExam = kind == .passage || (isLinked && kind != .unit)
    let members: [(String, isThere: Bool, isRight: Bool)] = [
      ("after", after != nil, kind == .genesis), ("aggregates", aggregates != nil, kind == .erasure),
      ("cites", cites != nil, isLinked), ("erased", erased != nil, kind == .erasure), ("exam", exam != nil, isOfExam),
      ("jwk", key != nil, kind == .genesis || kind == .key), ("layers", layers != nil, kind == .communication),
      ("proof", proof != nil, kind == .key), ("reason", reason != nil, kind == .erasure || kind == .communication),
      ("session", session != nil, isOfExam || kind == .unit),
    ]
    return members.first { $0.isThere && !$0.isRight }?.0
  }

  private func isSortedOnce(_ digests: [String]) -> Bool {
    zip(digests, digests.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
