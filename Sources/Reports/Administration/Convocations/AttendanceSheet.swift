// SPDX-License-Identifier: GPL-3.0-or-later

public import Administration
internal import Exams
public import FrenchText
internal import Sittings

/// A feuille d'émargement: the candidates of one room, jury and day, who sign it. Since all of them see it, it tells no
/// candidate's extra time or other measures.
public struct AttendanceSheet: Sendable {
  public let day: Day
  public let room: String
  public let jury: [String]
  /// In the order of the day.
  public let lines: [Convocation]

  /// One sheet for each day, room and jury, in this order.
  public static func sheets(of list: [Convocation]) -> [AttendanceSheet] {
    var groups: [[Convocation]] = []
    for line in list.sorted(by: { ($0.day, $0.room.folded) < ($1.day, $1.room.folded) }) {
      if let index = groups.firstIndex(where: { $0[0].isWith(line) }) {
        groups[index].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.map(AttendanceSheet.init)
  }

  private init(_ lines: [Convocation]) {
    self.lines = lines.sorted {
      ($0.start.secondsSinceMidnight, $0.candidate.number) < ($1.start.secondsSinceMidnight, $1.candidate.number)
    }
    day = lines[0].day
    room = lines[0].room
    jury = lines[0].jury
  }

  public static let title = "Feuille d’émargement"

  public var document: ReportDocument {
    ReportDocument(
      title: Self.title, subtitles: exams,
      blocks: [
        .facts([Fact("Jour", day.longFrench), Fact("Salle", room), Fact("Candidats", String(lines.count))]),
        .table(
          Table(
            ["", "Numéro", "Candidat", "Convoqué à", "Signature"],
            rows: lines.enumerated().map { index, line in
              [
                String(index + 1), line.candidate.number, line.candidate.listName,
                line.start.secondsSinceMidnight.clockTime, "",
              ]
            })),
        .heading("Jury", level: 2),
        jury.isEmpty
          ? .paragraph("Membres du jury\u{A0}: à écrire.")
          : .table(Table(["Membre du jury", "Signature"], rows: jury.map { [$0, ""] })),
        .note(Self.reading),
      ])
  }

  private static let reading =
    "Un candidat absent\u{A0}: écrire «\u{A0}absent\u{A0}» dans sa case. Le jury signe quand le dernier candidat est passé."

  /// `{day, room, jury, candidates: [{number, familyName, givenName, exam, start, end}]}`.
  public var json: JSONValue {
    [
      "day": .string(day.description), "room": .string(room), "jury": JSONValue(jury),
      "candidates": .array(
        lines.map { line in
          [
            "number": .string(line.candidate.number), "familyName": .string(line.candidate.familyName),
            "givenName": .string(line.candidate.givenName), "exam": .string(line.exam.id),
            "start": .string(line.start.description),
            "end": JSONValue((line.end?.secondsSinceMidnight ?? line.timetable.end).map(ConvocationSheet.machineTime)),
          ]
        }),
    ]
  }

  /// What the template `emargement` shows.
  public var printed: JSONValue {
    let hasSeveral = exams.count > 1
    return [
      "title": .string(Self.title), "exams": JSONValue(exams), "day": .string(day.longFrench), "room": .string(room),
      "jury": JSONValue(jury), "note": .string(Self.reading),
      "lines": .array(
        lines.map { line in
          [
            "number": .string(line.candidate.number), "name": .string(line.candidate.listName),
            "start": .string(line.start.secondsSinceMidnight.clockTime),
            "exam": .string(hasSeveral ? line.exam.shortTitle : ""),
          ]
        }),
    ]
  }

  private var exams: [String] {
    var titles: [String] = []
    for line in lines {
      let title = line.exam.title + (line.session.map { ", session \($0)" } ?? "")
      if !titles.contains(title) { titles.append(title) }
    }
    return titles
  }
}

extension Convocation {
  fileprivate func isWith(_ other: Convocation) -> Bool {
    day == other.day && room.matches(other.room)
      && Set(jury.map(\.folded)) == Set(other.jury.map(\.folded))
  }
}
