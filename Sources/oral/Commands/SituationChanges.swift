// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Diagnostics
internal import ExamFiles
internal import Exams
internal import FrenchText
internal import Reports

/// The situation and the changes that the options of `oral situation` ask for.
struct SituationChanges {
  let situation: Situation
  let changes: [Change]
  let draw: DrawResult?
  /// What a calibration says of the changes; `nil` without one.
  let calibration: JuryCalibration?

  /// - Throws: exit code 64, after having said what is wrong and how to mend it.
  init(_ options: SituationCommand, exam: Exam, dossier: Dossier) throws {
    let situation = try Self.situation(options, exam, dossier)
    var changes = try options.typed.map { try Self.parse($0, situation.terms) }
    changes += try options.picked.map { try Self.pick($0, from: dossier.jury.bank) }
    let code = try options.draw.map(Self.code)
    calibration = JuryCalibration(dossier.jury, situation)
    if options.isEquitable { try Self.checkCalibrated(calibration, options.folder, situation.number) }
    let calibrated = options.isEquitable ? calibration?.calibrated : nil
    draw = code.map { code in
      if let calibrated {
        return ChangeDraw.equitable(
          code, from: dossier.jury.bank, severities: calibrated.severities, impossible: calibrated.impossible,
          for: exam, fiche: situation.number, besides: changes, allowsSameField: options.allowsSameField)
      }
      return ChangeDraw.draw(
        code, from: dossier.jury.bank, for: exam, fiche: situation.number, besides: changes,
        allowsSameField: options.allowsSameField)
    }
    self.situation = situation
    self.changes = changes + (draw?.changes ?? [])
  }

  /// An equitable draw needs severities, and those of the bank as it is.
  private static func checkCalibrated(_ calibration: JuryCalibration?, _ folder: String, _ number: Int?) throws {
    let command = "oral calibrer \(folder)\(number.map { " --fiche \($0)" } ?? "") --ecrire"
    guard let calibration else {
      throw wrong([
        "Les modifications ne sont pas calibrées : --equitable n'a pas de quoi les comparer.", "Lancez : \(command)",
      ])
    }
    if calibration.isStale {
      StandardStreams.complain([
        "attention : \(JuryCalibration.staleness) Relancez : \(command)".typographic.printable
      ])
    }
  }

  /// With the fiche or the project that was named; it must be named when there are several.
  private static func situation(_ options: SituationCommand, _ exam: Exam, _ dossier: Dossier) throws -> Situation {
    guard let choice = exam.choice, choice.of == exam.playedPaper else {
      return Situation(exam: exam, dossier: dossier)
    }
    let papers = dossier.papers(of: choice.of)
    let titles = papers.enumerated().map { "    \($0 + 1). \($1.title ?? $1.file ?? "")".printable }
    if let number = options.number, !papers.indices.contains(number - 1) {
      throw wrong(
        ["Ce dossier n'a pas de numéro \(number) :"] + (titles.isEmpty ? ["    aucune pièce à choisir."] : titles))
    }
    if options.number == nil, papers.count > 1 {
      throw wrong(["Dites laquelle la commission choisit, par --fiche NUMÉRO :"] + titles)
    }
    return Situation(exam: exam, dossier: dossier, number: options.number)
  }

  private static func parse(_ typed: String, _ terms: [Term]) throws -> Change {
    do throws(ChangeSyntaxError) {
      return try ChangeParser.parse(typed, terms: terms)
    } catch {
      let pointer = String(repeating: " ", count: String(typed.prefix(error.column - 1)).displayWidth) + "^"
      throw wrong(["--modif, colonne \(error.column) : \(error.message)", typed, pointer, error.hint])
    }
  }

  private static func pick(_ id: String, from bank: [Change]) throws -> Change {
    if let change = bank.first(where: { $0.id?.matches(id) == true }) { return change }
    let ids = bank.compactMap(\.id)
    let hint =
      nearest(to: id, among: ids).map { "Vouliez-vous dire « \($0) » ?" }
      ?? (ids.isEmpty
        ? "Ce dossier n'a pas de banque (modifications.yaml)." : "Banque : \(ids.joined(separator: ", ")).")
    throw wrong(["La banque n'a pas de modification « \(id) ».", hint])
  }

  private static func code(_ typed: String) throws -> DrawCode {
    if typed.matches("nouveau") {
      var randomness = SystemRandomNumberGenerator()
      return DrawCode.fresh(using: &randomness)
    }
    if let code = DrawCode(typed) { return code }
    throw wrong(["« \(typed) » n'est pas un code de tirage.", "Quatre signes, comme K7-42 ; ou nouveau."])
  }

  private static func wrong(_ lines: [String]) -> ExitCode {
    StandardStreams.complain(lines.map(\.typographic.printable))
    return ExitCode(64)
  }
}
