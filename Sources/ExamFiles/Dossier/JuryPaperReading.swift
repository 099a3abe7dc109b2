// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of the jury's own papers a loader opens.
public enum JuryPaperReading: Hashable, Sendable {
  /// The client's role, the bank of changes and the mandate.
  case all
  /// For a rehearsal: the mandate is the candidate's own; the client's role and the bank are opened only where
  /// `dossier.yaml` says `entrainement: true`. Elsewhere they are not even looked at.
  case rehearsal
}
