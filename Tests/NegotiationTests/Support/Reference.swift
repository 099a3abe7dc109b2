// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Foundation
import Negotiation
import Testing

/// One domain of `Reference`: its definition, as the program reads it, and what others found about it.
struct Reference: Sendable {
  let domain: NegotiationDomain
  let answers: Answers
  let sessions: [SessionRow]

  static let names = ["d1_prix_seul", "d4_integratif", "d5_nombres_ronds"]

  init(_ name: String) throws {
    let bytes = try Self.data("domains/\(name).json")
    let file = DomainFile(Array(bytes), file: "\(name).json")
    #expect(file.problems.isEmpty)
    domain = try #require(file.domain)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    answers = try decoder.decode(Holder.self, from: bytes).reference
    sessions = try decoder.decode(Sessions.self, from: Self.data("sessions/\(name).json")).sessions
  }

  private static func data(_ path: String) throws -> Data {
    try Data(contentsOf: #require(Bundle.module.url(forResource: "Reference/" + path, withExtension: nil)))
  }

  private struct Holder: Decodable { let reference: Answers }
  private struct Sessions: Decodable { let sessions: [SessionRow] }

  /// The `reference` block of a domain.
  struct Answers: Decodable, Sendable {
    let nOutcomes: Int
    let nAcceptableSeller: Int
    let nAcceptableBuyer: Int
    let nAcceptableBoth: Int
    let distinctSellerUtilities: Int
    let distinctBuyerUtilities: Int
    let sellerUtilityRange: [Double]
    let buyerUtilityRange: [Double]
    let paretoPointsWholeSpace: Int
    let paretoPoints: Int
    let paretoOutcomes: Int
    let pareto: [ParetoRow]
    let maxWelfareWholeSpace: Double
    let maxWelfare: Solution
    let oppositionLevel: Double?
    let nash: Solution
    let egalitarian: Solution
    let ksRationalIdeal: [Double]
    let ksRationalMaximin: Solution
    let ksRationalMingap: Solution
    let ksGlobalIdeal: [Double]
    let ksGlobalMaximin: Solution
    let ksGlobalMingap: Solution
  }

  struct Solution: Decodable, Sendable {
    let value: Double?
    let points: [Point]
    let nOutcomes: Int?
  }

  struct Point: Decodable, Sendable {
    let index: Int
    let uSeller: Double
    let uBuyer: Double
  }

  /// `[index, [values…], seller, buyer]`.
  struct ParetoRow: Decodable, Sendable {
    let index: Int
    let values: [String]
    let seller: Double
    let buyer: Double

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      index = try row.decode(Int.self)
      values = try row.decode([Value].self).map(\.text)
      seller = try row.decode(Double.self)
      buyer = try row.decode(Double.self)
    }

    private struct Value: Decodable {
      let text: String

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int.self) {
          text = String(number)
        } else {
          text = try value.decode(String.self)
        }
      }
    }
  }

  /// A session that NegMAS ran.
  struct SessionRow: Decodable, Sendable {
    let family: String
    let seller: String
    let buyer: String
    let first: String
    let nSteps: Int
    let status: String
    let agreementIndex: Int?
    let uSeller: Double?
    let uBuyer: Double?
    let rounds: Int
    let t: Double
    let offers: Int
    let proposer: String?
    let robust: Bool
    let traceIndices: [Int]?
    /// What exact arithmetic gives where doubles differ.
    let exactUtilities: Exact?

    struct Exact: Decodable, Sendable {
      let agreementIndex: Int?
      let rounds: Int
      let offers: Int
      let uSeller: Double?
      let uBuyer: Double?
    }
  }
}

extension Utility {
  /// The utility that a reference prints.
  init(_ printed: Double) { self.init(units: Int64((printed * 1e10).rounded())) }
}
