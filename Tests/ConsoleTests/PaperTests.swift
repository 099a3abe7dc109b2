// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import ExamFiles
import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `A paper that is typed in` {
  /// 18:00 local time on 2026-05-13, on a machine that started an hour before.
  static let now = Instant(wall: 1_778_688_000_000, boot: 3_600_000, bootID: "boot-1", utcOffset: 120)

  private func form(_ exam: String = "tc-e4") throws -> PaperForm {
    PaperForm(exam: try #require(ExamCatalogue.shipped.entry(exam)).exam, now: Self.now)
  }

  /// A whole paper of E4, answer by answer.
  static let lines = [
    "0417", "Anaëlle", "Cosquer", "2026", "13/05/2026", "Anne Roux (client), Paul Vidal (obs)", "", "1", "",
    "10:00 10:50", "10:55 11:05", "11:05 11:10 11:15 11:35", "11h35 11h40", "11:40-11:50",
    "éco budget ramené à 41 000 €",
    "11:20", "", "o o n o o o o o o o o", "o o o o o -", "tc.e4.2 : circuit bien vu", "", "11:10 alarme exercice", "",
    "", "13,5",
  ]

  private func typed(_ lines: [String] = lines, in form: PaperForm) throws -> PaperAnswers {
    var answers: PaperAnswers = [:]
    for line in lines {
      let field = try #require(form.next(answers), "\(line)")
      answers.merge(try form.read(line, for: field, answers)) { _, new in new }
    }
    #expect(form.next(answers) == nil)
    return answers
  }

  private var transcription: Transcription {
    Transcription(
      code: "P-1",
      typists: ["Marie Le Goff", "Yann Tanguy"].map { Transcription.Typist(name: $0, finished: Self.now) })
  }

  private func sitting(_ answers: PaperAnswers, in form: PaperForm) throws -> Sitting {
    try form.sitting(
      answers, id: "P-1", exam: .init(id: form.exam.id, version: form.exam.version, sha256: "00"), transcription,
      utcOffset: 120)
  }

  @Test func `makes a decided passage, with the durations of the paper`() throws {
    let form = try form()
    let sitting = try sitting(typed(in: form), in: form)
    #expect(sitting.stage == .decided)
    #expect(sitting.state.transcription?.value == transcription)
    #expect(sitting.opened?.clock == "10:00")
    let minutes = sitting.times(at: Self.now).map { $0.elapsed / 60_000 }
    #expect(minutes == [50, 10, 25, 5, 10])
    #expect(sitting.times(at: Self.now)[2].runs[0].pauses.count == 1)
    #expect(sitting.state.changes[1]?.toldIn == "negociation")
    #expect(sitting.finalGrid.count == 16)
    #expect(sitting.finalGrid["tc.e4.3"] == "N")
    #expect(sitting.missingCriteria.map(\.id) == ["tc.e4.17"])
    #expect(sitting.state.remarks.first?.value.criterion == "tc.e4.2")
    #expect(sitting.state.incidents.first?.value.kind == .alarm)
    #expect(sitting.state.decision?.value.verdict == .mark(Decimal64(units: 135, scale: 1)))
    #expect(sitting.state.divergences == [])
    #expect(sitting.events.allSatisfy { $0.moment.recorded == Self.now })
  }

  @Test func `without a decision awaits its deliberation, and follows the order of its times`() throws {
    let form = try form()
    var lines = Self.lines
    lines[lines.count - 1] = ""
    (lines[12], lines[13]) = ("11:40 11:45", "11:35 11:40")
    let sitting = try sitting(typed(lines, in: form), in: form)
    #expect(sitting.stage == .awaitingDeliberation)
    #expect(sitting.state.runs.suffix(2).map(\.phase) == ["elargissement", "entretien"])
  }

  @Test func `of an absent candidate asks for no times and no verdicts`() throws {
    let form = try form()
    let answers = try typed(
      ["0417", "", "Cosquer", "", "13/05/2026", "", "absent", "", "9h15", "", ""], in: form)
    let sitting = try sitting(answers, in: form)
    #expect(sitting.state.outcome?.value == .absent)
    #expect(sitting.opened?.clock == "09:15")
  }

  @Test func `of every shipped exam is asked to its end`() throws {
    for exam in ExamCatalogue.shipped.exams {
      let form = PaperForm(exam: exam, now: Self.now)
      var answers: PaperAnswers = [:]
      var asked = 0
      while let field = form.next(answers), asked < 200 {
        asked += 1
        #expect(!form.title(of: field).isEmpty && !form.hint(for: field).isEmpty)
        let line: String =
          switch field {
          case .familyName: "Cosquer"
          case .day: "13/05/2026"
          case .phase(let id): id == exam.phases.first?.id ? "10:00 10:20" : ""
          case .verdict: "-"
          default: ""
          }
        answers.merge(try form.read(line, for: field, answers)) { _, new in new }
      }
      #expect(try sitting(answers, in: form).stage == .awaitingDeliberation, "\(exam.id)")
    }
  }

  @Test(arguments: [
    (PaperField.day, "31/13/2026", "n’est pas un jour"), (.day, "14/05/2026", "pas encore passé"),
    (.phase("presentation"), "10:55", "un début et une fin"), (.phase("presentation"), "10:55 10:50", "vient avant"),
    (.phase("presentation"), "10:40 11:00", "chevauche"),
    (.phase("presentation"), "25:00 26:00", "n’est pas une heure"),
    (.verdict("tc.e4.16"), "o o o", "2 critères"), (.verdict("tc.e4.1"), "o x", "nº 2, tc.e4.2"),
    (.jury, "Anne Roux, anne roux", "deux fois"), (.jury, "Anne Roux (cliente?)", "n’est pas un rôle"),
    (.change(1), "budget", "texte"), (.decision, "23", "entre 0 et 20"), (.decision, "titre", "pas un nombre"),
    (.told(1), "07:00", "pas pendant l’oral (10:00–11:50)"), (.told(1), "11:51", "pas pendant l’oral"),
    (.incident(1), "9h55 alarme exercice", "pas pendant l’oral"),
    (.outcome, "peut-être", "absent"), (.session, "26", "année"), (.accommodations, "tout=1/3", "écrire PHASE=1/3"),
  ])
  func `refuses what the paper cannot say`(_ field: PaperField, _ line: String, _ why: String) throws {
    let form = try form()
    var answers = try typed(in: form)
    answers[field.key] = nil
    let refusal = #expect(throws: PaperRefusal.self) { try form.read(line, for: field, answers) }
    #expect(refusal?.message.replacing("\u{A0}", with: " ").contains(why) == true, "\(field)")
  }

  @Test func `is settled field by field, spelling apart`() throws {
    let form = try form()
    let first = try typed(in: form)
    var lines = Self.lines
    lines[1] = "Anaelle"
    lines[17] = "o o o o o o o o o o o"
    let second = try typed(lines, in: form)
    var comparison = PaperComparison(form: form, first, second)
    #expect(comparison.differences.map(\.field) == [.givenName, .verdict("tc.e4.3")])
    #expect(comparison.differences.map(\.isSpelling) == [true, false])
    #expect(comparison.answers == nil)
    comparison.agree(["given-name": "Anaëlle", "verdict.tc.e4.3": "N"])
    #expect(comparison.differences == [])
    #expect(comparison.answers == first)
    #expect(PaperComparison(form: form, first, first).answers == first)
  }

  @Test func `whose lists differ in length is settled line by line`() throws {
    let form = try form()
    let first = try typed(in: form)
    var lines = Self.lines
    lines.insert("encore une observation", at: 20)
    var comparison = PaperComparison(form: form, first, try typed(lines, in: form))
    #expect(comparison.differences.map(\.field) == [.remark(2)])
    comparison.agree(["remark.2": ""])
    #expect(comparison.answers == first)
  }

  @Test func `is not said to differ by the way in which a thing is written`() throws {
    let form = try form()
    let first = try typed(in: form)
    var lines = Self.lines
    lines[15] = "11h20"
    lines[21] = "11h10 Alarme exercice"
    lines[lines.count - 1] = "13,50/20"
    let second = try typed(lines, in: form)
    #expect(PaperComparison(form: form, first, second).differences == [])
    #expect(second["decision"] == "13,5" && second["incident.1"] == "11:10 alarme exercice")
    for (number, text) in [("13", "13"), ("13,0", "13"), ("13.5 bon oral", "13,5 bon oral"), ("0", "0")] {
      #expect(try form.read(number, for: .decision, second)["decision"] == text)
    }
  }

  @Test func `asks nothing about a line that neither wrote`() throws {
    let form = try form()
    var lines = Self.lines
    lines.replaceSubrange(19...22, with: ["", ""])
    let first = try typed(in: form)
    var comparison = PaperComparison(form: form, first, try typed(lines, in: form))
    #expect(comparison.differences.map(\.field) == [.remark(1), .incident(1)])
    comparison.agree(["remark.1": first["remark.1"] ?? ""])
    comparison.agree(["incident.1": ""])
    #expect(comparison.answers?["remark.2"] == "" && comparison.differences == [])
  }

  @Test func `whose times are settled against what was told in them makes no passage`() throws {
    let form = try form()
    var answers = try typed(in: form)
    for (phase, times) in [("negociation", ""), ("entretien", ""), ("elargissement", "")] {
      answers["phase.\(phase)"] = times
    }
    let refusal = #expect(throws: PaperRefusal.self) { try sitting(answers, in: form) }
    #expect(refusal?.message.contains("11:20") == true)
  }

  @Test func `is typed by two people, right after its opening`() throws {
    let form = try form()
    let sitting = try sitting(typed(in: form), in: form)
    var alone = transcription
    alone.typists[1].name = "MARIE LE GOFF"
    var opened = Sitting(exam: form.exam)
    opened.apply(sitting.events[0])
    #expect(throws: SittingError.typistsNotTwo) { try opened.decide(.transcribe(alone), at: Moment(Self.now)) }
    #expect(throws: SittingError.alreadyOpened) {
      try sitting.decide(.transcribe(transcription), at: Moment(Self.now))
    }
  }
}
