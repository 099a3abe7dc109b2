// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
public import Exams
internal import FrenchText
public import Rehearsals

/// What `oral calibrer` shows of one paper. Contains secrets: for the jury.
public struct CalibrationReport: Sendable {
  let calibration: Calibration
  let rows: [Row]
  /// Samples of each row.
  let samples: Int
  private let heading: String
  let fiche: Int?

  /// A case that was gone through whole.
  struct Row: Sendable {
    let changes: [Change]
    let tally: CalibrationTally
  }

  /// - Parameters:
  ///   - outcomes: by the number of the case; those that are missing were interrupted.
  ///   - heading: the paper, as people name it.
  public init(
    _ calibration: Calibration, outcomes: [Int: [CalibrationOutcome]], samples: Int, heading: String, fiche: Int?
  ) {
    self.calibration = calibration
    self.samples = samples
    self.heading = heading
    self.fiche = fiche
    let base = outcomes[0] ?? []
    rows = outcomes.keys.sorted().map { number in
      Row(
        changes: calibration.cases[number].changes,
        tally: CalibrationTally(outcomes[number] ?? [], against: base))
    }
  }

  /// Whether some case is missing.
  public var isPartial: Bool { rows.count < calibration.cases.count }

  /// 1…3 by the id of a change, for those that have one and that the model measures.
  public var severities: [String: Int] {
    var severities: [String: Int] = [:]
    for row in rows where row.changes.count == 1 {
      if let id = row.changes[0].id, let severity = row.tally.severity { severities[id] = severity }
    }
    return severities
  }

  /// What leaves no agreement in any sample; of pairs, those of which neither change does so alone.
  var impossible: Set<Set<String>> {
    Set(
      rows.filter { $0.tally.finding == .impossible && !$0.changes.isEmpty && !isTold($0) }
        .map { Set($0.changes.compactMap(\.id)) }.filter { !$0.isEmpty })
  }

  /// What is kept of it.
  public var calibrated: Calibrated {
    Calibrated(
      fiche: fiche, fingerprint: calibration.fingerprint, code: calibration.code.description, samples: samples,
      severities: severities, impossible: impossible)
  }

  public var document: ReportDocument {
    var blocks: [Block] = []
    if isPartial {
      blocks.append(
        .note("Calibrage partiel\u{A0}: \(rows.count) lignes sur \(calibration.cases.count) sont achevées."))
    }
    blocks.append(.table(table(rows.filter { $0.changes.count < 2 })))
    let pairs = rows.filter { $0.changes.count == 2 }
    if !pairs.isEmpty {
      blocks += [
        .heading("Paires que l’épreuve peut tirer"), .table(table(pairs.sorted { $0.tally.lost < $1.tally.lost })),
      ]
    }
    let warnings = rows.compactMap(warning)
    if !warnings.isEmpty { blocks += [.heading("À vérifier"), .list(warnings)] }
    blocks += [.heading("Lecture"), .list(reading)]
    return ReportDocument(
      banner: "JURY SEULEMENT", title: "Calibrage des modifications",
      subtitles: [
        heading, "Tirage \(calibration.code) · \(plural(samples, "échantillon")) par ligne · intervalles à 95\u{A0}%",
      ], blocks: blocks)
  }

  private func table(_ rows: [Row]) -> Table {
    let columns: [Table.Column] = [
      .init("Modification"), .init("Zone restante", .trailing), .init("Accords", .trailing),
      .init("Part du candidat", .trailing), .init("Perte", .trailing), .init("Sévérité", .trailing),
    ]
    return Table(columns: columns, rows: rows.map(cells))
  }

  private func cells(_ row: Row) -> [String] {
    let tally = row.tally
    let loss = row.changes.isEmpty ? "" : percent(points: tally.lostPercent)
    return [
      row.changes.isEmpty ? "(aucune)" : name(row.changes), tally.zoneLeft.french, tally.agreement.french,
      tally.expectedShare.french, loss, severity(row),
    ]
  }

  private func severity(_ row: Row) -> String {
    switch row.changes.count {
    case 0: return ""
    case 1: return row.tally.severity.map(String.init) ?? "–"
    default:
      let each = row.changes.map { $0.id.flatMap { severities[$0] } }
      let known = each.compactMap { $0 }
      let sum = each.map { $0.map(String.init) ?? "–" }.joined(separator: "+")
      return known.count == each.count ? "\(sum) = \(known.reduce(0, +))" : sum
    }
  }

