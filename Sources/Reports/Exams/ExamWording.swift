// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

extension TimeLimit {
  /// With its nature spelled out: `10 min au plus`, `environ 10 min`, `fixée par le centre`; empty when a shared
  /// allowance alone counts.
  ///
  /// - Parameter rest: what the total leaves, in minutes, for a duration that is that rest.
  public func french(rest: Int? = nil) -> String {
    switch nature {
    case .rest:
      rest.map { "le temps qui reste (\(Self.words($0)) si le reste dure autant que prévu)" } ?? "le temps qui reste"
    case .centre: "fixée par le centre"
    case .maximum: minutes.map { "\(Self.words($0)) au plus" } ?? ""
    case .fixed: minutes.map(Self.words) ?? ""
    case .about: minutes.map { "environ \(Self.words($0))" } ?? ""
    case .indicative: minutes.map { "\(Self.words($0)) à titre indicatif" } ?? ""
    }
  }

  /// For a narrow column: `≤ 10 min`, `≈ 10 min`, `reste`, `centre`.
  public var short: String {
    let time = minutes.map(Self.words) ?? ""
    return switch nature {
    case .rest: "reste"
    case .centre: "centre"
    case .maximum: "≤\u{A0}" + time
    case .about, .indicative: "≈\u{A0}" + time
    case .fixed: time
    }
  }

  /// `45 min`, `3 h`.
  private static func words(_ minutes: Int) -> String { FrenchDuration.words(Int64(minutes) * 60_000) }
}

extension Exam {
  /// How long a phase lasts, its shared allowance included.
  func duration(of phase: Phase) -> String {
    guard let shared = phase.allowance.flatMap(allowance) else { return phase.limit.french(rest: restMinutes) }
    let own = phase.limit.french()
    return (own.isEmpty ? "" : own + ", ") + "sur l’enveloppe «\u{A0}\(shared.title)\u{A0}»"
  }

  /// What a phase evaluates, as its text says it: competencies and criteria, or those of its part as a whole.
  func evaluation(of phase: Phase) -> String {
    let shared = phase.kind.isPreparation ? [] : phase.part.flatMap(part)?.evaluates ?? []
    return phase.evaluates.isEmpty ? shared.joined(separator: ", ") : phase.evaluates.joined(separator: ", ")
  }

  /// Whether some text ties criteria to phases; if none does, all are open throughout.
  var tiesCriteria: Bool { phases.contains { !criteria(evaluatedIn: $0).isEmpty } }
}

extension Exam.Form {
  var french: String {
    switch self {
    case .ponctuel: "épreuve ponctuelle"
    case .ccf: "contrôle en cours de formation"
    case .titre: "titre professionnel"
    case .ccp: "certificat de compétences professionnelles"
    }
  }
}

extension PaperKind {
  /// `fiche descriptive`, for a sentence.
  var french: String {
    switch self {
    case .fiche: "fiche descriptive"
    case .proposal: "proposition commerciale"
    case .project: "projet"
    case .certificate: "attestation"
    case .dspp: "dossier de synthèse de pratique professionnelle"
    case .results: "résultats d’évaluations"
    case .file: "dossier"
    case .experience: "pages sur l’expérience professionnelle"
    }
  }
}

extension Consequence {
  /// In one text: what follows, the official mention, where it is written.
  var french: String {
    let mention = mention.map { " Mention\u{A0}: \(quoted($0))." } ?? ""
    let reference = reference.map { " (\($0))" } ?? ""
    return text + mention + reference
  }
}
