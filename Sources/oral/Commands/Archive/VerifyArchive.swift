// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import ExamFiles
import Reports
import Sittings

/// `oral archive verifier`.
struct VerifyArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verifier", abstract: "Vérifier empreintes, liens, signatures et divulgations.",
    discussion: """
      Code 0\u{A0}: tout est jugé, rien d’altéré ; 1\u{A0}: une altération, nommée ; 2\u{A0}: illisible, ou vérification \
      incomplète (écrit par une version plus récente). Un effacement licite n’est pas une altération. \
      Les têtes que ce poste a notées sont cherchées d’office ; --tete cherche celle d’une feuille d’émargement.
      """, aliases: ["vérifier"])

  @Flag(name: .customLong("complet"), help: "Comparer aussi les tables dérivées et les journaux aux enregistrements.")
  var isComplete = false

  @Option(
    name: .customLong("tete"),
    help: ArgumentHelp(
      "Tête notée ailleurs\u{A0}: 214-7K3F-9QXM, ou chaîne:rang:empreinte (répétable).", valueName: "tête"))
  var heads: [String] = []

  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var noted: [HeadNote] = []
    for typed in heads {
      guard let head = HeadNote(typed) else {
        throw Failure(.usage, "« \(typed) » n’est pas une tête de chaîne ; par exemple --tete 214-7K3F-9QXM")
      }
      noted.append(head)
    }
    let station = try centre.stationForReading()
    try await saying {
      let report = try await station.verify(isComplete: isComplete, heads: noted)
      var damage = isComplete ? try station.archive.check() : []
      if isComplete, damage.isEmpty { damage = try station.archive.checkTables() }
      let sheet = ArchiveVerificationReport(report, hasNotedHeads: !heads.isEmpty, damage: damage)
      output.show(sheet.document, sheet.json)
      StandardStreams.complain(damage.map { "La base est abîmée\u{A0}: \($0)" })
      if !report.isSound || !damage.isEmpty { throw Failure(.problems, [String]()) }
      if !report.isWhole { throw Failure(.unreadable, [String]()) }
    }
  }
}

extension Station {
  /// Verifies the archive with what the centre notes beside it.
  ///
  /// - Parameter left: heads noted that are known not to be there.
  func verify(
    isComplete: Bool = false, heads: [HeadNote] = [], leavingOut left: [ChainHead] = []
  ) async throws -> VerificationReport {
    var verification = try await verification()
    verification.heads.removeAll { left.map(HeadNote.whole).contains($0) }
    // An erasure that was noted, and cut short before the archive took it: the next signature ends it.
    let unfinished = try await files.erasures().outstanding(in: archive).filter(\.isNext).map(\.note.sdJWT)
    verification.erasureProofs.removeAll { unfinished.contains($0) }
    if !unfinished.isEmpty {
      StandardStreams.complain([
        "attention\u{A0}: un effacement interrompu n’est pas achevé. Il le sera au prochain scellement ou effacement."
      ])
    }
    verification.isComplete = isComplete
    verification.heads += heads
    let store = store
    verification.journal = { sitting throws(ArchiveError) in
      do throws(JournalError) {
        let journal = SQLiteJournal(store)
        guard let kept = try journal.kept(sitting) else { return nil }
        let exam = try journal.definition(kept.summary.exam.sha256).flatMap { ExamFile($0.bytes, file: $0.file).exam }
        return SealedJournal(kept.summary, kept.stored, exam: exam)
      } catch {
        throw ArchiveError(error)
      }
    }
    return try await Self.verify(archive, verification)
  }

  /// Hashes, links, signatures and disclosures, with what the centre notes beside the archive.
  func verification() async throws -> ArchiveVerification {
    var verification = ArchiveVerification()
    let keys = try files.keys.publicKeys()
    for (note, finding) in try await files.heads().findings(in: archive, keys: keys) {
      if case .isFollowed(let chain) = finding {
        let lost = "la chaîne \(note.head.place.chain.short), perdue, est suivie par \(chain.short)"
        StandardStreams.complain(["attention\u{A0}: \(lost) ; ce qu’elle contenait n’est plus ici."])
      } else {
        verification.heads.append(.whole(note.head))
      }
    }
    verification.erasureProofs = try files.erasures().notes.map(\.sdJWT)
    verification.stationKeys = keys
    verification.workers = Machine.cores
    return verification
  }

  /// With a progress bar.
  static func verify(
    _ archive: any RecordArchive, _ verification: ArchiveVerification = ArchiveVerification()
  ) async throws -> VerificationReport {
    let progress = ProgressLine("Vérification")
    defer { progress.end() }
    return try await verification.verify(archive) { progress.update($0, of: $1) }
  }
}
