// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Rehearsals
import StyledText
import Terminal

/// The few questions that a candidate answers before a rehearsal: only for what is missing.
struct RehearsalQuestions {
  let terminal: any ConsoleTerminal
  private var asking: Asking { Asking(terminal: terminal) }

  init(terminal: any ConsoleTerminal) { self.terminal = terminal }

  /// Completes the request; `false` when the candidate gives up (Ctrl-D, Ctrl-C).
  func complete(_ request: inout RehearsalRequest) throws -> Bool {
    terminal.write(StyledLine(request.definition.title, .bold))
    guard try choosePaper(&request) else { return false }
    for line in request.mandateProblems { terminal.write(StyledLine(line, .warning)) }
    let terms = request.situation.terms
    guard !terms.isEmpty, request.mandate == nil else { return true }
    let isBuying = CandidatePapers(request.situation).counterpart == .supplier
    let questions = MandateQuestions(terminal: terminal, isBuying: isBuying)
    switch try questions.ask(terms, number: request.situation.number) {
    case .givenUp: return false
    case .none: return true
    case .mandate(let mandate): return try keep(mandate, terms, &request)
    }
  }

  private func choosePaper(_ request: inout RehearsalRequest) throws -> Bool {
    let papers = request.papersToChoose
    guard !papers.isEmpty else { return true }
    for (index, paper) in papers.enumerated() {
      terminal.write(StyledLine("  \(index + 1) \(paper.title ?? paper.file ?? "sans titre")".typeset))
    }
    while true {
      guard let typed = try asking.line("Laquelle jouer ? (Entrée : 1) ") else { return false }
      if let number = typed.isEmpty ? 1 : Int(typed), papers.indices.contains(number - 1) {
        request.head.number = number
        return true
      }
      asking.refuse("Donner un numéro de 1 à \(papers.count).")
    }
  }

  /// Keeps the mandate with the papers, and in the folder where that may be.
  private func keep(_ mandate: Mandate, _ terms: [Term], _ request: inout RehearsalRequest) throws -> Bool {
    let others = request.dossier?.jury.mandates ?? []
    let text = MandateFile.text(others + [mandate], terms: terms)
    request.dossier?.jury.mandates = others + [mandate]
    request.head.papers.files[MandateFile.name] = Array(text.utf8)
    guard let folder = request.head.folder else { return true }
    let isThere = (try? LiveFiles().kind(of: folder + "/" + MandateFile.name)) != nil
    if isThere {
      let what = others.isEmpty ? "illisible" : "pour d’autres fiches"
      guard let answer = try asking.yesOrNo("mandat.yaml existe déjà (\(what)) : l’écrire à nouveau ?") else {
        return false
      }
      guard answer else {
        terminal.write(StyledLine("mandat.yaml est laissé tel quel ; ces réponses valent pour cette répétition.", .dim))
        return true
      }
    }
    do throws(MandateRefusal) {
      try MandateFile.write(text, in: folder)
      terminal.write(StyledLine("✓ Gardé dans mandat.yaml : ce ne sera plus demandé.".typographic, .good))
    } catch {
      terminal.write(
        StyledLine(
          "mandat.yaml n’est pas écrit (\(error.reason)) : on continue, ce sera redemandé.".typographic, .warning))
    }
    return true
  }
}
