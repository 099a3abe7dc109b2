// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// Reads the front matter of a paper. No regulation asks for one: nothing in it makes a paper non-conforming.
struct FrontMatterReader {
  let kind: PaperKind

  func read(_ reading: YAMLReading, into paper: inout Paper) {
    var read = paper
    _ = reading.read { front in
      read.title = front.optionalText("titre") ?? read.title
      switch kind {
      case .fiche:
        read.type = front.optionalText("type")
        read.date = front.optionalDay("date")
        read.place = front.optionalText("lieu")
        read.terms = TermReader.terms(front)
      case .proposal:
        read.date = front.optionalDay("date")
        read.clientAlias = front.optionalText("client_masque")
        read.terms = TermReader.terms(front)
      case .project:
        read.period = front.optionalGroup("periode", period) ?? nil
        read.company = front.optionalText("entreprise")
      case .certificate, .dspp, .results, .file, .experience:
        // Nothing is asked of them: whatever they say is fine.
        front.acceptOtherKeys()
      }
    }
    paper = read
  }

  private func period(_ group: MappingReader) -> ClosedRange<Day>? {
    let from = group.required("du")?.day()
    let to = group.required("au")?.day()
    guard let from, let to else { return nil }
    guard from <= to else {
      group.report(
        "entete.periode", "La période finit le \(to.french), avant de commencer le \(from.french).",
        hint: "Vérifiez « du » et « au ».")
      return nil
    }
    return from...to
  }
}

/// Reads negotiable terms (`conditions`).
enum TermReader {
  static func terms(_ front: MappingReader) -> [Term] {
    front.optionalList("conditions") { item in item.mapping(term) ?? nil }
  }

  private static func term(_ group: MappingReader) -> Term? {
    let id = group.text("id")
    let title = group.text("intitule")
    let unit = group.optionalText("unite")
    let choices = group.optional("choix")?.texts()
    let range = group.optional("plage").flatMap(range)
    let step = group.optional("pas").flatMap(amount)
    guard let value = group.required("valeur") else { return nil }
    if let choices {
      guard let text = value.text() else { return nil }
      return Term(id: id, title: title, value: .choice(text, among: choices))
    }
    guard let amount = amount(value), !id.isEmpty else { return nil }
    return Term(id: id, title: title, value: .quantity(Quantity(amount, unit ?? ""), range: range, step: step))
  }

  /// `[41 000, 52 000]`
  static func range(_ node: NodeReader) -> ClosedRange<Decimal64>? {
    guard let bounds = node.list({ amount($0) }) else { return nil }
    guard bounds.count == 2 else {
      node.report("condition.plage", "Une plage a deux bornes.", hint: "Par exemple « plage: [41 000, 52 000] ».")
      return nil
    }
    guard bounds[0] <= bounds[1] else {
      node.report(
        "condition.plage", "Cette plage va de \(bounds[0].french) à \(bounds[1].french) : les bornes sont inversées.",
        hint: "Mettez la plus petite d’abord.")
      return nil
    }
    return bounds[0]...bounds[1]
  }

  /// A number, whatever sign of its unit follows it: `48 500`, `48 500 €`, `30 %`.
  static func amount(_ node: NodeReader) -> Decimal64? {
    if let text = node.scalarText, let amount = amount(text) { return amount }
    return node.decimal()
  }

  static func amount(_ text: String) -> Decimal64? {
    if let amount = Decimal64(text) { return amount }
    for unit in ["€", "EUR", "%"] where text.hasSuffix(unit) { return Decimal64(String(text.dropLast(unit.count))) }
    return nil
  }

  /// A bound: a number when it is one, else the name of a choice.
  static func limit(_ node: NodeReader) -> LimitValue? {
    guard let text = node.text() else { return nil }
    return amount(text).map { .number($0) } ?? .name(text)
  }
}
