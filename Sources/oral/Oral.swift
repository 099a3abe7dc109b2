// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import FrenchText
import Glibc

@main
struct Oral: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oral",
    abstract: "Conduire un oral de négociation, du dossier du candidat à la grille archivée.",
    version: "0.1.0",
    subcommands: [
      EpreuvesCommand.self, VerifierCommand.self, SituationCommand.self, PasserCommand.self, LogeCommand.self,
      ReprendreCommand.self, PapierCommand.self, DelibererCommand.self, PassagesCommand.self, MontrerCommand.self,
      ImprimerCommand.self, ScellerCommand.self, CommuniquerCommand.self, ArchiveCommand.self, CentreCommand.self,
      DemoCommand.self, RepeterCommand.self, ProgresCommand.self, CalibrerCommand.self, NegotiationCommand.self,
      ImporterCommand.self, NouveauCommand.self, ConvocationsCommand.self, EmargementCommand.self,
      AttestationCommand.self, MinutesCommand.self, ProposedMarksCommand.self, LivretCommand.self,
      SessionReportCommand.self,
    ])

  /// Parses and runs; every failure ends with its own exit code.
  static func main() async {
    // Asked by scripts and installers at every turn: answered without building the tree of commands.
    if CommandLine.arguments.dropFirst() == ["--version"] { return StandardStreams.say([configuration.version]) }
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
      // What was asked for and could not be written was not given.
      if fflush(nil) != 0 {
        throw Failure(.unreadable, "la sortie n’a pas pu être écrite (\(SystemMessage.last)).")
      }
    } catch let failure as Failure {
      StandardStreams.complain(failure.lines)
      Glibc.exit(failure.code.rawValue)
    } catch {
      // Help, version and wrong usage: the parser's own words, in French.
      let code = exitCode(for: error).rawValue
      if code != 0, let unknown = UnknownCommand.first(in: CommandLine.arguments.dropFirst(), of: Oral.self) {
        StandardStreams.complain(unknown.message)
        Glibc.exit(code)
      }
      let message = FrenchUsage.translated(fullMessage(for: error))
      if !message.isEmpty {
        if code == 0 { StandardStreams.say([message]) } else { StandardStreams.complain([message]) }
      }
      Glibc.exit(code)
    }
  }
}
