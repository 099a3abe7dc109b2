// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

struct MarkSetPayload: EventPayload {
  static let type = "mark.set"

  var criterion: String
  var level: String
  var juror: String?
  var basis: String

  func event() throws -> Event {
    .marked(criterion: criterion, level: level, juror: juror, basis: try Basis(wireName: basis))
  }
}

struct MarkRemovedPayload: EventPayload {
  static let type = "mark.removed"

  var criterion: String
  var juror: String?

  func event() -> Event { .unmarked(criterion: criterion, juror: juror) }
}

struct RemarkMadePayload: EventPayload {
  static let type = "remark.made"

  var text: String
  var criterion: String?
  var juror: String?
  var kind: String

  init(_ remark: Remark) {
    text = remark.text
    criterion = remark.criterion
    juror = remark.juror
    kind = remark.kind.wireName
  }

  func event() throws -> Event {
    .remark(Remark(text, criterion: criterion, juror: juror, kind: try Remark.Kind(wireName: kind)))
  }
}

struct GroupWithdrawnPayload: EventPayload {
  static let type = "group.withdrawn"

  var group: Int

  func event() -> Event { .withdrawn(group: group) }
}
