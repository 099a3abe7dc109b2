// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// Extra time as a centre types it: `tiers temps`, `1/3`, or phase by phase, `preparation=1/3, entretien=1/4`.
struct AccommodationReader {
  let exam: Exam

  enum Refusal: Error {
    case unreadable(String)
    case unknownPhase(String, nearest: String?)
  }

  /// - Parameter isThirdColumn: whether the heading says "tiers temps", so that `oui` means it.
  func read(_ text: String, isThirdColumn: Bool) throws(Refusal) -> [Accommodation] {
    let whole = text.folded
    if whole.isEmpty || ["non", "aucun", "aucune", "neant", "-"].contains(whole) { return [] }
    if whole.foldedWordText == "tiers temps" || (isThirdColumn && ListValues.flag(text) == true) {
      return everywhere(share: "1/3")
    }
    if !whole.contains("="), Accommodation(target: "", share: whole) != nil { return everywhere(share: whole) }
    var result: [Accommodation] = []
    let marks: Set<Character> = [",", ";", "+", "\n"]
    for part in text.split(whereSeparator: { marks.contains($0) }) where !part.trimmed.isEmpty {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw .unreadable(part.trimmed) }
      let target = try target(sides[0].trimmed)
      guard let read = Accommodation(target: target, share: sides[1]) else { throw .unreadable(part.trimmed) }
      result.append(read)
    }
    return result
  }

  /// The id of the phase or allowance that was typed: by its id or its title.
  private func target(_ typed: String) throws(Refusal) -> String {
    let wanted = typed.foldedWordText
    let named = exam.phases.map { ($0.id, $0.title) } + exam.allowances.map { ($0.id, $0.title) }
    if let found = named.first(where: { $0.0.foldedWordText == wanted || $0.1.foldedWordText == wanted }) {
      return found.0
    }
    throw .unknownPhase(typed, nearest: nearest(to: typed, among: named.map(\.0)))
  }

  /// On all that the candidate does; the jury's own preparation is not extended.
  private func everywhere(share: String) -> [Accommodation] {
    var targets: [String] = []
    for phase in exam.phases where phase.kind != .juryPreparation {
      let hasOwn = phase.limit.minutes != nil || phase.limit.nature == .rest
      let target = hasOwn ? phase.id : phase.allowance ?? phase.id
      if !targets.contains(target) { targets.append(target) }
    }
    return targets.compactMap { Accommodation(target: $0, share: share) }
  }
}
