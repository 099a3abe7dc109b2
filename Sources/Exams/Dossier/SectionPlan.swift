// SPDX-License-Identifier: GPL-3.0-or-later

/// A heading of a paper, as its file has it.
public struct PaperHeading: Hashable, Sendable {
  /// 1…6, or more for a line in bold that stands alone.
  public var level: Int
  public var text: String

  public init(level: Int, text: String) {
    self.level = level
    self.text = text
  }
}

/// Which headings of a paper open its sections, and which rubrics those are.
///
/// Headings of level 2 do. So does one of another level whose text is a rubric that no heading of level 2 is: nobody
/// should lose a rubric for a number of `#`.
public struct SectionPlan: Hashable, Sendable {
  public struct Opening: Hashable, Sendable {
    /// The index of the heading.
    public var heading: Int
    public var recognition: RubricRecogniser.Recognition
    /// The index of the heading that ends the section; `nil` when it goes on to the end of the paper.
    public var end: Int?
  }

  /// In the order of the paper.
  public let openings: [Opening]

  public init(_ headings: [PaperHeading], _ recogniser: RubricRecogniser) {
    var opening = headings.indices.filter { headings[$0].level == 2 }
    var recognised = recogniser.recognise(opening.map { headings[$0].text })
    let found = Set(recognised.flatMap(\.rubrics))
    for index in headings.indices where headings[index].level != 2 {
      guard let rubric = recogniser.exact(headings[index].text), !found.contains(rubric) else { continue }
      opening.append(index)
      recognised.append(.certain([rubric]))
    }
    let order = opening.indices.sorted { opening[$0] < opening[$1] }
    let sorted = order.map { opening[$0] }
    var nextTitles = Array(repeating: headings.count, count: headings.count)
    for index in headings.indices.dropLast().reversed() {
      nextTitles[index] = headings[index + 1].level < 2 ? index + 1 : nextTitles[index + 1]
    }
    openings = order.enumerated().map { position, original in
      let heading = opening[original]
      let level = headings[heading].level
      let nextOpening = sorted[(position + 1)...].first { headings[$0].level <= max(level, 2) }
      let end = min(nextOpening ?? headings.count, nextTitles[heading])
      return Opening(heading: heading, recognition: recognised[original], end: end < headings.count ? end : nil)
    }
  }
}

extension RubricRecogniser.Recognition {
  /// The ids of the rubrics that the heading stands for.
  public var rubrics: [String] {
    switch self {
    case .certain(let ids): ids
    case .resembling(let id): [id]
    case .unknown: []
    }
  }
}
