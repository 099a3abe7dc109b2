// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Rehearsals

/// The first line of a rehearsal's notes: everything that, with what was typed and when, makes the rehearsal again.
struct RehearsalHead: Hashable, Sendable {
  var code: DrawCode
  /// ``Rehearsal/method`` of the release that played it.
  var method = Rehearsal.method
  /// The share of the exam's durations.
  var percent = 100
  var isSilent = false
  /// Whether a draw of ordinary difficulty was asked for.
  var isFair = false
  /// The fiche or the project that is played, from 1.
  var number: Int?
  var fieldWeights: [ChangeField: Int]?
  /// Where the dossier was; `nil` without one.
  var folder: String?
  var papers = PaperSnapshot()

  init(code: DrawCode) { self.code = code }

  /// The rehearsal that it describes.
  ///
  /// - Parameter exam: as the sitting has it.
  func rehearsal(of exam: Exam, _ dossier: Dossier?) -> Rehearsal {
    let situation =
      dossier.map { Situation(exam: exam, dossier: $0, number: number) } ?? Situation(exam: exam, number: number)
    let mandates = dossier?.jury.mandates ?? []
    return Rehearsal(
      CandidatePapers(situation), code: code,
      mandate: mandates.mandate(for: situation.number),
      practice: dossier.flatMap { PracticeMaterial($0, number: situation.number) },
      options: RehearsalOptions(isSilent: isSilent, fieldWeights: fieldWeights))
  }
}

extension [Mandate] {
  /// The mandate of a fiche (from 1), or the only one.
  func mandate(for number: Int?) -> Mandate? {
    first { $0.fiche == number } ?? first { $0.fiche == nil } ?? (number == nil && count == 1 ? first : nil)
  }
}

// MARK: Wire

extension RehearsalHead {
  /// Version of the lines. Never changed once shipped: a new one is read beside it.
  static let version: Int64 = 1

  var json: CanonicalJSON {
    let weights = fieldWeights.map { weights in
      CanonicalJSON.object(weights.map { .init($0.key.rawValue, .integer(Int64($0.value))) })
    }
    return .object([
      .init("v", .integer(Self.version)), .init("type", .string("rehearsal")), .init("code", .string(code.description)),
      .init("method", .integer(Int64(method))), .init("percent", .integer(Int64(percent))),
      .init("silent", .bool(isSilent)), .init("fair", .bool(isFair)), .init("number", CanonicalJSON(number)),
      .init("weights", weights ?? .null), .init("folder", CanonicalJSON(folder)), .init("papers", papers.json),
    ])
  }

  /// `nil` when it is no such line, or one of a later release.
  init?(_ json: CanonicalJSON) {
    guard json["v"]?.integer == Self.version, json["type"]?.string == "rehearsal",
      let code = json["code"]?.string.flatMap({ DrawCode($0) }), let papers = PaperSnapshot(json["papers"])
    else { return nil }
    self.init(code: code)
    self.papers = papers
    method = Int(json["method"]?.integer ?? 0)
    percent = Int(min(max(json["percent"]?.integer ?? 100, 1), 1000))
    isSilent = json["silent"]?.bool ?? false
    isFair = json["fair"]?.bool ?? false
    number = json["number"]?.integer.map { Int(clamping: $0) }
    folder = json["folder"]?.string
    fieldWeights = json["weights"]?.members.map { members in
      Dictionary(
        members.compactMap { member in
          guard let field = ChangeField(rawValue: member.key), let weight = member.value.integer else { return nil }
          return (field, Int(clamping: weight))
        }
      ) { first, _ in first }
    }
  }
}
