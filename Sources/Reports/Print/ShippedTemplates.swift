// SPDX-License-Identifier: GPL-3.0-or-later

/// The templates that come with the executable: what a centre restyles.
public enum ShippedTemplates {
  /// One file of the folder of templates.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  /// Every file, in alphabetical order.
  public static var files: [File] {
    [
      File(name: "attestation.typ", bytes: PackageResources.attestation_typ),
      File(name: "charte.yaml", bytes: PackageResources.charte_yaml),
      File(name: "convocation.typ", bytes: PackageResources.convocation_typ),
      File(name: "emargement.typ", bytes: PackageResources.emargement_typ),
      File(name: "grille.typ", bytes: PackageResources.grille_typ),
      File(name: "rapport.typ", bytes: PackageResources.rapport_typ),
      File(name: "releve.typ", bytes: PackageResources.releve_typ),
      File(name: "session.typ", bytes: PackageResources.session_typ),
      File(name: "socle.typ", bytes: PackageResources.socle_typ),
    ]
  }
}
