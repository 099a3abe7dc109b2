// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import FrenchText
import Negotiation
import Reports

/// `oral negociation jouer`.
struct PlayNegotiation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jouer", abstract: "Faire négocier deux tactiques, par offres alternées.",
    discussion: """
      Une tactique est boulware (ferme jusque tard), lineaire, conciliant (cède tôt), donnant-donnant (rend ce \
      qu’elle reçoit), ou l’exposant de sa courbe, plus de 0 et jusqu’à 100, comme 2,5.
      """)

  @OptionGroup var file: DomainOptions

  @Option(name: .customLong("vendeur"), help: ArgumentHelp("Tactique du vendeur.", valueName: "tactique"))
  var seller = TacticWord.linear

  @Option(name: .customLong("client"), help: ArgumentHelp("Tactique du client.", valueName: "tactique"))
  var buyer = TacticWord.linear

  @Option(name: .customLong("premier"), help: ArgumentHelp("Qui commence.", valueName: "partie"))
  var first = FirstWord.vendeur

  @Option(name: .customLong("tours"), help: ArgumentHelp("Tours, de 1 à 1000000.", valueName: "nombre"))
  var rounds = 100

  @Option(
    name: .customLong("famille"),
    help: ArgumentHelp("Tolérance : 0,0001 (tb) ou 0,001 (aspiration).", valueName: "famille"))
  var family = FamilyWord.tb

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...1_000_000).contains(rounds) else {
      throw ValidationError("--tours attend un nombre de 1 à 1000000, non \(rounds).")
    }
  }

  func run() throws {
    let domain = try file.domain()
    let prepared: PreparedDomain
    do {
      prepared = try PreparedDomain(domain, .halves)
    } catch {
      throw Failure(.problems, error.french)
    }
    let session = Session(
      prepared, seller: seller.tactic, buyer: buyer.tactic, first: first.role, rounds: rounds, family: family.family)
    let result = session.run()
    let report = NegotiationSessionReport(domain, session, result, frontier: output.json ? nil : frontier(of: domain))
    output.show(report.document, report.json)
  }

  /// `nil` when it has too many points: the session is told without it.
  private func frontier(of domain: NegotiationDomain) -> ParetoFrontier? {
    do {
      return try ParetoFrontier(of: domain, within: .all)
    } catch {
      return nil
    }
  }
}

/// Who makes the first offer.
enum FirstWord: String, ExpressibleByArgument, CaseIterable {
  case vendeur
  case client

  var role: Role { self == .vendeur ? .seller : .buyer }
}

/// The families by the names that the reference implementation gives them.
enum FamilyWord: String, ExpressibleByArgument, CaseIterable {
  case tb
  case aspiration

  var family: Family { self == .tb ? .timeBased : .aspiration }
}

/// A tactic as it is typed.
struct TacticWord: ExpressibleByArgument, CustomStringConvertible {
  let tactic: Tactic
  let description: String

  static let linear = TacticWord(tactic: .linear, description: "lineaire")

  private init(tactic: Tactic, description: String) {
    self.tactic = tactic
    self.description = description
  }

  private static let words = ["boulware", "lineaire", "conciliant", "donnant-donnant"]
  static let allValueStrings = words + ["un exposant comme 2,5"]
  static var defaultCompletionKind: CompletionKind { .list(words) }

  init?(argument: String) {
    switch argument.folded {
    case "boulware": tactic = .boulware
    case "lineaire": tactic = .linear
    case "conciliant": tactic = .conceder
    case "donnant-donnant": tactic = .titForTat(.absolute)
    default:
      // The French comma as well as the point.
      guard let exponent = Double(String(argument.map { $0 == "," ? "." : $0 })), exponent > 0, exponent <= 100 else {
        return nil
      }
      tactic = .timeDependent(exponent: exponent)
    }
    description = argument
  }
}
