// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `A SHA-256 digest` {
  @Test func `of bytes is the one of FIPS 180-4`() {
    #expect(
      SHA256Digest.hex(of: "abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256Digest.hex(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// Expected from `printf 'b' > B; printf 'a' > a/é`, then the command of the documentation.
  @Test func `of a folder is the one that sha256sum gives, whatever the order of its files`() {
    let files: [(path: String, bytes: [UInt8])] = [("a/é", Array("a".utf8)), ("B", Array("b".utf8))]
    let expected = "dc1729f7e6a45123c090e464100643389ff49222d86b4d7559028a0182d3f026"
    #expect(SHA256Digest.hex(ofFiles: files) == expected)
    #expect(SHA256Digest.hex(ofFiles: files.reversed()) == expected)
  }

  @Test func `tells two folders apart by name as by content`() {
    let digests = [
      SHA256Digest.hex(ofFiles: [("a", [1]), ("b", [2])]), SHA256Digest.hex(ofFiles: [("a", [2]), ("b", [1])]),
      SHA256Digest.hex(ofFiles: [("a", [1])]), SHA256Digest.hex(ofFiles: [("a\n", [1])]),
      SHA256Digest.hex(ofFiles: [("a\\n", [1])]), SHA256Digest.hex(ofFiles: []),
    ]
    #expect(Set(digests).count == digests.count)
  }
}
