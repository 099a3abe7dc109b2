// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Exams
internal import FrenchText

/// The jury's sheet: the client's role, the changes and when to tell them, objections, limits.
public struct JurySheet: Hashable, Sendable {
  /// Before and after the changes.
  public var situation: AppliedSituation
  public var candidate: Candidate
  public var session: Int?
  /// The seller's own limits, when the jury asks to see them.
  public var mandate: Mandate?

  /// The draw that gave changes, when one did.
  public var draw: DrawResult?
  /// What a calibration says of the changes; `nil` without one.
  public var calibration: JuryCalibration?

  public init(
    _ situation: AppliedSituation, candidate: Candidate, session: Int? = nil, mandate: Mandate? = nil,
    draw: DrawResult? = nil, calibration: JuryCalibration? = nil
  ) {
    self.situation = situation
    self.candidate = candidate
    self.session = session
    self.mandate = mandate
    self.draw = draw
    self.calibration = calibration
  }

  var exam: Exam { situation.before.exam }

  public var document: ReportDocument {
    ReportDocument(
      banner: "JURY SEULEMENT", title: "Fiche du jury",
      subtitles: CandidateSheet.subtitles(exam: exam, candidate: candidate, session: session) + chosen,
      blocks: JuryChangeBlocks(sheet: self).blocks + JuryRoleBlocks(sheet: self).blocks + mandateBlocks)
  }

  private var chosen: [String] {
    guard let kind = exam.playedPaper else { return [] }
    let title = situation.before.paper?.title.map { "\u{A0}: " + $0.typographic } ?? ""
    return [kind.sheetHeading(number: situation.before.number) + title]
  }

  private var mandateBlocks: [Block] {
    guard let mandate else { return [] }
    let ids = Set(mandate.limits.map(\.term)).union(mandate.priorities.keys)
    let rows = ordered(ids).map { id in
      let limit = mandate.limits.first { $0.term == id }
      return [
        title(of: id), mandate.priorities[id].map(String.init) ?? "", value(limit?.ideal, of: id),
        value(limit?.limit, of: id), limit?.text?.typographic ?? "",
      ]
    }
    let columns: [Table.Column] = [
      .init("Condition"), .init("Poids", .trailing), .init("Objectif", .trailing), .init("Limite", .trailing),
      .init("Note"),
    ]
    var blocks: [Block] = [
      .heading("Mandat du vendeur"), .table(Table(columns: columns, rows: rows).withoutEmptyColumns),
    ]
    if !mandate.counterparts.isEmpty {
      blocks += [.heading("Contreparties", level: 2), .list(mandate.counterparts.map(\.typographic))]
    }
    if let fallback = mandate.fallback { blocks.append(.facts([Fact("Repli", fallback.typographic)])) }
    return blocks
  }

  // MARK: Terms

  /// Ids in the order of the offer, then those that it does not have.
  func ordered(_ ids: Set<String>) -> [String] {
    let known = situation.before.terms.map(\.id).filter(ids.contains)
    return known + ids.subtracting(known).sorted()
  }

  func title(of id: String) -> String { situation.before.term(id)?.title.typographic ?? id }

  func value(_ value: LimitValue?, of id: String) -> String {
    switch value {
    case .number(let number): Quantity(number, situation.before.term(id)?.unit ?? "").french
    case .name(let name): name.typographic
    case nil: ""
    }
  }
}

extension Table {
  /// Without the columns (but the first) of which every cell is empty.
  var withoutEmptyColumns: Table {
    let kept = columns.indices.filter { index in
      index == 0 || rows.contains { $0.indices.contains(index) && !$0[index].isEmpty }
    }
    return Table(
      columns: kept.map { columns[$0] },
      rows: rows.map { row in kept.map { row.indices.contains($0) ? row[$0] : "" } })
  }
}
