// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Glibc

/// What the disk or the system said.
public struct DiskRefusal: Error, Hashable, Sendable {
  public var kind: Kind
  /// The system's words, for whoever looks after the machine.
  public var detail: String

  public init(_ kind: Kind, detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// What the refusal calls for.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case full
    case ioError
    case readOnly
    /// Another program holds the store for too long.
    case busy
    /// Access is refused, or the system gave a reason that has no case here.
    case denied
  }
}

extension DiskRefusal {
  /// What a failed system call means.
  ///
  /// - Parameter code: its `errno`.
  public init(code: Int32, _ path: String) {
    let kind: Kind =
      switch code {
      case ENOSPC, EDQUOT: .full
      case EROFS: .readOnly
      case EIO: .ioError
      case EBUSY, EAGAIN: .busy
      default: .denied
      }
    self.init(kind, detail: "\(path)\u{A0}: \(SystemMessage.french(code))")
  }
}
