// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import FrenchText
import StyledText
import Terminal

/// The questions of a paper at a terminal: one at a time, each answer durable before the next is asked.
struct PaperQuestions {
  let terminal: any ConsoleTerminal
  let form: PaperForm
  let doubt: PaperDoubt
  private var asking: Asking { Asking(terminal: terminal) }

  init(terminal: any ConsoleTerminal, form: PaperForm, doubt: PaperDoubt) {
    self.terminal = terminal
    self.form = form
    self.doubt = doubt
  }

  /// Asks until the entry is complete; `false` when the typist stops (Ctrl-C, Ctrl-D), and what was typed stays.
  ///
  /// - Parameter add: keeps a line, durably.
  func complete(_ entry: inout PaperEntry, add: (PaperEntry.Line, inout PaperEntry) throws -> Void) throws -> Bool {
    say("Chaque réponse est gardée. Revenir d’une réponse : retour. Revoir : revoir. S’arrêter : Ctrl-C.")
    warn(entry.answers)
    var hinted: PaperField?
    while true {
      guard let field = form.next(entry.answers) else {
        guard let isRight = try confirm(entry) else { return false }
        if isRight { return true }
        try add(.back, &entry)
        continue
      }
      if !isSameKind(hinted, field) { say("  " + form.hint(for: field)) }
      hinted = field
      guard let typed = try asking.line(prompt(for: field, entry.answers)) else { return false }
      switch typed.folded {
      case "retour":
        if entry.order.isEmpty { asking.refuse("C’est la première question.") } else { try add(.back, &entry) }
        hinted = nil
      case "revoir", "aide":
        show(entry.answers)
        hinted = nil
      default:
        let read: PaperAnswers
        do throws(PaperRefusal) {
          // A script has no empty lines.
          read = try form.read(typed.matches("rien") ? "" : typed, for: field, entry.answers)
        } catch {
          asking.refuse(error.message)
          continue
        }
        // A failure to keep it ends the entry there, with all that was kept before.
        try add(.answered(read), &entry)
        if field == .session { warn(entry.answers) }
      }
    }
  }

  /// The paper in hand may be another's: said while it is easy to read it again.
  private func warn(_ answers: PaperAnswers) {
    guard let doubt = doubt.text(answers) else { return }
    say(
      "Attention : \(doubt). Relire le code, l’épreuve, le numéro, le nom et la session ; retour corrige. Si c’est ce que dit "
        + "le papier, continuer : comparer le demandera.", .warning)
  }

  private func confirm(_ entry: PaperEntry) throws -> Bool? {
    show(entry.answers)
    return try asking.yesOrNo("Est-ce bien ce que dit le papier ? Non : revenir à la dernière réponse.")
  }

  /// What was typed, field by field.
  func show(_ answers: PaperAnswers) {
    for field in form.fields(answers) {
      guard let value = answers[field.key] else { continue }
      say("  \(form.title(of: field)) : \(value.isEmpty ? "—" : value)")
    }
  }

  /// What is asked of a field: its name, and for a grid where one stands.
  private func prompt(for field: PaperField, _ answers: PaperAnswers) -> String {
    guard case .verdict = field else { return form.title(of: field) + " : " }
    let left = form.exam.criteria.count { answers[PaperField.verdict($0.id).key] == nil }
    return "\(form.title(of: field)) (reste \(left)) : "
  }

  private func isSameKind(_ first: PaperField?, _ second: PaperField) -> Bool {
    switch (first, second) {
    case (.verdict, .verdict), (.phase, .phase), (.remark, .remark), (.incident, .incident),
      (.reservation, .reservation):
      true
    default: first == second
    }
  }

  /// One field settled by both: each reads the paper again and types what it says, until they agree; `nil` when one
  /// stops.
  func settle(_ difference: PaperComparison.Difference, between names: [String], _ answers: PaperAnswers) throws
    -> PaperAnswers?
  {
    let field = difference.field
    say("\(form.title(of: field))", .bold)
    for (name, value) in zip(names, difference.values) {
      say("  \(name) : \(value.map { $0.isEmpty ? "—" : $0 } ?? "(pas demandé)")")
    }
    if difference.isSpelling { return try choose(difference.values.compactMap { $0 }, field) }
    say("Relire le papier. " + form.hint(for: field))
    while true {
      var readings: [String] = []
      for name in names {
        guard let reading = try reread(field, name, answers) else { return nil }
        readings.append(reading)
      }
      if readings[0] == readings[1] { return [field.key: readings[0]] }
      if PaperComparison.isSame(readings[0], readings[1]) { return try choose(readings, field) }
      asking.refuse("« \(readings[0]) » et « \(readings[1]) » : encore différent. Relire ensemble.")
    }
  }

  private func reread(_ field: PaperField, _ name: String, _ answers: PaperAnswers) throws -> String? {
    while true {
      guard let typed = try asking.line("\(name) lit : ") else { return nil }
      do throws(PaperRefusal) {
        // One field at a time: a row of verdicts would settle what nobody asked about.
        let read = try form.read(typed, for: field, answers)
        if read.count == 1, let value = read[field.key] { return value }
        throw PaperRefusal.unkept("Un seul verdict ici.")
      } catch {
        asking.refuse(error.message)
      }
    }
  }

  /// The same words, spelled in two ways: which is on the paper.
  private func choose(_ values: [String], _ field: PaperField) throws -> PaperAnswers? {
    while true {
      guard let typed = try asking.line("Orthographe à garder : 1 « \(values[0]) », 2 « \(values[1]) » : ") else {
        return nil
      }
      if let number = Int(typed), values.indices.contains(number &- 1) { return [field.key: values[number &- 1]] }
      asking.refuse("Répondre 1 ou 2.")
    }
  }

  func say(_ text: String, _ style: Style = .plain) { terminal.write(StyledLine(text.typographic, style)) }
}
