// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// Everything that a search reads of a passage, as it was written: stores keep the folded words only.
struct RecordTexts {
  enum Field: String, CaseIterable {
    case candidate, jury, change, untoldChange, observation, note, incident, reservation, outcome, decision, clock,
      correction

    var french: String {
      switch self {
      case .candidate: "candidat"
      case .jury: "jury"
      case .change: "modification"
      case .untoldChange: "modification non annoncée"
      case .observation: "observation"
      case .note: "note"
      case .incident: "incident"
      case .reservation: "réserve"
      case .outcome: "issue"
      case .decision: "motif de la décision"
      case .clock: "motif"
      case .correction: "correction"
      }
    }
  }

  private(set) var all: [(field: Field, text: String)] = []

  init(_ content: RecordContent) {
    if let candidate = content.identity?.candidate {
      add(.candidate, [[candidate.name, candidate.number].filter { !$0.isEmpty }.joined(separator: ", ")])
    }
    add(.change, content.evaluation?.changes.map(\.text) ?? [])
    guard let deliberation = content.deliberation else { return }
    add(.untoldChange, deliberation.untold.map(\.text))
    for note in deliberation.remarks { add(note.remark.kind == .note ? .note : .observation, [note.remark.text]) }
    add(.incident, deliberation.incidents.map(\.incident.text))
    add(.reservation, (deliberation.reservations.made + deliberation.reservations.lifted).map(\.text))
    add(.outcome, [deliberation.outcomeText].compactMap { $0 })
    add(.decision, [deliberation.decision?.reason].compactMap { $0 })
    add(
      .clock,
      deliberation.grants.map(\.reason)
        + deliberation.runs.flatMap { run in ([run.reason] + run.pauses.map(\.reason)).compactMap { $0 } })
    add(.correction, deliberation.corrections.map(\.text))
    add(.jury, deliberation.jury.map(\.name))
  }

  private mutating func add(_ field: Field, _ texts: [String]) {
    all += texts.filter { !$0.isEmpty }.map { (field, $0) }
  }
}
