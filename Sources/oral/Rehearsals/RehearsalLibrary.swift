// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import Exams
import FrenchText
import Rehearsals
import Reports
import Sittings

/// The rehearsals of a centre: their notes and their sittings together.
struct RehearsalLibrary {
  let store: SittingStore
  let notes: any RehearsalNotes

  func kept(_ id: String) throws -> KeptRehearsal {
    guard let kept = try notes.rehearsal(id) else {
      throw Failure(.usage, "\(id) n’est pas une répétition d’oral repeter.")
    }
    return kept
  }

  func debrief(_ id: String) throws -> Debriefed {
    let kept = try kept(id)
    // Another method would make another client: what was shown then is shown again.
    guard kept.isReplayable else {
      guard let saved = kept.debrief else {
        throw Failure(.unreadable, "la répétition \(id) vient d’une autre version d’oral, et n’a pas de bilan gardé.")
      }
      return Debriefed(saved: saved)
    }
    let sitting = try store.replay(id).sitting
    guard sitting.state.outcome?.value.isEvaluated == true else {
      throw Failure(
        .problems,
        "la répétition \(id) n’est pas finie : son bilan dirait ce que le client cache. La reprendre : "
          + "oral repeter --reprendre \(id)")
    }
    return Debriefed(sitting, kept.client(of: sitting.exam), kept.head)
  }

  /// The rehearsals that were played to their end, the first first, and the titles of their criteria.
  func history() throws -> (lines: [ProgressReport.Line], titles: [String: String]) {
    var lines: [ProgressReport.Line] = []
    var titles: [String: String] = [:]
    let known = Set(try saying { try notes.ids() })
    for summary in try store.summaries().reversed() where known.contains(summary.id) && summary.isRehearsal {
      let sitting = try store.replay(summary.id).sitting
      guard sitting.state.outcome?.value.isEvaluated == true, let kept = try? kept(summary.id), kept.isReplayable else {
        continue
      }
      let client = kept.client(of: sitting.exam)
      let debriefed = Debriefed(sitting, client, kept.head)
      guard let debrief = debriefed.debrief else { continue }
      for criterion in sitting.exam.criteria { titles[criterion.id] = criterion.title }
      lines.append(
        ProgressReport.Line(
          id: summary.id, summary: RehearsalSummary(debrief, of: client.rehearsal, day: sitting.opened?.day)))
    }
    return (lines, titles)
  }

  func progress() throws -> Progress { Progress(try history().lines.map(\.summary)) }
}

/// A debrief, and how it is shown and kept.
struct Debriefed {
  /// `nil` for one that another release made.
  let debrief: Debrief?
  private let report: DebriefReport?
  private let saved: (text: String, json: String)?

  init(_ sitting: Sitting, _ client: RehearsedClient, _ head: RehearsalHead) {
    let now = sitting.events.last?.moment.recorded ?? Instant(wall: 0, boot: 0, bootID: "")
    let debrief = Debrief(client, phases: sitting.times(at: now), verdicts: sitting.finalGrid)
    self.debrief = debrief
    report = DebriefReport(
      debrief, of: client.rehearsal,
      head: DebriefReport.Head(
        id: sitting.id, candidate: sitting.state.candidate?.name ?? "", day: sitting.opened?.day, percent: head.percent)
    )
    saved = nil
  }

  init(saved: (text: String, json: String)) {
    debrief = nil
    report = nil
    self.saved = saved
  }

  func text(width: Int, isLinear: Bool) -> String {
    report.map { TextRenderer(width: width, isLinear: isLinear).render($0.document) } ?? saved?.text ?? ""
  }

  var json: String { report.map { $0.json.pretty } ?? saved?.json ?? "{}" }

  /// As it goes into the notes.
  var line: CanonicalJSON { KeptRehearsal.line(debrief: text(width: 80, isLinear: false), json: json) }
}

extension Dossier {
  /// Nothing of the jury's papers must come near the candidate's screen.
  var withoutJury: Dossier {
    var dossier = self
    dossier.jury = JuryPapers()
    return dossier
  }
}