  private func name(_ changes: [Change]) -> String {
    changes.map { $0.id ?? quoted(String($0.text.prefix(20))) }.joined(separator: " + ")
  }

  private func warning(_ row: Row) -> String? {
    guard let finding = row.tally.finding else { return nil }
    guard !row.changes.isEmpty else {
      return finding == .impossible || finding == .nearlyImpossible
        ? "Même sans modification, les limites du client et du candidat laissent rarement un accord\u{A0}: revoyez-les."
        : nil
    }
    let name = name(row.changes)
    switch finding {
    // A pair is not told for what one of its changes does alone.
    case .impossible where isTold(row): return nil
    case .impossible: return "\(name) rend l’accord impossible dans tous les échantillons."
    case .nearlyImpossible: return "\(name) ne laisse un accord possible que dans moins d’un échantillon sur dix."
    case .nothing:
      return row.changes.count > 1
        ? nil : "\(name) ne déplace ni limite, ni poids\u{A0}: le calcul n’en dit rien, sa sévérité est au jury."
    }
  }

  private func isTold(_ row: Row) -> Bool {
    guard row.changes.count > 1 else { return false }
    return rows.contains { other in
      other.changes.count == 1 && other.tally.finding == .impossible && row.changes.contains(other.changes[0])
    }
  }

  private var reading: [String] {
    var lines = [
      "Zone restante\u{A0}: accords que les deux peuvent signer, comparés aux mêmes échantillons sans modification.",
      "Accords\u{A0}: échantillons où les deux tactiques s’entendent en \(CalibrationRanges.rounds) tours.",
      "Part du candidat\u{A0}: 0 à ses limites, ou sans accord ; 100\u{A0}% s’il obtient tout ce qu’il vise.",
      "Sévérité\u{A0}: 1 si cette part perd moins de \(CalibrationTally.mild)\u{A0}%, 2 moins de "
        + "\(CalibrationTally.hard)\u{A0}%, sinon 3.",
    ]
    if calibration.isSellerSupposed {
      lines.append("Sans mandat.yaml, les limites du candidat sont supposées à mi-chemin de ce que préfère le client.")
    }
    if !calibration.unbounded.isEmpty {
      lines.append(
        "Sans plage dans la pièce, une plage vraisemblable est prise pour \(calibration.unbounded.frenchList()).")
    }
    return lines
  }
}

/// A mean with where it lies, 0…1.
struct Estimate {
  let value: Double?
  let interval: Interval?

  /// `62 % (60–64)`.
  var french: String {
    guard let value else { return "–" }
    let bounds = interval.map { " (\(Int(($0.low * 100).rounded()))–\(Int(($0.high * 100).rounded())))" } ?? ""
    return percent(value) + bounds
  }

  var json: JSONValue {
    ["value": spelled(value), "low": spelled(interval?.low), "high": spelled(interval?.high)]
  }

  private func spelled(_ number: Double?) -> JSONValue {
    number.map { number in
      let units = Int64((number * 10_000).rounded())
      let digits = String(units.magnitude)
      let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      return .number("\(units < 0 ? "-" : "")\(padded.dropLast(4)).\(padded.suffix(4))")
    } ?? .null
  }
}

private func percent(_ share: Double) -> String { percent(points: Int((share * 100).rounded())) }

private func percent(points: Int) -> String {
  "\(points < 0 ? "−" : "")\(points.magnitude)\u{A0}%"
}

extension CalibrationTally {
  /// Only where there is a zone without a change.
  var zoneLeft: Estimate { Estimate(zone, count: zoned) }
  var expectedShare: Estimate { Estimate(share, count: samples) }
  /// Of the candidate's share, in points.
  var lostShare: Estimate { Estimate(loss, count: samples) }
  var agreement: Estimate {
    guard samples > 0 else { return Estimate(value: nil, interval: nil) }
    let rate = Double(agreed) / Double(samples)
    return Estimate(value: rate, interval: .wilson(rate, count: Double(samples)))
  }
}

extension Estimate {
  /// A mean of so many millionths.
  fileprivate init(_ sums: CalibrationTally.Sums, count: Int) {
    guard count > 0 else {
      self.init(value: nil, interval: nil)
      return
    }
    let mean = Double(sums.sum) / Double(count) / 1e6
    let variance = (Double(sums.squares) / 1e12 - mean * mean * Double(count)) / Double(max(1, count - 1))
    self.init(value: mean, interval: Interval.mean(mean, variance: variance, count: count))
  }
}
