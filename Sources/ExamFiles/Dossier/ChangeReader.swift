// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// Reads the jury's bank of changes, `modifications.yaml`.
enum ChangeReader {
  static func bank(_ reading: YAMLReading) -> [Change] {
    reading.read { file in file.list("modifications") { $0.mapping(change) ?? nil } } ?? []
  }

  private static func change(_ group: MappingReader) -> Change? {
    let field = group.choice("champ", ExamVocabulary.changeFields)
    let id = group.optionalText("id")
    let change = Change(
      id: id, field: field ?? .economic,
      kind: group.optionalChoice("genre", DossierVocabulary.changeKinds),
      text: group.text("texte"),
      fiche: group.optionalInteger("fiche", 1...99),
      severity: group.optionalInteger("severite", 1...3),
      effects: group.optionalList("effets") { $0.mapping(effect) ?? nil },
      expected: group.optionalText("attendu"))
    return field == nil || change.text.isEmpty ? nil : change
  }

  private static func effect(_ group: MappingReader) -> Change.Effect? {
    let term = group.optional("condition")
    let counterpart = group.optional("interlocuteur")
    let motive = group.optional("motivation")
    let competitor = group.optional("concurrent")
    let context = group.optional("contexte")
    let given = [term, counterpart, motive, competitor, context].compactMap { $0 }
    guard given.count == 1 else {
      group.acceptOtherKeys()
      group.report(
        "modification.effet",
        given.isEmpty ? "Cet effet ne dit pas sur quoi il porte." : "Cet effet en réunit plusieurs : séparez-les.",
        hint: "Donnez « condition », « interlocuteur », « motivation », « concurrent » ou « contexte ».")
      return nil
    }
    if let term {
      let effect = termEffect(group)
      return term.text().flatMap { id in effect.map { .term(id: id, $0) } }
    }
    if let counterpart { return counterpart.mapping(self.counterpart).map { .counterpart($0) } }
    if let motive { return motive.mapping(self.motive) ?? nil }
    if let competitor { return competitor.mapping(self.competitor).map { .competitor($0) } }
    return context?.text().map { .context($0) }
  }

  private static func termEffect(_ group: MappingReader) -> Change.TermEffect? {
    let value = group.optional("valeur")
    let ceiling = group.optional("plafond")
    let floor = group.optional("plancher")
    let variation = group.optional("variation")
    let range = group.optional("plage")
    let choices = group.optional("choix")
    let given = [value, ceiling, floor, variation, range, choices].compactMap { $0 }
    guard given.count == 1 else {
      group.report(
        "modification.effet",
        given.isEmpty ? "Cet effet ne dit pas ce que devient la condition." : "Cet effet en réunit plusieurs.",
        hint: "Donnez l’un de : valeur, plafond, plancher, variation, plage, choix.")
      return nil
    }
    if let value {
      // A term of named values takes a name.
      guard let text = value.text() else { return nil }
      return TermReader.amount(text).map { .value($0) } ?? .choices([text])
    }
    if let ceiling { return TermReader.amount(ceiling).map { .ceiling($0) } }
    if let floor { return TermReader.amount(floor).map { .floor($0) } }
    if let range { return TermReader.range(range).map { .range($0.lowerBound, $0.upperBound) } }
    if let choices { return choices.texts().map { .choices($0) } }
    return variation.flatMap(basisPoints).map { .variation(basisPoints: $0) }
  }

  /// `-15 %`, `+2,5 %`
  private static func basisPoints(_ node: NodeReader) -> Int64? {
    guard let amount = TermReader.amount(node) else { return nil }
    guard let points = amount.rescaled(to: 2)?.units, (-10_000...100_000).contains(points) else {
      node.report("modification.variation", "Cette variation sort de −100 % à +1 000 %.", hint: "Vérifiez-la.")
      return nil
    }
    return points
  }

  private static func counterpart(_ group: MappingReader) -> Change.Counterpart {
    Change.Counterpart(
      name: group.optionalText("nom"), role: group.text("fonction"),
      profile: group.optionalChoice("profil", DossierVocabulary.profiles))
  }

  private static func motive(_ group: MappingReader) -> Change.Effect? {
    let motive = group.choice("soncas", DossierVocabulary.motives)
    let weight = group.integer("poids", 0...100)
    return motive.map { .motive($0, weight: weight) }
  }

  private static func competitor(_ group: MappingReader) -> Change.Competitor {
    Change.Competitor(
      name: group.text("nom"), text: group.optionalText("texte"),
      price: group.optional("prix").flatMap(TermReader.amount))
  }
}
