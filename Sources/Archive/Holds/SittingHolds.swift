// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// Who runs which sitting: one console at a time.
///
/// A hold ends with the process that took it, however that process ends. What an implementation promises, and its
/// contract suite checks: a second console is refused with the first one's name; the last pulse of a console that died
/// can be read by the next.
public protocol SittingHolds: AnyObject {
  /// Takes a sitting. Throws `held` when another console has it.
  func acquire(_ id: String, as holder: Holder) throws(HoldError) -> any SittingHold

  /// Who has a sitting now; `nil` when nobody does. Takes nothing.
  func holder(of id: String) throws(HoldError) -> Holder?

  /// When a sitting's console last gave sign, whether it still runs or not; `nil` when none ever did.
  func lastPulse(of id: String) throws(HoldError) -> Pulse?
}

/// A sitting in one's hands. Given back when released, at the latest when the process ends.
public protocol SittingHold: AnyObject {
  var id: String { get }

  /// The last sign of the console before this one.
  var previous: Pulse? { get }

  /// Notes that the console still runs: cheap, not durable through a power cut. Every few seconds is enough.
  func beat(_ instant: Instant) throws(HoldError)

  /// Gives the sitting back, with a mark that it was handed over on purpose. Safe to call again.
  func release(handingOverAt instant: Instant) throws(HoldError)
}

/// A console, as another one names it.
public struct Holder: Hashable, Sendable {
  public var processID: Int
  /// Such as `oral passer`.
  public var program: String
  /// Such as `/dev/pts/3`; `nil` without one.
  public var terminal: String?
  public var user: String
  /// The machine, or the container.
  public var host: String
  /// When it took the sitting.
  public var since: Instant

  public init(
    processID: Int, program: String, terminal: String? = nil, user: String, host: String, since: Instant
  ) {
    self.processID = processID
    self.program = program
    self.terminal = terminal
    self.user = user
    self.host = host
    self.since = since
  }
}

/// A sign that a console ran at an instant.
public struct Pulse: Hashable, Sendable {
  public var instant: Instant
  /// Whether the console then gave the sitting back on purpose: there is no gap to rule.
  public var isHandover: Bool

  public init(_ instant: Instant, isHandover: Bool = false) {
    self.instant = instant
    self.isHandover = isHandover
  }
}

/// Why a sitting cannot be taken.
public enum HoldError: Error, Hashable, Sendable {
  /// Another console has it; `nil` when that console has not said who it is yet.
  case held(Holder?)
  /// The lock itself cannot be written or read.
  case diskRefuses(DiskRefusal)
}

extension HoldError: CustomStringConvertible {
  /// In French, one sentence and its remedy.
  public var description: String {
    switch self {
    case .held(let holder?):
      "Ce passage est déjà tenu par \(holder.description). Terminez-le ou rendez-le là-bas d’abord."
    case .held(nil): "Ce passage est déjà tenu par un autre programme. Rendez-le là-bas d’abord."
    case .diskRefuses(let refusal): refusal.description
    }
  }
}

extension Holder: CustomStringConvertible {
  /// `oral passer (Claire, /dev/pts/3, processus 4242 sur poste-2) depuis 10:42`.
  public var description: String {
    let place = [user, terminal, "processus \(processID) sur \(host)"].compactMap { $0 }.joined(separator: ", ")
    return "\(program) (\(place)) depuis \(since.clock)"
  }
}
