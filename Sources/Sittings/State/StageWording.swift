// SPDX-License-Identifier: GPL-3.0-or-later

extension Sitting.Stage {
  /// As shown to the jury.
  public var french: String {
    switch self {
    case .open: "ouvert"
    case .held: "en cours"
    case .interrupted: "interrompu"
    case .awaitingDeliberation: "à délibérer"
    case .awaitingClosing: "à clore"
    case .decided: "décidé"
    case .closed: "clos"
    case .sealed: "scellé"
    }
  }
}
