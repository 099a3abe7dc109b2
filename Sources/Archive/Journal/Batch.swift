// SPDX-License-Identifier: GPL-3.0-or-later

package import Exams
package import Sittings

/// Events on their way to a store: encoded, and checked for what every store refuses.
package struct Batch: Sendable {
  package let stored: [StoredEvent]
  /// The sequence number that they follow.
  package let after: Int

  package init(_ events: [RecordedEvent], after lastSequence: Int) throws(JournalError) {
    guard !events.isEmpty, lastSequence >= 0 else { throw .malformed("aucun événement") }
    for (index, event) in events.enumerated() where event.sequence != lastSequence + index + 1 {
      throw .malformed("événement \(event.sequence) au lieu de \(lastSequence + index + 1)")
    }
    after = lastSequence
    do {
      stored = try events.map(EventCodec.current.encode)
    } catch {
      throw .malformed(String(describing: error))
    }
  }

  /// What is left to write in a sitting whose events after ``after`` are `tail`: all of it when there are none; the
  /// rest when they are the first of these, from an earlier attempt whose answer was lost; `nil` when they are others.
  package func remainder(beyond tail: [StoredEvent]) -> ArraySlice<StoredEvent>? {
    stored.starts(with: tail) ? stored.dropFirst(tail.count) : nil
  }

  package func conflict(with last: Int) -> JournalError { .conflict(expected: after, found: last) }
}

extension ExamDefinition {
  /// The opening that begins a sitting on this definition.
  package func opening(of events: [RecordedEvent]) throws(JournalError) -> Opening {
    guard case .opened(let opening) = events.first?.event else {
      throw .malformed("un passage commence par son ouverture")
    }
    guard opening.exam.sha256 == sha256 else {
      throw .malformed("la définition n’est pas celle que l’ouverture cite")
    }
    guard SittingID.isValid(opening.id) else { throw .malformed("identifiant « \(opening.id) »") }
    return opening
  }
}

extension Outcome {
  /// The name under which stores keep it.
  package var storedName: String { wireName }

  /// `nil` for a name of a later release.
  package init?(storedName: String) {
    guard let outcome = Outcome.allCases.first(where: { $0.wireName == storedName }) else { return nil }
    self = outcome
  }
}

extension ChangeField {
  /// The name under which stores keep it.
  package var storedName: String { wireName }

  /// `nil` for a name of a later release.
  package init?(storedName: String) {
    guard let field = try? ChangeField(wireName: storedName) else { return nil }
    self = field
  }
}

/// The identifiers of sittings.
public enum SittingID {
  /// Whether the text can identify a sitting: 1 to 64 ASCII letters, digits, `-` and `_`; it names files, too.
  public static func isValid(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
  }
}
