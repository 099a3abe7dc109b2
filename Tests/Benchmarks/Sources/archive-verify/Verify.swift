// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import Crypto
import Foundation
import Rivals

/// Verifies a generated archive, or does the least that verifying its records takes, and says how long it took.
///
///     archive-verify CENTRE ours        hashes, links, signatures, disclosures
///     archive-verify CENTRE complete    the derived tables too
///     archive-verify CENTRE bare        ``BareLoop``: reading the records is not counted
@main
enum Verify {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let store = try SQLiteStore.openForReading(CentreFolder(arguments[1])) else { exit(64) }
    let archive = SQLiteArchive(store)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let (count, time) =
      arguments[2] == "bare"
      ? try await bare(archive, cores) : try await ours(archive, cores, isComplete: arguments[2] == "complete")
    print("records\t\(count)\n\(time.line("verifying"))\n\(Stopwatch.memoryLine)")
  }

  private static func ours(
    _ archive: SQLiteArchive, _ cores: Int, isComplete: Bool
  ) async throws -> (Int, Stopwatch) {
    var verification = ArchiveVerification()
    verification.isComplete = isComplete
    verification.workers = cores
    var time = Stopwatch()
    let report = try await time.measure { try await verification.verify(archive) }
    guard report.isSound else { throw Unsound(problems: "\(report.problems)") }
    return (report.records, time)
  }

  struct Unsound: Error { let problems: String }

  private static func bare(_ archive: SQLiteArchive, _ cores: Int) async throws -> (Int, Stopwatch) {
    var (count, time) = (0, Stopwatch())
    for chain in try await archive.chains() {
      guard let genesis = try await archive.record(at: RecordPlace(chain.id, 0)),
        let x = try CompactJWS(parsing: genesis.jws).claims["jwk"]?["x"]?.string, let point = Base64URL.decode(x)
      else { throw Unsound(problems: "genesis") }
      let key = try Curve25519.Signing.PublicKey(rawRepresentation: point)
      var next = 0
      while case let records = try await archive.records(of: chain.id, from: next, limit: 4000), !records.isEmpty {
        let loop = BareLoop(records, key: key)
        let valid = await time.measure { await loop.run(cores: cores) }
        guard valid == records.count else { throw Unsound(problems: "\(records.count - valid) signatures") }
        count += records.count
        next += records.count
      }
    }
    return (count, time)
  }
}
