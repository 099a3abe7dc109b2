// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// What is fixed when a sitting (passage) opens.
public struct Opening: Hashable, Sendable {
  /// Short and typed at the console, such as `261120-K7F`.
  public var id: String
  /// The definition followed; its id is that of the exam that decides.
  public var exam: ExamReference
  /// The yearly session, such as 2026.
  public var session: Int?
  /// With a number or a name, at least.
  public var candidate: Candidate
  /// `nil` when the papers exist on paper only.
  public var dossier: DossierReference?
  /// Papers ticked as seen on the table.
  public var papersSeen: [String]
  /// As it sits at the opening; empty when nobody typed it. Names differ, once folded.
  public var jury: [Juror]
  /// Whether there is one sheet of marks, or one per juror.
  public var sheet: Sheet
  /// Numbers, from 1, of the fiches or projects that the commission chose.
  public var chosen: [Int]
  /// Extra time of this candidate, phase by phase.
  public var accommodations: [Accommodation]
  /// Minutes that the centre sets for the phases whose text is silent, by phase id; `total` for the whole oral.
  public var centreMinutes: [String: Int]
  /// A rehearsal never enters the official archive.
  public var isRehearsal: Bool

  public init(
    id: String, exam: ExamReference, session: Int? = nil, candidate: Candidate, dossier: DossierReference? = nil,
    papersSeen: [String] = [], jury: [Juror] = [], sheet: Sheet = .shared, chosen: [Int] = [],
    accommodations: [Accommodation] = [], centreMinutes: [String: Int] = [:], isRehearsal: Bool = false
  ) {
    self.id = id
    self.exam = exam
    self.session = session
    self.candidate = candidate
    self.dossier = dossier
    self.papersSeen = papersSeen
    self.jury = jury
    self.sheet = sheet
    self.chosen = chosen
    self.accommodations = accommodations
    self.centreMinutes = centreMinutes
    self.isRehearsal = isRehearsal
  }

  /// The definition that a sitting follows, by value: the store keeps its bytes under their digest.
  public struct ExamReference: Hashable, Sendable {
    /// Such as `ntc-titre`.
    public var id: String
    /// As its file gives it.
    public var version: String
    /// SHA-256 of the definition's file, lower-case hexadecimal.
    public var sha256: String

    public init(id: String, version: String, sha256: String) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  /// The folder that was loaded.
  public struct DossierReference: Hashable, Sendable {
    /// Where it was: a hint for opening it again, never trusted without the digest.
    public var path: String
    /// SHA-256 over the dossier's files, lower-case hexadecimal.
    public var sha256: String
    /// Whether it conformed when it was loaded; `nil` when that could not be controlled.
    public var conforming: Bool?

    public init(path: String, sha256: String, conforming: Bool?) {
      self.path = path
      self.sha256 = sha256
      self.conforming = conforming
    }
  }

  /// Where marks go.
  public enum Sheet: String, Hashable, Sendable, CaseIterable {
    /// One sheet for the whole jury.
    case shared
    /// One sheet per juror, then a deliberation.
    case perJuror
  }
}

/// A member of the jury.
public struct Juror: Hashable, Sendable {
  /// As typed; compared folded.
  public var name: String
  /// The place in the jury that the exam's text gives, such as `eco-gestion`.
  public var seat: String?
  /// What the juror does in the simulation.
  public var part: Part?

  public init(name: String, seat: String? = nil, part: Part? = nil) {
    self.name = name
    self.seat = seat
    self.part = part
  }

  /// One juror plays the client, another observes.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case client
    case observer
  }
}

/// Extra time granted to a candidate, for a phase or an allowance.
public struct Accommodation: Hashable, Sendable {
  /// The id of a phase or of an allowance.
  public var target: String
  /// Of the share that is added to the duration: 1 of 1/3.
  public var numerator: Int
  /// Of the share that is added to the duration: 3 of 1/3.
  public var denominator: Int

  /// `nil` unless 0 < numerator/denominator ≤ 2.
  public init?(target: String, numerator: Int, denominator: Int) {
    guard numerator > 0, denominator > 0, Int128(numerator) <= 2 * Int128(denominator) else { return nil }
    self.target = target
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Reads a share such as `1/3`; `nil` for anything else.
  public init?(target: String, share: some StringProtocol) {
    let typed = share.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = typed.compactMap { Int($0.trimmed) }
    guard typed.count == 2, numbers.count == 2 else { return nil }
    self.init(target: target, numerator: numbers[0], denominator: numbers[1])
  }

  /// The extra milliseconds on a base, rounded up; 0 on a base of nothing.
  public func extra(on base: Int64) -> Int64 {
    guard base > 0, numerator > 0, denominator > 0 else { return 0 }
    let extra = (Int128(base) * Int128(numerator) + Int128(denominator) - 1) / Int128(denominator)
    return Int64(clamping: extra)
  }

  /// Whether it passes the usual third, which takes a reasoned medical request.
  public var passesThird: Bool { Int128(numerator) * 3 > Int128(denominator) }
}
