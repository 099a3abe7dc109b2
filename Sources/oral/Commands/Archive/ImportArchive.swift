// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import FrenchText
import Glibc
import Reports

/// `oral archive importer`.
struct ImportArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "importer", abstract: "Ajouter l’exportation d’un autre poste ou d’un autre centre.",
    discussion: """
      Le fichier est vérifié en entier avant que rien ne s’écrive ; il entre tout entier, ou pas du tout. Ce qui \
      est déjà là est laissé tel quel\u{A0}: importer deux fois ne fait rien de plus. Chaque chaîne reste la \
      sienne.
      """)

  @Argument(help: ArgumentHelp("Fichier exporté.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("essai"), help: "Vérifier et dire ce qui entrerait, sans rien écrire.") var isTrial = false

  @Flag(
    name: .customLong("rattraper"),
    help: "Accepter la suite de la chaîne de ce poste, après la restauration d’une copie plus ancienne.")
  var catchesUp = false

  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let path = Environment.absolute(path)
    let source = try ExportSource(file: path)
    let size = try FileSource(path).size
    let station = try centre.station(isLost: catchesUp)
    try await saying {
      let files = station.files
      let lock = try files.lock()
      defer { lock.release() }
      var importing = ArchiveImport()
      importing.stationKeys = try files.keys.publicKeys()
      importing.currentKey = try currentKey(files)
      importing.erasureProofs = try files.erasures().notes.map(\.sdJWT)
      importing.continuesOwnChain = catchesUp
      importing.workers = Machine.cores
      let plan = try await scan(importing, source, size, station)
      let report = ImportReport(plan, isTrial: isTrial)
      guard plan.isPossible else {
        output.show(report.document, report.json)
        throw Failure(.problems, ["oral : rien n’est importé."])
      }
      if !isTrial, !plan.isEmpty {
        let progress = ProgressLine("Importation")
        try await importing.run(plan, source, into: station.archive) { progress.update($0, of: size) }
        progress.end()
        // What came erased does not come back with a backup from before.
        try await station.noteErasures()
        try files.note(
          try await station.archive.chains().map { HeadNotes.Note($0.head, isOwn: $0.isOwn) })
      }
      output.show(report.document, report.json)
    }
  }

  private func scan(
    _ importing: ArchiveImport, _ source: ExportSource, _ size: Int, _ station: Station
  ) async throws -> FileImportPlan {
    let progress = ProgressLine("Vérification")
    defer { progress.end() }
    return try await importing.plan(source, into: station.archive) { progress.update($0, of: size) }
  }

  /// The key that would sign here; `nil` without one.
  private func currentKey(_ files: CentreFiles) throws -> VerificationKey? {
    do throws(KeyError) { return try files.keys.current(nil).key } catch .noKey { return nil }
  }
}

extension ExportSource {
  /// A file of this machine, opened anew each time that it is read.
  init(file path: String) throws {
    _ = try FileSource(path)
    self.init {
      let file = try FileSource(path)
      return { try file.next() }
    }
  }
}

/// The bytes of a file, a piece at a time.
final class FileSource: Sendable {
  let path: String
  /// Bytes; 0 for what has no size, as a pipe.
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.unreadable, "\(path)\u{A0}: \(SystemMessage.last).") }
    var status = stat()
    size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  deinit { close(descriptor) }

  /// The next piece; `nil` at the end.
  func next() throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.unreadable, "\(path)\u{A0}: \(SystemMessage.last).") }
      buffer.removeLast(buffer.count - count)
      return buffer.isEmpty ? nil : buffer
    }
  }
}
