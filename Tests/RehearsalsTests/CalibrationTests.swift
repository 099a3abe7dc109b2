// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Negotiation
import Reports
import Testing

@testable import Rehearsals

@Suite struct CalibrationTests {
  private static let samples = 0..<120

  private func calibration(
    _ bank: [Change], mandate: Mandate? = Sample.mandate, role: ClientRole? = Sample.role, terms: [Term] = Sample.terms,
    code: String = "K7-42"
  ) throws -> Calibration {
    let situation = Situation(exam: try Sample.exam("ntc-titre"), terms: terms, client: role)
    return try Calibration(situation, bank: bank, mandate: mandate, code: try Sample.code(code))
  }

  private func change(_ id: String, _ field: ChangeField, _ effects: Change.Effect...) -> Change {
    Change(id: id, field: field, text: id, effects: effects)
  }

  private func ceiling(_ id: String, _ price: String) -> Change {
    change(id, .economic, .term(id: "prix", .ceiling(Sample.number(price))))
  }

  @Test func `a change without effect changes nothing, and has no severity`() throws {
    let calibration = try calibration([change("a", .technical, .context("Le hall est en travaux."))])
    let base = calibration.outcomes(of: 0, samples: Self.samples)
    let outcomes = calibration.outcomes(of: 1, samples: Self.samples)
    #expect(outcomes == base)
    #expect(base.contains { $0.isAgreed })
    let tally = CalibrationTally(outcomes, against: base)
    #expect(tally.finding == .nothing)
    #expect(tally.severity == nil)
    #expect(tally.lost == 0)
  }

  @Test func `a stricter budget never widens the zone`() throws {
    let prices = ["46 700", "46 000", "45 500", "45 000", "44 500", "44 000", "43 000"]
    let calibration = try calibration(prices.enumerated().map { ceiling("m\($0)", $1) })
    let zones = calibration.cases.indices.prefix(prices.count + 1).map { number in
      calibration.outcomes(of: number, samples: Self.samples).map(\.zone)
    }
    for (wider, narrower) in zip(zones, zones.dropFirst()) {
      #expect(zip(wider, narrower).allSatisfy { $0 >= $1 })
    }
    #expect((zones.first ?? []) != (zones.last ?? []))
  }

  @Test func `a bound on what the candidate gives narrows the zone, and moves the client in nothing`() throws {
    let capped = change("a", .economic, .term(id: "garantie", .ceiling(Sample.number("24"))))
    let calibration = try calibration([capped])
    let base = calibration.outcomes(of: 0, samples: Self.samples)
    let outcomes = calibration.outcomes(of: 1, samples: Self.samples)
    #expect(zip(base, outcomes).allSatisfy { $0.zone >= $1.zone })
    #expect(base.map(\.zone) != outcomes.map(\.zone))
    #expect(CalibrationTally(outcomes, against: base).finding != .nothing)
  }

  @Test func `samples come alike whatever the order and the cut`() throws {
    let calibration = try calibration([ceiling("a", "45 000"), change("b", .human, .motive(.security, weight: 80))])
    for number in calibration.cases.indices {
      let whole = calibration.outcomes(of: number, samples: 0..<60)
      let cut = [40..<60, 7..<40, 0..<7].map { calibration.outcomes(of: number, samples: $0) }
      #expect(cut.reversed().flatMap { $0 } == whole)
    }
  }

  @Test func `outcomes are those of method 1, on every machine`() throws {
    let calibration = try calibration([ceiling("a", "45 000")])
    let outcomes = calibration.outcomes(of: 1, samples: 0..<4)
    #expect(outcomes.map { [$0.zone, $0.share] } == [[48, 287_680], [96, 329_052], [96, 132_925], [48, 419_374]])
  }

  @Test func `cases share their samples`() throws {
    let calibration = try calibration([ceiling("a", "45 000"), ceiling("b", "44 500")])
    for sample in 0..<20 {
      let played = calibration.cases.indices.compactMap { calibration.negotiation(of: $0, sample: sample) }
      #expect(Set(played.map(\.seller)).count == 1)
      #expect(Set(played.map(\.first)).count == 1)
    }
  }

