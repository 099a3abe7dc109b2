// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Importing
import Testing

@Suite struct PictureTests {
  private func text(_ name: String, _ picture: [UInt8]) -> CandidateText {
    let shown = TextBlock.paragraph([.image([.text("logo")], "media/image1.png")])
    var text = CandidateText(
      name: name,
      document: PandocDocument(blocks: [
        .title(1, "Fiche 1 : Vendre"), .title(2, "Contexte"), shown, .title(1, "Fiche 2 : Acheter"),
        .title(2, "Contexte"), shown,
      ]))
    text.pictures["media/image1.png"] = picture
    return text
  }

  /// The bytes that each paper shows, in the order of the papers.
  private func shown(_ draft: DossierDraft) -> [[UInt8]] {
    let files = DossierWriter(draft).files
    return files.filter { $0.path.hasSuffix(".md") }.flatMap { file in
      String(decoding: file.bytes, as: UTF8.self).matches(of: #/\(annexes\/[^)]*\)/#).compactMap { match in
        files.first { "(\($0.path))" == match.output }?.bytes
      }
    }
  }

  @Test func `A picture shown by two papers is seen in both, and another file's of the same name stays its own`() throws
  {
    var draft = DossierDraft(exam: try Sample.exam("tc-e4"))
    draft.read(text("un.docx", [1]))
    draft.read(text("deux.docx", [2]))
    #expect(shown(draft) == [[1], [1], [2], [2]])
    #expect(draft.papers.map(\.annexes.count) == [1, 0, 1, 0])
  }

  @Test func `A picture follows the text that a review moves`() throws {
    var draft = DossierDraft(exam: try Sample.exam("tc-e4"))
    draft.read(text("un.docx", [1]))
    draft.read(text("deux.docx", [2]))
    var review = ImportReview(draft)
    for line in ["1.4 3.4", "4.4 hors"] { _ = review.apply(line) }
    #expect(shown(review.draft).sorted { $0[0] < $1[0] } == [[1], [1], [2], [2]])
  }

  @Test func `A long paragraph and many pictures are read as fast as they are long`() throws {
    let words = (0..<20_000).flatMap { [Inline.text("mot\($0)"), .text(" ")] }
    var draft = try Sample.draft([.title(2, "Contexte"), .paragraph(words)])
    #expect(draft.text("contexte").hasSuffix("mot19999"))
    let pictures = (0..<5_000).map { Inline.image([], "\($0).png") }
    var text = CandidateText(
      name: "f.docx", document: PandocDocument(blocks: [.title(2, "Contexte"), .paragraph(pictures)]))
    for index in 0..<5_000 { text.pictures["\(index).png"] = [1] }
    #expect(text.shownPictures.count == 5_000)
    draft.read(text)
    #expect(draft.papers.last?.annexes.count == 5_000)
  }
}
