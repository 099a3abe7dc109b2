// SPDX-License-Identifier: GPL-3.0-or-later

internal import Administration
internal import Archive
internal import Exams
public import FrenchText
internal import Sittings

/// An attestation de passage: that a candidate was heard on a day. Made of what a candidate may know alone; it tells nothing
/// of the result, and there is none for an oral that is not known to have been held.
public struct AttendanceCertificate: Sendable {
  private let id: String
  private let exam: Exam
  private let session: Int?
  private let candidate: Candidate
  private let evaluation: PassageContent.Evaluation
  private let centre: String

  /// - Parameter centre: its name; empty for none.
  /// - Returns: `nil` unless the oral was held, as far as its candidate may know.
  public init?(_ passage: RecordedPassage, centre: String) {
    guard passage.content.evaluation.outcome == .held else { return nil }
    id = passage.id
    exam = passage.exam
    session = passage.session
    candidate = passage.candidate
    evaluation = passage.content.evaluation
    self.centre = centre
  }

  public static let title = "Attestation de passage"

  public var document: ReportDocument {
    ReportDocument(
      title: Self.title,
      blocks: paragraphs.map(Block.paragraph) + [.facts([Fact("Fait à", "………, le ………"), Fact("", signer)])])
  }

  /// `{id, exam, session, number, familyName, givenName, day, start}`.
  public var json: JSONValue {
    [
      "id": .string(id), "exam": .string(exam.id), "session": JSONValue(session),
      "number": .string(candidate.number), "familyName": .string(candidate.familyName),
      "givenName": .string(candidate.givenName), "day": .string(evaluation.day.description),
      "start": .string(evaluation.opened),
    ]
  }

  /// What the template `attestation` shows.
  public var printed: JSONValue {
    [
      "title": .string(Self.title), "paragraphs": JSONValue(paragraphs), "signer": .string(signer),
      "reference": .string("Passage \(id)"),
    ]
  }

  var day: Day { evaluation.day }

  private let signer = "Nom, qualité et signature, cachet du centre"

  private var paragraphs: [String] {
    let issuer = centre.isEmpty ? "Nous attestons" : "\(centre) atteste"
    let time = TimeOfDay(evaluation.opened)?.secondsSinceMidnight.clockTime ?? evaluation.opened
    let number = candidate.number.isEmpty ? "" : "candidat numéro\u{A0}\(candidate.number)"
    let who = [candidate.name, number].filter { !$0.isEmpty }.joined(separator: ", ")
    return [
      "\(issuer) que la personne suivante s’est présentée le \(evaluation.day.longFrench) à \(time) à l’épreuve ci-dessous, "
        + "et y a été entendue par le jury\u{A0}:",
      "\(who)\n\(exam.title)\n\(exam.diploma)\(session.map { ", session \($0)" } ?? "")",
      "Cette attestation ne dit rien du résultat. Elle est délivrée pour servir et valoir ce que de droit.",
    ]
  }
}

/// The attestations of one run.
public struct AttendanceCertificates: Sendable {
  public let certificates: [AttendanceCertificate]
  /// Why a candidate or a passage gets none, in French.
  public let refused: [String]

  public init(_ certificates: [AttendanceCertificate], refused: [String] = []) {
    self.certificates = certificates
    self.refused = refused
  }

  /// The last day that one of them tells.
  public var day: Day? { certificates.map(\.day).max() }

  /// `{certificates, refused}`.
  public var json: JSONValue {
    ["certificates": .array(certificates.map(\.json)), "refused": JSONValue(refused)]
  }
}
