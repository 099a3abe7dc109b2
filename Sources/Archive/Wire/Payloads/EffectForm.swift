// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// An effect of a change: exactly one of its fields is there.
struct EffectForm: Codable, Sendable {
  var term: TermForm?
  var counterpart: CounterpartForm?
  var motive: MotiveForm?
  var competitor: CompetitorForm?
  var context: String?

  /// What becomes of the term `id`: exactly one of the other fields is there, or `low` and `high` together.
  struct TermForm: Codable, Sendable {
    var id: String
    var value: DecimalForm?
    var ceiling: DecimalForm?
    var floor: DecimalForm?
    /// Basis points.
    var variation: Int64?
    var low: DecimalForm?
    var high: DecimalForm?
    var choices: [String]?

    init(id: String, _ effect: Change.TermEffect) {
      self.id = id
      switch effect {
      case .value(let number): value = DecimalForm(number)
      case .ceiling(let number): ceiling = DecimalForm(number)
      case .floor(let number): floor = DecimalForm(number)
      case .variation(let basisPoints): variation = basisPoints
      case .range(let from, let to): (low, high) = (DecimalForm(from), DecimalForm(to))
      case .choices(let names): choices = names
      }
    }

    func effect() throws -> Change.TermEffect {
      if let value { return .value(try value.number()) }
      if let ceiling { return .ceiling(try ceiling.number()) }
      if let floor { return .floor(try floor.number()) }
      if let variation { return .variation(basisPoints: variation) }
      if let low, let high { return .range(try low.number(), try high.number()) }
      if let choices { return .choices(choices) }
      throw WireError.outOfRange("term")
    }
  }

  struct CounterpartForm: Codable, Sendable {
    var name: String?
    var role: String
    var profile: String?
  }

  struct MotiveForm: Codable, Sendable {
    var name: String
    var weight: Int
  }

  struct CompetitorForm: Codable, Sendable {
    var name: String
    var text: String?
    var price: DecimalForm?
  }

  init(_ effect: Change.Effect) {
    switch effect {
    case .term(let id, let effect): term = TermForm(id: id, effect)
    case .counterpart(let person):
      counterpart = CounterpartForm(name: person.name, role: person.role, profile: person.profile?.wireName)
    case .motive(let name, let weight): motive = MotiveForm(name: name.wireName, weight: weight)
    case .competitor(let other):
      competitor = CompetitorForm(name: other.name, text: other.text, price: other.price.map(DecimalForm.init))
    case .context(let text): context = text
    }
  }

  func effect() throws -> Change.Effect {
    if let term { return .term(id: term.id, try term.effect()) }
    if let counterpart {
      return .counterpart(
        Change.Counterpart(
          name: counterpart.name, role: counterpart.role,
          profile: try counterpart.profile.map(ClientRole.Profile.init(wireName:))))
    }
    if let motive { return .motive(try Motive(wireName: motive.name), weight: motive.weight) }
    if let competitor {
      return .competitor(
        Change.Competitor(
          name: competitor.name, text: competitor.text, price: try competitor.price.map { try $0.number() }))
    }
    if let context { return .context(context) }
    throw WireError.outOfRange("effects")
  }
}
