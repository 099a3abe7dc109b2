// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import Console
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings
import StyledText
import Terminal

/// `oral papier comparer`.
struct ComparePaper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comparer", abstract: "Régler ce qui diffère entre les deux saisies, puis créer le passage.",
    discussion: "Les deux personnes relisent le papier pour chaque différence et tapent toutes deux ce qu’il dit.")

  @Argument(help: ArgumentHelp("Le code du papier.", valueName: "code")) var code: String
  @Flag(name: .customLong("oui"), help: "Ne pas demander avant de créer le passage (scripts).") var isConfirmed = false
  @OptionGroup var options: PaperOptions

  func run() throws {
    let desk = try options.desk()
    let name = try desk.name(code)
    let code = name.description
    if let made = try desk.passage(code) {
      // A crash after the passage was made left its entries.
      let isMade = try desk.store.replay(made.id).sitting.state.transcription?.value.code == code
      if isMade { try desk.remove(code) }
      try desk.refuseKnown(code)
    }
    let entries = try desk.entries(code)
    try check(entries, code)
    let passage = try options.console.passage()
    defer { passage.terminal.close() }
    let now = passage.clock.now
    let hold = try options.hold(code, "accord", desk.store, at: now)
    defer { try? hold.release(handingOverAt: now) }
    let entry = try desk.exam(of: entries[0].head)
    let form = PaperForm(exam: entry.exam, now: now)
    let doubt = PaperDoubt(name: name, exam: entry, exams: desk.exams)
    let questions = PaperQuestions(terminal: passage.terminal, form: form, doubt: doubt)
    var comparison = PaperComparison(form: form, entries[0].answers, entries[1].answers)
    for agreed in try desk.agreed(code) { comparison.agree(agreed) }
    guard let answers = try settle(&comparison, entries.map(\.head.typist), code, desk, questions) else {
      passage.terminal.close()
      StandardStreams.say([
        "Ce qui est réglé est gardé ; rien n’est créé. Continuer\u{A0}: oral papier comparer \(code)"
      ])
      throw ExitCode(Failure.Code.problems.rawValue)
    }
    let transcription = Transcription(
      code: code,
      typists: entries.map { .init(name: $0.head.typist, finished: $0.finished ?? now) })
    let day = form.day(of: answers)
    let sitting: Sitting
    do throws(PaperRefusal) {
      sitting = try form.sitting(
        answers, id: code, exam: entries[0].head.exam, transcription, utcOffset: MachineClock.offset(on: day),
        remarking: doubt.text(answers).map {
          "Feuille\u{A0}: \($0)\u{A0}; accepté par \(entries.map(\.head.typist).frenchList())."
        })
    } catch {
      throw Failure(
        .problems,
        "les deux saisies réglées ne font pas un passage\u{A0}: \(error.message) Recommencer\u{A0}: oral papier abandonner "
          + code)
    }
    questions.show(answers)
    try warnOfTwin(sitting, desk, questions)
    if let doubt = doubt.text(answers) { try accept(doubt, code, passage) }
    if !isConfirmed {
      guard try Asking(terminal: passage.terminal).yesOrNo("Créer le passage \(code) ?") == true else {
        passage.terminal.close()
        throw Failure(.problems, "rien n’est créé. Ce qui est réglé est gardé\u{A0}: oral papier comparer \(code)")
      }
    }
    try create(sitting, entry, desk)
    try desk.remove(code)
    passage.terminal.close()
    let next = sitting.stage == .decided ? "oral sceller \(code)" : "oral deliberer \(code)"
    StandardStreams.say([
      "Passage \(code) créé du papier. Le revoir\u{A0}: oral montrer \(code). Ensuite\u{A0}: \(next)"
    ])
  }

  private func check(_ entries: [PaperEntry], _ code: String) throws {
    guard !entries.isEmpty else {
      throw Failure(.usage, "rien n’est saisi du papier \(code). Le saisir\u{A0}: oral papier saisir \(code)")
    }
    let missing = entries.filter { $0.finished == nil }.map(\.head.typist)
    guard entries.count == 2, missing.isEmpty else {
      let what = missing.isEmpty ? "la seconde saisie" : "la fin de la saisie de \(missing.frenchList("et de"))"
      throw Failure(.problems, "papier \(code)\u{A0}: il manque \(what). oral papier saisir \(code)")
    }
  }

  /// Until nothing differs; `nil` when somebody stops.
  private func settle(
    _ comparison: inout PaperComparison, _ names: [String], _ code: String, _ desk: PaperDesk,
    _ questions: PaperQuestions
  ) throws -> PaperAnswers? {
    var differences = comparison.differences
    questions.say(
      differences.isEmpty
        ? "Les deux saisies sont d’accord." : plural(differences.count, "différence", "différences") + " à régler :")
    for difference in differences { questions.say("  · " + questions.form.title(of: difference.field)) }
    while let difference = differences.first {
      guard let settled = try questions.settle(difference, between: names, comparison.settled) else { return nil }
      try desk.agree(settled, on: code)
      comparison.agree(settled)
      differences = comparison.differences
    }
    return comparison.answers
  }

  /// A sheet printed with a slip, for another session or for a passage that was lost is right all the same: people say so,
  /// scripts as well.
  private func accept(_ doubt: String, _ code: String, _ passage: PassageRun) throws {
    let asking = Asking(terminal: passage.terminal)
    asking.refuse(
      "Attention : \(doubt). La feuille a pu être imprimée avec une faute, pour une autre session ou pour un passage déjà "
        + "ouvert ; ou c’est la feuille d’un autre candidat.")
    guard try asking.yesOrNo("Est-ce bien le papier de ce candidat ? Ce sera dit dans le passage.") == true else {
      passage.terminal.close()
      throw Failure(
        .problems,
        "rien n’est créé. Si ce n’est pas le bon papier ou le bon code, tout recommencer\u{A0}: oral papier abandonner \(code)"
      )
    }
  }

  /// The same oral under another name would be two passages.
  private func warnOfTwin(_ sitting: Sitting, _ desk: PaperDesk, _ questions: PaperQuestions) throws {
    let candidate = sitting.state.candidate
    let twins = try desk.store.summaries().filter { summary in
      summary.exam.id == sitting.exam.id && summary.day == sitting.opened?.day && !summary.isRehearsal
        && summary.candidate.number.matches(candidate?.number ?? "")
        && summary.candidate.familyName.matches(candidate?.familyName ?? "")
    }
    guard !twins.isEmpty else { return }
    questions.say(
      "Attention : ce candidat a déjà un passage de cette épreuve ce jour-là : \(twins.map(\.id).frenchList()).",
      .warning)
  }

  /// One transaction: all its events, or none.
  private func create(_ sitting: Sitting, _ entry: ExamCatalogue.Entry, _ desk: PaperDesk) throws {
    let name = entry.file.split(separator: "/").last.map(String.init) ?? entry.file
    do throws(JournalError) {
      try desk.store.journal.create(
        ExamDefinition(file: name, bytes: entry.bytes), events: sitting.events, head: SittingHead(sitting))
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
  }
}

