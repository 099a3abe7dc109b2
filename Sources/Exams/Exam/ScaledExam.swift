// SPDX-License-Identifier: GPL-3.0-or-later

extension Exam {
  /// The same exam with every duration brought to a share of itself, for a rehearsal in less time: rounded to whole
  /// minutes, one at least.
  ///
  /// - Parameter percent: 1…1000; 100 changes nothing.
  public func scaled(toPercent percent: Int) -> Exam {
    guard percent != 100 else { return self }
    func scaled(_ limit: TimeLimit) -> TimeLimit {
      TimeLimit(minutes: limit.minutes.map { max(1, ($0 * percent + 50) / 100) }, limit.nature)
    }
    var exam = self
    exam.total = scaled(total)
    for index in exam.allowances.indices { exam.allowances[index].limit = scaled(allowances[index].limit) }
    for index in exam.phases.indices { exam.phases[index].limit = scaled(phases[index].limit) }
    return exam
  }
}
