// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// What `oral archive lister` prints: a page of passages, in the order given.
public struct ArchiveListReport: Sendable {
  private let lines: [ArchiveLine]
  private let next: Page.Cursor?
  private let title: @Sendable (String) -> String?

  /// - Parameters:
  ///   - next: where the rest begins; `nil` when this is all.
  ///   - title: an exam's short title by its id; the id itself where there is none.
  public init(
    _ lines: [ArchiveLine], next: Page.Cursor? = nil, title: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.lines = lines
    self.next = next
    self.title = title
  }

  public var document: ReportDocument {
    ReportDocument(
      banner: "JURY SEULEMENT", title: "Passages scellés",
      subtitles: lines.isEmpty ? [] : [plural(lines.count, "passage") + (next == nil ? "" : ", et d’autres ensuite")],
      blocks: lines.isEmpty ? [.paragraph("Aucun passage ne répond à ces critères.")] : [.table(table)])
  }

  private var table: Table {
    let hasSessions = Set(lines.map(\.session)).count > 1
    let columns = ["Passage", "Épreuve"] + (hasSessions ? ["Session"] : []) + ["Jour", "Candidat", "Décision"]
    return Table(
      columns,
      rows: lines.map { line in
        [line.id, title(line.exam) ?? line.exam] + (hasSessions ? [line.session.map(String.init) ?? ""] : [])
          + [line.day.numeric, line.candidate.archived, line.decided.joined(separator: ", ")]
      })
  }

  /// `{passages: [{id, place, exam, session, day, candidate, jury, outcome, award, mark, fixedMark, reserved}], next}`;
  /// `next` is what goes on after this page, or null.
  public var json: JSONValue {
    ["passages": .array(lines.map(\.json)), "next": JSONValue(next.map(\.text))]
  }
}

extension Page.Cursor {
  /// `2026-05-12/1042`, as options take it.
  public var text: String { "\(day)/\(number)" }

  /// Reads ``text``.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(String(parts[0])), let number = Int64(parts[1]) else { return nil }
    self.init(day: day, number: number)
  }
}

extension ArchiveLine {
  /// What was decided, in a few words: `titre`, `note proposée 13,5`, `sous réserve`.
  var decided: [String] {
    var words: [String] = []
    if let outcome, outcome != .held { words.append(outcome.french) }
    if let award { words.append(award) }
    if let fixedMark {
      words.append("note fixée \(fixedMark.french)")
    } else if let mark {
      words.append("note proposée \(mark.french)")
    }
    if isReserved { words.append("sous réserve") }
    return words
  }

  var json: JSONValue {
    [
      "id": .string(id), "place": .place(place), "exam": .string(exam), "session": JSONValue(session),
      "day": .string(day.description), "candidate": candidate.isErased ? .null : .candidate(candidate),
      "jury": JSONValue(jury), "outcome": JSONValue(outcome?.rawValue), "award": JSONValue(award),
      "mark": mark.map { .decimal($0) } ?? .null, "fixedMark": fixedMark.map { .decimal($0) } ?? .null,
      "reserved": .bool(isReserved),
    ]
  }
}

extension JSONValue {
  static func place(_ place: RecordPlace) -> JSONValue {
    ["chain": .string(place.chain.text), "sequence": .int(Int64(place.sequence))]
  }
}

extension Candidate {
  /// Neither number nor name: the identity was erased.
  var isErased: Bool { number.isEmpty && familyName.isEmpty && givenName.isEmpty }

  /// ``label``, or that it was erased.
  var archived: String { isErased ? "(identité effacée)" : label }
}
