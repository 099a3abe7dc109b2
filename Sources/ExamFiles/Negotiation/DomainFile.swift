// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText
public import Negotiation

/// A domain of negotiation, read from its file: JSON of the schema `negotiation-domain/1`, or the same as YAML.
public struct DomainFile: Sendable {
  /// The file, as the user gave or would recognise it.
  public let file: String
  /// `nil` when it is refused.
  public let domain: NegotiationDomain?
  /// Everything found in the file, in its order.
  public let problems: [Diagnostic]

  /// The most bytes that a file may have: one that keeps reference results beside its domain is long.
  public static let mostBytes = 16 << 20

  public init(_ bytes: [UInt8], file: String) {
    self.file = file
    let reading = YAMLReading(bytes, file: file, limits: YAMLLimits(bytes: Self.mostBytes))
    let draft = reading.domainDraft()
    let domain = draft.flatMap { Self.domain($0, in: reading) }
    problems = reading.problems
    self.domain = problems.hasErrors ? nil : domain
  }

  /// Holds what was read to the rules of a domain; what only follows from something unreadable is not told.
  private static func domain(_ draft: DomainDraft, in reading: YAMLReading) -> NegotiationDomain? {
    do {
      let domain = try NegotiationDomain(
        id: draft.id, title: draft.title, issues: draft.issues, seller: draft.seller, buyer: draft.buyer)
      if let count = draft.count, count != domain.space.count {
        reading.add([Self.miscount(count, domain.space.count)])
      }
      return domain
    } catch {
      let unread = reading.problems.map(\.path).filter { !$0.isEmpty }
      let isIssueUnread = unread.contains { $0.hasPrefix("issues") }
      reading.add(
        error.problems.filter { problem in
          !unread.contains { $0.hasPrefix(problem.path) || problem.path.hasPrefix($0) }
            && !(isIssueUnread && problem.path.hasPrefix("parties"))
        }.map(\.diagnostic))
      return nil
    }
  }

  private static func miscount(_ count: Int, _ found: Int) -> Diagnostic {
    Diagnostic(
      .error, "negociation.compte", at: "n_outcomes",
      "Le fichier annonce \(count) accords possibles\u{A0}; ses objets en font \(found).",
      hint: "Corrigez « n_outcomes » ou les valeurs des objets.".typographic)
  }
}
