// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Negotiation

/// What a file says, before the rules of a domain.
struct DomainDraft {
  var id: String
  var title: String
  /// How many outcomes the file says that there are.
  var count: Int?
  var issues: [Issue]
  var seller: Preferences
  var buyer: Preferences
}

extension YAMLReading {
  /// `nil`, reported, when the file is no group of keys at all.
  func domainDraft() -> DomainDraft? {
    guard let root else { return nil }
    if case .mapping = root.content { return read { $0.domainDraft() } }
    let instead = root.isNull ? " : il est vide, ou ne dit que « null »" : ", mais \(root.described)"
    NodeReader(root, path: "", in: self).report(
      "negociation.schema", "Ce fichier ne contient pas de domaine de négociation\(instead).",
      hint: "Il commence par la clé « schema », qui vaut « \(MappingReader.schema) ».")
    return nil
  }
}

extension MappingReader {
  fileprivate static let schema = "negotiation-domain/1"

  /// The keys asked for are those of the schema that say something; a file may keep others beside them.
  func domainDraft() -> DomainDraft {
    acceptOtherKeys()
    if let schema = required("schema"), schema.scalarText != Self.schema {
      schema.report(
        "negociation.schema", "Ce fichier n’est pas du schéma « \(Self.schema) ».",
        hint: "Vérifiez que c’est bien un domaine de négociation.")
    }
    let id = optional("id")?.scalarText ?? ""
    let title = optional("title")?.scalarText ?? ""
    let count = optionalInteger("n_outcomes", 1...Int.max)
    let issues = groups("issues") { $0.issue() }
    let parties = preferences()
    return DomainDraft(id: id, title: title, count: count, issues: issues, seller: parties.seller, buyer: parties.buyer)
  }

  private func issue() -> Issue {
    acceptOtherKeys()
    return Issue(
      name: text("name"), kind: choice("kind", Vocabulary(Issue.Kind.self)) ?? .categorical,
      unit: optional("unit")?.scalarText ?? "", values: list("values") { $0.value() })
  }

  private func preferences() -> (seller: Preferences, buyer: Preferences) {
    let none = Preferences(weights: [], tables: [], reservation: Decimal64(units: 0))
    guard let list = required("parties") else { return (none, none) }
    let roles = ["seller", "buyer"]
    let parties = list.list { $0.mapping { $0.party() } } ?? []
    guard parties.count == 2, parties.map(\.role) == roles else {
      list.report(
        "negociation.parties", "Il faut deux parties : le vendeur (seller), puis le client (buyer).",
        hint: "Gardez-en deux, dans cet ordre, chacune avec son « role ».")
      return (none, none)
    }
    return (parties[0].preferences, parties[1].preferences)
  }

  private func party() -> (role: String, preferences: Preferences) {
    acceptOtherKeys()
    let role = text("role")
    if let bias = optional("bias"), bias.number() != Decimal64(units: 0) {
      bias.report(
        "negociation.biais", "Une constante (« bias ») autre que 0 n’est pas prise en charge.",
        hint: "Retirez-la : elle ne change aucun accord, seulement la limite.")
    }
    let weights = list("weights") { $0.number() }
    let tables = groups("value_functions") { $0.table() }
    let reservation = required("reservation")?.number() ?? Decimal64(units: 0)
    return (role, Preferences(weights: weights, tables: tables, reservation: reservation))
  }

  private func table() -> [Decimal64] {
    acceptOtherKeys()
    if let type = optional("type"), type.scalarText != "table" {
      type.report(
        "negociation.bareme", "Seuls les barèmes donnés valeur par valeur (« table ») sont pris en charge.",
        hint: "Écrivez une note, de 0 à 1, pour chaque valeur de l’objet.")
    }
    return list("values") { $0.number() }
  }
}

extension NodeReader {
  /// A word or a number, as it is written; an empty text, reported, when it is neither.
  fileprivate func value() -> String {
    if let text = scalarText { return text }
    report("negociation.valeur", "Une valeur est un nombre ou un mot.")
    return ""
  }

  /// An exact number; 0, reported, when it is none.
  fileprivate func number() -> Decimal64 {
    if let number = scalarText.flatMap({ Decimal64(literal: $0) }) { return number }
    report(
      "negociation.nombre", scalarText.map { "« \($0) » n’est pas un nombre." } ?? "Il faut un nombre ici.",
      hint: "Écrivez-le avec un point, comme 0.25, sans guillemets ni espaces.")
    return Decimal64(units: 0)
  }
}
