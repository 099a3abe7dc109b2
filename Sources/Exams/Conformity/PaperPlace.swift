// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Where a paper stands in its dossier: its structural path, and how messages call it.
struct PaperPlace {
  /// `papers[2]`
  let path: String
  /// `la fiche 2`, or `la proposition` when it is the only one of its kind.
  let name: String

  init(_ dossier: Dossier, _ index: Int) {
    path = "papers[\(index)]"
    let kind = dossier.papers[index].kind
    let isOnly = dossier.papers.count { $0.kind == kind } == 1
    let number = dossier.papers[...index].count { $0.kind == kind }
    name = isOnly ? kind.definite : "\(kind.definite) \(number)"
  }

  func section(_ index: Int) -> String { "\(path).sections[\(index)]" }

  /// ``name`` at the start of a sentence.
  var subject: String { name.capitalisedFirst }
}

extension PaperKind {
  /// With its article.
  var definite: String {
    switch self {
    case .fiche: "la fiche"
    case .proposal: "la proposition"
    case .project: "la fiche de projet"
    case .certificate: "l’attestation"
    case .dspp: "le dossier de synthèse de pratique professionnelle"
    case .results: "le relevé de résultats"
    case .file: "le dossier écrit"
    case .experience: "le document sur l’expérience"
    }
  }

  /// `3 fiches`.
  func counted(_ count: Int) -> String {
    switch self {
    case .fiche: plural(count, "fiche")
    case .proposal: plural(count, "proposition")
    case .project: plural(count, "fiche de projet", "fiches de projet")
    case .certificate: plural(count, "attestation")
    case .dspp:
      plural(
        count, "dossier de synthèse de pratique professionnelle", "dossiers de synthèse de pratique professionnelle")
    case .results: plural(count, "relevé de résultats", "relevés de résultats")
    case .file: plural(count, "dossier écrit", "dossiers écrits")
    case .experience: plural(count, "document sur l’expérience", "documents sur l’expérience")
    }
  }

  /// As `dossier.yaml` writes it.
  public var key: String {
    switch self {
    case .fiche: "fiche"
    case .proposal: "proposition"
    case .project: "projet"
    case .certificate: "attestation"
    case .dspp: "dspp"
    case .results: "resultats"
    case .file: "dossier"
    case .experience: "experience"
    }
  }

  /// Whether its French name is feminine.
  var isFeminine: Bool {
    switch self {
    case .fiche, .proposal, .project, .certificate: true
    case .dspp, .results, .file, .experience: false
    }
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
