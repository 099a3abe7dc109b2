// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Sittings
public import Testing

/// What every ``SittingHolds`` promises, checked on two of them that share what they hold.
public struct HoldsContract: CustomTestStringConvertible, Sendable {
  /// The promise, in a sentence.
  public let promise: String
  public let check: @Sendable (_ here: any SittingHolds, _ there: any SittingHolds) throws -> Void

  init(_ promise: String, _ check: @escaping @Sendable (any SittingHolds, any SittingHolds) throws -> Void) {
    self.promise = promise
    self.check = check
  }

  public var testDescription: String { promise }

  static let now = Instant(wall: 1_795_000_000_000, boot: 5000, bootID: "b1", utcOffset: 60)
  static let claire = Holder(
    processID: 4242, program: "oral passer", terminal: "/dev/pts/3", user: "claire", host: "poste-2", since: now)
  static let denis = Holder(processID: 7, program: "oral loge", user: "denis", host: "poste-2", since: now)

  public static let all = [
    HoldsContract("a second console is refused with the first one's name") { here, there in
      let hold = try here.acquire("a", as: claire)
      #expect(throws: HoldError.held(claire)) { try there.acquire("a", as: denis) }
      #expect(throws: HoldError.held(claire)) { try here.acquire("a", as: denis) }
      #expect(try there.holder(of: "a") == claire)
      #expect(hold.id == "a")
      withExtendedLifetime(hold) {}
    },
    HoldsContract("two sittings do not disturb each other") { here, there in
      let first = try here.acquire("a", as: claire)
      let second = try there.acquire("b", as: denis)
      #expect(try here.holder(of: "b") == denis)
      withExtendedLifetime((first, second)) {}
    },
    HoldsContract("looking takes nothing") { here, there in
      #expect(try here.holder(of: "a") == nil)
      #expect(try here.lastPulse(of: "a") == nil)
      let hold = try there.acquire("a", as: claire)
      #expect(try here.holder(of: "a") == claire)
      try hold.beat(now)
      #expect(throws: HoldError.held(claire)) { try here.acquire("a", as: denis) }
    },
    HoldsContract("what is handed over is free, and marked so") { here, there in
      let first = try here.acquire("a", as: claire)
      #expect(first.previous == nil)
      try first.beat(now)
      try first.release(handingOverAt: now.advanced(by: 1000))
      try first.release(handingOverAt: now.advanced(by: 9000))
      #expect(try there.holder(of: "a") == nil)
      let second = try there.acquire("a", as: denis)
      #expect(second.previous == Pulse(now.advanced(by: 1000), isHandover: true))
      #expect(throws: HoldError.held(denis)) { try here.acquire("a", as: claire) }
    },
    HoldsContract("a console that died leaves its last pulse and no hold") { here, there in
      var hold: (any SittingHold)? = try here.acquire("a", as: claire)
      for beat in 1...30 { try hold?.beat(now.advanced(by: Int64(beat) * 1000)) }
      hold = nil
      #expect(try there.lastPulse(of: "a") == Pulse(now.advanced(by: 30_000)))
      let next = try there.acquire("a", as: denis)
      #expect(next.previous == Pulse(now.advanced(by: 30_000)))
      #expect(try here.holder(of: "a") == denis)
    },
  ]
}
