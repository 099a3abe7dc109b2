// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

extension RecordPayload {
  /// What ``SDJWT/issue(_:disclosures:type:with:)`` signs: all but the digests, which it adds.
  var members: [CanonicalJSON.Member] {
    var members: [CanonicalJSON.Member] = [
      .init("id", .string(id)), .init("iat", .integer(issued)), .init("kind", .string(kind.rawValue)),
      .init("seq", .integer(Int64(sequence))), .init("v", .integer(Int64(Self.version))),
    ]
    if let chain { members.append(.init("chain", .string(chain.text))) }
    if let previous { members.append(.init("prev", .string(previous))) }
    if let subject { members.append(.init("exam", subject.exam.json)) }
    if let session { members.append(.init("session", .integer(Int64(session)))) }
    if !cites.isEmpty { members.append(.init("cites", .list(cites))) }
    return members + own
  }

  private var session: Int? {
    if case .unit(let session, _) = content { session } else { subject?.session }
  }

  /// What one kind alone has.
  private var own: [CanonicalJSON.Member] {
    switch content {
    case .genesis(let key, let after):
      [.init("jwk", key.jwk)] + (after.map { [.init("after", Citation($0.place, hash: $0.hash).json)] } ?? [])
    case .key(let key, let proof): [.init("jwk", key.jwk), .init("proof", .string(proof))]
    case .erasure(let erasure):
      [
        .init("erased", .list(erasure.spans)), .init("reason", .string(erasure.reason.rawValue)),
        .init("aggregates", .list(erasure.aggregates)),
      ]
    case .communication(_, _, let layers, let reason):
      [.init("layers", CanonicalJSON(layers.map(\.rawValue))), .init("reason", .string(reason.rawValue))]
    case .passage, .correction, .fixing, .lifting, .unit: []
    }
  }
}
