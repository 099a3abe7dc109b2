// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Reports
import Sittings
import Testing

@Suite struct `What a candidate reads of a passage` {
  static let exams = Room.catalogue.exams.map(\.id)

  @Test(arguments: exams, Progress.allCases)
  func `Replacing a secret by another leaves every byte the same`(id: String, progress: Progress) throws {
    let exam = try Room.shipped(id)
    let communicates = progress == .communicated
    for seed in [0, 3] {
      let layers = Layers(seed: seed)
      let bytes = try layers.sitting(of: exam, progress).candidateBytes(communicates: communicates)
      for layer in Layers.secrets + (communicates ? [] : Layers.afterwards) {
        let other = try layers.replacing(layer).sitting(of: exam, progress).candidateBytes(communicates: communicates)
        #expect(other.utf8.elementsEqual(bytes.utf8), "\(layer)")
      }
    }
  }

  @Test(arguments: exams)
  func `Whether the jury has decided does not show in a centre that is silent`(id: String) throws {
    let exam = try Room.shipped(id)
    let layers = Layers(seed: 5)
    let before = try layers.sitting(of: exam, .beforeDecision)
    let after = try layers.sitting(of: exam, .decidedInSilence)
    #expect(before.candidateBytes(communicates: false) == after.candidateBytes(communicates: false))
    #expect(before.candidateBytes(communicates: true) == before.candidateBytes(communicates: false))
  }

  /// The controls of the tests above: each layer is really in the sitting.
  @Test(arguments: exams)
  func `The jury reads every layer`(id: String) throws {
    let exam = try Room.shipped(id)
    let layers = Layers(seed: 3)
    let bytes = try layers.sitting(of: exam, .communicated).juryBytes
    for layer in Layers.Layer.allCases where layer.exists(in: exam) {
      #expect(try layers.replacing(layer).sitting(of: exam, .communicated).juryBytes != bytes, "\(layer)")
    }
  }

  @Test(arguments: exams)
  func `What may be seen is seen`(id: String) throws {
    let exam = try Room.shipped(id)
    let layers = Layers(seed: 3)
    for progress in Progress.allCases {
      let communicates = progress == .communicated
      let bytes = try layers.sitting(of: exam, progress).candidateBytes(communicates: communicates)
      let other = try layers.replacing(.visible).sitting(of: exam, progress)
      #expect(other.candidateBytes(communicates: communicates) != bytes)
    }
    let bytes = try layers.sitting(of: exam, .communicated).candidateBytes(communicates: true)
    for layer in Layers.afterwards where layer.exists(in: exam) {
      let other = try layers.replacing(layer).sitting(of: exam, .communicated).candidateBytes(communicates: true)
      let isTold = layer == .grid || exam.decision.markDisclosure != .never
      #expect((other != bytes) == isTold, "\(layer)")
    }
  }

  @Test func `A mark of CCF is told to nobody but the jury`() throws {
    let exam = try Room.shipped("tc-e4-ccf1")
    let room = try Layers(seed: 17).sitting(of: exam, .communicated)
    let view = CandidateSitting(room.sitting, centreCommunicates: true, at: room.now)
    #expect(CandidateJSON(view).value.member("decision") == .null)
    #expect(room.juryBytes.contains("17/20"))
  }

  @Test func `A change is numbered as it was told`() throws {
    let exam = try Room.shipped("ntc-titre")
    let room = try Layers(seed: 1).sitting(of: exam, .beforeDecision)
    let told = room.sitting.state.changes.filter { $0.value.told != nil }.keys.sorted()
    let view = CandidateSitting(room.sitting, at: room.now)
    guard case .array(let changes) = CandidateJSON(view).value.member("changes") else {
      Issue.record("no changes")
      return
    }
    #expect(told == [2])
    #expect(changes.map { $0.member("number") } == [1])
  }

  @Test func `What is corrected after the decision stays with the jury until it is decided again`() throws {
    var room = try Layers(seed: 0).sitting(of: Room.shipped("ntc-titre"), .communicated)
    let bytes = room.candidateBytes(communicates: true)
    try room.run(.deliberate(["ntc.c1.1": "N", "ntc.c6.3": "N", "ntc.c4.1": "O"]))
    #expect(room.candidateBytes(communicates: true) == bytes)
  }

  @Test(arguments: [false, true])
  func `A candidate reads times, what was told, and the grid if it is communicated`(communicates: Bool) throws {
    let room = try Sample.titre()
    let view = CandidateSitting(room.sitting, centreCommunicates: communicates, at: room.now)
    let name = communicates ? "titre-candidat-communique" : "titre-candidat"
    try expectSnapshot(TextRenderer().render(CandidateReport(view).document), "\(name).txt")
    try expectSnapshot(CandidateJSON(view).value.pretty + "\n", "\(name).json")
  }
}

extension Layers.Layer {
  /// Whether an exam has such a thing.
  fileprivate func exists(in exam: Exam) -> Bool {
    switch self {
    case .annotations: exam.changes != nil
    case .untoldChange: exam.changes.map { $0.count ?? 2 > 1 } ?? false
    case .jurorMarks, .grid: !exam.criteria.isEmpty
    default: true
    }
  }
}

extension JSONValue {
  /// What an object holds under a key.
  func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}
