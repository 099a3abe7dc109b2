// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// All that one candidate hands in, with the jury's own papers beside it.
public struct Dossier: Hashable, Sendable {
  /// The id of the exam it is for.
  public var exam: String
  /// The yearly session, such as 2026.
  public var session: Int?
  public var candidate: Candidate
  public var papers: [Paper]
  /// Whether some paper is listed in a way that could not be understood: there may be more than ``papers`` says.
  public var hasUnknownPapers = false
  /// A practice dossier, that may bring its own client to a rehearsal.
  public var isPractice: Bool
  public var jury: JuryPapers

  public init(
    exam: String, session: Int? = nil, candidate: Candidate, papers: [Paper] = [], isPractice: Bool = false,
    jury: JuryPapers = JuryPapers()
  ) {
    self.exam = exam
    self.session = session
    self.candidate = candidate
    self.papers = papers
    self.isPractice = isPractice
    self.jury = jury
  }

  /// The fiches, in order; the commission names one by its number, from 1.
  public func papers(of kind: PaperKind) -> [Paper] { papers.filter { $0.kind == kind } }
}

public struct Candidate: Hashable, Sendable {
  public var number: String
  public var familyName: String
  public var givenName: String

  public init(number: String, familyName: String, givenName: String) {
    self.number = number
    self.familyName = familyName
    self.givenName = givenName
  }

  /// `Lucie Ferrand`.
  public var name: String {
    [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// One paper of a dossier.
public struct Paper: Hashable, Sendable {
  public var kind: PaperKind
  public var title: String?
  /// The front matter's `type`, such as `negociation-vente`.
  public var type: String?
  /// Where it was read, relative to the dossier; `nil` for a paper handed over on paper.
  public var file: String?
  public var sections: [Section]
  public var terms: [Term]
  public var annexes: [Annex]
  /// How the paper calls the client whose identity it hides.
  public var clientAlias: String?
  /// When and where the situation took place, or when the offer was made; as the front matter says.
  public var date: Day?
  public var place: String?
  /// The partner company and the period of a project.
  public var company: String?
  public var period: ClosedRange<Day>?
  /// How many pages it has, when somebody says so.
  public var pages: Int?
  /// The whole text, front matter included, for what looks at all of it; `nil` when there is none to read.
  public var source: String?
  /// Whether something of its front matter could not be read: a term that it seems to lack may be there.
  public var isPartlyRead = false
  /// Whether there is a file that could not be read: what it holds is not known, and proves nothing.
  public var isUnread: Bool

  public init(
    kind: PaperKind, title: String? = nil, type: String? = nil, file: String? = nil, sections: [Section] = [],
    terms: [Term] = [], annexes: [Annex] = [], clientAlias: String? = nil, pages: Int? = nil, source: String? = nil,
    isUnread: Bool = false
  ) {
    self.kind = kind
    self.title = title
    self.type = type
    self.file = file
    self.sections = sections
    self.terms = terms
    self.annexes = annexes
    self.clientAlias = clientAlias
    self.pages = pages
    self.source = source
    self.isUnread = isUnread
  }

  /// Whether it exists on paper only, seen on the table.
  public var isOnPaper: Bool { file == nil }

  /// What stands under one heading that opens a section: of level 2, or another that is a rubric.
  public struct Section: Hashable, Sendable {
    /// As written, without numbering.
    public var heading: String
    /// The id of the rubric that it was recognised as.
    public var rubric: String?
    /// The id of the rubric nearest to an unrecognised heading, when one is near.
    public var nearest: String?
    /// Whether it was recognised by resemblance only.
    public var isGuess: Bool
    /// As Markdown counts: 2, or another when a rubric was written so (7 for a line in bold that stands alone).
    public var level: Int
    /// 1-based line of the heading.
    public var line: Int
    /// The Markdown below the heading, trimmed.
    public var text: String

    public init(
      heading: String, rubric: String? = nil, nearest: String? = nil, isGuess: Bool = false, level: Int = 2,
      line: Int, text: String
    ) {
      self.heading = heading
      self.rubric = rubric
      self.nearest = nearest
      self.isGuess = isGuess
      self.level = level
      self.line = line
      self.text = text
    }
  }

  public struct Annex: Hashable, Sendable {
    public var file: String?
    public var title: String?
    public var pages: Int?

    public init(file: String? = nil, title: String? = nil, pages: Int? = nil) {
      self.file = file
      self.title = title
      self.pages = pages
    }
  }
}

/// What the jury alone reads.
public struct JuryPapers: Hashable, Sendable {
  /// One per fiche where there are several.
  public var clients: [ClientRole]
  public var bank: [Change]
  public var mandates: [Mandate]
  /// One per fiche that was calibrated.
  public var calibrations: [Calibrated]

  public init(
    clients: [ClientRole] = [], bank: [Change] = [], mandates: [Mandate] = [], calibrations: [Calibrated] = []
  ) {
    self.clients = clients
    self.bank = bank
    self.mandates = mandates
    self.calibrations = calibrations
  }

  /// The role for a fiche (from 1), or the only one.
  public func client(forFiche fiche: Int?) -> ClientRole? {
    clients.first { $0.fiche == fiche } ?? clients.first { $0.fiche == nil }
      ?? (clients.count == 1 && fiche == nil ? clients.first : nil)
  }
}