/// `oral papier lister`.
struct ListPapers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lister",
    abstract: "Lister les papiers en cours de saisie\u{A0}: qui les saisit, jamais ce qui est tapé.")

  @OptionGroup var options: PaperOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = try options.desk()
    let lines = try desk.codes().map { code in (code: code, entries: try desk.entries(code)) }
    let table = Table(
      ["Papier", "Épreuve", "Première saisie", "Seconde saisie"],
      rows: lines.map { line in
        let states = (1...2).map { place in
          line.entries.first { $0.place == place }.map { "\($0.head.typist)\($0.finished == nil ? ", à finir" : "")" }
            ?? "—"
        }
        return [line.code, line.entries.first?.head.exam.id ?? ""] + states
      })
    output.show(
      ReportDocument(
        title: "Papiers en cours de saisie",
        blocks: lines.isEmpty ? [.paragraph("Aucun papier en cours de saisie.")] : [.table(table)]),
      [
        "papers": .array(
          lines.map { line in
            [
              "code": .string(line.code), "exam": JSONValue(line.entries.first?.head.exam.id),
              "entries": .array(
                line.entries.map { entry in
                  [
                    "typist": .string(entry.head.typist), "complete": .bool(entry.finished != nil),
                  ]
                }),
            ]
          })
      ])
  }
}

/// `oral papier abandonner`.
struct AbandonPaper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abandonner", abstract: "Effacer les saisies d’un papier dont aucun passage n’est fait.")

  @Argument(help: ArgumentHelp("Le code du papier.", valueName: "code")) var code: String
  @Flag(name: .customLong("oui"), help: "Ne pas demander (scripts).") var isConfirmed = false
  @OptionGroup var options: PaperOptions

  func run() throws {
    let desk = try options.desk()
    let code = try desk.name(code).description
    let entries = try desk.entries(code)
    guard !entries.isEmpty else { throw Failure(.usage, "rien n’est saisi du papier \(code).") }
    let passage = try options.console.passage()
    defer { passage.terminal.close() }
    let now = passage.clock.now
    let holds = try ["1", "2", "accord"].map { try options.hold(code, $0, desk.store, at: now) }
    defer { for hold in holds { try? hold.release(handingOverAt: now) } }
    if !isConfirmed {
      let names = entries.map(\.head.typist).frenchList("et de")
      let answer = try Asking(terminal: passage.terminal).yesOrNo("Effacer la saisie de \(names) ?")
      guard answer == true else {
        let isUnanswered = answer == nil && !passage.isInteractive
        throw Failure(
          .problems,
          isUnanswered
            ? "rien n’est effacé\u{A0}: sans réponse, la saisie de \(names) reste. L’effacer sans question\u{A0}: --oui"
            : "rien n’est effacé.")
      }
    }
    try desk.remove(code)
    passage.terminal.close()
    StandardStreams.say(["Les saisies du papier \(code) sont effacées."])
  }
}
