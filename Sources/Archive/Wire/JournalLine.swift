// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Sittings

/// One event as a line of JSON: what exports and golden journals hold.
///
/// Keys: `sequence`, `group`, `type`, `version`, `payload` (an object), `effective`, `recorded` (instants; the second
/// is left out when it equals the first).
struct JournalLine: Codable {
  var sequence: Int
  var group: Int
  var type: String
  var version: Int
  var payload: JSONValue
  var effective: InstantForm
  var recorded: InstantForm?
}

extension StoredEvent {
  /// One line of JSON, keys sorted, without its line feed. Throws when the payload is not JSON.
  public func jsonLine() throws -> [UInt8] {
    try WireJSON.encode(
      JournalLine(
        sequence: sequence, group: group, type: type, version: version,
        payload: try WireJSON.decode(JSONValue.self, from: payload), effective: InstantForm(moment.effective),
        recorded: moment.recorded == moment.effective ? nil : InstantForm(moment.recorded)))
  }

  /// Reads what ``jsonLine()`` wrote. Throws `DecodingError` on anything else.
  public init(jsonLine: [UInt8]) throws {
    let line = try WireJSON.decode(JournalLine.self, from: jsonLine)
    let effective = line.effective.instant
    self.init(
      sequence: line.sequence, group: line.group, type: line.type, version: line.version,
      payload: try WireJSON.encode(line.payload),
      moment: Moment(effective: effective, recorded: line.recorded?.instant ?? effective))
  }
}
