// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Sittings

// Parts that several payloads hold. Frozen like them: a new field is a new struct.

/// A moment on both clocks: milliseconds, and minutes for the offset.
struct InstantForm: Codable, Sendable {
  var wall: Int64
  var boot: Int64
  var bootID: String
  var utcOffset: Int

  init(_ instant: Instant) {
    wall = instant.wall
    boot = instant.boot
    bootID = instant.bootID
    utcOffset = instant.utcOffset
  }

  var instant: Instant { Instant(wall: wall, boot: boot, bootID: bootID, utcOffset: utcOffset) }
}

/// An exact decimal number: `u` × 10^−`e`.
struct DecimalForm: Codable, Sendable {
  var u: Int64
  var e: Int

  init(_ number: Decimal64) {
    u = number.units
    e = number.scale
  }

  func number() throws -> Decimal64 {
    guard (0...6).contains(e) else { throw WireError.outOfRange("e") }
    return Decimal64(units: u, scale: e)
  }
}

struct JurorForm: Codable, Sendable {
  var name: String
  var seat: String?
  var part: String?

  init(_ juror: Juror) {
    name = juror.name
    seat = juror.seat
    part = juror.part?.wireName
  }

  func juror() throws -> Juror {
    Juror(name: name, seat: seat, part: try part.map(Juror.Part.init(wireName:)))
  }
}
