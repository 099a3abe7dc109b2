// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Subprocess

/// Another program of the machine, run within bounds: how long, how much memory, how large a file.
///
/// `timeout` (coreutils) and `prlimit` (util-linux) hold it to them; both are on every Debian.
struct Program: Sendable {
  /// As it is looked for in the `PATH`.
  let name: String
  /// The Debian package that brings it.
  let package: String

  static let pandoc = Program(name: "pandoc", package: "pandoc")
  static let soffice = Program(name: "soffice", package: "libreoffice-writer-nogui")

  struct Bounds: Sendable {
    var seconds = 60
    /// Of address space.
    var mebibytes = 4096
    /// Of any file that it writes.
    var fileMebibytes = 512
  }

  enum Outcome: Hashable, Sendable {
    case done
    /// It ended by itself, with another code than 0.
    case failed(code: Int)
    /// It was stopped: too long.
    case stopped
  }

  var isInstalled: Bool {
    (Environment.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// The one command that installs what is missing.
  var advice: String { "\(name) n’est pas installé. Pour l’installer : sudo apt-get install \(package)" }

  /// Runs it without input; what it says is left aside.
  ///
  /// - Parameters:
  ///   - arguments: with whole paths.
  ///   - folder: where it may keep what it likes.
  func run(_ arguments: [String], in folder: String, _ bounds: Bounds = Bounds()) async throws -> Outcome {
    let limits = [
      "--signal=KILL", String(bounds.seconds), "prlimit", "--core=0", "--as=\(bounds.mebibytes << 20)",
      "--fsize=\(bounds.fileMebibytes << 20)", "--",
    ]
    // Nothing of the user's own settings: a home of its own, a fixed language.
    let environment: [Subprocess.Environment.Key: String?] = [
      "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder,
      "DISPLAY": nil,
    ]
    var options = PlatformOptions()
    options.processGroupID = 0
    var group: Unfinished?
    defer { if let group { Unfinished.change { _ = $0.remove(group) } } }
    let result = try await Subprocess.run(
      .name("timeout"), arguments: Arguments(limits + [name] + arguments), environment: .inherit.updating(environment),
      platformOptions: options, input: .none, output: .discarded, error: .discarded
    ) { execution in
      let started = Unfinished.group(execution.processIdentifier.value)
      Unfinished.change { _ = $0.insert(started) }
      group = started
    }
    switch result.terminationStatus {
    case .exited(0): return .done
    // `timeout` dies with what it stops.
    case .exited(137), .signaled: return .stopped
    case .exited(let code): return .failed(code: Int(code))
    }
  }
}
