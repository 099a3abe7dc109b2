// SPDX-License-Identifier: GPL-3.0-or-later

/// The scenario that `oral demo` plays, embedded in the executable.
public enum DemoScenario {
  /// The dossier's folder, as it is called in the demonstration.
  public static let folder = "ntc-menuiserie-cn"

  /// The files of the dossier: path within the folder, and bytes.
  public static var files: [(path: String, bytes: [UInt8])] {
    [
      ("dossier.yaml", PackageResources.dossier_yaml),
      ("proposition.md", PackageResources.proposition_md),
      ("annexes/implantation-et-utilites.md", PackageResources.implantation_et_utilites_md),
      ("client.yaml", PackageResources.client_yaml),
      ("modifications.yaml", PackageResources.modifications_yaml),
      ("mandat.yaml", PackageResources.mandat_yaml),
    ]
  }

  /// The narrated oral: lines that begin with `#` are told, the others are typed.
  public static var script: [UInt8] { PackageResources.demo_txt }
}
