// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

// What the deliberation's members hold, read in the order of their keys.

extension PassageContent.Deliberation.Member: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    predecessors = try reader.member("before")
    name = try reader.member("name")
    part = try reader.member("part")
    seat = try reader.member("seat")
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "before": CanonicalJSON(predecessors), "name": .string(name), "part": .optional(part),
      "seat": CanonicalJSON(seat),
    ]
  }
}

extension PassageContent.Deliberation.Mark: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    basis = try reader.member("basis")
    criterion = try reader.member("criterion")
    juror = try reader.member("juror")
    level = try reader.member("level")
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "basis": basis.json, "criterion": .string(criterion), "juror": CanonicalJSON(juror), "level": .string(level),
    ]
  }
}

extension PassageContent.Deliberation.Change: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    field = try reader.member("field")
    kind = try reader.member("kind")
    number = try reader.member("number")
    text = try reader.member("text")
    try reader.close()
  }

  var json: CanonicalJSON {
    ["field": field.json, "kind": .optional(kind), "number": .integer(Int64(number)), "text": .string(text)]
  }
}

extension PassageContent.Deliberation.Note: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let at: String = try reader.member("at")
    let criterion: String? = try reader.member("criterion")
    let juror: String? = try reader.member("juror")
    let kind: Remark.Kind = try reader.member("kind")
    remark = Remark(try reader.member("text"), criterion: criterion, juror: juror, kind: kind)
    stamp = PassageContent.Deliberation.Stamp(at: at, typed: try reader.ifThere("typed"))
    try reader.close()
  }

  var json: CanonicalJSON {
    .stamped(
      stamp, .init("criterion", CanonicalJSON(remark.criterion)), .init("juror", CanonicalJSON(remark.juror)),
      .init("kind", remark.kind.json), .init("text", .string(remark.text)))
  }
}

extension PassageContent.Deliberation.Happening: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let at: String = try reader.member("at")
    let kind: Incident.Kind = try reader.member("kind")
    incident = Incident(kind, try reader.member("text"))
    stamp = PassageContent.Deliberation.Stamp(at: at, typed: try reader.ifThere("typed"))
    try reader.close()
  }

  var json: CanonicalJSON {
    .stamped(stamp, .init("kind", incident.kind.json), .init("text", .string(incident.text)))
  }
}

extension PassageContent.Deliberation.Words: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let at: String = try reader.member("at")
    text = try reader.member("text")
    stamp = PassageContent.Deliberation.Stamp(at: at, typed: try reader.ifThere("typed"))
    try reader.close()
  }

  var json: CanonicalJSON { .stamped(stamp, .init("text", .string(text))) }
}

extension PassageContent.Deliberation.Reservations: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    lifted = try reader.member("lifted")
    made = try reader.member("made")
    standing = try reader.member("standing")
    try reader.close()
  }

  var json: CanonicalJSON {
    ["lifted": .list(lifted), "made": .list(made), "standing": CanonicalJSON(standing)]
  }
}

extension PassageContent.Deliberation.Run: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    end = try reader.member("end")
    pauses = try reader.member("pauses")
    phase = try reader.member("phase")
    reason = try reader.member("reason")
    start = try reader.member("start")
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "end": .optional(end), "pauses": .list(pauses), "phase": .string(phase), "reason": CanonicalJSON(reason),
      "start": start.json,
    ]
  }
}

extension PassageContent.Deliberation.Run.Pause: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    end = try reader.member("end")
    reason = try reader.member("reason")
    start = try reader.member("start")
    try reader.close()
  }

  var json: CanonicalJSON {
    ["end": CanonicalJSON(end), "reason": CanonicalJSON(reason), "start": .string(start)]
  }
}

extension PassageContent.Deliberation.Stamp: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    at = try reader.member("at")
    typed = try reader.ifThere("typed")
    try reader.close()
  }

  var json: CanonicalJSON { .stamped(self) }
}

extension PassageContent.Deliberation.Grant: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let at: String = try reader.member("at")
    milliseconds = try reader.member("milliseconds")
    phase = try reader.member("phase")
    reason = try reader.member("reason")
    stamp = PassageContent.Deliberation.Stamp(at: at, typed: try reader.ifThere("typed"))
    try reader.close()
  }

  var json: CanonicalJSON {
    .stamped(
      stamp, .init("milliseconds", .integer(milliseconds)), .init("phase", .string(phase)),
      .init("reason", .string(reason)))
  }
}

extension PassageContent.Deliberation.Gap: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    counts = try reader.member("counts")
    from = try reader.member("from")
    to = try reader.member("to")
    try reader.close()
  }

  var json: CanonicalJSON { ["counts": .bool(counts), "from": .string(from), "to": .string(to)] }
}

extension PassageContent.Deliberation.Divergence: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    at = try reader.member("at")
    milliseconds = try reader.member("milliseconds")
    try reader.close()
  }

  var json: CanonicalJSON { ["at": .string(at), "milliseconds": .integer(milliseconds)] }
}

extension CanonicalJSON {
  /// An object with its moment: `typed` is left out where it goes without saying.
  fileprivate static func stamped(
    _ stamp: PassageContent.Deliberation.Stamp, _ members: CanonicalJSON.Member...
  ) -> CanonicalJSON {
    var members = members + [.init("at", .string(stamp.at))]
    if let typed = stamp.typed { members.append(.init("typed", .string(typed))) }
    return .object(members)
  }
}
