// SPDX-License-Identifier: GPL-3.0-or-later

public import Administration
internal import Exams
internal import FrenchText
internal import Sittings

/// A convocation: what one candidate must know to come. It names no other candidate, and no member of the jury.
public struct ConvocationSheet: Sendable {
  public let convocation: Convocation
  private let timetable: OralTimetable

  public init(_ convocation: Convocation) {
    self.convocation = convocation
    timetable = convocation.timetable
  }

  public static let title = "Convocation"

  public var document: ReportDocument {
    var blocks: [Block] = [.facts(facts.map { Fact($0.0, $0.1) }), .heading("Déroulement"), .table(table)]
    if let accommodation { blocks.append(.paragraph(accommodation)) }
    blocks += [.heading("À apporter"), .list(papers)]
    blocks += notes.map(Block.note)
    return ReportDocument(
      title: Self.title, subtitles: [convocation.exam.title, convocation.exam.diploma, session].filter { !$0.isEmpty },
      blocks: blocks)
  }

  /// `{number, familyName, givenName, exam, session, day, start, end, room, preparationRoom, accommodations, measures,
  /// steps, papers}`: no jury.
  public var json: JSONValue {
    let line = convocation
    return [
      "number": .string(line.candidate.number), "familyName": .string(line.candidate.familyName),
      "givenName": .string(line.candidate.givenName), "exam": .string(line.exam.id), "session": JSONValue(line.session),
      "day": .string(line.day.description), "start": .string(line.start.description),
      "end": JSONValue((line.end?.secondsSinceMidnight ?? timetable.end).map(Self.machineTime)),
      "room": .string(line.room),
      "preparationRoom": JSONValue(line.preparationRoom.isEmpty ? nil : line.preparationRoom),
      "accommodations": .array(
        line.accommodations.map {
          ["target": .string($0.target), "extra": .string("\($0.numerator)/\($0.denominator)")]
        }),
      "measures": JSONValue(line.measures.isEmpty ? nil : line.measures),
      "steps": .array(
        timetable.steps.map { step in
          [
            "phases": JSONValue(step.phases.map(\.id)), "title": .string(step.title),
            "start": JSONValue(step.start.map(Self.machineTime)), "end": JSONValue(step.end.map(Self.machineTime)),
            "seconds": JSONValue(step.duration), "extraSeconds": JSONValue(step.extra),
          ]
        }),
      "papers": JSONValue(papers),
    ]
  }

  /// What the template `convocation` shows.
  public var printed: JSONValue {
    [
      "title": .string(Self.title), "exam": .string(convocation.exam.title),
      "diploma": .string(convocation.exam.diploma),
      "session": .string(session), "candidate": .string(convocation.candidate.name),
      "number": .string(convocation.candidate.number), "day": .string(convocation.day.longFrench),
      "start": .string(convocation.start.secondsSinceMidnight.clockTime), "room": .string(convocation.room),
      "preparationRoom": .string(convocation.preparationRoom),
      "steps": .array(
        timetable.steps.map { step in
          [
            "start": .string(step.start?.clockTime ?? ""), "end": .string(step.end?.clockTime ?? ""),
            "title": .string(step.title), "duration": .string(duration(step)),
            "isPreparation": .bool(step.isPreparation),
            "isWaiting": .bool(step.isJuryPreparation), "place": .string(place(step)),
          ]
        }),
      "end": .string(timetable.end?.clockTime ?? ""), "accommodation": .string(accommodation ?? ""),
      "papers": JSONValue(papers), "notes": JSONValue(notes),
    ]
  }

  // MARK: Wording

  private var session: String { convocation.session.map { "Session \($0)" } ?? "" }

  private var facts: [(String, String)] {
    [
      ("Candidat", convocation.candidate.name), ("Numéro", convocation.candidate.number),
      ("Jour", convocation.day.longFrench), ("Heure", convocation.start.secondsSinceMidnight.clockTime),
      ("Salle", convocation.room), ("Salle de préparation", convocation.preparationRoom),
    ].filter { !$0.1.isEmpty }
  }

