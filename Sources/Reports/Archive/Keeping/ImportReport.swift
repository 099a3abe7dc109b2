// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// What `oral archive importer` prints: what entered, or why nothing did.
public struct ImportReport: Sendable {
  private let plan: FileImportPlan
  private let isTrial: Bool

  /// - Parameter isTrial: whether nothing was written, whatever the plan.
  public init(_ plan: FileImportPlan, isTrial: Bool) {
    self.plan = plan
    self.isTrial = isTrial
  }

  public var document: ReportDocument {
    ReportDocument(
      banner: isTrial ? "ESSAI\u{A0}: RIEN N’EST IMPORTÉ" : nil, title: "Importation",
      blocks: [.paragraph(verdict)] + chains + refusals + remarks)
  }

  private var verdict: String {
    guard plan.isPossible else { return "Ce fichier ne peut pas entrer dans l’archive. Rien n’est importé." }
    guard !plan.isEmpty else { return "Tout ce que contient ce fichier est déjà dans l’archive." }
    return "Le fichier est vérifié\u{A0}: \(plural(plan.newRecords, "enregistrement")) "
      + (isTrial ? "entreraient." : "de plus dans l’archive.")
  }

  private var chains: [Block] {
    guard !plan.chains.isEmpty else { return [] }
    return [
      .table(
        Table(
          columns: [
            .init("Chaîne"), .init(""), .init("Au fichier", .trailing), .init("Nouveaux", .trailing), .init("Tête"),
          ],
          rows: plan.chains.map { chain in
            [
              chain.id.short, chain.isOwn ? "de ce poste" : "importée", String(chain.head.place.sequence + 1),
              String(chain.newCount), chain.head.label,
            ]
          }))
    ]
  }

  private var refusals: [Block] {
    let all =
      plan.fileProblems.map(\.description) + plan.conflicts.map(\.description)
      + plan.problems.first.map { "\($0). \($0.reason.remedy)" }
    return all.isEmpty ? [] : [.heading("Ce qui ne va pas"), .list(all)]
  }

  private var remarks: [Block] {
    let remarks = [
      (plan.droppedParts, "parties du fichier étaient effacées ici\u{A0}: elles ne reviennent pas"),
      (plan.absentParts, "parties du fichier manquent ici, et n’y reviennent pas"),
      (plan.erasedHere, "enregistrements d’ici perdent ce que le fichier dit effacé"),
      (plan.powerlessErasures, "effacements d’une autre chaîne restent dits, sans effet ici"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return remarks.isEmpty ? [] : [.heading("À savoir"), .list(remarks)]
  }

  /// `{possible, records, new, trial, chains: [{chain, own, records, new, head}], problems: [text]}`.
  public var json: JSONValue {
    [
      "possible": .bool(plan.isPossible), "records": .int(Int64(plan.records)), "new": .int(Int64(plan.newRecords)),
      "trial": .bool(isTrial),
      "chains": .array(
        plan.chains.map { chain in
          [
            "chain": .string(chain.id.text), "own": .bool(chain.isOwn),
            "records": .int(Int64(chain.head.place.sequence + 1)), "new": .int(Int64(chain.newCount)),
            "head": .head(chain.head),
          ]
        }),
      "problems": JSONValue(
        plan.fileProblems.map(\.description) + plan.conflicts.map(\.description)
          + plan.problems.first.map(\.description)),
    ]
  }
}
