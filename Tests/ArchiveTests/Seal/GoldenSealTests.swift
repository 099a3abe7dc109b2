// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Foundation
import Testing

/// Sealed records as this release writes them. They must verify forever, here and by Tests/Foreign: when the forms
/// change, a new file is added, this one stays.
@Suite struct `The golden sealed records` {
  private static func read(_ name: String, else written: String) throws -> String {
    if let folder = ProcessInfo.processInfo.environment["ORAL_GOLDEN"] {
      try Data(written.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
      Issue.record("written to \(folder): run again without ORAL_GOLDEN")
    }
    let url = try #require(Bundle.module.url(forResource: "Golden/" + name, withExtension: nil))
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  @Test func `are what this release writes`() throws {
    let sample = try SealedSample()
    let key = try sample.firstKey()
    let lines = sample.lines.map { $0 + "\n" }.joined()
    #expect(try Self.read("sealed-sample.jsonl", else: lines) == lines)
    #expect(
      try Self.read("sealed-sample.jwk", else: "\(String(decoding: key.jwk.bytes, as: UTF8.self))\n").utf8.dropLast()
        .elementsEqual(key.jwk.bytes))
    #expect(try Self.read("sealed-sample.pem", else: key.pem) == key.pem)
  }

  @Test func `verify, each after the other`() throws {
    let lines = try Self.read("sealed-sample.jsonl", else: SealedSample().lines.map { $0 + "\n" }.joined())
    var key = try VerificationKey(pem: Self.read("sealed-sample.pem", else: SealedSample().firstKey().pem))
    var previous: String?
    var kinds: [String?] = []
    for line in lines.split(separator: "\n") {
      let text = try #require(CanonicalJSON(canonical: Array(line.utf8))["sdjwt"]?.string)
      let record = try SDJWT(parsing: text)
      #expect(record.text == text)
      #expect(record.jws.isSigned(by: key))
      #expect(record.jws.claims["prev"]?.string == previous)
      #expect(record.jws.claims["seq"]?.integer == Int64(kinds.count))
      previous = record.jws.hash
      kinds.append(record.jws.claims["kind"]?.string)
      if kinds.last == "key" { key = try VerificationKey(jwk: #require(record.jws.claims["jwk"])) }
    }
    #expect(kinds == ["genesis", "passage", "communication", "key", "fixing", "erasure", "passage"])
  }
}
