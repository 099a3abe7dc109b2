// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
public import FrenchText
internal import Sittings

/// Makes passages from a seed, of a small world: names, juries and words come back often.
public struct FactsMaker: Sendable {
  private var state: UInt64
  private var made = 0

  public init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return range.lowerBound + Int((z ^ (z >> 31)) % UInt64(range.upperBound - range.lowerBound + 1))
  }

  public mutating func flag(oneIn count: Int = 2) -> Bool { number(1...count) == 1 }
  public mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }
  mutating func some<Value>(_ values: [Value]) -> Value? { flag(oneIn: 4) ? nil : pick(values) }

  public static let exams = ["nrc-e4", "ntc-titre", "tc-e4"]
  public static let sessions: [Int?] = [nil, 2025, 2026]
  public static let jurors = ["A. Roux", "B. N’Guyen", "Hélène Œstre", "HELENE OESTRE", "C/D-%", "-"]
  static let families = ["Ferrand", "Œuf", "Martin", "Martin-Petit", "d’Été", ""]
  static let given = ["Lucie", "Noé", "Anne Marie", ""]
  static let numbers = ["", "12", "NTC-014", "2026 é 7"]
  static let words = ["prix", "délai", "l’objection", "écoute", "cœur", "client", "« 41 000 € »", "budget."]

  public static func day(_ number: Int) -> Day { Day(daysSince1970: 20_000 + number) }

  public mutating func facts() -> PassageFacts {
    made += 1
    let outcome = flag(oneIn: 3) ? pick(Outcome.allCases) : .held
    let jury = list(upTo: 3) { $0.pick(Self.jurors) }
    let candidate = Candidate(number: pick(Self.numbers), familyName: pick(Self.families), givenName: pick(Self.given))
    let verdicts = ["c1", "c2", "c10", "c3"].prefix(number(0...4)).map { verdict($0, of: jury.count) }
    let given = verdicts.count { $0.level != nil }
    return PassageFacts(
      id: "passage-\(made)", exam: exam(), session: pick(Self.sessions), day: Self.day(number(0...9)),
      candidate: candidate, jury: jury, outcome: flag(oneIn: 20) ? nil : outcome,
      award: some(["titre", "ccp1", "refus", "held"]), mark: flag() ? mark() : nil, fixedMark: nil,
      isReserved: flag(oneIn: 5), verdicts: verdicts, met: number(0...given), given: given, phases: phases(),
      changes: list(upTo: 3) { $0.pick(ChangeField.allCases) },
      texts: .init(
        people: ([candidate.name] + jury).joined(separator: "\n"), changes: text(), remarks: text() + "\n" + text()))
  }

  private mutating func exam() -> Opening.ExamReference {
    .init(id: pick(Self.exams), version: pick(["1", "2"]), sha256: pick(["aa", "bb"]))
  }

  private mutating func verdict(_ criterion: String, of jurors: Int) -> PassageFacts.Verdict {
    let sheet = flag() ? (0..<jurors).map { _ in some(["O", "N", "-", "A/B", "%", ""]) } : []
    return .init(criterion: criterion, level: some(["O", "N"]), jurors: sheet)
  }

  private mutating func phases() -> [PassageFacts.PhaseTime] {
    ["preparation", "oral", "entretien"].prefix(number(0...3)).map {
      .init(
        phase: $0, elapsed: Int64(number(0...4_000_000)), planned: flag() ? Int64(number(0...3_000_000)) : nil,
        overtime: flag() ? 0 : Int64(number(1...90_000)))
    }
  }

  private mutating func mark() -> Decimal64 {
    pick([Decimal64(units: 12), Decimal64(units: 120, scale: 1), Decimal64(units: 145, scale: 1)])
  }

  public mutating func text() -> String { list(upTo: 6) { $0.pick(Self.words) }.joined(separator: " ") }

  private mutating func list<Value>(upTo count: Int, _ make: (inout FactsMaker) -> Value) -> [Value] {
    (0..<number(0...count)).map { _ in make(&self) }
  }

  /// A filter that some passages pass.
  public mutating func filter() -> ArchiveFilter {
    ArchiveFilter(
      exam: flag(oneIn: 3) ? pick(Self.exams) : nil, session: flag(oneIn: 3) ? 2026 : nil,
      from: flag(oneIn: 4) ? Self.day(number(0...9)) : nil, to: flag(oneIn: 4) ? Self.day(number(0...9)) : nil,
      juror: flag(oneIn: 3) ? pick(["roux", "Helene", "OEstre Hélène", "a", "personne", " ", "-", "c d"]) : nil,
      candidate: flag(oneIn: 3)
        ? pick(["FERRAND", "lucie", "12", "ntc-014", "NTC 014", "petit martin", "anne", "2026 e 7", "", "œuf lucie"])
        : nil,
      decision: flag(oneIn: 3) ? pick(["titre", "refus", "held", "absent", "fraud-suspected", "nulle"]) : nil,
      isReserved: flag(oneIn: 4) ? flag() : nil)
  }
}
