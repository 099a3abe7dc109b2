// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import ExamFiles
import Exams
import Reports
import Sittings
import Testing

@Suite struct `A blank sheet, and what is asked of it afterwards` {
  private func sheet(_ exam: Exam) -> JSONValue {
    GridPaper(blank: exam, definition: "ab", session: nil, candidate: nil).json
  }

  private func member(_ key: String, _ value: JSONValue?) -> JSONValue? {
    guard case .object(let members)? = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The texts of a list's entries, each by one of its keys.
  private func texts(_ key: String, in list: String, of value: JSONValue?) -> [String] {
    guard case .array(let entries)? = member(list, value) else { return [] }
    return entries.compactMap { if case .string(let text)? = member(key, $0) { text } else { nil } }
  }

  /// Where the field is written; `nil` when it has no place.
  private func place(of field: PaperField, _ form: PaperForm, on sheet: JSONValue) -> String? {
    let places = member("places", sheet)
    func found(_ wanted: String, _ all: [String]) -> String? { all.first { $0.hasPrefix(wanted) } }
    switch field {
    case .number, .givenName, .familyName, .session, .day:
      return found(form.title(of: field), texts("label", in: "facts", of: sheet))
    case .outcomeText, .hour, .chosen, .accommodations:
      return found(form.title(of: field), texts("label", in: "facts", of: places))
    case .jury:
      guard case .array(let boxes)? = member("signatures", sheet), !boxes.isEmpty else { return nil }
      return "signatures"
    case .outcome:
      guard case .array(let words)? = member("outcomes", places) else { return nil }
      let asked = form.hint(for: .outcome).prefix { $0 != ";" }.split(separator: ",").map { "\($0)" }
      return asked.count == words.count ? "outcomes" : nil
    case .minutes(let id), .phase(let id):
      return found(straight(form.exam.phase(id)?.title ?? "?"), texts("title", in: "phases", of: sheet).map(straight))
    case .change(let number), .told(let number):
      guard case .int(let count)? = member("changes", places), number <= count else { return nil }
      return "changes"
    case .verdict(let id):
      guard case .array(let competencies)? = member("competencies", sheet) else { return nil }
      return found(id, competencies.flatMap { texts("id", in: "criteria", of: $0) }.filter { $0 == id })
    case .remark: return found("Observations", texts("title", in: "rooms", of: places))
    case .incident: return found("Incidents", texts("title", in: "rooms", of: places))
    case .reservation: return found("Réserves", texts("title", in: "rooms", of: places))
    case .decision: return found("Décision", texts("title", in: "rooms", of: places))
    }
  }

  private func straight(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
  }

  @Test func `has a place for everything, whatever the exam and the outcome`() {
    for exam in ExamCatalogue.shipped.exams {
      let form = PaperForm(exam: exam, now: `A paper that is typed in`.now)
      for answers: PaperAnswers in [[:], ["outcome": "abandon"], ["outcome": "absent"], ["change.1": "budget réduit"]] {
        for field in form.fields(answers) {
          #expect(place(of: field, form, on: sheet(exam)) != nil, "\(exam.id): \(form.title(of: field))")
        }
      }
    }
  }

  @Test func `says what is planned as the convocation does, the rest in minutes`() throws {
    let exam = try #require(ExamCatalogue.shipped.entry("tc-e4")).exam
    #expect(
      texts("allotted", in: "phases", of: sheet(exam))
        == ["50 min", "10 min", "25 min", "5 min", "10 min"].map {
          $0.replacing(" ", with: "\u{A0}")
        })
  }
}
