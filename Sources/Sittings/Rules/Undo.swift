// SPDX-License-Identifier: GPL-3.0-or-later

extension Sitting {
  /// The commands that can be undone, the latest first, by the sequence number at which each starts: those of which
  /// every event can be withdrawn.
  public var undoableGroups: [Int] {
    let fixed = Set(events.lazy.filter { !$0.event.isUndoable }.map(\.group))
    var groups: [Int] = []
    for event in liveEvents where !fixed.contains(event.group) && groups.last != event.group {
      groups.append(event.group)
    }
    return groups.reversed()
  }

  /// The live events of one command.
  public func events(ofGroup group: Int) -> [RecordedEvent] {
    liveEvents.filter { $0.group == group }
  }

  func undo(_ typed: Int?) throws(SittingError) -> [Event] {
    let undoable = undoableGroups
    guard let group = typed ?? undoable.first else { throw .nothingToUndo }
    guard undoable.contains(group) else { throw .cannotUndo(group) }
    let undone = events(ofGroup: group).map(\.event)
    for later in liveEvents where later.group > group {
      if undone.contains(where: { later.event.rests(on: $0) }) { throw .laterTimeline(later.group) }
    }
    return [.withdrawn(group: group)]
  }
}

extension Event {
  /// Whether undo may withdraw it.
  var isUndoable: Bool {
    switch self {
    case .opened, .transcribed, .withdrawn, .clockDiverged, .closed, .corrected, .sealed: false
    case .confirmed, .chosen, .accommodated, .jurorJoined, .papersSeen, .candidateCorrected, .runStarted, .runEnded,
      .paused, .resumed, .timeGranted, .gapRuled, .changeWritten,
      .changeDropped, .changeTold, .marked, .unmarked, .remark, .incident, .jurorReplaced, .partsAssigned, .reservation,
      .reservationLifted, .outcome, .continued, .deliberated, .decided:
      true
    }
  }

  /// Whether it starts or stops a clock, or says how the oral ended.
  private var movesClock: Bool {
    switch self {
    case .runStarted, .runEnded, .paused, .resumed, .gapRuled, .outcome, .continued: true
    default: false
    }
  }

  /// Whether an earlier event cannot be unwound under this one.
  fileprivate func rests(on earlier: Event) -> Bool {
    switch (earlier, self) {
    // A decision is taken on an oral that ended.
    case (_, .decided): earlier.movesClock
    case (.changeWritten(let written, _, _), .changeTold(let told)): written == told
    case (.jurorReplaced(_, let arriving?), .marked(_, _, let juror?, _)): arriving.name == juror
    case (.jurorReplaced(_, let arriving?), .jurorReplaced(let leaving, _)): arriving.name == leaving
    default: earlier.movesClock && movesClock
    }
  }
}
