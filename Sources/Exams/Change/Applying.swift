// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension Situation {
  /// The situation once the changes are made, one after the other, with everything worth telling about them.
  ///
  /// Nothing is ever brought back into a term's range: a value out of it is applied as written, and told.
  public func applying(_ changes: [Change]) -> AppliedSituation {
    var work = Applying(after: self)
    for (index, change) in changes.enumerated() {
      for (effect, what) in change.effects.enumerated() { work.apply(what, change: index + 1, effect: effect) }
    }
    let applied = AppliedSituation(
      before: self, after: work.after, changes: changes, termDeltas: work.termDeltas,
      contextDeltas: work.contextDeltas, diagnostics: [])
    let told = work.diagnostics + ChangeRules.incoherences(in: applied)
    return AppliedSituation(
      before: self, after: work.after, changes: changes, termDeltas: work.termDeltas,
      contextDeltas: work.contextDeltas, diagnostics: told)
  }
}

/// The copy in the making.
private struct Applying {
  var after: Situation
  var termDeltas: [TermDelta] = []
  var contextDeltas: [ContextDelta] = []
  var diagnostics: [Diagnostic] = []

  mutating func apply(_ what: Change.Effect, change: Int, effect: Int) {
    switch what {
    case .term(let id, let termEffect): apply(termEffect, to: id, change: change, effect: effect)
    case .counterpart(let person):
      note(.counterpart(before: after.client, after: person), change, effect)
      after.client?.name = person.name ?? ""
      after.client?.role = person.role
      if let profile = person.profile { after.client?.profile = profile }
    case .motive(let motive, let weight):
      let before = after.client?.motives ?? []
      let rebalanced = before.rebalanced(motive, weight: weight)
      note(.motives(before: before, after: rebalanced), change, effect)
      after.client?.motives = rebalanced
    case .competitor(let competitor):
      note(.competitor(competitor), change, effect)
      after.competitors.append(competitor)
    case .context(let text):
      note(.context(text), change, effect)
      after.context.append(text)
    }
  }

  private mutating func note(_ kind: ContextDelta.Kind, _ change: Int, _ effect: Int) {
    contextDeltas.append(ContextDelta(change: change, effect: effect, kind: kind))
  }

  private mutating func apply(_ what: Change.TermEffect, to id: String, change: Int, effect: Int) {
    let path = "modifications[\(change - 1)].effets[\(effect)]"
    guard let index = after.terms.firstIndex(where: { $0.id == id }) else {
      diagnostics.append(unknownTerm(id, change: change, path: path))
      return
    }
    let before = after.terms[index]
    do {
      let (term, bound) = try before.applying(what)
      after.terms[index] = term
      termDeltas.append(TermDelta(change: change, effect: effect, before: before, after: term, bound: bound))
    } catch {
      diagnostics.append(error.diagnostic(before, change: change, path: path))
    }
  }

  private func unknownTerm(_ id: String, change: Int, path: String) -> Diagnostic {
    let known = after.terms.map(\.id)
    let near = nearest(to: id, among: known).map { "Vouliez-vous dire \(quoted($0))\u{202F}? " } ?? ""
    let list = known.isEmpty ? "La situation n’a aucune condition saisie." : "Conditions\u{A0}: \(known.frenchList())."
    return Diagnostic(
      .warning, "modification.condition-inconnue", at: path,
      "Modification \(change)\u{A0}: la condition \(quoted(id)) n’existe pas\u{202F}; l’effet n’est pas appliqué.",
      hint: near + list)
  }
}

extension [ClientRole.WeightedMotive] {
  /// The same motives with a new weight for one; the others share what is left of 100 in their proportions, in whole
  /// numbers (largest remainders first, then their order). A weight out of 0…100 is kept and leaves the others as
  /// they are.
  package func rebalanced(_ motive: Motive, weight: Int) -> [ClientRole.WeightedMotive] {
    var result = self
    if !result.contains(where: { $0.motive == motive }) { result.append(.init(motive, weight: 0)) }
    for index in result.indices where result[index].motive == motive { result[index].weight = weight }
    let others = result.indices.filter { result[$0].motive != motive }
    let total = others.reduce(0) { $0 + Swift.max(0, Swift.min(result[$1].weight, 1000)) }
    guard (0...100).contains(weight), total > 0 else { return result }
    let left = 100 - weight
    let shares = others.map { Swift.max(0, Swift.min(result[$0].weight, 1000)) * left }
    for (index, share) in zip(others, shares) { result[index].weight = share / total }
    let missing = left - shares.reduce(0) { $0 + $1 / total }
    let byRemainder = others.indices.sorted { (shares[$0] % total, $1) > (shares[$1] % total, $0) }
    for place in byRemainder.prefix(missing) { result[others[place]].weight += 1 }
    return result
  }
}
