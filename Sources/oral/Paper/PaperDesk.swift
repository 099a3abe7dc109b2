// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import Console
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings

/// The papers that are being typed in at a centre: two entries each, and what was agreed on.
struct PaperDesk {
  let notes: any RehearsalNotes
  let store: SittingStore
  let exams: ExamCatalogue

  /// The paper that somebody names: one that is being typed in, that a sheet bears, that a form says, or that a passage is
  /// called by.
  func name(_ typed: String) throws -> PaperName {
    guard let name = PaperName(typed) else {
      throw Failure(
        .usage, "« \(typed) » n’est pas le code d’un papier\u{A0}: un signe est mal recopié. \(Self.expected)")
    }
    let code = name.description
    guard try name.isOnPaper || !entries(code).isEmpty || passage(code) != nil else {
      throw Failure(
        .usage, "« \(typed) » n’est ni le code d’une feuille, ni celui d’un passage de ce centre. \(Self.expected)")
    }
    return name
  }

  private static let expected =
    "Recopier le cadre en haut à droite de la feuille, par exemple ELBT-C482\u{A0}; pour une grille écrite sur un autre "
    + "papier, PAPIER et le numéro du candidat, par exemple PAPIER-0417"

  func entry(_ code: String, _ place: Int) throws -> PaperEntry? {
    try saying { try notes.lines(of: "\(code)-\(place)") }.map { try PaperEntry(place: place, code: code, lines: $0) }
  }

  func entries(_ code: String) throws -> [PaperEntry] { try (1...2).compactMap { try entry(code, $0) } }

  /// The codes that have an entry.
  func codes() throws -> [String] { try Self.codes(in: notes) }

  static func codes(in notes: any RehearsalNotes) throws -> [String] {
    let ids = try saying { try notes.ids() }
    return Set(ids.filter { $0.hasSuffix("-1") || $0.hasSuffix("-2") }.map { String($0.dropLast(2)) }).sorted()
  }

  /// Begins an entry, durably.
  func begin(_ entry: PaperEntry) throws {
    try saying { try notes.create("\(entry.head.code)-\(entry.place)", entry.head.json) }
  }

  /// Adds a line, durably, then takes it.
  func add(_ line: PaperEntry.Line, to entry: inout PaperEntry) throws {
    let id = "\(entry.head.code)-\(entry.place)"
    try saying { try notes.append([line.json], to: id, after: entry.lineCount) }
    entry.take(line)
  }

  /// What both read again.
  func agreed(_ code: String) throws -> [PaperAnswers] {
    let lines = try saying { try notes.lines(of: "\(code)-accord") } ?? []
    return lines.compactMap { json in
      if case .answered(let answers)? = PaperEntry.Line(json) { answers } else { nil }
    }
  }

  /// Keeps what both read again, durably.
  func agree(_ answers: PaperAnswers, on code: String) throws {
    let line = PaperEntry.Line.answered(answers).json
    let count = try agreed(code).count
    try saying {
      if count == 0 {
        try notes.create("\(code)-accord", line)
      } else {
        try notes.append([line], to: "\(code)-accord", after: count)
      }
    }
  }

  /// Forgets what was typed of a paper.
  func remove(_ code: String) throws {
    try saying { for end in ["accord", "2", "1"] { try notes.remove("\(code)-\(end)") } }
  }

  /// The passage of that code, if it is there: its own, or that of the sheet that was printed for it.
  func passage(_ code: String) throws -> SittingSummary? {
    try store.summaries().first { $0.id.uppercased() == code || $0.sheet.description == code }
  }

  /// The definition that an entry was begun with.
  func exam(of head: PaperEntry.Head) throws -> ExamCatalogue.Entry {
    let entry = try exams.exam(head.exam.id)
    guard SHA256Digest.hex(of: entry.bytes) == head.exam.sha256 else {
      throw Failure(
        .problems,
        "papier \(head.code)\u{A0}: la définition de \(head.exam.id) a changé depuis la saisie de \(head.typist). "
          + "Rendre l’ancienne (--grilles), ou tout recommencer\u{A0}: oral papier abandonner \(head.code)")
    }
    return entry
  }

  /// Refuses a paper whose passage has a journal: its clock was running, and what paper says comes after it.
  func refuseKnown(_ code: String) throws {
    guard let summary = try passage(code) else { return }
    let sitting = try store.replay(summary.id).sitting
    if let noted = sitting.state.transcription, noted.value.code == code {
      throw Failure(
        .problems, "le passage \(summary.id) a déjà été fait de ce papier. Le voir\u{A0}: oral montrer \(summary.id)")
    }
    throw Failure(
      .problems,
      [
        "oral : le passage \(summary.id) a déjà un journal\u{A0}: ce qui y est ne se saisit pas deux fois.",
        "Ce que le papier ajoute se tape à la suite, aux heures du papier\u{A0}: oral reprendre \(summary.id), puis par exemple "
          + "« incident moyens suite tenue sur papier », « suivante à 10:42 », « o c1.2 ».",
      ])
  }
}

extension SittingSummary {
  /// The code of the sheet that is printed for it.
  fileprivate var sheet: PaperCode {
    PaperCode(exam: exam.id, definition: exam.sha256, session: session, candidate: candidate, passage: id)
  }
}
