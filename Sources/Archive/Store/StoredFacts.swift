// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
package import FrenchText
internal import Sittings

extension PassageFacts {
  /// The form in which every store gives facts back, for comparing them with what a record says.
  ///
  /// Equal but for this: verdicts and phases in the byte order of their names, the first of each name only; the texts
  /// as words (``Swift/String/searchWords``). Saying it twice changes nothing.
  public var stored: PassageFacts {
    var stored = self
    stored.verdicts = verdicts.firstOfEach(\.criterion)
    stored.phases = phases.firstOfEach(\.phase)
    stored.texts = Texts(
      people: texts.people.searchWords, changes: texts.changes.searchWords, remarks: texts.remarks.searchWords)
    return stored
  }

  /// The passages that this one is counted with.
  public var cohort: Cohort { Cohort(exam: exam.id, session: session) }
}

extension PassageFacts {
  package func with(_ mark: Decimal64) -> PassageFacts {
    var facts = self
    facts.fixedMark = mark
    return facts
  }

  package var lifted: PassageFacts {
    var facts = self
    facts.isReserved = false
    return facts
  }
}

extension String {
  /// What a search reads of a text: its folded words, one space between them.
  public var searchWords: String { foldedWordText }
}

extension Array {
  /// The first of each name, in the byte order of names.
  fileprivate func firstOfEach(_ name: KeyPath<Element, String>) -> [Element] {
    var seen: Set<String> = []
    return filter { seen.insert($0[keyPath: name]).inserted }
      .sorted { $0[keyPath: name].utf8.lexicographicallyPrecedes($1[keyPath: name].utf8) }
  }
}
