// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import CentreFiles
import Exams
import FrenchText
import Glibc
import Reports
import Sittings

/// `oral communiquer`: gives to a candidate what the centre lets them have of a sealed passage, and seals that it did.
struct CommuniquerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communiquer", abstract: "Communiquer un passage scellé au candidat, et le consigner dans la chaîne.",
    discussion: """
      Donne l’évaluation commune, si le centre communique (oral centre regler --communication evaluation), avec \
      l’enregistrement signé réduit à cette partie. Jamais une note, ni la feuille d’un juré, ni une \
      observation. La communication est scellée d’abord ; les fichiers prennent leur nom ensuite.
      """)

  @Argument(help: ArgumentHelp("Passage scellé.", valueName: "passage")) var id: String

  @Option(name: .customLong("motif"), help: ArgumentHelp("demande (du candidat) ou resultat.", valueName: "motif"))
  var reason = Reason.demande

  @Option(name: .customLong("texte"), help: ArgumentHelp("Ce qu’il faut en retenir.", valueName: "texte"))
  var text: String?

  @Option(name: .customLong("a"), help: ArgumentHelp("À qui, si ce n’est au candidat.", valueName: "nom"))
  var reader: String?

  @Option(
    name: .customLong("enregistrement"),
    help: ArgumentHelp("Où écrire l’enregistrement signé (SD-JWT).", valueName: "fichier"))
  var recordPath: String?

  @Flag(name: .customLong("essai"), help: "Montrer ce qui serait donné, sans rien donner ni consigner.")
  var isTrial = false
  @Flag(name: .customLong("oui"), help: "Ne pas demander (scripts).") var isConfirmed = false
  @OptionGroup var pdf: PDFOptions
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var output: OutputOptions

  enum Reason: String, ExpressibleByArgument, CaseIterable {
    case demande, resultat

    var signed: CommunicationReason { self == .demande ? .request : .result }
    var french: String { self == .demande ? "à la demande du candidat" : "résultat" }
  }

  func validate() throws {
    if isTrial, pdf.path != nil || recordPath != nil {
      throw ValidationError("--essai n’écrit rien\u{A0}: ni --pdf, ni --enregistrement.")
    }
    if let path = pdf.path, Environment.absolute(path) == recordPath.map(Environment.absolute) {
      throw ValidationError("--pdf et --enregistrement nomment le même fichier.")
    }
  }

  /// What a candidate gets where the centre communicates. Not the identity: beside the name it holds what the jury
  /// found of the papers.
  private static let layers: Set<RecordPart> = [.evaluation]

  func run() async throws {
    let now = try clock.clock().now
    let station = isTrial ? try centre.stationForReading() : try centre.station()
    try await saying {
      let place = try await station.passage(id)
      guard let history = try await station.history(place) else {
        throw Failure(.usage, "« \(id) » n’est pas un passage scellé.")
      }
      let exam = try await station.exam(of: history.subject.exam.sha256, for: history.id)
      let settings = try station.files.settings()
      try check(history, exam, settings)
      let given = history.record.disclosing(Self.layers)
      let name = settings?.name ?? ""
      let report = try CommunicationReport(given, of: history, exam: exam, centre: name, day: now.day)
      if isTrial { return show(report, isGiven: false) }
      let to = reader ?? history.content.identity?.candidate.label ?? history.id
      try confirm(history.id, to, report)
      try await give(place, history, exam, report, to: to, in: station, at: now)
      show(report, isGiven: true)
    }
  }

  /// Refuses, before anything is asked, what the sealer would refuse.
  private func check(_ history: PassageHistory, _ exam: Exam, _ settings: CentreSettings?) throws {
    guard settings?.communication == .evaluation else {
      throw Failure(
        .problems,
        "ce centre ne communique rien de l’évaluation. Le décider\u{A0}: oral centre regler --communication evaluation")
    }
    for layer in Self.layers.sorted() {
      guard history.allows(layer, in: exam, centreCommunicates: true) else {
        throw SealingRefusal.notCommunicable(history.id, layer)
      }
      guard history.record.disclosures[layer] != nil else { throw SealingRefusal.partMissing(history.id, layer) }
    }
  }

  private func confirm(_ id: String, _ to: String, _ report: CommunicationReport) throws {
    guard !isConfirmed else { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "communiquer demande une confirmation au terminal, ou --oui. Rien n’est communiqué.")
    }
    StandardStreams.complain(
      [
        TextRenderer(width: StandardStreams.width).render(document(report)), "",
        "À communiquer\u{A0}: l’évaluation de \(id), à \(to) (\(reason.french)).",
        "La communication sera scellée dans la chaîne. Pour communiquer, taper oui\u{A0}:",
      ])
    guard ["oui", "o"].contains((readLine() ?? "").folded) else { throw Failure(.problems, "rien n’est communiqué.") }
  }

  /// The files are whole and durable before the record is sealed, and get their names after: a file that is there was
  /// recorded. A crash between the two leaves a record without its file, which a new communication replaces.
  private func give(
    _ place: RecordPlace, _ asked: PassageHistory, _ exam: Exam, _ report: CommunicationReport, to: String,
    in station: Station, at now: Instant
  ) async throws {
    let files = try prepare(report)
    _ = try await station.signing(with: passphrase, at: now) { sealer, settings in
      // Under the lock: what was corrected or erased meanwhile is not given.
      guard let history = try await station.history(place), history.record == asked.record else {
        throw Failure(.problems, "\(asked.id) a changé entre-temps. Rien n’est communiqué\u{A0}; recommencez.")
      }
      var random = SystemRandomNumberGenerator()
      return try sealer.communicate(
        history, Self.layers, to: to, text: text, reason: reason.signed, exam: exam,
        centreCommunicates: settings.communication == .evaluation, using: &random)
    }
    // Each for itself: a name that is refused to one does not lose the others.
    let failures = files.compactMap { file -> Failure? in
      do throws(Failure) {
        try file.finish()
        return nil
      } catch {
        return error
      }
    }
    guard let first = failures.first else { return }
    throw Failure(
      first.code,
      failures.flatMap(\.lines) + [
        "La communication est scellée, sans \(failures.count > 1 ? "ces fichiers" : "ce fichier")\u{A0}: à refaire vers un autre."
      ])
  }

  private func prepare(_ report: CommunicationReport) throws -> [OutputFile] {
    var files: [OutputFile] = []
    func add(_ path: String?, _ bytes: @autoclosure () throws -> [UInt8]) throws {
      guard let path else { return }
      try centre.refuseOwnFile(Environment.absolute(path))
      let file = try OutputFile(path, replacing: pdf.replaces)
      try file.write(try bytes())
      try file.prepare()
      files.append(file)
    }
    try add(pdf.path, try pdf.templates.printer(of: centre.folder).pdf(report.job(issuer: centre.folder.issuer)))
    try add(recordPath, report.attachment)
    return files
  }

  /// On paper, or beside a file of its own, the signed record goes with it.
  private func document(_ report: CommunicationReport) -> ReportDocument {
    report.document(isRecordAttached: pdf.path != nil || recordPath != nil)
  }

  private func show(_ report: CommunicationReport, isGiven: Bool) {
    output.show(document(report), report.json)
    guard !output.json else { return }
    let written = [pdf.path, recordPath].compactMap { $0 }
    let place = written.isEmpty ? "" : " Écrit\u{A0}: \(written.frenchList())."
    StandardStreams.complain([
      isGiven ? "Communication scellée.\(place)" : "Essai\u{A0}: rien n’est communiqué ni consigné."
    ])
  }
}
