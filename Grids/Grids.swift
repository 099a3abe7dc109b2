// SPDX-License-Identifier: GPL-3.0-or-later

/// A shipped exam definition: the name of its file under `Grids/` and its bytes.
public struct ShippedExam: Sendable {
  public let file: String
  public let bytes: [UInt8]
}

/// The exam definitions that come with the executable.
public enum Grids {
  /// Every shipped definition, in the order in which `oral epreuves` lists them.
  public static var all: [ShippedExam] {
    [
      ShippedExam(file: "tc-e4.yaml", bytes: PackageResources.tc_e4_yaml),
      ShippedExam(file: "tc-e4-ccf1.yaml", bytes: PackageResources.tc_e4_ccf1_yaml),
      ShippedExam(file: "tc-e4-ccf2.yaml", bytes: PackageResources.tc_e4_ccf2_yaml),
      ShippedExam(file: "tc-e6.yaml", bytes: PackageResources.tc_e6_yaml),
      ShippedExam(file: "tc-e6-ccf.yaml", bytes: PackageResources.tc_e6_ccf_yaml),
      ShippedExam(file: "nrc-e4.yaml", bytes: PackageResources.nrc_e4_yaml),
      ShippedExam(file: "nrc-e6.yaml", bytes: PackageResources.nrc_e6_yaml),
      ShippedExam(file: "ntc-titre.yaml", bytes: PackageResources.ntc_titre_yaml),
      ShippedExam(file: "ntc-ccp1.yaml", bytes: PackageResources.ntc_ccp1_yaml),
      ShippedExam(file: "ntc-ccp2.yaml", bytes: PackageResources.ntc_ccp2_yaml),
      ShippedExam(file: "tc-e2.yaml", bytes: PackageResources.tc_e2_yaml),
      ShippedExam(file: "tc-ef1.yaml", bytes: PackageResources.tc_ef1_yaml),
      ShippedExam(file: "tc-e3-ccf.yaml", bytes: PackageResources.tc_e3_ccf_yaml),
      ShippedExam(file: "tc-e1-ccf3.yaml", bytes: PackageResources.tc_e1_ccf3_yaml),
      ShippedExam(file: "tc-e1-ccf4.yaml", bytes: PackageResources.tc_e1_ccf4_yaml),
    ]
  }
}
