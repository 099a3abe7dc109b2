// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Negotiation
import Reports

/// `oral negociation analyser`.
struct AnalyseNegotiation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyser",
    abstract: "Trouver la frontière et les solutions d’un domaine.",
    discussion: """
      Les calculs sont exacts, et n’énumèrent pas les accords. Une frontière de plus d’un million de points est refusée.
      """)

  @OptionGroup var file: DomainOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let domain = try file.domain()
    let frontier: ParetoFrontier
    do {
      frontier = try ParetoFrontier(of: domain)
    } catch {
      throw Failure(.problems, error.french)
    }
    let report = AnalysisReport(domain, frontier: frontier, solutions: Solutions(of: domain, frontier: frontier))
    output.show(report.document, report.json)
  }
}