  @Test func `a quarter of the parties give back what they receive`() throws {
    let calibration = try calibration([ceiling("a", "45 000")])
    let played = (0..<400).compactMap { calibration.negotiation(of: 0, sample: $0) }
    let share = played.count { if case .titForTat = $0.client { true } else { false } }
    #expect((60...140).contains(share))
  }

  @Test func `an impossible budget is told and is severe`() throws {
    let calibration = try calibration([ceiling("a", "30 000")])
    let base = calibration.outcomes(of: 0, samples: Self.samples)
    let tally = CalibrationTally(calibration.outcomes(of: 1, samples: Self.samples), against: base)
    #expect(tally.finding == .impossible)
    #expect(tally.severity == 3)
    #expect(tally.agreed == 0)
    #expect(tally.lost == 1000)
  }

  @Test(arguments: [(94, 9, 1), (95, 10, 2), (294, 29, 2), (296, 30, 3), (-96, -10, 1)])
  func `a severity holds by the loss that is shown`(permille: Int, shown: Int, severity: Int) {
    func outcome(_ share: Int) -> CalibrationOutcome {
      CalibrationOutcome(zone: 1, isAgreed: true, share: share, isUnmoved: false)
    }
    let tally = CalibrationTally([outcome(500_000 - 500 * permille)], against: [outcome(500_000)])
    #expect(tally.lost == permille)
    #expect(tally.lostPercent == shown)
    #expect(tally.severity == severity)
  }

  @Test func `what leaves no agreement is kept, a pair only when neither does so alone`() throws {
    let calibration = try calibration([
      ceiling("a", "30 000"), change("b", .human, .motive(.security, weight: 80)),
      change("c", .technical, .motive(.money, weight: 80)),
    ])
    let outcomes = Dictionary(
      uniqueKeysWithValues: calibration.cases.indices.map { ($0, calibration.outcomes(of: $0, samples: 0..<20)) })
    let report = CalibrationReport(calibration, outcomes: outcomes, samples: 20, heading: "", fiche: nil)
    #expect(report.calibrated.impossible == [["a"]])
    let text = TextRenderer(width: 120).render(report.document)
    #expect(text.contains("Part du candidat"))
    #expect(!text.contains("vendeur"))
  }

  @Test func `a rival offer cuts off exactly what is worth less to the client`() throws {
    let rival = change("r", .commercial, .competitor(.init(name: "Autre", price: Sample.number("44 500"))))
    let calibration = try calibration([rival])
    for sample in 0..<6 {
      guard let played = calibration.negotiation(of: 1, sample: sample) else { continue }
      let domain = played.domain
      let worth = (0..<domain.space.count).count { outcome in
        domain.utility(of: outcome, for: .buyer).map { $0 >= domain.buyer.reservation } ?? false
      }
      #expect(calibration.outcomes(of: 1, samples: sample..<sample + 1).map(\.zone) == [worth])
    }
  }

