// SPDX-License-Identifier: GPL-3.0-or-later

extension SealError: CustomStringConvertible {
  /// In French: what is wrong with the record or the key.
  public var description: String {
    switch self {
    case .tooLong: "L’enregistrement est trop long pour en être un."
    case .malformed: "Ce n’est pas un enregistrement scellé : il est coupé ou n’en a pas la forme."
    case .header: "L’en-tête de la signature n’est pas celui d’un enregistrement scellé."
    case .payload(let error): "Le contenu signé est abîmé : \(error)."
    case .notAnObject: "Le contenu signé n’est pas celui d’un enregistrement."
    case .digests: "Les empreintes des parties ne sont pas celles d’un enregistrement scellé."
    case .disclosure(let place): "La partie n° \(place + 1) est abîmée."
    case .name(let name): "Le nom de partie « \(name) » est employé deux fois, ou réservé."
    case .undisclosed(let name):
      "La partie « \(name) » n’est pas celle qui a été scellée : elle a été changée ou vient d’ailleurs."
    case .unsealable(let error): "Ce contenu ne peut pas être scellé : \(error)."
    case .key(let problem): problem.description
    }
  }
}

extension SealError.KeyProblem: CustomStringConvertible {
  /// In French, one sentence and its remedy where there is one.
  public var description: String {
    switch self {
    case .length: "Une clé Ed25519 fait 32 octets : celle-ci est abîmée."
    case .notJWK: "Ce n’est pas une clé publique JWK : « crv » (Ed25519), « kty » (OKP) et « x », sans rien d’autre."
    case .notPEM: "Ce n’est pas une clé au format PEM : le fichier est abîmé ou contient autre chose."
    case .encrypted: "Cette clé est protégée par une phrase secrète : déprotégez-la d’abord."
    case .notEd25519: "Cette clé est d’une autre sorte : il faut une clé Ed25519."
    case .refused: "La signature a échoué : recommencez, puis vérifiez la clé."
    }
  }
}

extension CanonicalJSONError: CustomStringConvertible {
  /// In French, without a full stop: it ends a sentence.
  public var description: String {
    let what =
      switch reason {
      case .syntax: "ce n’est pas du JSON, ou il est coupé"
      case .encoding: "ce n’est pas de l’UTF-8 sans BOM"
      case .loneSurrogate: "un caractère est incomplet"
      case .duplicateKey: "une clé est répétée"
      case .number: "un nombre est hors de portée"
      case .depth: "il a plus de \(CanonicalJSON.depthLimit) niveaux"
      case .size: "il dépasse \(CanonicalJSON.sizeLimit >> 20) Mio"
      case .trailing: "quelque chose suit la fin"
      case .notCanonical: "ce n’est pas la forme canonique"
      }
    return "\(what) (octet \(offset + 1))"
  }
}
