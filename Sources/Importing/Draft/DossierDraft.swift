// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Exams

/// A dossier as the candidate's files were understood, before anything is written.
public struct DossierDraft: Sendable {
  public var exam: Exam
  public var candidate: Candidate
  public var session: Int?
  public var papers: [DraftPaper]
  /// What belongs to no paper: kept beside them, and told.
  public var leftovers: [Leftover]
  /// What the reading had to say.
  public var remarks: [Diagnostic]
  /// How many files were read: pictures of two of them may have one path.
  var reads = 0

  public init(
    exam: Exam, candidate: Candidate = Candidate(number: "", familyName: "", givenName: ""), session: Int? = nil,
    papers: [DraftPaper] = [], leftovers: [Leftover] = [], remarks: [Diagnostic] = []
  ) {
    self.exam = exam
    self.candidate = candidate
    self.session = session
    self.papers = papers
    self.leftovers = leftovers
    self.remarks = remarks
  }

  /// The rubrics that the exam asks of a kind of paper.
  public func rubrics(of kind: PaperKind) -> [Rubric] { exam.papers.first { $0.kind == kind }?.rubrics ?? [] }

  /// How a paper is called: `Fiche 2`, or `Proposition` when it is the only one of its kind.
  public func name(of index: Int) -> String {
    let kind = papers[index].kind
    let same = papers.indices.filter { papers[$0].kind == kind }
    guard same.count > 1, let number = same.firstIndex(of: index) else { return kind.shortName }
    return "\(kind.shortName) \(number + 1)"
  }
}

/// One paper of a draft.
public struct DraftPaper: Hashable, Sendable {
  public var kind: PaperKind
  /// The file that it comes from, as the candidate named it.
  public var origin: String
  public var fields = PaperFields()
  /// The YAML front matter that the file already had, as it was.
  public var frontMatter: String?
  /// What stands before the first rubric, or the whole of a paper without rubrics.
  public var preamble: [TextBlock] = []
  /// The letter that names the preamble in a review, from 0.
  var preambleLetter: Int?
  public var sections: [DraftSection] = []
  public var annexes: [DraftAnnex] = []
  /// A paper that cannot be read here, kept as an annex.
  public var isOnPaper = false

  public init(kind: PaperKind, origin: String) {
    self.kind = kind
    self.origin = origin
  }
}

/// What stands under one title of a paper.
public struct DraftSection: Hashable, Sendable {
  /// As the candidate wrote it, without its number.
  public var heading: String
  /// The ids of the rubrics that it stands for; empty for a title that is none.
  public var rubrics: [String]
  /// Whether it was recognised by resemblance only.
  public var isGuess = false
  /// The level of its heading in the file, for those inside.
  public var level = 2
  /// The letter that names it in a review, from 0.
  var letter: Int?
  public var blocks: [TextBlock]

  public init(heading: String, rubrics: [String], blocks: [TextBlock]) {
    self.heading = heading
    self.rubrics = rubrics
    self.blocks = blocks
  }
}

/// A file beside a paper.
public struct DraftAnnex: Hashable, Sendable {
  /// Under `annexes/`, in letters that every system takes.
  public var name: String
  public var title: String
  /// `nil` when they cannot be counted.
  public var pages: Int?
  public var bytes: [UInt8]
  /// What the text calls a picture of it, unlike those of other files; `nil` for a file of its own.
  public var picture: String?

  public init(name: String, title: String, pages: Int?, bytes: [UInt8], picture: String? = nil) {
    self.name = name
    self.title = title
    self.pages = pages
    self.bytes = bytes
    self.picture = picture
  }
}

/// What could not be placed.
public struct Leftover: Hashable, Sendable {
  /// What it is, in French: `page de garde`.
  public var label: String
  public var origin: String
  public var blocks: [TextBlock]
  /// The letter that names it in a review, from 0.
  var letter: Int?

  public init(label: String, origin: String, blocks: [TextBlock]) {
    self.label = label
    self.origin = origin
    self.blocks = blocks
  }
}

/// What a paper says of itself, for its front matter.
public struct PaperFields: Hashable, Sendable {
  public var title: String?
  public var type: String?
  /// As `dossier.yaml` writes a day.
  public var date: String?
  public var place: String?
  public var clientAlias: String?
  public var company: String?
  public var from: String?
  public var to: String?
  public var terms: [TermRow] = []

  public init() {}

  /// One row of a table of negotiable terms, as typed.
  public struct TermRow: Hashable, Sendable {
    public var title: String
    public var unit = ""
    public var value = ""
    public var minimum = ""
    public var maximum = ""
    public var step = ""
    public var choices = ""

    public init(title: String) { self.title = title }
  }
}

extension PaperKind {
  /// `Fiche`, `Proposition`: as a person calls it.
  public var shortName: String {
    switch self {
    case .fiche: "Fiche"
    case .proposal: "Proposition"
    case .project: "Fiche de projet"
    case .certificate: "Attestation"
    case .dspp: "Dossier de synthèse"
    case .results: "Résultats des évaluations"
    case .file: "Dossier"
    case .experience: "Expérience professionnelle"
    }
  }
}
