// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// What the one disclosure of a linked record tells.
public enum LinkedContent: Hashable, Sendable {
  case fixing(Fixing)
  case lifting(Lifting)
  case unit(Unit)
  case communication(Communication)

  /// The mark that the jury of the diploma fixed.
  public struct Fixing: Hashable, Sendable {
    public var mark: Decimal64
    /// Its words, if it has any.
    public var text: String?

    public init(mark: Decimal64, text: String? = nil) {
      self.mark = mark
      self.text = text
    }
  }

  /// Why no reservation stands any more.
  public struct Lifting: Hashable, Sendable {
    public var reason: String

    public init(reason: String) { self.reason = reason }
  }

  /// Two situations put together.
  public struct Unit: Hashable, Sendable {
    /// Σ mark × weight ÷ Σ weight, to the half point.
    public var mark: Decimal64
    /// In the order of the citations.
    public var situations: [Situation]

    public struct Situation: Hashable, Sendable {
      /// The passage's id.
      public var id: String
      /// The mark that was taken: fixed, or else proposed.
      public var mark: Decimal64
      /// As the centre declares it.
      public var weight: Int

      public init(id: String, mark: Decimal64, weight: Int) {
        self.id = id
        self.mark = mark
        self.weight = weight
      }
    }

    public init(mark: Decimal64, situations: [Situation]) {
      self.mark = mark
      self.situations = situations
    }
  }

  /// To whom, and in what words.
  public struct Communication: Hashable, Sendable {
    public var to: String
    public var text: String?

    public init(to: String, text: String? = nil) {
      self.to = to
      self.text = text
    }
  }

  /// The value that the disclosure `deliberation` holds.
  public var json: CanonicalJSON {
    switch self {
    case .fixing(let fixing): fixing.json
    case .lifting(let lifting): lifting.json
    case .unit(let unit): unit.json
    case .communication(let communication): communication.json
    }
  }
}

extension LinkedContent.Fixing: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    mark = try reader.member("mark")
    text = try reader.member("text")
    try reader.close()
  }

  var json: CanonicalJSON { ["mark": mark.json, "text": CanonicalJSON(text)] }
}

extension LinkedContent.Lifting: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    reason = try reader.member("reason")
    try reader.close()
  }

  var json: CanonicalJSON { ["reason": .string(reason)] }
}

extension LinkedContent.Unit: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    mark = try reader.member("mark")
    situations = try reader.member("situations")
    try reader.close()
  }

  var json: CanonicalJSON { ["mark": mark.json, "situations": .list(situations)] }
}

extension LinkedContent.Unit.Situation: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    id = try reader.member("id")
    mark = try reader.member("mark")
    weight = try reader.member("weight")
    try reader.close()
  }

  var json: CanonicalJSON { ["id": .string(id), "mark": mark.json, "weight": .integer(Int64(weight))] }
}

extension LinkedContent.Communication: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    text = try reader.member("text")
    to = try reader.member("to")
    try reader.close()
  }

  var json: CanonicalJSON { ["text": CanonicalJSON(text), "to": .string(to)] }
}
