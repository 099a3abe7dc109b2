// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// The twin of the real holds, within one process: a hold also ends when nobody refers to it any more.
public final class InMemoryHolds: SittingHolds {
  private final class Hold: SittingHold {
    let id: String
    let previous: Pulse?
    let holder: Holder
    private let holds: InMemoryHolds

    init(_ id: String, _ holder: Holder, _ holds: InMemoryHolds) {
      self.id = id
      self.holder = holder
      self.holds = holds
      previous = holds.pulses[id]
    }

    func beat(_ instant: Instant) { holds.pulses[id] = Pulse(instant) }

    func release(handingOverAt instant: Instant) {
      guard holds.current(id) === self else { return }
      holds.pulses[id] = Pulse(instant, isHandover: true)
      holds.taken[id] = nil
    }
  }

  private struct Taken { weak var hold: Hold? }

  private var taken: [String: Taken] = [:]
  private var pulses: [String: Pulse] = [:]

  public init() {}

  public func acquire(_ id: String, as holder: Holder) throws(HoldError) -> any SittingHold {
    if let other = current(id) { throw .held(other.holder) }
    let hold = Hold(id, holder, self)
    taken[id] = Taken(hold: hold)
    return hold
  }

  public func holder(of id: String) -> Holder? { current(id)?.holder }

  public func lastPulse(of id: String) -> Pulse? { pulses[id] }

  private func current(_ id: String) -> Hold? { taken[id]?.hold }
}