  private var table: Table {
    Table(
      columns: [.init("De"), .init("À"), .init("Étape"), .init("Durée"), .init("Salle")],
      rows: timetable.steps.map { step in
        [step.start?.clockTime ?? "", step.end?.clockTime ?? "", step.title, duration(step), place(step)]
      })
  }

  private func duration(_ step: OralTimetable.Step) -> String {
    guard let seconds = step.duration else { return "fixée par le centre" }
    let time = FrenchDuration.words(Int64(seconds) * 1000)
    let extra = step.extra > 0 ? ", dont \(FrenchDuration.words(Int64(step.extra) * 1000)) de temps majoré" : ""
    let nature = step.phases.first.flatMap { $0.allowance.flatMap(convocation.exam.allowance)?.limit ?? $0.limit }?
      .nature
    return switch nature {
    case .maximum, .rest: "\(time) au plus\(extra)"
    case .about, .indicative: "environ \(time)\(extra)"
    case .fixed, .centre, nil: time + extra
    }
  }

  private func place(_ step: OralTimetable.Step) -> String {
    if step.isJuryPreparation { return "" }
    return step.isPreparation && !convocation.preparationRoom.isEmpty ? convocation.preparationRoom : convocation.room
  }

  private var accommodation: String? {
    let extra = timetable.steps.reduce(0) { $0 + $1.extra }
    let time =
      extra == 0
      ? nil : "Votre temps majoré, \(FrenchDuration.words(Int64(extra) * 1000)) en tout, est compris dans ces heures."
    let measures = convocation.measures.isEmpty ? nil : "Autres mesures accordées\u{A0}: \(convocation.measures)."
    let parts = [time, measures].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What the exam's definition asks for, behind what every candidate brings.
  private var papers: [String] {
    ["Cette convocation et une pièce d’identité avec photographie"]
      + convocation.exam.papers.filter { $0.minimum > 0 }.map { paper in
        let count = paper.minimum > 1 ? " (\(paper.minimum) au moins)" : ""
        return paper.title + count + (paper.note.map { "\u{A0}: " + $0.lowercasedFirst } ?? "")
      }
  }

  private var notes: [String] {
    var notes: [String] = []
    if let absent = convocation.exam.consequences.absent {
      notes.append("Dossier absent\u{A0}: \(absent.text.lowercasedFirst)")
    }
    if timetable.steps.contains(where: { $0.start == nil }) {
      notes.append("Une étape a une durée que le centre fixe\u{A0}: les heures suivantes vous seront dites sur place.")
    } else {
      notes.append(
        "Les heures sont prévues\u{A0}: une étape peut finir plus tôt, et la suivante commencer un peu plus tard.")
    }
    return notes
  }

  static func machineTime(_ seconds: Int) -> String { "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60))" }
}

extension String {
  /// `Née de…` as it goes on after a colon; an acronym keeps its capitals.
  var lowercasedFirst: String {
    guard let first, dropFirst().first.map({ $0.isLowercase || $0 == "’" || $0 == "'" || $0.isWhitespace }) ?? true
    else {
      return self
    }
    return first.lowercased() + dropFirst()
  }
}

extension Day {
  /// `mardi 12 mai 2026`.
  var longFrench: String {
    let names = ["jeudi", "vendredi", "samedi", "dimanche", "lundi", "mardi", "mercredi"]
    return "\(names[(daysSince1970 % 7 + 7) % 7]) \(french)"
  }
}

/// The convocations of a list, as one run prints them.
public struct Convocations: Sendable {
  public let sheets: [ConvocationSheet]

  public init(_ list: [Convocation]) { sheets = list.map(ConvocationSheet.init) }

  public var json: JSONValue { ["convocations": .array(sheets.map(\.json))] }
}
