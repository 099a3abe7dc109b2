// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

/// The shipped exam definitions, embedded in the executable. A test holds this list to the folder.
let exams = [
  "tc-e4", "tc-e4-ccf1", "tc-e4-ccf2", "tc-e6", "tc-e6-ccf", "nrc-e4", "nrc-e6",
  "ntc-titre", "ntc-ccp1", "ntc-ccp2", "tc-e2", "tc-ef1", "tc-e3-ccf", "tc-e1-ccf3", "tc-e1-ccf4",
]

/// What `oral demo` plays, embedded likewise.
let demo =
  ["demo.txt"]
  + [
    "dossier.yaml", "proposition.md", "annexes/implantation-et-utilites.md", "client.yaml", "modifications.yaml",
    "mandat.yaml",
  ].map { "ntc-menuiserie-cn/\($0)" }

/// The templates of printed documents, embedded likewise.
let templates = [
  "attestation.typ", "charte.yaml", "convocation.typ", "emargement.typ", "grille.typ", "rapport.typ", "releve.typ",
  "session.typ",
  "socle.typ",
]

let package = Package(
  name: "oral",
  products: [
    .executable(name: "oral", targets: ["oral"]),
    // For Tests/Benchmarks, which is a package of its own.
    .library(
      name: "OralModules",
      targets: [
        "Archive", "ArchiveSQLite", "EventSamples", "ExamFiles", "Exams", "FrenchText", "Grids", "Negotiation",
        "Rehearsals", "Sittings",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // Ground: no exam, no I/O.
    .target(name: "Diagnostics"),
    .target(name: "FrenchText"),
    .target(name: "StyledText", dependencies: ["FrenchText"]),

    // Domain: pure. No clock, no randomness, no I/O.
    .target(name: "Exams", dependencies: ["Diagnostics", "FrenchText"]),
    .target(name: "Sittings", dependencies: ["Exams", "FrenchText"]),
    .target(name: "Negotiation", dependencies: ["Diagnostics", "FrenchText"]),
    .target(
      name: "Rehearsals", dependencies: ["Exams", "Sittings", "Negotiation", "FrenchText"]),
    .target(name: "Administration", dependencies: ["Exams", "Sittings", "Diagnostics", "FrenchText"]),

    // Data, embedded in code: needs no bundle beside the executable.
    .target(
      name: "Grids", path: "Grids", exclude: ["schemas"], sources: ["Grids.swift"],
      resources: exams.map { .embedInCode("\($0).yaml") }),

    .target(
      name: "Scenarios", path: "Scenarios",
      exclude: [
        "candidats.csv", "livret-2020.csv", "nrc-e4-fermetures", "ntc-froid-commercial", "schemas",
        "tc-e4-traitement-eau", "tc-e6-isolants-biosources",
      ],
      sources: ["Scenarios.swift"], resources: demo.map { .embedInCode($0) }),

    // Edges.
    .target(
      name: "ExamFiles",
      dependencies: [
        "Administration", "Exams", "Diagnostics", "FrenchText", "Negotiation", "Sittings", "CCommonMark",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Archive",
      dependencies: ["Sittings", "Exams", "FrenchText", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "ArchiveSQLite",
      dependencies: [
        "Archive", "Exams", "FrenchText", "Sittings", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "CentreFiles",
      dependencies: [
        "Archive", "Diagnostics", "ExamFiles", "FrenchText", "Sittings",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    // The candidate's word-processor files → papers. Pure: bytes and pandoc's JSON in, a draft of a dossier out.
    .target(
      name: "Importing", dependencies: ["Diagnostics", "Exams", "FrenchText", "CZlib"],
      resources: [.embedInCode("Form/reference.docx")]),
    .target(
      name: "Reports",
      dependencies: [
        "Administration", "Archive", "Exams", "Sittings", "Negotiation", "Rehearsals", "Diagnostics", "FrenchText",
      ],
      resources: templates.map { .embedInCode("Templates/\($0)") }),
    .target(
      name: "Console", dependencies: ["Exams", "Sittings", "Reports", "Diagnostics", "FrenchText", "StyledText"]),
    .target(name: "Terminal", dependencies: ["CReadline", "FrenchText", "StyledText"]),

    // C libraries, from Debian's libreadline-dev, libcmark-gfm-dev, libcmark-gfm-extensions-dev and zlib1g-dev.
    .target(name: "CReadline"),
    .target(name: "CCommonMark"),
    .target(name: "CZlib"),

    .executableTarget(
      name: "oral",
      dependencies: [
        "Administration", "Archive", "ArchiveSQLite", "CentreFiles", "Console", "Diagnostics", "ExamFiles", "Exams",
        "FrenchText", "Grids", "Importing", "Negotiation", "Rehearsals", "Reports", "Scenarios", "Sittings",
        "StyledText", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),

    .testTarget(name: "FrenchTextTests", dependencies: ["FrenchText"]),
    .testTarget(name: "ExamsTests", dependencies: ["Exams", "Diagnostics", "FrenchText"]),
    .testTarget(
      name: "ExamFilesTests",
      dependencies: ["CentreFiles", "ExamFiles", "Exams", "Diagnostics", "FrenchText", "Grids", "Negotiation"],
      exclude: ["Dossiers", "Problems"]),
    .testTarget(
      name: "ImportingTests", dependencies: ["Importing", "Diagnostics", "ExamFiles", "Exams", "Grids"],
      resources: [.copy("Documents")]),
    .testTarget(
      name: "AdministrationTests",
      dependencies: [
        "Administration", "Diagnostics", "ExamFiles", "Exams", "FrenchText", "Grids", "Reports", "Sittings",
      ], exclude: ["Problems"]),
    .testTarget(
      name: "CentreFilesTests",
      dependencies: ["Archive", "CentreFiles", "Diagnostics", "Exams", "FrenchText", "Sittings"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Administration", "Archive", "Reports", "ExamFiles", "Exams", "FrenchText", "Diagnostics", "Grids", "Sittings",
      ],
      exclude: ["Administration/Snapshots", "Archive/Snapshots", "Sitting/Snapshots"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "FrenchText", "StyledText"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: ["Console", "ExamFiles", "Exams", "FrenchText", "Grids", "Reports", "Sittings", "StyledText"]),

    // Not shipped: what the pseudo-terminal tests of Tests/Terminals drive.
    .executableTarget(name: "terminal-probe", dependencies: ["Terminal", "StyledText"], path: "Tests/Terminals/Probe"),

    // One contract for every store, and what its tests are made of.
    .target(name: "EventSamples", dependencies: ["Exams", "FrenchText", "Sittings"], path: "Tests/EventSamples"),
    .target(
      name: "ArchiveContract", dependencies: ["Archive", "EventSamples", "Exams", "FrenchText", "Sittings"],
      path: "Tests/ArchiveContract"),
    // What fault injection runs: Tests/Campaigns/README.md.
    .executableTarget(
      name: "ArchiveProbe",
      dependencies: [
        "Archive", "ArchiveSQLite", "CentreFiles", "EventSamples", "ExamFiles", "Exams", "FrenchText", "Reports",
        "Sittings",
      ],
      path: "Tests/Campaigns/Probe"),
    .testTarget(
      name: "ArchiveTests",
      dependencies: ["Archive", "ArchiveContract", "EventSamples", "Exams", "FrenchText", "Sittings"],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "ArchiveSQLiteTests",
      dependencies: [
        "Archive", "ArchiveContract", "ArchiveSQLite", "EventSamples", "Exams", "FrenchText", "Sittings",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Golden")]),
    .testTarget(
      name: "RehearsalsTests",
      dependencies: [
        "Rehearsals", "Diagnostics", "ExamFiles", "Exams", "FrenchText", "Grids", "Negotiation", "Reports", "Sittings",
      ],
      exclude: ["Golden"]),
    .testTarget(name: "SittingsTests", dependencies: ["Sittings", "Exams", "FrenchText"]),
    .testTarget(
      name: "NegotiationTests",
      dependencies: ["Negotiation", "Diagnostics", "ExamFiles", "FrenchText", "Reports"],
      exclude: ["Problems"], resources: [.copy("Reference")]),
  ],
  swiftLanguageModes: [.v6]
)

// One set of rules for every Swift target; the C targets take none of them.
for target in package.targets where !["CReadline", "CCommonMark", "CZlib"].contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
