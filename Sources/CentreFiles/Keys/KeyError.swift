// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import FrenchText

/// Why a centre's key cannot be used. Nothing was changed.
public enum KeyError: Error, Hashable, Sendable {
  case diskRefuses(DiskRefusal)
  /// The file of a private or a public key cannot be read as one.
  case damaged(path: String, reason: String)
  /// Written by a later release.
  case newerRelease(path: String)
  /// The passphrase does not open the key with this thumbprint.
  case wrongPassphrase(String)
  /// The key with this thumbprint asks for a passphrase, and none was given.
  case passphraseNeeded(String)
  /// The chain is signed by the first; the private keys that are there are the others.
  case missing(String, found: [String])
  /// The centre has no private key.
  case noKey(folder: String)
}

extension KeyError: CustomStringConvertible {
  /// In French, what happens and the remedy.
  public var description: String {
    switch self {
    case .diskRefuses(let refusal): refusal.description
    case .damaged(let path, let reason):
      "La clé \(path) est abîmée (\(reason)). Rien n’a été modifié. Remettez-y sa sauvegarde ; perdue pour de bon, "
        + "ôtez ce fichier, puis : oral centre cle --nouvelle"
    case .newerRelease(let path):
      "La clé \(path) vient d’une version plus récente d’oral. Rien n’a été modifié ; mettez oral à jour."
    case .wrongPassphrase(let key):
      "Ce n’est pas la phrase de passe de la clé \(key). Vérifiez la casse et le clavier, puis recommencez."
    case .passphraseNeeded(let key):
      "La clé \(key) est protégée : il faut sa phrase de passe, tapée au terminal, dans ORAL_PHRASE ou par --phrase-fichier."
    case .missing(let key, let found):
      "La chaîne de ce poste est signée par la clé \(key), qui n’est pas dans « cles/ »"
        + (found.isEmpty ? "." : " (il s’y trouve \(found.frenchList())).")
        + " Remettez-y la sauvegarde de ce fichier. Perdue pour de bon : oral centre cle --nouvelle, puis "
        + "oral sceller --nouvelle-chaine"
    case .noKey(let folder):
      "Ce centre n’a pas de clé privée (\(folder)). Remettez-y sa sauvegarde ; perdue pour de bon, une autre : "
        + "oral centre cle --nouvelle"
    }
  }
}
