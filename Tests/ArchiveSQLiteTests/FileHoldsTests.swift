// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Foundation
import Sittings
import Testing

@testable import ArchiveSQLite

@Suite struct `Holds by files` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: HoldsContract.all) func `keep the contract`(_ contract: HoldsContract) throws {
    try contract.check(FileHolds(folder.centre), FileHolds(folder.centre))
  }

  @Test func `go with the process that was killed`() throws {
    let holds = FileHolds(folder.centre)
    try holds.acquire("a", as: holder).release(handingOverAt: now)
    let path = folder.centre.path + "/verrous/a.verrou"
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Python locks as we do, says so, then waits for good.
    other.arguments = ["python3", "-c", Self.locker, path]
    let output = Pipe()
    other.standardOutput = output
    try other.run()
    #expect(try output.fileHandleForReading.read(upToCount: 7) == Data("locked\n".utf8))
    #expect(throws: HoldError.held(holder)) { try holds.acquire("a", as: holder) }
    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()
    #expect(try holds.acquire("a", as: holder).previous == Pulse(now, isHandover: true))
  }

  @Test func `are for their owner alone, and named by identifiers only`() throws {
    let holds = FileHolds(folder.centre)
    let hold = try holds.acquire("a", as: holder)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.centre.path + "/verrous/a.verrou")
    #expect(mode[.posixPermissions] as? Int == 0o600)
    #expect(throws: HoldError.self) { try holds.acquire("../a", as: holder) }
    #expect(throws: HoldError.self) { try holds.acquire("", as: holder) }
    withExtendedLifetime(hold) {}
  }

  @Test(arguments: ["", "{", "{}\n", "\u{0}\u{0}", "é"])
  func `stand a file that a power cut left in pieces`(_ text: String) throws {
    let holds = FileHolds(folder.centre)
    _ = try holds.acquire("a", as: holder)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.centre.path + "/verrous/a.verrou"))
    #expect(try holds.lastPulse(of: "a") == nil)
    let hold = try holds.acquire("a", as: holder)
    try hold.beat(now)
    #expect(try holds.lastPulse(of: "a") == Pulse(now))
    #expect(try holds.holder(of: "a") == holder)
  }

  private let now = Instant(wall: 1_795_000_000_000, boot: 5000, bootID: "b1", utcOffset: 60)
  private var holder: Holder {
    Holder(processID: 1, program: "oral passer", terminal: nil, user: "claire", host: "poste-2", since: now)
  }

  private static let locker = """
    import fcntl, struct, sys, signal
    file = open(sys.argv[1], "r+b")
    fcntl.fcntl(file, 37, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
    print("locked", flush=True)
    signal.pause()
    """
}
