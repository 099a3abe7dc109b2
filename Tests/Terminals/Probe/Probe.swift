// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import StyledText
import Terminal

/// A small program that does with a terminal all that `oral` does, and breaks on demand.
@main
enum Probe {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let period = arguments.lazy.compactMap(Int64.init).first ?? 1000
    var environment: [String: String] = [:]
    for name in ["TERM", "NO_COLOR"] { environment[name] = getenv(name).map { String(cString: $0) } }
    var capabilities = Capabilities(environment: environment)
    if arguments.contains("--linear") { capabilities.isLinear = true }
    let terminal = try openConsole(capabilities: capabilities, shortcuts: [.function(2), .alt("v")])
    defer { terminal.close() }
    var session = Session(terminal: terminal, period: .milliseconds(period))
    try session.run()
  }
}

struct Session {
  let terminal: any ConsoleTerminal
  let period: Duration
  var ticks = 0
  var bandLines = 2

  mutating func run() throws {
    terminal.prompt = StyledLine("sonde> ", .bold)
    terminal.completer = { request in
      let words = ["grille", "grogner", "réserve", "suivante", "défaire", "délibérer", "décider"]
      if request.before.hasPrefix("o ") {
        return (1...30).map { Completion("c1.\($0)", detail: "critère numéro \($0)") }
      }
      let word = request.word.replacing("é", with: "e")
      return words.filter { $0.replacing("é", with: "e").hasPrefix(word) }.map { Completion($0) }
    }
    showBand()
    terminal.write("Bienvenue.")
    var deadline = BootInstant.now.advanced(by: period)
    while true {
      switch try terminal.nextEvent(until: terminal.isLinear ? nil : deadline) {
      case .line(let line):
        guard obey(line) else { return }
      case .tick:
        ticks += 1
        deadline = max(deadline.advanced(by: period), .now)
      case .interrupt: terminal.write("interrompu")
      case .endOfInput:
        terminal.write("fin")
        return
      case .resized(let size): terminal.write("écran \(size.columns)x\(size.rows)")
      case .resumed: terminal.write("repris")
      case .wake: terminal.write("réveil")
      case .terminate(let signal):
        terminal.write("signal \(signal)")
        return
      case .key: toggleVeil()
      }
      showBand()
    }
  }

  func showBand() {
    terminal.band =
      [
        .text("Sonde · épreuve blanche", right: "\("tic \(ticks)", ticks % 2 == 0 ? .good : .warning)"),
        .text(terminal.echo ? "en clair" : StyledLine("VOILE", .overtime)),
      ].prefix(bandLines) + [.rule]
  }

  /// Deeper than any stack.
  func depth(of level: Int) -> Int {
    level == .max ? 0 : max(depth(of: level + 1), terminal.size.rows)
  }

  func toggleVeil() {
    terminal.echo.toggle()
    terminal.write(terminal.echo ? "dévoilé" : "voilé")
  }

  /// False to leave.
  mutating func obey(_ line: String) -> Bool {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "voile": toggleVeil()
    case "quitte": return false
    case "sors": exit(3)
    case "trap": fatalError("on purpose")
    case "segv": raise(SIGSEGV)
    case "abort": abort()
    case "pile": print(depth(of: 0))
    case "bande": bandLines = words.last.flatMap(Int.init) ?? 2
    case "annonce": terminal.announceBand()
    case "sonne": terminal.ring()
    case "reveil": terminal.waker.signal()
    case "lignes":
      for number in 1...(words.last.flatMap(Int.init) ?? 10) { terminal.write("ligne \(number)") }
    case "edite":
      do {
        let status = try terminal.suspended { try runForeground(["sh", "-c", "exec $EDITOR"]) }
        terminal.write("éditeur : \(status)")
      } catch {
        terminal.write("échec : \(error)")
      }
    default: terminal.write("reçu [\(line)]")
    }
    return true
  }
}
