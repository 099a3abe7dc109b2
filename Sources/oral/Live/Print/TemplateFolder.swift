// SPDX-License-Identifier: GPL-3.0-or-later

import CentreFiles
import ExamFiles
import FrenchText
import Glibc
import Reports

/// The templates of one run, in a folder of their own that ends with it: the shipped ones, and over them those of the
/// centre. Typst reads nothing elsewhere.
final class TemplateFolder {
  private let scratch: ScratchFolder
  var path: String { scratch.path }

  /// Folders of fonts that come with the centre's templates.
  var fonts: [String] { access(path + "/polices", F_OK) == 0 ? [path + "/polices"] : [] }

  /// - Parameters:
  ///   - own: the centre's folder of templates.
  ///   - charter: the centre's charter, sound.
  init(own: String?, charter: [String: String]?) throws {
    scratch = try ScratchFolder("oral-modeles")
    for file in ShippedTemplates.files { try write(file.bytes, to: file.name) }
    if let own { try overlay(own, "", depth: 0) }
    // JSON, which is YAML: a name such as « 2026 » or « oui » stays a text.
    if let charter {
      let members = charter.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
      try write(Array(JSONValue.object(members).compact.utf8), to: CharterFile.name)
    }
  }

  /// What the charter of a folder of templates sets; `nil` where it has none.
  ///
  /// - Throws: ``Failure`` with everything that is wrong in it, before Typst sees it.
  static func charter(of folder: String) throws -> [String: String]? {
    let (files, path) = (LiveFiles(), folder + "/" + CharterFile.name)
    let bytes: [UInt8]
    do throws(FileTreeError) {
      guard try files.kind(of: path) != nil else { return nil }
      bytes = try files.read(path, limit: 1 << 20)
    } catch {
      throw Failure(.unreadable, "\(error.path)\u{A0}: \(error.message)")
    }
    let file = CharterFile(bytes, file: path, beside: folder, in: files)
    guard let settings = file.settings else { throw Failure(.problems, file.problems) }
    return settings
  }

  /// Writes every shipped file into a folder, for a centre to start from. What it had changed there is put aside.
  ///
  /// - Returns: the names of the files, and where those that differed are now.
  static func export(to folder: String, replacing: Bool) throws -> (names: [String], aside: [String]) {
    let folder = Environment.absolute(folder)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw Failure(.unreadable, "\(folder)\u{A0}: \(SystemMessage.creating(folder)).")
    }
    // None is given its name before all can have it.
    let files = try ShippedTemplates.files.map { file in
      let output = try OutputFile(folder + "/" + file.name, replacing: replacing)
      try output.write(file.bytes)
      return output
    }
    var aside: [String] = []
    for (file, shipped) in zip(files, ShippedTemplates.files) {
      if let kept = try file.finish(unless: shipped.bytes) { aside.append(kept) }
    }
    return (files.map(\.name), aside)
  }

  // MARK: The centre's own

  private static let largestFile = 20 << 20
  private static let deepest = 3

  private func overlay(_ folder: String, _ under: String, depth: Int) throws {
    let files = LiveFiles()
    do {
      for name in try files.list(folder) where !name.hasPrefix(".") {
        let (from, relative) = (folder + "/" + name, under + name)
        switch try files.kind(of: from) {
        case .file: try write(try files.read(from, limit: Self.largestFile), to: relative)
        case .folder where depth < Self.deepest:
          try overlay(from, relative + "/", depth: depth + 1)
        default: break
        }
      }
    } catch let error as FileTreeError {
      throw Failure(.unreadable, "\(error.path)\u{A0}: \(error.message)")
    }
  }

  /// Writes a file of the run, for its owner alone.
  func write(_ bytes: [UInt8], to name: String) throws { try scratch.write(bytes, to: name) }
}
