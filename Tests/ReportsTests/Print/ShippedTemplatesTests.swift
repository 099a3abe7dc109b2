// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Reports
import Testing

@Suite struct `Shipped templates` {
  @Test func `Every file of the folder is shipped, to the byte`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Reports/Templates").standardizedFileURL
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ShippedTemplates.files.map(\.name))
    for file in ShippedTemplates.files {
      #expect(try Array(Data(contentsOf: folder.appending(path: file.name))) == file.bytes, "\(file.name)")
    }
  }
}
