// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

extension PassageContent {
  /// Who the candidate is, and what the candidate brought.
  public struct Identity: Hashable, Sendable {
    public var candidate: Candidate
    /// `nil` when the papers exist on paper only.
    public var dossier: Dossier?
    public var accommodations: [Accommodation]
    /// The fiches or projects that the commission chose, by number from 1.
    public var chosen: [Int]

    /// What was handed in, by its digest.
    public struct Dossier: Hashable, Sendable {
      /// SHA-256 over its files, lower-case hexadecimal.
      public var sha256: String
      /// `nil` when that could not be controlled.
      public var conforming: Bool?

      public init(sha256: String, conforming: Bool?) {
        self.sha256 = sha256
        self.conforming = conforming
      }
    }

    public init(candidate: Candidate, dossier: Dossier?, accommodations: [Accommodation], chosen: [Int]) {
      self.candidate = candidate
      self.dossier = dossier
      self.accommodations = accommodations
      self.chosen = chosen
    }
  }
}

extension PassageContent.Identity: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    accommodations = try reader.member("accommodations")
    candidate = try reader.member("candidate")
    chosen = try reader.member("chosen")
    dossier = try reader.member("dossier")
    try reader.close()
  }

  var json: CanonicalJSON {
    [
      "accommodations": .list(accommodations), "candidate": candidate.json,
      "chosen": .array(chosen.map { .integer(Int64($0)) }), "dossier": .optional(dossier),
    ]
  }
}

extension PassageContent.Identity.Dossier: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    conforming = try reader.member("conforming")
    sha256 = try reader.member("sha256")
    try reader.close()
  }

  var json: CanonicalJSON { ["conforming": CanonicalJSON(conforming), "sha256": .string(sha256)] }
}

extension Candidate: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let familyName: String = try reader.member("familyName")
    let givenName: String = try reader.member("givenName")
    self.init(number: try reader.member("number"), familyName: familyName, givenName: givenName)
    try reader.close()
  }

  var json: CanonicalJSON {
    ["familyName": .string(familyName), "givenName": .string(givenName), "number": .string(number)]
  }
}

extension Accommodation: CanonicalForm {
  init(from reader: inout CanonicalReader) throws(RecordError) {
    try reader.open()
    let share: String = try reader.member("extra")
    guard let value = Accommodation(target: try reader.member("target"), share: share), value.share == share else {
      throw .malformed(field: "extra")
    }
    self = value
    try reader.close()
  }

  var json: CanonicalJSON { ["extra": .string(share), "target": .string(target)] }

  private var share: String { "\(numerator)/\(denominator)" }
}
