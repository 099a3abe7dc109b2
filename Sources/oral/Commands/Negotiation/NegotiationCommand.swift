// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import ExamFiles
import FrenchText
import Negotiation
import Reports

/// `oral negociation`: the engine of rehearsals and calibration, on a domain given in a file.
struct NegotiationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "negociation", abstract: "Analyser un domaine de négociation, ou y faire négocier deux tactiques.",
    subcommands: [AnalyseNegotiation.self, PlayNegotiation.self], aliases: ["négociation"])
}

/// The domain of a file.
struct DomainOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Domaine de négociation (JSON, schéma negotiation-domain/1).", valueName: "domaine"))
  var path: String

  /// - Throws: ``Failure`` with every problem of the file.
  func domain() throws -> NegotiationDomain {
    let bytes: [UInt8]
    do {
      bytes = try LiveFiles().read(path, limit: DomainFile.mostBytes)
    } catch {
      throw Failure(.unreadable, "\(path.printable)\u{A0}: \(error.message)")
    }
    let file = DomainFile(bytes, file: path)
    guard let domain = file.domain else { throw Failure(.problems, file.problems) }
    return domain
  }
}

extension FrontierError {
  var french: String {
    switch self {
    case .tooManyPoints(let limit, let issue):
      "la frontière dépasse \(Decimal64(units: Int64(limit)).french) points (en ajoutant « \(issue.printable) »)\u{A0}: presque "
        + "aucun accord n’y améliore l’un sans coûter à l’autre. Un barème moins fin, ou moins d’objets, la réduit."
    }
  }
}

extension PreparationError {
  var french: String {
    switch self {
    case .tooManyOutcomes(let count):
      "\(Decimal64(units: Int64(count)).french) accords possibles\u{A0}: c’est trop pour négocier. Retirez des objets ou des "
        + "valeurs."
    }
  }
}
