// SPDX-License-Identifier: GPL-3.0-or-later

/// The checks of several exams, each made the first time a dossier asks for it.
public final class ConformityChecks {
  private let exams: [String: Exam]
  private var made: [String: ConformityCheck] = [:]

  public init(_ exams: some Sequence<Exam>) {
    self.exams = Dictionary(exams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `nil` when there is no such exam.
  public func check(for id: String) -> ConformityCheck? {
    if let check = made[id] { return check }
    guard let exam = exams[id] else { return nil }
    let check = ConformityCheck(exam)
    made[id] = check
    return check
  }
}
