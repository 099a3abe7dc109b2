// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Recognises the rubrics that an exam asks for among the headings that people write.
///
/// From the surest to the least sure: the wording of the definition or one of its variants, folded, without numbering,
/// articles or plural, in any order; two rubrics under one heading; a typing error; most of the words. A heading that
/// could be two rubrics is neither: it is told, with the nearest one suggested.
public struct RubricRecogniser: Sendable {
  /// What a heading is.
  public enum Recognition: Hashable, Sendable {
    /// The ids of the rubrics that it stands for: one, or those that it joins.
    case certain([String])
    /// By a typing error or by most of its words.
    case resembling(String)
    /// None; with the id of the nearest, when one is near.
    case unknown(nearest: String?)
  }

  public let rubrics: [Rubric]
  private let wordings: [Wording]
  private let byKey: [String: Int]

  /// One way to write a rubric.
  private struct Wording: Sendable {
    let rubric: Int
    let words: [String]
    let key: String
  }

  public init(_ rubrics: [Rubric]) {
    self.rubrics = rubrics
    var wordings: [Wording] = []
    var byKey: [String: Int] = [:]
    var ambiguous: Set<String> = []
    for (index, rubric) in rubrics.enumerated() {
      for text in [rubric.title] + rubric.variants {
        let words = HeadingWords(text)
        guard !words.words.isEmpty else { continue }
        wordings.append(Wording(rubric: index, words: words.words, key: words.key))
        for key in [words.key, words.sortedKey] {
          if let other = byKey[key], other != index { ambiguous.insert(key) }
          byKey[key] = index
        }
      }
    }
    for key in ambiguous { byKey[key] = nil }
    self.wordings = wordings
    self.byKey = byKey
  }

  /// The rubric that a heading is beyond doubt, or `nil`.
  public func exact(_ heading: String) -> String? {
    exact(HeadingWords(heading)).map { rubrics[$0].id }
  }

  /// What each of a paper's headings is. A heading is taken for a rubric by most of its words only when no other
  /// heading is that rubric more surely.
  public func recognise(_ headings: [String]) -> [Recognition] {
    guard !rubrics.isEmpty else { return headings.map { _ in .unknown(nearest: nil) } }
    let words = headings.map { HeadingWords($0) }
    var found: [Recognition?] = zip(headings, words).map { certain($0, $1).map { .certain(ids($0)) } }
    var taken = Set(found.flatMap { $0?.rubrics ?? [] })
    // A paper has a few dozen headings; beyond, only sure ones are looked for.
    let doubtful = headings.indices.filter { found[$0] == nil }.prefix(RubricRecogniser.mostDoubtful)
    for index in doubtful {
      guard let rubric = mistyped(words[index]) else { continue }
      found[index] = .resembling(rubrics[rubric].id)
      taken.insert(rubrics[rubric].id)
    }
    for index in doubtful where found[index] == nil {
      guard let rubric = overlapping(words[index]), !taken.contains(rubrics[rubric].id) else { continue }
      found[index] = .resembling(rubrics[rubric].id)
    }
    for index in doubtful where found[index] == nil {
      found[index] = .unknown(nearest: nearest(to: words[index], besides: taken))
    }
    return found.map { $0 ?? .unknown(nearest: nil) }
  }

  /// How many headings are compared at length with every rubric.
  static let mostDoubtful = 200

  private func ids(_ indices: [Int]) -> [String] { indices.map { rubrics[$0].id } }

  private func exact(_ words: HeadingWords) -> Int? {
    if words.words.isEmpty { return nil }
    return byKey[words.key] ?? byKey[words.sortedKey]
  }

  private func certain(_ heading: String, _ words: HeadingWords) -> [Int]? {
    if let only = exact(words) { return [only] }
    if words.words.count > 1, let joined = joined(heading) { return joined }
    // "Acteurs (nom, qualité)", "Objet : aspects techniques": what comes before says what it is.
    let base = HeadingWords.base(of: heading).map(HeadingWords.init(folded:))
    let shorter = [base, words.withoutComplements, base?.withoutComplements].compactMap { $0 }
    return shorter.lazy.compactMap(exact).first.map { [$0] }
  }

  /// The rubrics that one heading joins: "Difficultés et résultats".
  private func joined(_ heading: String) -> [Int]? {
    let parts = HeadingWords.parts(of: heading)
    guard parts.count > 1 else { return nil }
    let indices = parts.compactMap(exact)
    return indices.count == parts.count && Set(indices).count == indices.count ? indices : nil
  }
}

// The less sure ways.
extension RubricRecogniser {
  /// By the whole wording, but for a few letters.
  private func mistyped(_ words: HeadingWords) -> Int? {
    let key = words.key
    let length = key.utf8.count
    let allowed = length < 5 ? 0 : length < 10 ? 1 : length < 20 ? 2 : 3
    guard allowed > 0, length < 200 else { return nil }
    var best: (rubric: Int, distance: Int)?
    var isAmbiguous = false
    for wording in wordings where abs(wording.key.utf8.count - length) <= allowed {
      let distance = editDistance(key, wording.key)
      guard distance <= allowed else { continue }
      if let current = best, current.distance <= distance {
        if current.distance == distance, current.rubric != wording.rubric { isAmbiguous = true }
      } else {
        best = (wording.rubric, distance)
        isAmbiguous = false
      }
    }
    return isAmbiguous ? nil : best?.rubric
  }

  /// By most of the words, clearly more than for any other rubric.
  private func overlapping(_ words: HeadingWords) -> Int? {
    let scores = scores(words)
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= 65 else { return nil }
    let second = scores.indices.lazy.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    return scores[best] - second >= 15 ? best : nil
  }

  /// How alike the heading and each rubric are, 0…100: twice the words in common out of the words of both (Dice).
  private func scores(_ words: HeadingWords) -> [Int] {
    var scores = Array(repeating: 0, count: rubrics.count)
    guard (1...12).contains(words.words.count) else { return scores }
    for wording in wordings {
      let common = words.words.count { word in wording.words.contains { isNearly(word, $0) } }
      let score = 200 * min(common, wording.words.count) / (words.words.count + wording.words.count)
      scores[wording.rubric] = max(scores[wording.rubric], score)
    }
    return scores
  }

  private func isNearly(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (first, second) = (a.utf8.count, b.utf8.count)
    let allowed = min(first, second) < 5 ? 0 : min(first, second) < 8 ? 1 : 2
    guard allowed > 0, abs(first - second) <= allowed, first < 40 else { return false }
    return editDistance(a, b) <= allowed
  }

  /// For a suggestion: the likeliest rubric, those not yet found first.
  private func nearest(to words: HeadingWords, besides taken: Set<String>) -> String? {
    var scores = scores(words)
    for (index, rubric) in rubrics.enumerated() {
      let contents = rubric.contents.flatMap { HeadingWords($0).words }
      if scores[index] < 40, words.words.contains(where: contents.contains) { scores[index] = 40 }
      if taken.contains(rubric.id) { scores[index] -= 30 }
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= 33 else { return nil }
    return rubrics[best].id
  }
}
