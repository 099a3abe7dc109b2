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

/// `oral papier`: a passage that was held on paper becomes a passage like the others.
struct PapierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "papier", abstract: "Rentrer un passage tenu sur papier\u{A0}: deux saisies, puis l’accord.",
    discussion: """
      Deux personnes saisissent le papier, chacune sans voir ce que l’autre a tapé ; puis elles règlent ensemble \
      ce qui diffère. Rien n’est un passage avant.
      """,
    subcommands: [TypePaper.self, ComparePaper.self, ListPapers.self, AbandonPaper.self])
}

/// What every command about papers takes.
struct PaperOptions: ParsableArguments {
  @OptionGroup var catalogue: ExamOptions
  @OptionGroup var console: ConsoleOptions

  func desk() throws -> PaperDesk {
    PaperDesk(notes: console.centre.paperNotes, store: try console.store(), exams: try catalogue.soundCatalogue())
  }

  func hold(_ code: String, _ end: String, _ store: SittingStore, at now: Instant) throws -> any SittingHold {
    try store.acquire(
      "papier-\(code)-\(end)", as: Environment.holder("oral papier", since: now),
      PassageRun.holds(console.centre))
  }
}

/// `oral papier saisir`.
struct TypePaper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saisir", abstract: "Saisir un papier, ou reprendre sa saisie.",
    discussion: "Chaque réponse est gardée aussitôt\u{A0}: une saisie coupée se reprend par la même commande.")

  @Argument(
    help: ArgumentHelp(
      "Le code de la feuille, ou PAPIER et le numéro du candidat (PAPIER-0417) pour une grille écrite sur un autre papier ; "
        + "sinon demandé.", valueName: "code"))
  var code: String?
  @Option(name: .customLong("par"), help: ArgumentHelp("Qui saisit ; sinon demandé.", valueName: "nom"))
  var typist: String?
  @Option(name: .customLong("epreuve"), help: ArgumentHelp("L’épreuve ; sinon demandée.", valueName: "épreuve"))
  var exam: String?
  @OptionGroup var options: PaperOptions

  func run() throws {
    let desk = try options.desk()
    let passage = try options.console.passage()
    defer { passage.terminal.close() }
    let asking = Asking(terminal: passage.terminal)
    let name = try desk.name(try self.code ?? ask(asking, "Code du papier : "))
    let code = name.description
    try desk.refuseKnown(code)
    let typist = try self.typist ?? ask(asking, "Qui saisit (prénom et nom) : ")
    guard !typist.folded.isEmpty else { throw Failure(.usage, "dire qui saisit\u{A0}: --par \"Anne Roux\"") }
    var (entry, isNew) = try entry(of: typist.trimmed, code, desk, asking)
    let now = passage.clock.now
    let hold = try options.hold(code, String(entry.place), desk.store, at: now)
    defer { try? hold.release(handingOverAt: passage.clock.now) }
    if isNew { try desk.begin(entry) } else { entry = try desk.entry(code, entry.place) ?? entry }
    let definition = try desk.exam(of: entry.head)
    let exam = definition.exam
    let form = PaperForm(exam: exam, now: now)
    passage.terminal.write(
      StyledLine("Papier \(code), \(exam.title) : saisie de \(entry.head.typist)".typographic, .bold))
    let questions = PaperQuestions(
      terminal: passage.terminal, form: form,
      doubt: PaperDoubt(name: name, exam: definition, exams: desk.exams))
    while entry.finished == nil {
      guard try questions.complete(&entry, add: desk.add) else {
        passage.terminal.close()
        StandardStreams.say([
          "Saisie gardée, incomplète. La reprendre\u{A0}: oral papier saisir \(code) --par \"\(entry.head.typist)\""
        ])
        if !passage.isInteractive { throw ExitCode(Failure.Code.problems.rawValue) }
        return
      }
      do throws(PaperRefusal) {
        _ = try form.trial(entry)
      } catch {
        asking.refuse("Ces réponses ne font pas un passage : \(error.message)")
        try desk.add(.back, to: &entry)
        continue
      }
      try desk.add(.finished(passage.clock.now), to: &entry)
    }
    passage.terminal.close()
    let isSecond = try desk.entries(code).allSatisfy { $0.finished != nil } && desk.entries(code).count == 2
    StandardStreams.say([
      "Saisie de \(entry.head.typist) complète. "
        + (isSecond
          ? "Les deux sont là\u{A0}: oral papier comparer \(code)"
          : "Une autre personne la saisit à son tour, sans la voir\u{A0}: oral papier saisir \(code)")
    ])
  }

  private func ask(_ asking: Asking, _ question: String) throws -> String {
    while true {
      guard let typed = try asking.line(question) else { throw Failure(.problems, "rien n’est saisi.") }
      if !typed.isEmpty { return typed }
    }
  }

  /// The typist's own entry, or the place that is left for a new one.
  private func entry(
    of typist: String, _ code: String, _ desk: PaperDesk, _ asking: Asking
  ) throws -> (PaperEntry, isNew: Bool) {
    let entries = try desk.entries(code)
    if let own = entries.first(where: { $0.head.typist.matches(typist) }) {
      guard own.finished == nil else {
        let next =
          entries.count == 2
          ? "Les comparer\u{A0}: oral papier comparer \(code)"
          : "La seconde saisie est à faire par une autre personne."
        throw Failure(.problems, "\(own.head.typist) a déjà saisi le papier \(code). \(next)")
      }
      if let exam, try desk.exams.exam(exam).exam.id != own.head.exam.id {
        throw Failure(
          .problems,
          "la saisie de \(own.head.typist) est de \(own.head.exam.id), non de \(exam)\u{A0}: la reprendre sans --epreuve, ou tout "
            + "recommencer\u{A0}: oral papier abandonner \(code)")
      }
      return (own, false)
    }
    guard entries.count < 2 else {
      throw Failure(
        .problems,
        "le papier \(code) est saisi par \(entries.map(\.head.typist).frenchList()). Les comparer\u{A0}: oral papier comparer "
          + code)
    }
    let exam = try exam(entries.first, desk, asking)
    let reference = Opening.ExamReference(
      id: exam.exam.id, version: exam.exam.version, sha256: SHA256Digest.hex(of: exam.bytes))
    let place = entries.first?.place == 1 ? 2 : 1
    return (PaperEntry(place: place, .init(code: code, typist: typist, exam: reference)), true)
  }

  /// The exam is printed on the paper: the second entry follows the first's, or says that the paper is another.
  private func exam(_ first: PaperEntry?, _ desk: PaperDesk, _ asking: Asking) throws -> ExamCatalogue.Entry {
    var typed = try exam ?? ask(asking, "Épreuve écrite sur le papier (par exemple tc-e4) : ")
    while true {
      do {
        let entry = try desk.exams.exam(typed)
        guard let first, first.head.exam.id != entry.exam.id else { return entry }
        throw Failure(
          .problems,
          "l’autre saisie de ce papier est d’une autre épreuve\u{A0}: relire l’épreuve et le code sur le papier.")
      } catch let failure as Failure {
        guard exam == nil else { throw failure }
        asking.refuse(failure.lines.joined(separator: " "))
        typed = try ask(asking, "Épreuve écrite sur le papier : ")
      }
    }
  }
}

extension PaperForm {
  /// What an entry alone would make, to refuse it while the paper is still in hand.
  func trial(_ entry: PaperEntry) throws(PaperRefusal) -> Sitting {
    try sitting(
      entry.answers, id: entry.head.code, exam: entry.head.exam,
      Transcription(
        code: entry.head.code,
        typists: [
          .init(name: entry.head.typist, finished: now), .init(name: entry.head.typist + " bis", finished: now),
        ]),
      utcOffset: now.utcOffset)
  }
}
