// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings
public import StyledText

/// What the console asks of whoever runs it.
public enum ConsoleAction: Hashable, Sendable {
  /// Append durably, then call ``Console/committed(_:isDurable:)``.
  case commit([RecordedEvent])
  case say([StyledLine])
  /// As ``say(_:)``, and the line was refused: a script's exit code tells.
  case refuse([StyledLine])
  /// Wipe the conversation: the screen may now face the candidate.
  case clear
  case ring
  /// Let the jury edit this text, then call ``Console/edited(_:at:)``.
  case edit(String)
  /// Let the simulated clock run, milliseconds.
  case wait(Int64)
  case leave
}

/// What the console shows besides the conversation.
public struct Screen: Hashable, Sendable {
  public var band: [BandLine]
  public var prompt: StyledLine
  /// False under the veil.
  public var echo: Bool
}

/// How the disk took the last events.
public enum Durability: Hashable, Sendable {
  case durable
  /// So many events wait for the disk to accept them, and why.
  case pending(Int, reason: String)
}
