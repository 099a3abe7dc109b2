// SPDX-License-Identifier: GPL-3.0-or-later

extension Sitting {
  /// The commands that can be undone, the latest first, by the sequence number at which each starts.
  public var undoableGroups: [Int] {
    var groups: [Int] = []
    for event in liveEvents where event.event.isUndoable && groups.last != event.group { groups.append(event.group) }
    return groups.reversed()
  }

  /// The live events of one command.
  public func events(ofGroup group: Int) -> [RecordedEvent] {
    liveEvents.filter { $0.group == group }
  }

  func undo(_ typed: Int?) throws(SittingError) -> [Event] {
    guard let group = typed ?? undoableGroups.first else { throw .nothingToUndo }
    guard undoableGroups.contains(group) else { throw .cannotUndo(group) }
    let movesClock = events(ofGroup: group).contains { $0.event.movesClock }
    // A clock that later commands relied on cannot be unwound under them.
    if movesClock, let later = liveEvents.first(where: { $0.group > group && $0.event.movesClock }) {
      throw .laterTimeline(later.group)
    }
    return [.withdrawn(group: group)]
  }
}

extension Event {
  /// Whether undo may withdraw it.
  var isUndoable: Bool {
    switch self {
    case .opened, .withdrawn, .clockDiverged, .gapRuled, .closed, .corrected, .sealed, .continued: false
    case .confirmed, .runStarted, .runEnded, .paused, .resumed, .timeGranted, .changeWritten, .changeDropped,
      .changeTold, .marked, .unmarked, .remark, .incident, .jurorReplaced, .partsAssigned, .reservation,
      .reservationLifted, .outcome, .deliberated, .decided:
      true
    }
  }

  /// Whether it starts or stops a clock, or says how the oral ended.
  var movesClock: Bool {
    switch self {
    case .runStarted, .runEnded, .paused, .resumed, .gapRuled, .outcome, .continued: true
    default: false
    }
  }
}
