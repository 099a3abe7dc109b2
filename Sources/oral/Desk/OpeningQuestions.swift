// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import ExamFiles
import Exams
import FrenchText
import Sittings
import StyledText
import Terminal

/// The few questions that a jury answers when a sitting opens; Enter takes what is usual.
struct OpeningQuestions {
  let terminal: any ConsoleTerminal
  private var asking: Asking { Asking(terminal: terminal) }

  init(terminal: any ConsoleTerminal) { self.terminal = terminal }

  /// Completes the request; `false` when the jury gives up (Ctrl-D, Ctrl-C).
  func complete(_ request: inout OpeningRequest) throws -> Bool {
    let exam = request.exam
    terminal.write(StyledLine(exam.title, .bold))
    if request.candidate == nil {
      guard try askCandidate(&request) else { return false }
    }
    if request.loaded == nil, request.papersSeen == nil, !exam.papers.isEmpty {
      guard try askPapers(&request) else { return false }
    }
    if request.jurors.isEmpty {
      guard try askJury(&request) else { return false }
    }
    if request.client == nil, exam.changes != nil, request.jurors.count > 1 {
      guard try askClient(&request) else { return false }
    }
    if request.chosen.isEmpty, let choice = exam.choice {
      guard try askChoice(choice, &request) else { return false }
    }
    for phase in exam.phases where phase.limit.nature == .centre && request.centreMinutes[phase.id] == nil {
      guard try askDuration(of: phase, &request) else { return false }
    }
    if request.accommodations.isEmpty {
      guard try askAccommodations(&request) else { return false }
    }
    return true
  }

  private func askCandidate(_ request: inout OpeningRequest) throws -> Bool {
    while true {
      guard let typed = try asking.line("Candidat (numéro, prénom, nom) : ") else { return false }
      if !typed.isEmpty {
        request.candidate = OpeningRequest.candidate(typed)
        return true
      }
      asking.refuse("Il faut au moins un numéro ou un nom. Par exemple : 0417 Anaëlle Cosquer")
    }
  }

  private func askJury(_ request: inout OpeningRequest) throws -> Bool {
    let usual = request.sheet == .perJuror ? "une feuille par juré : au moins un" : "Entrée : aucun nom"
    while true {
      guard let typed = try asking.line("Jury (noms séparés par des virgules ; \(usual)) : ") else { return false }
      let names = typed.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
      if let twice = names.first(where: { name in names.count { $0.matches(name) } > 1 }) {
        asking.refuse("\(twice) y est deux fois.")
      } else if names.isEmpty, request.sheet == .perJuror {
        asking.refuse("Une feuille par juré demande le nom de chacun.")
      } else {
        request.jurors = names
        return true
      }
    }
  }

  private func askDuration(of phase: Phase, _ request: inout OpeningRequest) throws -> Bool {
    while true {
      guard let typed = try asking.line("Durée fixée par le centre pour « \(phase.title) » (Entrée : libre) : ") else {
        return false
      }
      if typed.isEmpty { return true }
      if let read = OpeningRequest.duration("\(phase.id)=\(typed)") {
        request.centreMinutes[read.0] = read.1
        return true
      }
      asking.refuse("« \(typed) » n’est pas une durée d’au moins une minute. Par exemple : 20min")
    }
  }

  private func askPapers(_ request: inout OpeningRequest) throws -> Bool {
    let titles = request.exam.papers.map(\.title)
    for (index, title) in titles.enumerated() { terminal.write(StyledLine("  \(index + 1) \(title)")) }
    while true {
      guard
        let typed = try asking.line("Pièces vues sur la table (toutes, aucune, leurs numéros ; Entrée : pas encore) : ")
      else {
        return false
      }
      if typed.isEmpty || typed.folded.hasPrefix("aucun") {
        request.papersSeen = []
        return true
      }
      if typed.folded.hasPrefix("tou") {
        request.papersSeen = titles
        return true
      }
      let numbers = typed.split { !$0.isNumber }.compactMap { Int($0) }
      if !numbers.isEmpty, numbers.allSatisfy({ titles.indices.contains($0 - 1) }) {
        request.papersSeen = titles.indices.filter { numbers.contains($0 + 1) }.map { titles[$0] }
        return true
      }
      asking.refuse("Donner des numéros de 1 à \(titles.count), par exemple : 1 2")
    }
  }

  private func askClient(_ request: inout OpeningRequest) throws -> Bool {
    let names = request.jurors
    let shown = names.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
    while true {
      guard let typed = try asking.line("Qui joue le client ? \(shown) (Entrée : à dire plus tard) : ") else {
        return false
      }
      if typed.isEmpty { return true }
      if let number = Int(typed), names.indices.contains(number &- 1) {
        request.client = names[number &- 1]
        return true
      }
      if let name = names.first(where: { $0.folded.contains(typed.folded) }) {
        request.client = name
        return true
      }
      asking.refuse("« \(typed) » n’est pas du jury.")
    }
  }

  private func askChoice(_ choice: Choice, _ request: inout OpeningRequest) throws -> Bool {
    let what = choice.of == .project ? "projet" : "fiche"
    for (index, paper) in (request.loaded?.dossier?.papers(of: choice.of) ?? []).enumerated() {
      terminal.write(StyledLine("  \(index + 1) \(paper.title ?? paper.file ?? what)"))
    }
    let several = choice.several ? " (plusieurs numéros possibles)" : ""
    while true {
      guard
        let typed = try asking.line(
          "La commission choisit quel\(what == "fiche" ? "le" : "") \(what) ?\(several) (Entrée : plus tard) : ")
      else {
        return false
      }
      if typed.isEmpty { return true }
      let numbers = typed.split { !$0.isNumber }.compactMap { Int($0) }
      let known =
        request.availableChoices.map { count in numbers.allSatisfy { (1...max(1, count)).contains($0) } } ?? true
      if !numbers.isEmpty, known, numbers.count == 1 || choice.several {
        request.chosen = numbers
        return true
      }
      asking.refuse("Donner \(choice.several ? "des numéros" : "un numéro") de la liste.")
    }
  }

  private func askAccommodations(_ request: inout OpeningRequest) throws -> Bool {
    while true {
      let example = request.exam.phases.first { $0.kind != .juryPreparation && $0.limit.minutes != nil }?.id
      let hint = (example ?? request.exam.allowances.first?.id).map { " ; par exemple \($0)=1/3" } ?? ""
      guard let typed = try asking.line("Temps majoré (Entrée : aucun\(hint)) : ") else { return false }
      let parts = typed.split { $0 == " " || $0 == "," }.map(String.init)
      let read = parts.map { OpeningRequest.accommodation($0) }
      let known = request.exam.phases.map(\.id) + request.exam.allowances.map(\.id)
      if let index = read.firstIndex(where: { $0 == nil || !known.contains($0?.target ?? "") }) {
        asking.refuse("« \(parts[index]) » : écrire PHASE=1/3, avec une phase parmi \(known.joined(separator: ", ")).")
        continue
      }
      let granted = read.compactMap { $0 }
      let problems = request.problems(with: granted)
      guard problems.isEmpty else {
        for problem in problems { asking.refuse(problem) }
        continue
      }
      request.accommodations = granted
      return true
    }
  }
}
