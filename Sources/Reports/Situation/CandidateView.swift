// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// All that a candidate's sheet is made of. It has no place for a secret: neither the client's role, nor the mandate,
/// nor what a change expects, nor its severity, nor its effects other than those on terms that its text quotes (a
/// figure that a text keeps to itself is the client's); where the jury tells its changes during the oral, none of them.
public struct CandidateView: Hashable, Sendable {
  public let exam: Exam
  public let session: Int?
  public let candidate: Candidate
  /// The candidate's own paper, as handed in; `nil` when it is on paper only, or not yet chosen.
  public let paper: Paper?
  /// The number of the paper that the commission chose, from 1.
  public let number: Int?
  /// The changes given with the sheet, in order.
  public let changes: [ToldChange]
  /// The terms of the paper, with what the changes make of them.
  public let terms: [ToldTerm]

  /// Keeps of a dossier and of its changes what the candidate may read.
  public init(exam: Exam, dossier: Dossier, number: Int? = nil, changes: [Change] = []) {
    var open = dossier
    open.jury = JuryPapers()
    let situation = Situation(exam: exam, dossier: open, number: number)
    let given = exam.changes?.delivery == .preparation ? changes : []
    let deltas = situation.applying(given.map { $0.told(in: situation) }).termDeltas
    self.exam = exam
    session = dossier.session
    candidate = dossier.candidate
    paper = situation.paper
    self.number = situation.number
    self.changes = given.map { ToldChange(text: $0.text) }
    terms = situation.terms.map { term in
      let after = deltas.last { $0.after.id == term.id && !$0.isNeutral }
      return ToldTerm(title: term.title, before: term.frenchValue, after: after?.frenchAfter)
    }
  }

  /// A change as the candidate reads it: its text.
  public struct ToldChange: Hashable, Sendable {
    public let text: String
  }

  /// A term as the candidate may know it.
  public struct ToldTerm: Hashable, Sendable {
    public let title: String
    /// Its value in the paper, as it is printed, with its unit.
    public let before: String
    /// `nil` when no text says that it changed.
    public let after: String?
  }
}

extension Change {
  /// The change with those of its effects alone that its text tells, each judged by itself: what is hidden in one
  /// cannot show through another.
  fileprivate func told(in situation: Situation) -> Change {
    Change(
      field: field, text: text,
      effects: effects.filter { effect in
        let alone = situation.applying([Change(field: field, text: text, effects: [effect])])
        return alone.termDeltas.contains(where: alone.isTold)
      })
  }
}
