// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of an exported archive: canonical JSON in UTF-8, then a line feed.
///
/// A file is a ``header``, the definitions, the records (each chain in order), and an ``end`` that tells a file cut
/// short. What is signed is inside the SD-JWTs; the lines around them only help to read the file.
public enum ExportLine: Hashable, Sendable {
  /// `{"chains":[{"chain":…,"hash":…,"seq":…}],"format":"oral-archive","version":1}`.
  case header([ChainHead])
  /// `{"definition":{"bytes":base64url,"file":…,"sha256":…}}`.
  case definition(ExamDefinition)
  /// `{"sdjwt":"<JWS>~<disclosure>~…~"}`.
  case record(String)
  /// `{"end":{"definitions":n,"records":n,"sha256":hex of every byte before this line}}`.
  case end(definitions: Int, records: Int, sha256: String)

  /// The version of this form.
  public static let version: Int64 = 1
  /// The name of the form.
  public static let format = "oral-archive"

  /// Its bytes, the line feed included.
  public var bytes: [UInt8] { json.bytes + [0x0A] }

  private var json: CanonicalJSON {
    switch self {
    case .header(let heads):
      let chains: [CanonicalJSON] = heads.map { head in
        [
          "chain": .string(head.place.chain.text), "hash": .string(head.hash),
          "seq": .integer(Int64(head.place.sequence)),
        ]
      }
      return ["format": .string(Self.format), "version": .integer(Self.version), "chains": .array(chains)]
    case .definition(let definition):
      return [
        "definition": [
          "bytes": .string(Base64URL.encode(definition.bytes)), "file": .string(definition.file),
          "sha256": .string(definition.sha256),
        ]
      ]
    case .record(let text): return ["sdjwt": .string(text)]
    case .end(let definitions, let records, let sha256):
      return [
        "end": [
          "definitions": .integer(Int64(definitions)), "records": .integer(Int64(records)), "sha256": .string(sha256),
        ]
      ]
    }
  }

  /// Reads a line, without its line feed.
  public init(_ bytes: [UInt8]) throws(ExportProblem) {
    let json: CanonicalJSON
    do throws(CanonicalJSONError) { json = try CanonicalJSON(canonical: bytes) } catch { throw .notALine }
    if let text = json["sdjwt"]?.string, json.members?.count == 1 {
      self = .record(text)
    } else if let definition = json["definition"] {
      guard let text = definition["bytes"]?.string, let bytes = Base64URL.decode(text),
        let file = definition["file"]?.string, let sha256 = definition["sha256"]?.string
      else { throw .notALine }
      let read = ExamDefinition(file: file, bytes: bytes)
      guard read.sha256 == sha256 else { throw .definitionAltered(file) }
      self = .definition(read)
    } else if let end = json["end"] {
      guard let definitions = end["definitions"]?.integer, let records = end["records"]?.integer,
        let sha256 = end["sha256"]?.string
      else { throw .notALine }
      self = .end(definitions: Int(definitions), records: Int(records), sha256: sha256)
    } else if json["format"]?.string == Self.format {
      guard json["version"]?.integer == Self.version else { throw .newerForm }
      self = .header(try Self.heads(json["chains"]))
    } else {
      throw .notALine
    }
  }

  private static func heads(_ json: CanonicalJSON?) throws(ExportProblem) -> [ChainHead] {
    guard let items = json?.array else { throw .notALine }
    var heads: [ChainHead] = []
    for item in items {
      guard let chain = item["chain"]?.string, let hash = item["hash"]?.string, let sequence = item["seq"]?.integer
      else { throw .notALine }
      heads.append(ChainHead(RecordPlace(ChainID(chain), Int(sequence)), hash: hash))
    }
    return heads
  }
}

/// What is wrong with a file of export.
public enum ExportProblem: Error, Hashable, Sendable {
  /// The line is none of this form.
  case notALine
  /// The definition of that file is not the one that its digest says.
  case definitionAltered(String)
  /// Written by a later release.
  case newerForm
  /// The file does not begin with its header.
  case noHeader
  /// The file ends before its last line: it was cut.
  case cut
  /// Something follows the last line.
  case afterEnd
  /// The last line says other counts or another digest: something was changed on the way.
  case altered
}

extension ExportProblem: CustomStringConvertible {
  /// In French, with the remedy.
  public var description: String {
    switch self {
    case .notALine: "cette ligne n’est pas d’une exportation d’oral. Exportez de nouveau : oral archive exporter"
    case .definitionAltered(let file): "la définition \(file) n’est pas celle que dit son empreinte : fichier altéré."
    case .newerForm: "l’exportation vient d’une version plus récente d’oral. Mettez ce poste à jour."
    case .noHeader: "le fichier ne commence pas comme une exportation d’oral."
    case .cut: "le fichier est coupé : sa dernière ligne manque. Copiez-le de nouveau."
    case .afterEnd: "il y a quelque chose après la dernière ligne : fichier altéré."
    case .altered: "les comptes ou l’empreinte de la dernière ligne ne sont pas ceux du fichier : fichier altéré."
    }
  }
}
