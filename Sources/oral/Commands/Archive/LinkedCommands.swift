// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import CentreFiles
import Exams
import FrenchText
import Reports
import Sittings

/// What every command that adds to a sealed passage takes.
struct LinkedOptions: ParsableArguments {
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var output: OutputOptions

  /// Signs one record about passages, and prints its code and the new head.
  func sign(
    _ typed: [String], _ what: String,
    _ body: (inout Sealer, [PassageHistory], Station) async throws -> Void
  ) async throws {
    let station = try centre.station()
    let now = try clock.clock().now
    try await saying {
      var places: [RecordPlace] = []
      for id in typed { places.append(try await station.passage(id)) }
      let signed = try await station.signing(with: passphrase, at: now) { sealer, _ in
        var histories: [PassageHistory] = []
        for (place, id) in zip(places, typed) {
          guard let history = try await station.history(place) else {
            throw Failure(.usage, "« \(id) » n’est pas un passage scellé.")
          }
          histories.append(history)
        }
        try await body(&sealer, histories, station)
        return histories
      }
      let lines = signed.items.filter { !$0.cites.isEmpty }.map { item in
        SealingReport.Line(
          id: item.id, candidate: signed.value.first?.content.identity?.candidate, what: what,
          sequence: item.record.place.sequence, hash: item.hash)
      }
      let report = SealingReport(lines, head: signed.head)
      output.show(report.document, report.json)
    }
  }
}

/// `oral archive corriger`.
struct CorrectArchived: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corriger", abstract: "Corriger un passage scellé par un nouvel enregistrement ; l’ancien reste.")

  @Argument(help: ArgumentHelp("Passage scellé.", valueName: "passage")) var id: String

  @Option(name: .customLong("motif"), help: ArgumentHelp("Pourquoi.", valueName: "texte")) var reason: String

  @Option(
    name: .customLong("critere"),
    help: ArgumentHelp("Un verdict\u{A0}: ntc.c1.1=O, ou ntc.c1.1=- pour l’ôter (répétable).", valueName: "id=niveau"))
  var criteria: [String] = []

  @Option(
    name: .customLong("decision"),
    help: ArgumentHelp("Titre, CCP ou note\u{A0}: titre, ccp1, 13,5.", valueName: "décision"))
  var decision: String?

  @Option(name: .customLong("candidat"), help: ArgumentHelp("« NUMÉRO PRÉNOM NOM ».", valueName: "candidat"))
  var candidate: String?

  @OptionGroup var options: LinkedOptions

  func validate() throws {
    if criteria.isEmpty, decision == nil, candidate == nil {
      throw ValidationError("dire ce qui change\u{A0}: --critere, --decision ou --candidat.")
    }
  }

  func run() async throws {
    let verdicts = try Self.verdicts(criteria)
    try await options.sign([id], "correction") { sealer, histories, station in
      guard let history = histories.first else { return }
      let exam = try await station.exam(of: history.subject.exam.sha256, for: history.id)
      var random = SystemRandomNumberGenerator()
      let correction = Correction(
        verdicts: verdicts, decision: try decision.map { Decision(try exam.verdict($0), reason: reason) },
        candidate: candidate.map(OpeningRequest.candidate), reason: reason)
      do {
        try sealer.correct(history, correction, exam: exam, using: &random)
      } catch let refusal as SealingRefusal {
        guard case .sitting(_, .gridChangedSinceDecision) = refusal else { throw refusal }
        throw Failure(
          .problems, "la grille corrigée ne donne plus la même décision\u{A0}: dites-la, même inchangée (--decision …)."
        )
      }
    }
  }

  private static func verdicts(_ typed: [String]) throws -> [String: String?] {
    var verdicts: [String: String?] = [:]
    var problems: [String] = []
    for clause in typed {
      let parts = clause.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        problems.append("oral : « \(clause) » n’est pas un verdict ; par exemple --critere ntc.c1.1=O")
        continue
      }
      verdicts[parts[0].lowercased()] = .some(parts[1] == "-" ? nil : parts[1])
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
    return verdicts
  }
}

