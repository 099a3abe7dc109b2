// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Diagnostics
internal import ExamFiles
internal import Exams
internal import FrenchText
internal import Reports

extension ExamCatalogue {
  /// The file of each definition that does not come with the executable, by id.
  var ownFiles: [String: String] {
    Dictionary(uniqueKeysWithValues: entries.filter { !$0.isShipped }.map { ($0.exam.id, $0.file) })
  }

  /// Tells on standard error what was wrong with the definitions, and ends the command with 2 when something could not be
  /// read, 1 when a definition was refused.
  func complain() throws {
    StandardStreams.complain((unreadable + problems).flatMap(\.lines))
    if !unreadable.isEmpty { throw ExitCode(2) }
    if problems.hasErrors { throw ExitCode(1) }
  }

  /// The same when the exam that somebody typed is among the refused; nothing otherwise.
  func complain(about typed: String) throws {
    if refused.contains(where: { $0.matches(typed) }) || !unreadable.isEmpty { try complain() }
  }

  /// What to answer to a name that is none.
  func unknown(_ typed: String) -> [String] {
    let hint =
      suggestion(for: typed).map { "Vouliez-vous dire « \($0) » ?" }
      ?? "Épreuves : \(exams.map(\.id).joined(separator: ", "))."
    return ["Épreuve inconnue : « \(typed.printable) ».".typographic, hint.typographic]
  }
}
