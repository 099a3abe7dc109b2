// SPDX-License-Identifier: GPL-3.0-or-later

/// Invented people, whom the code draws from.
struct People: Hashable, Sendable {
  let name: String
  let role: String

  /// When there is nobody to draw.
  static let anybody = People(name: "", role: "client")

  /// Those with whom a rehearsal begins.
  static func firstContacts(_ counterpart: CandidatePapers.Counterpart) -> [People] {
    switch counterpart {
    case .buyer:
      [
        People(name: "Hélène Audouard", role: "directrice des achats"),
        People(name: "Marc Tessandier", role: "gérant"),
        People(name: "Farida Belhomme", role: "responsable technique"),
        People(name: "Yves Corbineau", role: "directeur d’exploitation"),
        People(name: "Claire Monestier", role: "directrice générale"),
        People(name: "Rachid Valmorel", role: "responsable de production"),
      ]
    case .household:
      [
        People(name: "Martine Carvelle", role: "particulière"),
        People(name: "Joël Ranquet", role: "particulier"),
        People(name: "Inès Moutardier", role: "particulière"),
      ]
    case .supplier:
      [
        People(name: "Brigitte Lanternier", role: "directrice commerciale"),
        People(name: "Olivier Saintonge", role: "responsable des comptes"),
        People(name: "Samira Delcourbe", role: "cheffe des ventes"),
      ]
    case .colleague:
      [
        People(name: "Thierry Pradelou", role: "collaborateur"),
        People(name: "Nathalie Verchère", role: "collaboratrice"),
        People(name: "Karim Joussaume", role: "collaborateur"),
      ]
    }
  }

  /// Those who take somebody's place in the course of it.
  static func replacements(_ counterpart: CandidatePapers.Counterpart) -> [People] {
    switch counterpart {
    case .buyer:
      [
        People(name: "Sophie Rambaldier", role: "directrice financière"),
        People(name: "Gilles Pontavène", role: "président"),
        People(name: "Amina Courtadon", role: "responsable qualité"),
        People(name: "Luc Berthelier", role: "chef d’atelier"),
      ]
    case .household:
      [
        People(name: "Paul Verneuge", role: "de la famille"),
        People(name: "Colette Darnouville", role: "de la famille"),
      ]
    case .supplier:
      [
        People(name: "Denis Fauvergue", role: "directeur général"),
        People(name: "Laure Mirambel", role: "directrice financière"),
      ]
    case .colleague:
      [
        People(name: "Odile Chassagnac", role: "responsable du personnel"),
        People(name: "Bruno Lestrange", role: "élu du personnel"),
      ]
    }
  }

  /// Companies that do not exist.
  static let rivals = ["Ostrelline", "Verlanne Services", "Maison Corbrisse", "Taravelle", "Dormelange et Fils"]
}
