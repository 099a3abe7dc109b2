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
    stored.verdicts = verdicts.firstOfEach { $0.criterion }
    stored.phases = phases.firstOfEach { $0.phase }
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
  fileprivate func firstOfEach(_ name: (Element) -> String) -> [Element] {
    var seen: Set<String> = []
    seen.reserveCapacity(count)
    return map { (name: name($0), element: $0) }.filter { seen.insert($0.name).inserted }
      .sorted { $0.name.comesBefore($1.name) }.map(\.element)
  }
}

extension String {
  /// In the order of their bytes.
  fileprivate func comesBefore(_ other: String) -> Bool {
    let isBefore = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in mine.lexicographicallyPrecedes(theirs) }
    }
    if let isBefore, let isBefore { return isBefore }
    return utf8.lexicographicallyPrecedes(other.utf8)
  }
}
