// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText

extension EliminationSlip {
  /// `{centre, day, reason, before, term, passages, groups, parts, journals, records, trial}`
  public var json: JSONValue {
    .object([
      .init("centre", .string(centre)), .init("day", .string(day.description)),
      .init("reason", .string(reason.rawValue)),
      .init("before", JSONValue(before?.description)), .init("term", JSONValue(term)),
      .init("passages", .int(Int64(passages))),
      .init(
        "groups",
        .array(
          groups.map { group in
            [
              "exam": .string(group.exam), "session": JSONValue(group.session), "passages": .int(Int64(group.passages)),
              "first": .string(group.first.description), "last": .string(group.last.description),
            ]
          })),
      .init("parts", JSONValue(parts.sorted().map(\.rawValue))),
      .init("journals", JSONValue(journals)),
      .init(
        "records",
        .array(
          records.map { record in
            [
              "id": .string(record.id), "place": .place(record.head.place), "hash": .string(record.head.hash),
              "code": .string(SealCode(hash: record.head.hash).description),
            ]
          })), .init("trial", .bool(isTrial)),
    ])
  }
}
