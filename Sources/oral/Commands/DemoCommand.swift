// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Console
import ExamFiles
import Exams
import FrenchText
import Glibc
import Grids
import Reports
import Scenarios
import Sittings
import StyledText
import Terminal

/// `oral demo`: a complete narrated oral on a simulated clock, then the keyboard is the newcomer's.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Jouer un oral complet et commenté, puis prendre la main.",
    discussion: "Entrée passe à la suite, « main » prend tout de suite la main, « q » arrête.", aliases: ["démo"])

  @Flag(name: .customLong("lineaire"), help: "Sans bandeau ni déplacement du curseur (lecteur d’écran).")
  var isLinear = false

  func run() throws {
    let centre = try TemporaryCentre()
    defer { centre.remove() }
    let (terminal, isInteractive) = try TerminalOptions(isLinear: isLinear).open()
    defer { terminal.close() }
    var demo = Demo(centre: centre.options, terminal: terminal, isInteractive: isInteractive)
    try demo.play()
  }
}

/// A centre's folder that lasts as long as the demonstration.
struct TemporaryCentre {
  let path: String

  init() throws {
    var template = Array(((Environment.variable("TMPDIR") ?? "/tmp") + "/oral-demo-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        .unreadable, "le dossier de la démonstration n’a pas pu être créé (\(SystemMessage.last)).")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var options: CentreOptions {
    var options = CentreOptions()
    options.path = path
    return options
  }

  /// Removes what the store made there, and nothing else.
  func remove() {
    for folder in [path + "/verrous", path] {
      let names = (try? LiveFiles().list(folder)) ?? []
      for name in names { unlink(folder + "/" + name) }
      rmdir(folder)
    }
  }
}

/// The demonstration: first played, then handed over.
struct Demo {
  let centre: CentreOptions
  let terminal: any ConsoleTerminal
  let isInteractive: Bool
  private let clock: HandoverClock

  init(centre: CentreOptions, terminal: any ConsoleTerminal, isInteractive: Bool) {
    self.centre = centre
    self.terminal = terminal
    self.isInteractive = isInteractive
    clock = HandoverClock(
      start: SimulatedClock(
        day: Day(year: 2026, month: 5, day: 12) ?? Day(daysSince1970: 0), time: .morning, utcOffset: 120
      ).now, machine: MachineClock())
  }

  mutating func play() throws {
    terminal.write([
      StyledLine("Démonstration : un oral du titre NTC, trois heures en une minute.", .bold),
      StyledLine("Entrée : la suite tout de suite · main : prendre le clavier · q : arrêter", .dim),
    ])
    let runner = DeskRunner([try openDesk()], in: .jury, terminal: terminal, clock: clock, isInteractive: isInteractive)
    switch try told(runner) {
    case .stop: return
    case .toTheEnd where !isInteractive && runner.refusals > 0: throw ExitCode(Failure.Code.problems.rawValue)
    case .toTheEnd:
      let report = SittingReport(runner.desk.console.sitting, at: clock.now)
      terminal.write(text: TextRenderer(width: terminal.size.columns).render(report.document))
    case .handOver: break
    }
    try handOver()
  }

  private enum Ending { case toTheEnd, handOver, stop }

  /// Plays the script, told and typed.
  private func told(_ runner: DeskRunner) throws -> Ending {
    terminal.write(runner.desk.console.openingView())
    for line in String(decoding: DemoScenario.script, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("#") {
        terminal.write(StyledLine("▌ " + String(line.dropFirst(2)).typeset, .accent))
        if let ending = try pause(seconds: 3) { return ending }
      } else {
        runner.refresh()
        terminal.write([terminal.prompt + (terminal.echo ? StyledLine(line) : StyledLine("(saisie voilée)", .dim))])
        try runner.submit(String(line))
        runner.refresh()
        if let ending = try pause(seconds: 1) { return ending }
      }
    }
    return .toTheEnd
  }

  /// Lets a person read; whoever is in a hurry presses Enter.
  private func pause(seconds: Int64) throws -> Ending? {
    guard isInteractive else { return nil }
    let deadline = BootInstant.now.advanced(by: .seconds(seconds))
    while true {
      switch try terminal.nextEvent(until: deadline) {
      case .tick: return nil
      case .line(let line):
        switch line.folded {
        case "q", "quitter": return .stop
        case "main", "m": return .handOver
        default: return nil
        }
      case .interrupt, .endOfInput, .terminate: return .stop
      case .resized, .resumed, .wake, .key: continue
      }
    }
  }

  /// The newcomer's own: a face-à-face that runs, on a clock that runs by itself.
  private func handOver() throws {
    let desk = try openDesk()
    let runner = DeskRunner([desk], in: .jury, terminal: terminal, clock: clock, isInteractive: isInteractive)
    terminal.write(StyledLine("▌ À vous. Même candidate, même dossier ; le face-à-face commence.", .accent))
    for line in ["c", "s", "s", "s", "s", "m 1 banque m01", "m 2 banque m12", "s", "d 1", "s", "v"] {
      clock.advance(by: 60_000)
      try runner.submit(line)
    }
    clock.runsByItself = isInteractive
    terminal.write([
      StyledLine(
        "▌ Essayer : o c2.2 · n argumente · d 2 · g · p · r · v (le voile) · m · s · aide · q", .accent),
      StyledLine("▌ « attendre 10min » fait passer le temps ; rien de ceci n’est gardé.", .accent),
    ])
    try runner.run()
    terminal.close()
    if !isInteractive, runner.refusals > 0 { throw ExitCode(Failure.Code.problems.rawValue) }
    StandardStreams.say([
      "Fin de la démonstration. Pour un vrai passage : oral passer DOSSIER ; le guide : Sources/oral/Documentation.docc/GuideDuJury.md"
    ])
  }

  private func openDesk() throws -> Desk {
    var files = MemoryFiles()
    for file in DemoScenario.files { files.add(DemoScenario.folder + "/" + file.path, file.bytes) }
    let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
    let loaded = DossierSource(files, exams: catalogue.exams).load(DemoScenario.folder)
    guard let dossier = loaded.dossier, let entry = catalogue.entry(dossier.exam) else {
      throw Failure(.unreadable, loaded.problems)
    }
    var request = OpeningRequest(entry: entry, candidate: dossier.candidate, session: dossier.session)
    request.loaded = loaded
    request.jurors = ["Claire Morel", "Luc Durand"]
    request.client = "Luc Durand"
    request.isRehearsal = true
    let passage = PassageRun(centre: centre, clock: clock, terminal: terminal, isInteractive: isInteractive)
    return try request.open(
      in: SittingStore(journal: try centre.journal()), holds: passage.holds(), program: "oral demo", clock: clock,
      settings: passage.settings
    ).desk
  }
}

extension TimeOfDay {
  /// 9:00.
  fileprivate static var morning: TimeOfDay { TimeOfDay(hour: 9, minute: 0) ?? .midnight }
}
