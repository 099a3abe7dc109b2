// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Rehearsals
import Sittings
import Terminal

/// What is known of a rehearsal about to begin; completed by the candidate's answers when there is a terminal.
struct RehearsalRequest {
  var entry: ExamCatalogue.Entry
  var head: RehearsalHead
  var dossier: Dossier?
  /// Towards which fields of change the draw leans, when it was asked for.
  var weakFields: [ChangeField: Int]?
  /// Why the mandate that is there could not be read.
  var mandateProblems: [String] = []

  /// The exam at its own durations.
  var definition: Exam { entry.exam }
  var exam: Exam { entry.exam.scaled(toPercent: head.percent) }

  /// Reads the options and the papers.
  ///
  /// - Parameters:
  ///   - past: the rehearsal whose draw is played again.
  ///   - code: the draw, unless the options or `past` say one.
  init(_ choices: RehearsalChoices, _ exams: ExamCatalogue, past: KeptRehearsal?, pastExam: String?, code: DrawCode)
    throws
  {
    var head = RehearsalHead(code: try choices.drawCode() ?? past?.head.code ?? code)
    head.percent = try choices.percent() ?? 100
    head.isSilent = choices.isSilent
    head.isFair = choices.isFair
    head.fieldWeights = past?.head.fieldWeights
    head.number = choices.number ?? past?.head.number
    let here = Environment.absolute(".")
    let isHere = (try? LiveFiles().kind(of: joined(here, "dossier.yaml"))) == .file
    let asked = choices.dossier.map(Environment.absolute)
    let wanted = asked ?? (choices.exam == nil ? past?.head.folder ?? (past == nil && isHere ? here : nil) : nil)
    let isGone = asked == nil && wanted.map { (try? LiveFiles().kind(of: joined($0, "dossier.yaml"))) == nil } == true
    if isGone, let past, let id = pastExam {
      // The papers of that rehearsal are with it.
      entry = try exams.exam(id)
      dossier = past.head.papers.dossier(for: entry.exam)
      head.papers = past.head.papers
    } else if let folder = wanted {
      let (snapshot, loaded) = try PaperSnapshot.taken(of: folder, exams: exams.exams)
      guard let id = loaded.examID else { throw Failure(.unreadable, loaded.obstacles.map(loaded.located)) }
      entry = try exams.exam(id)
      guard let dossier = loaded.dossier else { throw Failure(.unreadable, loaded.obstacles.map(loaded.located)) }
      self.dossier = dossier
      head.folder = folder
      head.papers = snapshot
      mandateProblems = loaded.juryProblems.filter { $0.location?.file.hasSuffix(MandateFile.name) == true }
        .map { "\(MandateFile.name)\($0.location?.line.map { ":\($0)" } ?? "")\u{A0}: \($0.message)" }
    } else if let id = choices.exam ?? pastExam {
      entry = try exams.exam(id)
    } else {
      throw Failure(
        .usage,
        "dire vos papiers, ou --epreuve ID. Par exemple : oral repeter mon-dossier ; oral repeter --epreuve tc-e4")
    }
    self.head = head
    try checkNumber()
  }

  private func checkNumber() throws {
    guard let number = head.number else { return }
    guard let kind = definition.choice?.of, kind == definition.playedPaper else {
      throw Failure(.usage, "cette épreuve n’a pas de fiche ni de projet à choisir.")
    }
    if let dossier, !dossier.papers(of: kind).indices.contains(number - 1) {
      throw Failure(.usage, "il n’y a pas de numéro \(number) : le dossier en a \(dossier.papers(of: kind).count)")
    }
  }

  /// The papers among which one is played, when that is to be said.
  var papersToChoose: [Paper] {
    guard head.number == nil, let kind = definition.choice?.of, kind == definition.playedPaper else { return [] }
    let papers = dossier?.papers(of: kind) ?? []
    return papers.count > 1 ? papers : []
  }

  var situation: Situation {
    dossier.map { Situation(exam: exam, dossier: $0, number: head.number) }
      ?? Situation(exam: exam, number: head.number)
  }

  /// The candidate's own mandate for what is played.
  var mandate: Mandate? { dossier?.jury.mandates.mandate(for: situation.number) }

  /// Without the jury's papers: nothing of them must come near the screen.
  var consoleDossier: Dossier? { dossier?.withoutJury }

  func opening(id: String) -> Opening {
    let folder = head.folder.map { path in
      Opening.DossierReference(path: path, sha256: head.papers.digest, conforming: nil)
    }
    let unnamed = Candidate(number: "", familyName: Environment.user, givenName: "")
    var candidate = dossier?.candidate ?? unnamed
    if candidate.number.isEmpty, candidate.name.isEmpty { candidate = unnamed }
    return Opening(
      id: id,
      exam: Opening.ExamReference(
        id: definition.id, version: definition.version, sha256: SHA256Digest.hex(of: entry.bytes)),
      session: dossier?.session, candidate: candidate, dossier: folder,
      chosen: definition.choice == nil ? [] : head.number.map { [$0] } ?? [], isRehearsal: true)
  }
}
