// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The jury's own papers agree with the dossier. They never make it non-conforming: nothing here is an error.
enum JuryPapersRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    for (index, client) in dossier.jury.clients.enumerated() {
      let path = "clients[\(index)]"
      let terms = TermTable(dossier, exam, fiche: client.fiche)
      checkFiche(client.fiche, dossier, at: path, &findings)
      checkWeights(client.priorities, terms, of: "les priorités du client", at: "\(path).priorities", &findings)
      if !client.motives.isEmpty {
        checkSum(client.motives.map(\.weight), of: "les motivations du client", at: "\(path).motives", &findings)
      }
      checkLimits(client.limits, terms, at: path, &findings)
      for (position, objection) in client.objections.enumerated() {
        guard let moment = objection.moment, !exam.phases.contains(where: { $0.kind == moment }) else { continue }
        findings.warn(
          "client.moment", at: "\(path).objections[\(position)]",
          "Cette objection est prévue à un moment que l’épreuve ne comporte pas.",
          hint: "Choisissez une phase de l’épreuve, ou « toujours ».")
      }
    }
    for (index, mandate) in dossier.jury.mandates.enumerated() {
      let path = "mandates[\(index)]"
      let terms = TermTable(dossier, exam, fiche: mandate.fiche)
      checkFiche(mandate.fiche, dossier, at: path, &findings)
      checkWeights(mandate.priorities, terms, of: "les priorités du mandat", at: "\(path).priorities", &findings)
      checkLimits(mandate.limits, terms, at: path, &findings)
    }
    ChangeBankRule.check(dossier, exam, &findings)
  }

  static func checkFiche(_ fiche: Int?, _ dossier: Dossier, at path: String, _ findings: inout Findings) {
    guard let fiche else { return }
    let count = dossier.papers(of: .fiche).count
    guard !(1...max(1, count)).contains(fiche) || count == 0 else { return }
    findings.warn(
      "jury.fiche", at: "\(path).fiche",
      count == 0
        ? "Il est question de la fiche \(fiche), et le dossier n’a pas de fiche."
        : "Il est question de la fiche \(fiche), et le dossier en compte \(count).",
      hint: "Corrigez le numéro, ou retirez-le s’il n’y a qu’une situation.")
  }

  private static func checkWeights(
    _ weights: [String: Int], _ terms: TermTable, of what: String, at path: String, _ findings: inout Findings
  ) {
    guard !weights.isEmpty else { return }
    for id in weights.keys.sorted() where terms.isUnknown(id) {
      findings.warn(
        "jury.condition-inconnue", at: "\(path).\(id)", "Aucune condition du dossier ne s’appelle « \(id) ».",
        hint: terms.suggestion(for: id))
    }
    checkSum(Array(weights.values), of: what, at: path, &findings)
  }

  private static func checkSum(_ weights: [Int], of what: String, at path: String, _ findings: inout Findings) {
    let sum = weights.reduce(0, +)
    guard sum != 100 else { return }
    findings.warn(
      "jury.poids", at: path, "Les poids ne font pas 100 : \(what) font \(sum).", hint: "Répartissez 100 points.")
  }

  private static func checkLimits(
    _ limits: [ClientRole.Limit], _ terms: TermTable, at path: String, _ findings: inout Findings
  ) {
    for (index, limit) in limits.enumerated() {
      let place = "\(path).limits[\(index)]"
      guard let term = terms.term(limit.term) else {
        if terms.isUnknown(limit.term) {
          findings.warn(
            "jury.condition-inconnue", at: place, "Aucune condition du dossier ne s’appelle « \(limit.term) ».",
            hint: terms.suggestion(for: limit.term))
        }
        continue
      }
      for value in [limit.ideal, limit.limit].compactMap({ $0 }) {
        LimitValueCheck.check(value, term, at: place, &findings)
      }
    }
  }
}

/// The terms that the jury's papers may name.
struct TermTable {
  private let terms: [Term]
  /// Whether some paper's terms are not known: nothing is then said of an unknown id.
  private let isPartial: Bool

  init(_ dossier: Dossier, _ exam: Exam, fiche: Int?) {
    var papers = dossier.papers
    let fiches = dossier.papers(of: .fiche)
    if let fiche, fiches.indices.contains(fiche - 1) { papers = [fiches[fiche - 1]] }
    terms = papers.flatMap(\.terms)
    isPartial = terms.isEmpty || papers.contains { $0.isUnread || $0.isPartlyRead }
  }

  func term(_ id: String) -> Term? { terms.first { $0.id == id } }

  func isUnknown(_ id: String) -> Bool { !isPartial && term(id) == nil }

  func suggestion(for id: String) -> String {
    let ids = terms.map(\.id)
    return nearest(to: id, among: ids).map { "Vouliez-vous dire « \($0) » ?" }
      ?? "Conditions du dossier : \(ids.joined(separator: ", "))."
  }
}

/// A bound fits the term that it bounds.
enum LimitValueCheck {
  static func check(_ value: LimitValue, _ term: Term, at path: String, _ findings: inout Findings) {
    switch (value, term.value) {
    case (.number(let number), .quantity(_, let range?, _)):
      guard !range.contains(number) else { return }
      findings.warn(
        "jury.limite-hors-plage", at: path,
        "La limite \(number.french) sort de la plage de « \(term.id) » (\(range.french)).",
        hint: "Corrigez la limite, ou élargissez la plage de la pièce.")
    case (.name(let name), .choice(_, let values)):
      guard !values.contains(where: { $0.matches(name) }) else { return }
      findings.warn(
        "jury.limite-hors-plage", at: path,
        "« \(name) » n’est pas parmi les choix de « \(term.id) » (\(values.frenchList("ou"))).",
        hint: "Reprenez l’un des choix.")
    case (.name(let name), .quantity):
      findings.warn(
        "jury.limite-type", at: path, "« \(term.id) » attend un nombre, non « \(name) ».",
        hint: "Écrivez la limite en chiffres.")
    case (.number(let number), .choice(_, let values)):
      guard !values.contains(where: { $0.matches(number.french) }) else { return }
      findings.warn(
        "jury.limite-type", at: path, "« \(term.id) » attend l’un de ses choix, non \(number.french).",
        hint: "Choix possibles : \(values.frenchList("ou")).")
    case (.number, .quantity(_, nil, _)): return
    }
  }
}
