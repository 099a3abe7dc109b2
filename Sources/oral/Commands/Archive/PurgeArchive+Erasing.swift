// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import Exams
import FrenchText
import Reports
import Sittings

extension PurgeArchive {
  /// Erases that, and nothing else: what was sealed since it was shown makes it another plan, which is refused.
  func erase(_ plan: PurgePlan, _ limit: Day, _ station: Station, _ now: Instant) async throws {
    var scales: [String: Scale] = [:]
    for digest in Set(plan.facts.map(\.exam.sha256)) { scales[digest] = try await station.exam(digest)?.scale }
    let aggregates = MaskedAggregate.aggregates(of: plan.facts) { scales[$0.exam.sha256] }
    var erasures: [RecordBatch.Item] = []
    if !plan.erasure.isEmpty {
      let steps = plan.erasure.steps
      let signed = try await station.signing(with: passphrase, at: now) { sealer, _ in
        guard try await self.plan(limit, station) == plan else {
          throw Failure(.problems, "ce qui est à effacer a changé entre-temps. Rien n’est effacé\u{A0}: recommencez.")
        }
        for (index, step) in steps.enumerated() {
          try sealer.erase(step, reason: why, aggregates: index == steps.count - 1 ? aggregates : [])
        }
      }
      erasures = signed.items.filter { $0.kind == .erasure }
    }
    // What is signed is erased, whatever becomes of the journals: it is told first.
    var refusal: (any Error)?
    do {
      // Before their journals, by which they are found again when this is cut short.
      for rehearsal in plan.unsealed where rehearsal.isRehearsal { try centre.rehearsals.remove(rehearsal.id) }
      try await station.archive.forget(sittings: plan.unsealed.map(\.id))
    } catch {
      refusal = error
    }
    if let refusal, erasures.isEmpty { throw refusal }
    if try await station.archive.isScrubPending() {
      StandardStreams.complain([
        "attention\u{A0}: c’est effacé, mais des traces peuvent rester dans la base tant qu’un autre programme la tient ou "
          + "que le disque est plein. Elles partiront au prochain scellement ou effacement.".typographic
      ])
    }
    let slip = try await slip(of: plan, erasures, station, now, hasJournals: refusal == nil)
    output.show(slip.document, slip.json)
    if let refusal {
      StandardStreams.complain(["attention\u{A0}: les journaux jamais scellés ne sont pas effacés."])
      throw refusal
    }
  }

  /// - Parameter erasures: the records of what was erased, none for a trial or when only journals were.
  func slip(
    of plan: PurgePlan, _ erasures: [RecordBatch.Item], _ station: Station, _ now: Instant, hasJournals: Bool = true
  ) async throws -> EliminationSlip {
    let settings = try station.files.settings()
    let titles = try await station.shortTitles(of: Set(plan.lines.map(\.exam)))
    let groups = EliminationSlip.Group.groups(of: plan.lines) { titles[$0] }
    return EliminationSlip(
      centre: settings?.name ?? "", address: settings?.address, day: now.day, reason: why,
      before: isByDay ? Day(daysSince1970: try limit(settings, now).daysSince1970 - 1) : nil,
      term: settings.map { "\($0.term)" }, groups: groups, parts: Set(plan.erasure.places.values.joined()),
      journals: hasJournals ? plan.unsealed.map(\.id) : [],
      records: erasures.map { EliminationSlip.Record(id: $0.id, head: ChainHead($0.record.place, hash: $0.hash)) },
      isTrial: isTrial)
  }
}