  @Test func `pairs are those that a draw can give`() throws {
    let bank = [
      ceiling("a", "45 000"), ceiling("b", "44 000"), change("c", .human, .motive(.security, weight: 80)),
      change("d", .technical, .context("x")),
    ]
    let calibration = try calibration(bank)
    let pairs = Set(calibration.cases.filter { $0.changes.count == 2 }.map { Set($0.changes.compactMap(\.id)) })
    #expect(pairs == [["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"], ["c", "d"]])
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let code = DrawCode.fresh(using: &generator)
      let drawn = ChangeDraw.draw(code, from: bank, for: try Sample.exam("ntc-titre")).changes
      #expect(pairs.contains(Set(drawn.compactMap(\.id))))
    }
  }

  @Test func `what is missing is named, all at once`() throws {
    func missing(_ bank: [Change], role: ClientRole?, terms: [Term]) throws -> Set<CalibrationRefusal.Missing> {
      do {
        _ = try calibration(bank, role: role, terms: terms)
        return []
      } catch let refusal as CalibrationRefusal {
        return Set(refusal.missing)
      }
    }
    #expect(try missing([], role: nil, terms: []) == [.bank, .terms, .client])
    #expect(try missing([ceiling("a", "45 000")], role: nil, terms: Sample.terms) == [.client])
    #expect(try missing([ceiling("a", "45 000")], role: Sample.role, terms: Sample.terms) == [])
  }

  @Test func `as many samples as may be asked for are summed up, whatever they are`() {
    let wide = [CalibrationOutcome](
      repeating: CalibrationOutcome(zone: 1_000, isAgreed: true, share: 1_000_000, isUnmoved: false), count: 100_000)
    let narrow = wide.map { _ in CalibrationOutcome(zone: 1, isAgreed: true, share: 0, isUnmoved: true) }
    let zone = CalibrationTally(wide, against: narrow).zone
    #expect(zone.sum == 1_000_000_000_000)
    #expect(zone.squares == 10_000_000_000_000_000_000)
  }

  @Test func `a paper whose conditions are too many to combine is refused, not counted as hopeless`() throws {
    func terms(_ more: Int) -> [Term] {
      Sample.terms
        + (0..<more).map { Sample.quantity("t\($0)", "Clause \($0)", "10", "jours", ("5", "20"), step: "5") }
    }
    let base = try calibration([ceiling("a", "45 000")], terms: terms(4)).outcomes(of: 0, samples: 0..<3)
    #expect(base.contains { $0.isAgreed })
    for more in [40, 70] {
      #expect(throws: CalibrationRefusal(missing: [.fewerTerms])) {
        _ = try calibration([ceiling("a", "45 000")], terms: terms(more))
      }
    }
  }

  @Test func `without a mandate or a range, what is supposed is said`() throws {
    let bare = [Sample.quantity("prix", "Prix net HT", "48 500", "EUR", nil, step: nil)]
    let calibration = try calibration([ceiling("a", "45 000")], mandate: nil, terms: bare)
    #expect(calibration.isSellerSupposed)
    #expect(calibration.unbounded == ["Prix net HT"])
  }

  @Test func `the fingerprint changes with what is calibrated, and with nothing else`() throws {
    let bank = [ceiling("a", "45 000")]
    let first = try calibration(bank).fingerprint
    var reworded = bank
    reworded[0].text = "Le budget tombe."
    reworded[0].severity = 3
    reworded[0].expected = "Questionne."
    #expect(try calibration(reworded).fingerprint == first)
    #expect(try calibration([ceiling("a", "45 001")]).fingerprint != first)
    #expect(try calibration(bank, mandate: nil).fingerprint != first)
    var role = Sample.role
    role.limits[0].limit = .number(Sample.number("46 600"))
    #expect(try calibration(bank, role: role).fingerprint != first)
  }

  @Test(arguments: Shipped.situations.indices)
  func `every shipped dossier can be calibrated, and an agreement is the rule`(index: Int) throws {
    let (folder, number) = Shipped.situations[index]
    let dossier = try Shipped.dossier(folder)
    let situation = Situation(exam: try Sample.exam(dossier.exam), dossier: dossier, number: number)
    let calibration = try Calibration(
      situation, bank: dossier.jury.bank, mandate: dossier.jury.mandate(forFiche: number),
      code: try Sample.code("K7-42"))
    let base = calibration.outcomes(of: 0, samples: 0..<40)
    #expect(base.count(where: { $0.zone > 0 }) > 30)
    for number in calibration.cases.indices {
      let tally = CalibrationTally(calibration.outcomes(of: number, samples: 0..<4), against: Array(base.prefix(4)))
      #expect(tally.agreed <= tally.possible)
      #expect((0...4_000_000).contains(tally.share.sum))
    }
  }
}
