// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

// A package of its own, so that the main build stays light. `run` builds it and prints every table.
let package = Package(
  name: "oral-benchmarks",
  dependencies: [
    .package(name: "oral", path: "../.."),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .executableTarget(
      name: "Append",
      dependencies: [
        .product(name: "OralModules", package: "oral"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(name: "Hello"),
    .executableTarget(name: "Parse", dependencies: ["CCommonMarkAlone", .product(name: "Yams", package: "Yams")]),
    .target(name: "CCommonMarkAlone"),

    // The archive of a million records: how it is made, and what it is compared with.
    .target(name: "ArchiveShape", dependencies: [.product(name: "OralModules", package: "oral")]),
    .executableTarget(
      name: "archive-generate",
      dependencies: ["ArchiveShape", "Rivals", .product(name: "OralModules", package: "oral")]),
    .executableTarget(
      name: "archive-ingest",
      dependencies: [
        "ArchiveShape", "Rivals", .product(name: "OralModules", package: "oral"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(name: "Rivals", dependencies: [.product(name: "GRDBSQLite", package: "GRDB.swift")]),
    .executableTarget(
      name: "archive-queries", dependencies: ["Rivals", .product(name: "OralModules", package: "oral")]),
    .executableTarget(
      name: "archive-verify",
      dependencies: [
        "Rivals", .product(name: "OralModules", package: "oral"), .product(name: "Crypto", package: "swift-crypto"),
      ]),

    .executableTarget(name: "calibration-samples", dependencies: [.product(name: "OralModules", package: "oral")]),

    .executableTarget(name: "negotiation-measure", dependencies: [.product(name: "OralModules", package: "oral")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "CCommonMarkAlone" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
