// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import FrenchText

/// The slip that an erasure leaves on paper (bordereau d’élimination): how much of what was erased, why, by which record. It
/// names nobody.
public struct EliminationSlip: Sendable {
  public var centre: String
  public var address: String?
  public var day: Day
  public var reason: Erasure.Reason
  /// The last day whose passages are past their term, for ``Erasure/Reason/term``.
  public var before: Day?
  /// How long the centre keeps them, such as `5 ans`.
  public var term: String?
  public var groups: [Group]
  public var parts: Set<RecordPart>
  /// The journals that were never sealed, by their sittings' ids: no record says that they are gone.
  public var journals: [String]
  /// The erasure's records, in the order of their chain: one for so many passages.
  public var records: [Record]
  /// Whether nothing was erased (`--essai`).
  public var isTrial: Bool

  /// The passages of one exam and session.
  public struct Group: Hashable, Sendable {
    public var exam: String
    public var title: String
    public var session: Int?
    /// 1 or more.
    public var passages: Int
    public var first: Day
    public var last: Day

    public init(exam: String, title: String, session: Int?, passages: Int, first: Day, last: Day) {
      self.exam = exam
      self.title = title
      self.session = session
      self.passages = passages
      self.first = first
      self.last = last
    }
  }

  public struct Record: Hashable, Sendable {
    public var id: String
    public var head: ChainHead

    public init(id: String, head: ChainHead) {
      self.id = id
      self.head = head
    }
  }

  public init(
    centre: String, address: String? = nil, day: Day, reason: Erasure.Reason, before: Day? = nil, term: String? = nil,
    groups: [Group], parts: Set<RecordPart>, journals: [String] = [], records: [Record], isTrial: Bool = false
  ) {
    self.centre = centre
    self.address = address
    self.day = day
    self.reason = reason
    self.before = before
    self.term = term
    self.groups = groups
    self.parts = parts
    self.journals = journals
    self.records = records
    self.isTrial = isTrial
  }

  var passages: Int { groups.reduce(0) { $0 + $1.passages } }

  public var document: ReportDocument {
    ReportDocument(
      banner: isTrial ? "ESSAI\u{A0}: RIEN N’A ÉTÉ EFFACÉ" : nil, title: "Bordereau d’élimination",
      subtitles: [centre, address ?? "", day.french].filter { !$0.isEmpty },
      blocks: parts.isEmpty && journals.isEmpty
        ? [.paragraph("Aucun passage à éliminer.")]
        : [.facts(head)] + (groups.isEmpty ? [] : [.table(table)]) + kept + (isTrial ? [] : signatures))
  }

  private var head: [Fact] {
    var facts = [Fact("Motif", motive)]
    if !parts.isEmpty {
      facts += [Fact("Éliminé", parts.sorted().map(\.french).frenchList()), Fact("Passages", String(passages))]
    }
    if !journals.isEmpty {
      facts.append(Fact("Journaux jamais scellés", "\(journals.count)\u{A0}: \(journals.frenchList())"))
    }
    for record in records {
      facts += [
        Fact("Acte", "\(record.id), \(record.head.label)"), Fact("Empreinte", record.head.hash),
      ]
    }
    return facts
  }

  private var motive: String {
    switch reason {
    case .term:
      "terme de conservation échu" + (term.map { " (\($0))" } ?? "")
        + (before.map { "\u{202F}; passages jusqu’au \($0.french) compris" } ?? "")
    case .request: "demande d’une personne concernée"
    case .other: "autre"
    }
  }

  private var table: Table {
    Table(
      columns: [
        .init("Épreuve"), .init("Session"), .init("Passages", .trailing), .init("Premier jour"), .init("Dernier jour"),
      ],
      rows: groups.map { group in
        [
          group.title, group.session.map(String.init) ?? "—", String(group.passages), group.first.french,
          group.last.french,
        ]
      })
  }

  /// What stays, so that nobody believes more.
  private var kept: [Block] {
    guard !parts.isEmpty else { return [] }
    let whole = parts == Set(RecordPart.allCases)
    let left = RecordPart.allCases.filter { !parts.contains($0) }.map(\.french).frenchList()
    return [
      .paragraph(
        (whole
          ? "Restent les sceaux, sans nom, note ni texte, pour que la chaîne se vérifie encore"
          : "Restent \(left) et les sceaux, pour que la chaîne se vérifie encore")
          + "\u{202F}; et, par groupes de \(Masking.smallest)\u{A0}passages au moins, les comptes dont vivent les statistiques. Les "
          + "sauvegardes faites avant ce jour contiennent encore ce qui est éliminé ici\u{A0}: à détruire, ou à restaurer avec cet "
          + "acte, qui s’y applique de nouveau.")
    ]
  }

  private var signatures: [Block] {
    let dots = String(repeating: ".", count: 28)
    return [
      .heading("Visa"),
      .table(
        Table(
          ["", "Proposé par", "Visé par"], rows: ["Nom", "Qualité", "Date", "Signature"].map { [$0, dots, dots] })),
    ]
  }
}
