// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

struct OpenedPayload: EventPayload {
  static let type = "sitting.opened"

  var id: String
  var exam: ExamForm
  var session: Int?
  var candidate: CandidateForm
  var dossier: DossierForm?
  var papersSeen: [String]
  var jury: [JurorForm]
  var sheet: String
  var chosen: [Int]
  var accommodations: [AccommodationForm]
  var centreMinutes: [String: Int]
  var rehearsal: Bool

  struct ExamForm: Codable, Sendable {
    var id: String
    var version: String
    var sha256: String
  }

  struct CandidateForm: Codable, Sendable {
    var number: String
    var familyName: String
    var givenName: String
  }

  struct DossierForm: Codable, Sendable {
    var path: String
    var sha256: String
    var conforming: Bool?
  }

  struct AccommodationForm: Codable, Sendable {
    var target: String
    var numerator: Int
    var denominator: Int

    init(_ accommodation: Accommodation) {
      target = accommodation.target
      numerator = accommodation.numerator
      denominator = accommodation.denominator
    }

    func accommodation() throws -> Accommodation {
      guard let value = Accommodation(target: target, numerator: numerator, denominator: denominator) else {
        throw WireError.outOfRange("accommodations")
      }
      return value
    }
  }

  init(_ opening: Opening) {
    id = opening.id
    exam = ExamForm(id: opening.exam.id, version: opening.exam.version, sha256: opening.exam.sha256)
    session = opening.session
    candidate = CandidateForm(
      number: opening.candidate.number, familyName: opening.candidate.familyName,
      givenName: opening.candidate.givenName)
    dossier = opening.dossier.map { DossierForm(path: $0.path, sha256: $0.sha256, conforming: $0.conforming) }
    papersSeen = opening.papersSeen
    jury = opening.jury.map(JurorForm.init)
    sheet = opening.sheet.wireName
    chosen = opening.chosen
    accommodations = opening.accommodations.map(AccommodationForm.init)
    centreMinutes = opening.centreMinutes
    rehearsal = opening.isRehearsal
  }

  func event() throws -> Event {
    .opened(
      Opening(
        id: id,
        exam: Opening.ExamReference(id: exam.id, version: exam.version, sha256: exam.sha256),
        session: session,
        candidate: Candidate(
          number: candidate.number, familyName: candidate.familyName, givenName: candidate.givenName),
        dossier: dossier.map {
          Opening.DossierReference(path: $0.path, sha256: $0.sha256, conforming: $0.conforming)
        },
        papersSeen: papersSeen,
        jury: try jury.map { try $0.juror() },
        sheet: try Opening.Sheet(wireName: sheet),
        chosen: chosen,
        accommodations: try accommodations.map { try $0.accommodation() },
        centreMinutes: centreMinutes,
        isRehearsal: rehearsal))
  }
}

struct ConfirmedPayload: EventPayload {
  static let type = "sitting.confirmed"

  /// Sorted, so that equal sets give equal bytes.
  var items: [String]

  init(_ items: Set<Confirmation>) { self.items = items.map(\.wireName).sorted() }

  func event() throws -> Event { .confirmed(Set(try items.map(Confirmation.init(wireName:)))) }
}

struct ChosenPayload: EventPayload {
  static let type = "choice.made"

  /// From 1.
  var numbers: [Int]

  func event() -> Event { .chosen(numbers) }
}

struct AccommodatedPayload: EventPayload {
  static let type = "accommodations.set"

  var accommodations: [OpenedPayload.AccommodationForm]

  func event() throws -> Event { .accommodated(try accommodations.map { try $0.accommodation() }) }
}

struct JurorJoinedPayload: EventPayload {
  static let type = "juror.joined"

  var juror: JurorForm

  func event() throws -> Event { .jurorJoined(try juror.juror()) }
}

struct PapersSeenPayload: EventPayload {
  static let type = "papers.seen"

  var papers: [String]

  func event() -> Event { .papersSeen(papers) }
}

struct CandidateCorrectedPayload: EventPayload {
  static let type = "candidate.corrected"

  var candidate: OpenedPayload.CandidateForm

  init(_ candidate: Candidate) {
    self.candidate = OpenedPayload.CandidateForm(
      number: candidate.number, familyName: candidate.familyName, givenName: candidate.givenName)
  }

  func event() -> Event {
    .candidateCorrected(
      Candidate(number: candidate.number, familyName: candidate.familyName, givenName: candidate.givenName))
  }
}
