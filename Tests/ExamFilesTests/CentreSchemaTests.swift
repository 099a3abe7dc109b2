// SPDX-License-Identifier: GPL-3.0-or-later

import CentreFiles
import Diagnostics
import Foundation
import Testing

@testable import ExamFiles

@Suite struct `The schema of a centre’s settings` {
  private let schema: SchemaFile

  init() throws { schema = try SchemaFile("Grids/schemas/centre.schema.json") }

  @Test func `The loader and the schema know the same keys`() throws {
    let bytes = SettingsFile.bytes(CentreSettings(name: "x", e4Weights: SituationWeights(1, 1), address: "y"))
    let reading = YAMLReading(bytes, file: "centre.yaml")
    reading.recordsKeys = true
    #expect(SettingsFile(reading).problems.isEmpty)
    #expect(schema.keys == reading.askedKeys)
  }

  @Test func `The loader and the schema know the same words`() {
    #expect(schema.words(["genre"]) == Set(CentreSettings.Kind.allCases.map(\.rawValue)))
    #expect(schema.words(["communication"]) == Set(CentreSettings.Communication.allCases.map(\.rawValue)))
  }

  @Test func `The loader and the schema ask for the same keys`() throws {
    let missing = SettingsFile(Array("{}".utf8), file: "centre.yaml").problems.map(\.path)
    #expect(schema.root["required"] as? [String] == missing)
  }
}
