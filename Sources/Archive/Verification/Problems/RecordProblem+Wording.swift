// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension RecordProblem: CustomStringConvertible {
  /// In French, without a full stop: `nº 214 de la chaîne Qx3f… : signature fausse`.
  public var description: String {
    let prefix = line.map { "ligne\u{A0}\($0), " } ?? ""
    return "\(prefix)\(subject)\u{A0}: \(reason)"
  }

  private var subject: String {
    let chain = place.chain.text.isEmpty ? "" : " de la chaîne \(place.chain.french)"
    switch reason {
    case .tailRemoved(_, nil), .notOwn: return "chaîne \(place.chain.french)"
    default: break
    }
    guard last > place.sequence else { return "nº\u{A0}\(place.sequence)\(chain)" }
    return "nº\u{A0}\(place.sequence) à \(last)\(chain)"
  }
}

extension ChainID {
  /// Its first letters, as people are told of it.
  var french: String { text.utf8.count > 8 ? short + "…" : text }
}

extension RecordPlace {
  /// `nº 214 de la chaîne Qx3f…`.
  var french: String { "nº\u{A0}\(sequence) de la chaîne \(chain.french)" }
}

extension RecordProblem.Reason: CustomStringConvertible {
  /// In French, without a full stop: it follows the record's number.
  public var description: String {
    switch self {
    case .unreadable(let error): Self.clause(error.description)
    case .content(let error): error.description
    case .signature: "signature fausse (contenu ou signature changés)"
    case .unknownKey(let id): "signé par la clé \(id), qu’aucun enregistrement sûr de la chaîne n’annonce"
    case .keyOutOfTurn(let id): "signé par la clé \(id), qui ne signait pas à cet endroit de la chaîne"
    case .keyProof: "la nouvelle clé n’a pas signé sa propre annonce"
    case .otherGenesis: "ce n’est pas la genèse qui a donné son nom à la chaîne"
    case .misplaced(let place): "c’est le \(place.french) qui est à cette place"
    case .absent: "absent"
    case .repeated: "cette place est déjà prise : enregistrement répété ou hors de son ordre".typographic
    case .headless: "le fichier n’a pas le début de cette chaîne"
    case .previous: "il ne suit pas l’enregistrement qui le précède : l’un des deux a été remplacé".typographic
    case .citation(let citation, let fault): "il cite le \(citation.place.french), \(fault)"
    case .part(let part, let fault): "\(part.french) : \(fault)".typographic
    case .missing(let parts): "sans \(parts.french), et aucun effacement signé ne le dit"
    case .stillThere(let parts): "\(parts.french) : toujours là malgré un effacement signé".typographic
    case .erasedElsewhere(let parts):
      "sans \(parts.french), comme l’effacement d’une autre chaîne est seul à le dire"
    case .unprovenErasure: "preuve d’effacement sans signature d’une clé de sa chaîne : elle ne prouve rien".typographic
    case .notOwn: "se dit de ce poste, mais n’est signée d’aucune de ses clés"
    case .tailRemoved, .rewritten, .otherHead: heads
    case .definitionMissing(let digest): "sa définition d’épreuve (\(digest.prefix(12))…) manque"
    case .definitionAltered(let digest): "sa définition d’épreuve (\(digest.prefix(12))…) a été changée"
    case .tables(let fields):
      "les tables diffèrent de l’enregistrement : \(fields.map(\.name).frenchList())".typographic
    case .tablesLack: "les tables ignorent ce passage"
    case .tablesKeep: "les tables gardent un passage effacé"
    case .journal(let sealed, let found):
      "le journal n’est pas celui qui a été scellé (\(plural(sealed.events, "événement scellé", "événements scellés")), "
        + "\(plural(found.events, "lu", "lus")))"
    case .journalSealing: "le journal ne finit pas par le scellement de cet enregistrement"
    case .journalSummary: "la liste des passages ne dit pas ce que dit le journal"
    case .journalGone: "le journal n’est plus là, et rien de ce passage n’a été effacé"
    }
  }

  private var heads: String {
    switch self {
    case .tailRemoved(let noted, nil):
      "absente, alors que la tête \(noted.french) a été notée : elle a été retirée".typographic
    case .tailRemoved(let noted, let found?):
      "queue retirée : la tête notée \(noted.french) n’y est pas, la chaîne s’arrête au nº \(found.place.sequence)"
        .typographic
    case .rewritten(let noted, let hash):
      "chaîne récrite : la tête notée \(noted.french) est devenue \(hash)".typographic
    case .otherHead(let head):
      "la chaîne devrait s’arrêter au nº\u{A0}\(head.place.sequence) (empreinte \(head.hash))"
    default: ""
    }
  }

  /// A sentence as the end of another.
  private static func clause(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// What to do about it, a sentence.
  public var remedy: String {
    switch self {
    case .content(.newerRelease): "Mettez oral à jour pour le vérifier."
    case .journalGone: "Rien à faire s’il vient d’une exportation : l’enregistrement fait foi.".typographic
    case .erasedElsewhere, .unprovenErasure: "Rien à faire si cet effacement est connu."
    case .tables, .tablesLack, .tablesKeep:
      "Les enregistrements font foi : exportez l’archive et importez-la dans un dossier neuf.".typographic
    case .notOwn:
      "Si une clé publique de ce poste a quitté le dossier du centre, remettez-l’y ; sinon restaurez une sauvegarde "
        + "antérieure qui se vérifie."
    case .definitionMissing, .definitionAltered: "Importez une exportation qui contient cette définition."
    default: "Gardez ce fichier tel quel, et restaurez une sauvegarde antérieure qui se vérifie."
    }
  }
}

extension RecordProblem.CitationFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .later: "qui ne le précède pas"
    case .absent: "qui n’y est pas"
    case .other(let hash): "qui y est un autre (empreinte \(hash))"
    }
  }
}

extension RecordProblem.PartFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .altered: "changée, ou venue d’un autre enregistrement"
    case .misnamed: "c’est une autre partie du même enregistrement"
    case .surplus: "cette sorte d’enregistrement n’en a pas"
    }
  }
}

extension Set<RecordPart> {
  var french: String { sorted().map(\.french).frenchList() }
}

extension VerificationReport {
  /// The first thing to say, a sentence in French.
  public var verdict: String {
    if let first = problems.first.first(where: { $0.severity == .alteration }) {
      let count = plural(problems.alterations, "altération")
      return "\(count). Le premier enregistrement altéré : \(first).".typographic
    }
    if !cohorts.isEmpty { return "Les tables ne comptent pas les mêmes passages que les enregistrements." }
    if let first = problems.first.first(where: { $0.severity == .undecided }) {
      let count = problems.counts[.undecided, default: 0]
      let undecided = plural(
        count, "enregistrement n’a pas pu être jugé", "enregistrements n’ont pas pu être jugés")
      return "Vérification incomplète : \(undecided), rien d’altéré dans les autres. Le premier : \(first)."
        .typographic
    }
    return "Aucune altération : \(plural(records, "enregistrement"))\(erased).".typographic
  }

  private var erased: String {
    let count = plural(erasedRecords, "en partie effacé", "en partie effacés")
    return erasedRecords == 0 ? "" : ", dont \(count), comme l’archive le dit"
  }
}

extension HeadNote {
  /// As it is typed.
  var french: String {
    switch self {
    case .whole(let head): head.fullForm
    case .short(let letters, let sequence, let code):
      [letters, "\(sequence)-\(code)"].compactMap { $0 }.joined(separator: " ")
    }
  }
}
