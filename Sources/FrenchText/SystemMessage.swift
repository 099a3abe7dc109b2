// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Why the system refuses, in French: its own words are in English wherever no language pack is installed.
public enum SystemMessage {
  /// What `errno` says now. To be asked before any other call.
  public static var last: String { french(errno) }

  /// - Parameter code: its `errno`.
  public static func french(_ code: Int32) -> String {
    switch code {
    case ENOENT: "il n’y a rien de ce nom"
    case EACCES, EPERM: "accès refusé"
    case EROFS: "le disque est en lecture seule"
    case ENOSPC, EDQUOT: "le disque est plein"
    case EIO: "le disque répond par une erreur"
    case EISDIR: "c’est un dossier"
    case ENOTDIR: "un dossier de ce chemin n’en est pas un"
    case EEXIST: "il y a déjà quelque chose de ce nom"
    case ENAMETOOLONG: "le nom est trop long"
    case ELOOP: "le lien ne mène nulle part"
    case EMFILE, ENFILE: "trop de fichiers sont ouverts"
    case EPIPE: "personne ne lit plus"
    case EFBIG: "le fichier est trop gros"
    case ETXTBSY, EBUSY: "un autre programme s’en sert"
    default: "erreur \(code) du système, \(String(cString: strerror(code)))"
    }
  }
}
