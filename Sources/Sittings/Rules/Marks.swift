// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

extension Sitting {
  func mark(
    _ criteria: [String], _ typed: String, _ juror: String?, _ basis: Basis
  ) throws(SittingError) -> [Event] {
    guard !state.runs.isEmpty else { throw .notStarted }
    guard let level = exam.scale.level(typed) else {
      throw .unknownLevel(typed, levels: exam.scale.levels.map(\.code))
    }
    let author = try author(juror)
    var events: [Event] = []
    for criterion in criteria {
      let id = try known(criterion).id
      events.append(.marked(criterion: id, level: level.code, juror: author, basis: basis))
    }
    return events
  }

  func unmark(_ criteria: [String], _ juror: String?) throws(SittingError) -> [Event] {
    let author = try author(juror)
    var events: [Event] = []
    for criterion in criteria {
      let id = try known(criterion).id
      guard state.marks[SittingState.MarkKey(criterion: id, juror: author)] != nil else { continue }
      events.append(.unmarked(criterion: id, juror: author))
    }
    guard !events.isEmpty else { throw .nothingToUnmark(criteria) }
    return events
  }

  func note(_ remark: Remark) throws(SittingError) -> [Event] {
    _ = try nonEmpty(remark.text)
    if let criterion = remark.criterion { _ = try known(criterion) }
    return [.remark(remark)]
  }

  func known(_ criterion: String) throws(SittingError) -> Criterion {
    guard let known = exam.criterion(criterion) else {
      throw .unknownCriterion(criterion, nearest: nearest(to: criterion, among: exam.criteria.map(\.id)))
    }
    return known
  }

  /// Whose sheet the mark goes to.
  private func author(_ typed: String?) throws(SittingError) -> String? {
    guard state.opening?.sheet == .perJuror else {
      guard typed == nil else { throw .sharedSheet }
      return nil
    }
    guard let typed else {
      guard state.jury.count == 1, let only = state.jury.first else { throw .jurorNeeded }
      return only.name
    }
    return try knownJuror(typed).name
  }

  func knownJuror(_ typed: String) throws(SittingError) -> Juror {
    let names = state.jury.map(\.name)
    guard let juror = state.jury.first(where: { $0.name.matches(typed) }) else {
      throw .unknownJuror(typed, nearest: nearest(to: typed, among: names))
    }
    return juror
  }
}
