// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// The client and the bank that a teacher wrote for practice.
///
/// The one door through which a jury paper enters a rehearsal, and it opens only for a dossier marked
/// `entrainement: true`: an official client or bank cannot be made into a value of this type.
public struct PracticeMaterial: Hashable, Sendable {
  /// `nil` when the dossier brings none: the client is then generated.
  public let client: ClientRole?
  /// Empty when the dossier brings none: the changes are then generated.
  public let bank: [Change]

  /// `nil` unless the dossier says that it is for practice.
  ///
  /// - Parameter number: the fiche that is played, from 1, for a dossier that has several.
  public init?(_ dossier: Dossier, number: Int? = nil) {
    guard dossier.isPractice else { return nil }
    client = dossier.jury.client(forFiche: number)
    bank = dossier.jury.bank
  }
}
