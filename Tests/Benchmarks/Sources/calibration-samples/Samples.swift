// SPDX-License-Identifier: GPL-3.0-or-later

internal import ExamFiles
internal import Exams
internal import Foundation
internal import FrenchText
internal import Grids
internal import Negotiation
internal import Rehearsals

/// What `oral calibrer` plays of a dossier, one sample in STEP of every case, for another program to play: one line of
/// JSON each, the outcomes' utilities as numbers of 10⁻¹⁰.
///
///     calibration-samples FOLDER STEP SAMPLES
@main
enum Samples {
  struct Refusal: Error { let reason: String }

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 3, let step = Int(arguments[1]), let samples = Int(arguments[2]), step > 0 else {
      throw Refusal(reason: "wrong arguments")
    }
    let calibration = try calibration(arguments[0])
    var number = 0
    for index in calibration.cases.indices {
      for sample in 0..<samples {
        defer { number += 1 }
        guard number.isMultiple(of: step) else { continue }
        print(calibration.negotiation(of: index, sample: sample).map(line) ?? "null")
      }
    }
  }

  private static func calibration(_ folder: String) throws -> Calibration {
    var files = MemoryFiles()
    let root = URL(fileURLWithPath: folder)
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let bytes = try? Data(contentsOf: root.appendingPathComponent(name)) { files.add("d/\(name)", Array(bytes)) }
    }
    let exams = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) }).exams
    let loaded = DossierLoader(files, examIDs: exams.map(\.id)) { id in
      exams.first { $0.id == id }.map { ConformityCheck($0) }
    }.load("d")
    guard let dossier = loaded.dossier, let exam = loaded.check?.exam, let code = DrawCode("0000") else {
      throw Refusal(reason: "no dossier")
    }
    let situation = Situation(exam: exam, dossier: dossier)
    return try Calibration(
      situation, bank: dossier.jury.bank, mandate: dossier.jury.mandate(forFiche: situation.number), code: code)
  }

  private static func line(_ played: SampledNegotiation) -> String {
    func party(_ party: NegotiationDomain.Party) -> String {
      let tables = party.contributions.map { "[\($0.map(String.init).joined(separator: ","))]" }
      return "{\"tables\":[\(tables.joined(separator: ","))],\"reservation\":\(party.reservation.units)}"
    }
    func tactic(_ tactic: Tactic) -> String {
      if case .timeDependent(let exponent) = tactic { "\(exponent)" } else { "null" }
    }
    return "{\"seller\":\(party(played.domain.seller)),\"buyer\":\(party(played.domain.buyer)),"
      + "\"tactics\":[\(tactic(played.seller)),\(tactic(played.client))],\"first\":\"\(played.first.rawValue)\"}"
  }
}
