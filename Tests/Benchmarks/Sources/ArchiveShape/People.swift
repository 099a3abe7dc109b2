// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings

/// Candidates and juries.
///
/// 240 jurors; eight juries of three for each exam of each session, drawn from them. A candidate's number is its own;
/// the names are drawn from 140 × 60.
struct People: Sendable {
  static let juriesPerCohort = 8

  let seed: UInt64

  /// - Parameter jury: 0..<8
  func jury(exam: Int, session: Int, _ jury: Int) -> [Juror] {
    var generator = SeededGenerator(seed: seed, exam, session, jury)
    var numbers: [Int] = []
    while numbers.count < 3 {
      let number = generator.number(below: 240)
      if !numbers.contains(number) { numbers.append(number) }
    }
    let parts: [Juror.Part?] = [.client, .observer, nil]
    return zip(numbers, parts).map { number, part in Juror(name: Self.juror(number), part: part) }
  }

  /// All 240 names differ: 140 family names, each with the next given name every time round.
  static func juror(_ number: Int) -> String {
    "\(givenNames[(number * 7 + number / familyNames.count) % givenNames.count]) "
      + familyNames[number % familyNames.count]
  }

  func candidate(_ number: Int, _ generator: inout SeededGenerator) -> Candidate {
    Candidate(
      number: String(200_000_000 + number * 7), familyName: generator.pick(Self.familyNames).uppercased(),
      givenName: generator.pick(Self.givenNames))
  }

  static let familyNames = split(
    """
    Abadie Allard Arnaud Aubert Bailly Barbier Baron Barthélemy Baudouin Bénard Benoît Berger Bernard Bertin Besson \
    Blanc Blanchard Bonnet Bouchet Boucher Boulanger Bourgeois Bouvier Boyer Breton Brun Brunet Caron Carpentier \
    Charpentier Chevalier Clément Colin Collet Cordier Coste Cousin Daniel David Delaunay Delmas Denis Descamps Dubois \
    Duchêne Dufour Dumas Dumont Dupont Dupuis Dupuy Durand Duval Étienne Fabre Faure Fernandez Ferrand Fleury Fontaine \
    Fournier François Gaillard Garcia Garnier Gauthier Gérard Gilbert Girard Giraud Gonçalves Grondin Guérin Guichard \
    Guillaume Guillot Hamon Hébert Henry Hoarau Hubert Huet Humbert Jacob Jacquet Joly Lacroix Lambert Langlois Lebrun \
    Leclerc Lecomte Lefèvre Léger Lemaire Lemoine Leroux Leroy Lévêque Lopez Louis Lucas Maillard Mallet Marchand \
    Marie Martel Martin Martinez Masson Mathieu Ménard Mercier Meunier Meyer Michel Millet Moreau Morel Morin Moulin \
    Nguyên Nicolas Noël Olivier Paris Pelletier Perret Perrin Petit Philippe Pichon Poirier Prévost Renard Renaud \
    Rivière Robin Roche
    """)

  static let givenNames = split(
    """
    Adèle Agathe Alice Amélie Anaïs Antoine Arthur Aurélie Baptiste Bastien Camille Cécile Chloé Clara Clémence Damien \
    Éléonore Élise Émile Emma Éva Fanny Félix Florian Gaël Hélène Hugo Inès Irène Jade Joël Jules Julie Karim Laure \
    Léa Léo Loïc Louise Lucie Maël Manon Marion Maxime Mélissa Nadia Nathan Noémie Océane Olivia Pauline Quentin \
    Raphaël Rémi Romane Sacha Salomé Samir Théo Yann Zoé
    """)

  private static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
