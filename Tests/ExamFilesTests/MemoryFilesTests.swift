// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Testing

@Suite struct `Files in memory` {
  @Test func `Folders exist through what they hold`() throws {
    var files = MemoryFiles(["d/b.yaml": "b", "d/a.yaml": "a", "d/sous/c.yaml": "c"])
    files.add("d/lien", .symbolicLink)
    #expect(try files.list("d") == ["a.yaml", "b.yaml", "lien", "sous"])
    #expect(try files.kind(of: "d/sous") == .folder)
    #expect(try files.kind(of: "d/lien") == .symbolicLink)
    #expect(try files.kind(of: "d/rien") == nil)
    #expect(try files.read("d/a.yaml", limit: 1) == [0x61])
  }

  @Test func `Each refusal says why`() {
    var files = MemoryFiles(["d/a.yaml": "abc"])
    files.add("d/lien", .symbolicLink)
    #expect(throws: FileTreeError.tooLarge("d/a.yaml", limit: 2)) { try files.read("d/a.yaml", limit: 2) }
    #expect(throws: FileTreeError.missing("d/x")) { try files.read("d/x", limit: 2) }
    #expect(throws: FileTreeError.wrongKind("d", .folder)) { try files.read("d", limit: 2) }
    #expect(throws: FileTreeError.wrongKind("d/lien", .symbolicLink)) { try files.read("d/lien", limit: 2) }
    #expect(throws: FileTreeError.wrongKind("d/a.yaml", .file)) { try files.list("d/a.yaml") }
    #expect(throws: FileTreeError.missing("x")) { try files.list("x") }
  }
}
