// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Which value goes to which term.
extension OfferParser {
  mutating func takeValue() {
    settle()
    // « baisser à 45 000 » says where to, « de 2 000 » how much.
    if index > 0, tokens[index - 1].word == "a" { isReduction = false }
    var sign: Bool?
    if case .sign(let isNegative) = tokens[index] {
      sign = isNegative
      index += 1
    }
    guard index < tokens.count, case .number(let amount, let typed) = tokens[index] else { return }
    index += 1
    var value = TypedValue(amount: amount, typed: typed, isNegative: sign)
    if isReduction, value.isNegative == nil { value.isNegative = true }
    readUnit(&value)
    if value.isNegative == nil, isTakenOff() {
      index += 2
      value.isNegative = true
      isReduction = true
    }
    // « de 24 à 36 mois »: the second is what is offered.
    if let next = transition() {
      index = next
      named = named ?? last
      takeValue()
      return
    }
    if isReduction {
      isReduction = false
      assign(value, to: named ?? priceTerm)
      named = nil
    } else if let term = named {
      named = nil
      assign(value, to: term)
    } else {
      pending = value
    }
  }

  /// `5 %` before `de remise`, or `de moins`, where no term is called so.
  private func isTakenOff() -> Bool {
    guard index + 1 < tokens.count, tokens[index].word == "de", let word = tokens[index + 1].word else { return false }
    return word == "moins" || OfferParser.reductions.contains(word) && names.term(word) == nil
  }

  /// Where a second value begins, after `à`, when the first follows `de`.
  private func transition() -> Int? {
    guard index + 1 < tokens.count, tokens[index].word == "a", tokens[index + 1].isNumber else { return nil }
    let first = tokens[..<index].lastIndex { $0.isNumber } ?? 0
    guard first > 0, tokens[first - 1].word == "de" else { return nil }
    return index + 1
  }

  private mutating func readUnit(_ value: inout TypedValue) {
    guard index < tokens.count else { return }
    switch tokens[index] {
    case .percent: value.unit = "%"
    case .euro: value.unit = "EUR"
    case .word("k"):
      value.unit = "k€"
      if index + 1 < tokens.count, tokens[index + 1] == .euro { index += 1 }
    case .word("mille"):
      value.unit = "k€"
      if index + 1 < tokens.count, tokens[index + 1] == .euro { index += 1 }
    case .word(let word) where isUnit(word): value.unit = word
    default: return
    }
    index += 1
  }

  private func isUnit(_ word: String) -> Bool {
    if OfferParser.units.contains(word) { return true }
    let plain = Figure.Dimension.of(unit: word).0
    return table.terms.contains { $0.unit.map { Figure.Dimension.of(unit: $0).0 == plain } ?? false }
  }

  /// Gives the value that waits to the only term that it suits.
  mutating func settle() {
    guard let value = pending else { return }
    pending = nil
    let suited = table.issues.indices.filter { index in
      if case .place(let place, _) = value.reading(for: table.issues[index], standing: standing[index]) {
        return value.unit != nil || table.issues[index].isUsual(place)
      }
      return false
    }
    let usual = suited.filter { index in
      guard case .place(let place, _) = value.reading(for: table.issues[index], standing: standing[index]) else {
        return false
      }
      return table.issues[index].isUsual(place)
    }
    if value.unit == "%" && value.isNegative != nil || value.unit == "EUR" && value.isNegative == true {
      assign(value, to: priceTerm)
    } else if let price = priceTerm, usual.contains(price),
      value.unit == nil || value.unit == "EUR" || value.unit == "k€"
    {
      assign(value, to: price)
    } else if let stranger {
      offer.problems.append(.unknown(stranger))
    } else if usual.count == 1 {
      assign(value, to: usual[0])
    } else if let own = ownUnit(of: value, among: usual) {
      assign(value, to: own)
    } else if suited.count == 1 {
      assign(value, to: suited[0])
    } else {
      offer.problems.append(.unnamed(value.shown))
    }
    stranger = nil
  }

  /// The only term that is counted in just the unit typed: five weeks are thirty-five days, but said in weeks.
  private func ownUnit(of value: TypedValue, among terms: [Int]) -> Int? {
    guard let unit = value.unit else { return nil }
    let typed = Figure.Dimension.of(unit: unit)
    let same = terms.filter { Figure.Dimension.of(unit: table.terms[$0].unit ?? "") == typed }
    return same.count == 1 ? same[0] : nil
  }

  private var priceTerm: Int? { table.issues.firstIndex { $0.nature == .price } }

  mutating func assign(_ value: TypedValue, to term: Int?) {
    stranger = nil
    guard let term else {
      offer.problems.append(.unnamed(value.shown))
      return
    }
    last = term
    switch value.reading(for: table.issues[term], standing: standing[term]) {
    case .place(let place, let isRelative):
      offer.set(term, place)
      if isRelative { offer.relative.insert(term) }
    case .strange: offer.problems.append(.strange(value.shown))
    case .wrongUnit: offer.problems.append(.unit(term: term))
    case .noSuchChoice: offer.problems.append(.choice(term: term))
    }
  }
}
