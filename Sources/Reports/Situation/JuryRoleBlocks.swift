// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The client's role on the jury's sheet, once the changes are made.
struct JuryRoleBlocks {
  let sheet: JurySheet

  var blocks: [Block] {
    guard let client = sheet.situation.after.client else {
      guard sheet.exam.changes != nil else { return [] }
      return [
        .heading("Rôle du client"),
        .note("Aucun rôle n’est fourni avec ce dossier\u{A0}: le jury compose le sien."),
      ]
    }
    return identity(client) + motives(client) + limits(client) + objections(client) + directions(client)
  }

  private func identity(_ client: ClientRole) -> [Block] {
    let previous = sheet.situation.before.client
    let name = [client.name, client.role].filter { !$0.isEmpty }.joined(separator: ", ")
    let replaced = previous.flatMap { $0.name != client.name ? "\($0.name), \($0.role)" : nil }
    let alias = sheet.situation.before.paper?.clientAlias
    let facts = [
      Fact("Vous êtes", name), Fact("Vous remplacez", replaced ?? ""), Fact("Entreprise", client.company),
      Fact("Nom masqué", alias ?? ""), Fact("Profil", client.profile.french), Fact("Situation", client.situation),
      Fact("Décision", client.decisionCircuit ?? ""), Fact("Sans accord", client.fallback ?? ""),
    ]
    let filled = facts.filter { !$0.text.isEmpty }.map { Fact($0.label, $0.text.typographic) }
    return [.heading("Rôle du client"), .facts(filled)]
  }

  private func motives(_ client: ClientRole) -> [Block] {
    guard !client.motives.isEmpty else { return [] }
    let before = sheet.situation.before.client?.motives ?? []
    let isChanged = before != client.motives
    let rows = client.motives.map { motive in
      let old = before.first { $0.motive == motive.motive }.map { String($0.weight) } ?? "0"
      return [
        motive.motive.french.capitalizedFirst, isChanged ? old : "", String(motive.weight),
        motive.text?.typographic ?? "",
      ]
    }
    let columns: [Table.Column] = [
      .init("Motivation"), .init("Avant", .trailing), .init(isChanged ? "Après" : "Poids", .trailing),
      .init("Ce qui le montre"),
    ]
    return [
      .heading("Motivations d’achat", level: 2), .table(Table(columns: columns, rows: rows).withoutEmptyColumns),
    ]
  }

  /// What the client weighs and how far he goes, beside the offer and what the changes make of it.
  private func limits(_ client: ClientRole) -> [Block] {
    let ids = Set(client.limits.map(\.term)).union(client.priorities.keys).union(sheet.situation.before.terms.map(\.id))
    guard !ids.isEmpty else { return [] }
    let rows = sheet.ordered(ids).map { id in
      let limit = client.limits.first { $0.term == id }
      let after = sheet.situation.termDeltas.last { $0.after.id == id && !$0.isNeutral }
      return [
        sheet.title(of: id), sheet.situation.before.term(id)?.frenchValue ?? "", after?.frenchAfter ?? "",
        client.priorities[id].map(String.init) ?? "", sheet.value(limit?.ideal, of: id),
        sheet.value(limit?.limit, of: id),
      ]
    }
    let columns: [Table.Column] = [
      .init("Condition"), .init("Offre"), .init("Modifiée"), .init("Poids", .trailing), .init("Idéal"), .init("Limite"),
    ]
    let remarks = client.limits.compactMap { limit in
      limit.text.map { "\(sheet.title(of: limit.term))\u{A0}: \($0.typographic)" }
    }
    let isOverruled = client.limits.contains { limit in
      sheet.situation.termDeltas.contains { $0.after.id == limit.term && !$0.isNeutral }
    }
    let note = Block.note("Sur une condition modifiée, la modification l’emporte sur l’idéal et la limite du rôle.")
    let table = Table(columns: columns, rows: rows).withoutEmptyColumns
    return [.heading("Conditions et limites", level: 2), .table(table)] + (isOverruled ? [note] : [])
      + (remarks.isEmpty ? [] : [.list(remarks)])
  }

  /// By moment, in the order of the exam; those for any moment last.
  private func objections(_ client: ClientRole) -> [Block] {
    guard !client.objections.isEmpty else { return [] }
    let phases = sheet.exam.phases
    var groups: [(String, [ClientRole.Objection])] = []
    for phase in phases {
      let own = client.objections.filter { $0.moment == phase.kind }
      if !own.isEmpty, phases.first(where: { $0.kind == phase.kind })?.id == phase.id {
        groups.append((phase.title.typographic, own))
      }
    }
    let others = client.objections.filter { objection in !phases.contains { $0.kind == objection.moment } }
    if !others.isEmpty { groups.append(("À tout moment", others)) }
    return [.heading("Objections")]
      + groups.flatMap { title, objections -> [Block] in
        [.heading(title, level: 2), .list(objections.map(item))]
      }
  }

  private func item(_ objection: ClientRole.Objection) -> ListItem {
    ListItem(
      objection.text.typographic,
      children: [objection.expected.map { ListItem("Attendu\u{A0}: " + $0.typographic) }].compactMap { $0 })
  }

  private func directions(_ client: ClientRole) -> [Block] {
    guard !client.directions.isEmpty else { return [] }
    return [.heading("Consignes de jeu"), .list(client.directions.map(\.typographic))]
  }
}
