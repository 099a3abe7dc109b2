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
      ShippedExam(file: "tc-e4.yaml", bytes: PackageResources.tc_e4_yaml)
    ]
  }
}
