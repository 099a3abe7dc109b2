// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Rehearsals

extension CalibrationReport {
  /// `{fiche, draw, method, samples, partial, fingerprint, sellerSupposed, unbounded, ranges, cases: [{changes, fields,
  /// zone, possible, agreement, share, loss, severity, finding}]}`: estimates are `{value, low, high}`, of 0…1, `null`
  /// where there is none.
  public var json: JSONValue {
    [
      "fiche": JSONValue(fiche), "draw": .string(calibration.code.description), "method": JSONValue(Calibration.method),
      "samples": JSONValue(samples), "partial": JSONValue(isPartial), "fingerprint": .string(calibration.fingerprint),
      "sellerSupposed": JSONValue(calibration.isSellerSupposed), "unbounded": JSONValue(calibration.unbounded),
      "ranges": CalibrationReport.ranges, "cases": .array(rows.map(json)),
    ]
  }

  private func json(_ row: Row) -> JSONValue {
    [
      "changes": .array(row.changes.map { JSONValue($0.id) }), "fields": JSONValue(row.changes.map(\.field.rawValue)),
      "zone": row.tally.zoneLeft.json, "possible": JSONValue(row.tally.possible), "agreement": row.tally.agreement.json,
      "share": row.tally.expectedShare.json, "loss": row.tally.lostShare.json,
      "lostPermille": JSONValue(row.tally.lost),
      "severity": row.changes.count == 1 ? JSONValue(row.tally.severity) : .null,
      "finding": JSONValue(row.tally.finding?.rawValue),
    ]
  }

  /// Thousandths of a weight and of the way to the wish; hundredths of an exponent.
  private static var ranges: JSONValue {
    func bounds(_ range: ClosedRange<Int>) -> JSONValue {
      .array([JSONValue(range.lowerBound), JSONValue(range.upperBound)])
    }
    return [
      "weightPermille": bounds(CalibrationRanges.weight), "limitPermille": bounds(CalibrationRanges.limit),
      "boulwareHundredths": bounds(CalibrationRanges.boulware), "linearHundredths": bounds(CalibrationRanges.linear),
      "concederHundredths": bounds(CalibrationRanges.conceder), "titForTat": JSONValue(["absolute", "relative"]),
      "rounds": JSONValue(CalibrationRanges.rounds),
    ]
  }
}
