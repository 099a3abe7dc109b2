// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import Archive
import ArgumentParser
import Exams
import FrenchText
import Reports
import Sittings

/// `oral attestation`.
struct AttestationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attestation", abstract: "Attester que des candidats ont été entendus.",
    discussion: """
      N’est attesté que ce que le journal ou l’archive savent tenu\u{A0}: un absent n’en a pas. Rien n’y est dit du résultat.
      Code de sortie\u{A0}: 1 si quelqu’un n’en a pas, ou si la liste est à corriger.
      """)

  @Argument(help: ArgumentHelp("Passages, au lieu de --liste.", valueName: "passage")) var ids: [String] = []

  @Option(name: .customLong("liste"), help: ArgumentHelp("Liste des candidats (CSV).", valueName: "fichier"))
  var list: String?

  @OptionGroup var lists: CandidateListOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func validate() throws {
    if ids.isEmpty == (list == nil) { throw ValidationError("dire des passages, ou --liste.") }
  }

  func run() async throws {
    let listed = try list.map(lists.convocations)
    let station = try centre.stationForReading()
    try await saying {
      let passages = try RecordedPassages(station: station)
      let name = centre.folder.issuer.name
      var certificates: [AttendanceCertificate] = []
      var refused: [String] = []
      if let listed {
        for line in listed {
          let found = try await passages.matching(
            ArchiveFilter(exam: line.exam.id, from: line.day, to: line.day, candidate: line.candidate.number)
          ).filter { $0.content.identity.candidate.number.matches(line.candidate.number) }
          let made = found.compactMap { AttendanceCertificate($0, centre: name) }
          certificates += made
          if made.isEmpty {
            refused.append(
              "\(line.candidate.label)\u{A0}: \(found.isEmpty ? "aucun passage connu ce jour-là" : reason(found))")
          }
        }
      } else {
        for passage in try await passages.named(ids) {
          if let certificate = AttendanceCertificate(passage, centre: name) {
            certificates.append(certificate)
          } else {
            refused.append("\(passage.content.identity.candidate.label)\u{A0}: \(reason([passage]))")
          }
        }
      }
      let all = AttendanceCertificates(certificates, refused: refused)
      if !all.certificates.isEmpty || output.json {
        try output.show(
          PrintJob(
            title: AttendanceCertificate.title, issuer: centre.folder.issuer, date: all.day,
            parts: all.certificates.map { .init(PrintTemplate("attestation"), $0.printed) }),
          all.certificates.map(\.document), all.json, of: centre)
      }
      guard refused.isEmpty else {
        throw Failure(.problems, ["oral : pas d’attestation pour\u{A0}:"] + refused.map { "  \($0)." })
      }
    }
  }

  /// Why nothing is attested, in words that a candidate may read.
  private func reason(_ found: [RecordedPassage]) -> String {
    found.map { passage in
      passage.content.evaluation.outcome.map { "passage \(passage.id), \($0.french)" }
        ?? "passage \(passage.id), pas terminé"
    }.frenchList()
  }
}