/// `oral archive fixer`.
struct FixMark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixer", abstract: "Consigner la note que le jury du diplôme a arrêtée (BTS).")

  @Argument(help: ArgumentHelp("Passage scellé.", valueName: "passage")) var id: String
  @Option(name: .customLong("note"), help: ArgumentHelp("La note arrêtée, par exemple 13,5.", valueName: "note"))
  var mark: String
  @Option(name: .customLong("texte"), help: ArgumentHelp("Ce que le jury en dit.", valueName: "texte")) var text:
    String?
  @OptionGroup var options: LinkedOptions

  func run() async throws {
    guard let mark = Decimal64(mark) else { throw Failure(.usage, "« \(mark) » n’est pas une note ; par exemple 13,5") }
    try await options.sign([id], "note arrêtée") { sealer, histories, station in
      guard let history = histories.first else { return }
      let exam = try await station.exam(of: history.subject.exam.sha256, for: history.id)
      var random = SystemRandomNumberGenerator()
      try sealer.fix(history, mark, text: text, exam: exam, using: &random)
    }
  }
}

/// `oral archive lever`.
struct LiftReservation: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lever", abstract: "Lever les réserves d’un passage scellé.")

  @Argument(help: ArgumentHelp("Passage scellé.", valueName: "passage")) var id: String
  @Option(name: .customLong("motif"), help: ArgumentHelp("Ce qui fut vérifié.", valueName: "texte")) var reason: String
  @OptionGroup var options: LinkedOptions

  func run() async throws {
    try await options.sign([id], "réserve levée") { sealer, histories, _ in
      guard let history = histories.first else { return }
      var random = SystemRandomNumberGenerator()
      try sealer.lift(history, reason: reason, using: &random)
    }
  }
}

/// `oral archive unite`.
struct UniteSituations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unite", abstract: "Réunir les deux situations d’un E4 en CCF en une unité.",
    discussion: "La note suit les poids que le centre a déclarés\u{A0}: oral centre regler --ponderation-e4 1:1",
    aliases: ["unité"])

  @Argument(help: ArgumentHelp("Les deux passages scellés.", valueName: "passage")) var ids: [String]
  @OptionGroup var options: LinkedOptions

  func validate() throws {
    if ids.count != 2 {
      throw ValidationError("une unité réunit deux passages\u{A0}: oral archive unite PASSAGE PASSAGE")
    }
  }

  func run() async throws {
    guard let weights = try saying({ try options.centre.files.settings()?.e4Weights }) else {
      throw Failure(
        .problems,
        "le centre n’a pas déclaré comment pèsent les deux situations. Par exemple\u{A0}: "
          + "oral centre regler --ponderation-e4 1:1")
    }
    try await options.sign(ids, "unité") { sealer, histories, _ in
      var random = SystemRandomNumberGenerator()
      try sealer.unite(
        histories, UnitWeights(first: weights.first, second: weights.second), using: &random)
    }
  }
}

extension Exam {
  /// The decision that was typed: an outcome's id, a mark, or points by part (`document=10 stage=5,5`).
  fileprivate func verdict(_ typed: String) throws -> Decision.Verdict {
    switch decision.kind {
    case .competencies(let rule):
      if let outcome = rule.outcomes.first(where: { $0.id.folded == typed.folded }) { return .outcome(outcome.id) }
      throw Failure(
        .usage, "« \(typed) » n’est pas une décision ; au choix\u{A0}: \(rule.outcomes.map(\.id).frenchList("ou")).")
    case .mark:
      if let mark = Decimal64(typed) { return .mark(mark) }
      throw Failure(.usage, "« \(typed) » n’est pas une note ; par exemple 13,5")
    case .parts(let rule):
      var points: [String: Decimal64] = [:]
      for clause in typed.split(whereSeparator: { $0 == " " || $0 == ";" }) {
        let parts = clause.split(separator: "=").map(String.init)
        if parts.count == 2, let part = rule.parts.first(where: { $0.id.folded == parts[0].folded }) {
          points[part.id] = Decimal64(parts[1])
        }
      }
      guard points.count == rule.parts.count else {
        throw Failure(
          .usage, "dire les points de chaque partie\u{A0}: \(rule.parts.map { "\($0.id)=…" }.joined(separator: " "))")
      }
      return .parts(points)
    }
  }
}
