// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

extension EquityPassage {
  /// A sealed passage as it stands; `nil` without its times and changes. An identity or a deliberation that was erased
  /// leaves no extra time and no grants to tell.
  public init?(_ history: PassageHistory) {
    guard let evaluation = history.content.evaluation else { return nil }
    let identity = history.content.identity
    let grants = history.content.deliberation?.grants ?? []
    self.init(
      id: history.id, candidate: identity?.candidate ?? .init(number: "", familyName: "", givenName: ""),
      outcome: history.content.deliberation?.outcome ?? evaluation.outcome, phases: evaluation.phases,
      accommodations: identity?.accommodations ?? [],
      grants: Dictionary(grants.map { ($0.phase, $0.milliseconds) }, uniquingKeysWith: +),
      changes: evaluation.changes.map(\.field))
  }
}
