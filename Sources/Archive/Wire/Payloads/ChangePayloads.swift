// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

struct ChangeWrittenPayload: EventPayload {
  static let type = "change.written"

  var number: Int
  var change: ChangeForm
  var origin: OriginForm

  struct ChangeForm: Codable, Sendable {
    var id: String?
    var field: String
    var kind: String?
    var text: String
    var fiche: Int?
    var severity: Int?
    var effects: [EffectForm]
    var expected: String?
  }

  /// `kind`: `written`, `bank` (with `id`) or `drawn` (with `code`).
  struct OriginForm: Codable, Sendable {
    var kind: String
    var id: String?
    var code: String?

    init(_ origin: ChangeOrigin) {
      switch origin {
      case .written: kind = "written"
      case .bank(let bankID): (kind, id) = ("bank", bankID)
      case .drawn(let drawCode): (kind, code) = ("drawn", drawCode)
      }
    }

    func origin() throws -> ChangeOrigin {
      switch (kind, id, code) {
      case ("written", _, _): .written
      case ("bank", let id?, _): .bank(id)
      case ("drawn", _, let code?): .drawn(code: code)
      default: throw WireError.unknownName(kind, of: "ChangeOrigin")
      }
    }
  }

  init(_ number: Int, _ change: Change, _ origin: ChangeOrigin) {
    self.number = number
    self.change = ChangeForm(
      id: change.id, field: change.field.wireName, kind: change.kind?.wireName, text: change.text,
      fiche: change.fiche, severity: change.severity, effects: change.effects.map(EffectForm.init),
      expected: change.expected)
    self.origin = OriginForm(origin)
  }

  func event() throws -> Event {
    let change = Change(
      id: change.id, field: try ChangeField(wireName: change.field),
      kind: try change.kind.map(ChangeKind.init(wireName:)), text: change.text, fiche: change.fiche,
      severity: change.severity, effects: try change.effects.map { try $0.effect() }, expected: change.expected)
    return .changeWritten(number: number, change, origin: try origin.origin())
  }
}

struct ChangeDroppedPayload: EventPayload {
  static let type = "change.dropped"

  var number: Int

  func event() -> Event { .changeDropped(number: number) }
}

struct ChangeToldPayload: EventPayload {
  static let type = "change.told"

  var number: Int

  func event() -> Event { .changeTold(number: number) }
}
