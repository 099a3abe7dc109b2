// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Exams
internal import FrenchText

/// One exam definition, read from its file.
public struct ExamFile: Sendable {
  /// The file, as the user gave or would recognise it.
  public let file: String
  public let bytes: [UInt8]
  /// The definition; `nil` when it is refused.
  public let exam: Exam?
  /// Everything found in the file, in its order.
  public let problems: [Diagnostic]

  /// Reads a definition and holds it to itself.
  ///
  /// - Parameter others: the titles of the criteria of other exams, by id, with the exam that gives each: a criterion
  ///   that goes by the same id must be the same.
  init(_ bytes: [UInt8], file: String, others: [String: (title: String, exam: String)] = [:]) {
    self.file = file
    self.bytes = bytes
    let reading = YAMLReading(bytes, file: file, typesets: true)
    let exam = reading.read { $0.exam() }
    if let exam {
      reading.add(exam.problems(unreadable: reading.unreadableSections))
      reading.add(exam.nameProblems(file: file) + exam.homonyms(among: others))
    }
    problems = reading.problems
    self.exam = problems.hasErrors ? nil : exam
  }

  public init(_ bytes: [UInt8], file: String) { self.init(bytes, file: file, others: [:]) }
}

extension YAMLReading {
  /// The first keys under which something is missing or wrong; an unknown key leaves the rest readable.
  var unreadableSections: Set<String> {
    let broken = problems.filter { $0.code.hasPrefix("yaml.") && $0.code != "yaml.cle-inconnue" }
    return Set(broken.map { String($0.path.prefix { $0 != "." && $0 != "[" }) })
  }
}

extension Exam {
  /// A definition is found by the name of its file.
  fileprivate func nameProblems(file: String) -> [Diagnostic] {
    let name = file.split(separator: "/").last ?? ""
    let stem = name.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    guard !id.isEmpty, stem != id else { return [] }
    return [
      Diagnostic(
        .error, "epreuve.nom-de-fichier", at: "id", "L’identifiant « \(id) » n’est pas le nom du fichier.".typographic,
        hint: "Nommez le fichier « \(id).yaml », ou changez l’identifiant.".typographic)
    ]
  }

  fileprivate func homonyms(among others: [String: (title: String, exam: String)]) -> [Diagnostic] {
    competencies.enumerated().flatMap { outer, competency in
      competency.criteria.enumerated().compactMap { inner, criterion in
        guard let other = others[criterion.id], other.exam != id, other.title != criterion.title else { return nil }
        return Diagnostic(
          .warning, "epreuve.critere-homonyme", at: "competences[\(outer)].criteres[\(inner)].intitule",
          "« \(criterion.id) » s’intitule autrement dans « \(other.exam) » : \(quoted(other.title)).".typographic,
          hint: "Un critère différent demande un autre identifiant.".typographic)
      }
    }
  }
}
