// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import Glibc
import Sittings

/// What the process finds around it.
enum Environment {
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The environment as a dictionary, for those few names.
  static func variables(_ names: [String]) -> [String: String] {
    var found: [String: String] = [:]
    for name in names { found[name] = variable(name) }
    return found
  }

  /// The centre's folder: what was asked, `ORAL_CENTRE`, or the XDG data folder.
  static func centreFolder(_ asked: String?) -> CentreFolder {
    if let asked, !asked.isEmpty { return CentreFolder(absolute(asked)) }
    if let centre = variable("ORAL_CENTRE") { return CentreFolder(absolute(centre)) }
    return CentreFolder(dataFolder)
  }

  /// The user's own folder of data for this program (XDG).
  static var dataFolder: String {
    (variable("XDG_DATA_HOME") ?? (variable("HOME") ?? accountHome) + "/.local/share") + "/oral"
  }

  /// The home of the account, for an environment that does not tell. Never a folder that others read.
  private static var accountHome: String {
    guard let account = getpwuid(getuid()), let home = account.pointee.pw_dir else { return "/nonexistent" }
    return String(cString: home)
  }

  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&buffer, buffer.count) != nil else { return path }
    let folder = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path == "." ? folder : folder + "/" + path
  }

  /// This console, as another one names it.
  static func holder(_ program: String, since instant: Instant) -> Holder {
    let terminal = isatty(STDIN_FILENO) == 1 ? ttyname(STDIN_FILENO).map { String(cString: $0) } : nil
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Holder(
      processID: Int(getpid()), program: program, terminal: terminal,
      user: user, host: name, since: instant)
  }

  /// The account's name.
  static var user: String {
    if let name = variable("USER") ?? variable("LOGNAME") { return name }
    guard let account = getpwuid(getuid()), let name = account.pointee.pw_name else { return "uid \(getuid())" }
    return String(cString: name)
  }
}
