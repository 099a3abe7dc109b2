// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto
internal import Foundation

/// SHA-256, as this project writes it: lower-case hexadecimal, 64 letters.
public enum SHA256Digest {
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    hex(SHA256.hash(data: Array(bytes)))
  }

  /// A digest that is made already.
  static func hex(_ digest: SHA256.Digest) -> String { digest.reduce(into: "") { $0 += hexByte($1) } }

  private static func hexByte(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return byte < 16 ? "0" + text : text
  }

  /// The digest of a folder of files: of one line per file, `<sha256><two spaces><path>`, in the byte order of paths.
  ///
  /// Within the folder, `find -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum` gives the
  /// same; a path with a backslash or a line break is escaped as `sha256sum` does.
  /// - Parameter files: paths relative to the folder, each once, with their bytes.
  public static func hex(ofFiles files: [(path: String, bytes: [UInt8])]) -> String {
    hex(ofDigests: files.map { ($0.path, hex(of: $0.bytes)) })
  }

  /// The same from the digest of each file, so that no more than one need be in memory.
  /// - Parameter files: paths relative to the folder, each once, with the ``hex(of:)`` of their bytes.
  public static func hex(ofDigests files: [(path: String, digest: String)]) -> String {
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var list: [UInt8] = []
    for file in sorted {
      let escaped = escape(file.path)
      if escaped != file.path { list += Array("\\".utf8) }
      list += Array((file.digest + "  " + escaped + "\n").utf8)
    }
    return hex(of: list)
  }

  private static func escape(_ path: String) -> String {
    path.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
