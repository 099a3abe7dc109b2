// SPDX-License-Identifier: GPL-3.0-or-later

import Exams

/// The French of the generated remarks: some three thousand words whose frequencies are known.
///
/// A word of rank r among ``words`` is drawn with a weight of 1/(r + 2) (Zipf and Mandelbrot). The ``markers`` are in
/// none of the other lists: each is written in the share of the records that it states and nowhere else, so that a
/// search for it finds a known number of them.
struct Lexicon: Sendable {
  /// Words by falling frequency.
  let words: [String]
  private let cumulated: [Double]

  /// A word, and the share of the records in whose remarks it is, out of 10,000.
  static let markers: [(word: String, share: UInt64)] = [
    ("parcimonieusement", 1), ("polyvalence", 100), ("synthétique", 1000), ("écoute", 6000),
  ]

  init() {
    words = Self.common + Self.inflected()
    var sum = 0.0
    cumulated = words.indices.map { rank in
      sum += 1 / Double(rank + 3)
      return sum
    }
  }

  func word(_ generator: inout SeededGenerator) -> String {
    let wanted = generator.share() * (cumulated.last ?? 0)
    var (low, high) = (0, words.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return words[low]
  }

  /// A sentence of so many words, with a capital and a full stop.
  func sentence(of count: Int, _ generator: inout SeededGenerator, with marker: String?) -> String {
    var chosen = (0..<count).map { _ in word(&generator) }
    if let marker { chosen.insert(marker, at: generator.number(below: chosen.count)) }
    chosen[0] = chosen[0].prefix(1).uppercased() + chosen[0].dropFirst()
    return chosen.joined(separator: " ") + "."
  }

  /// Every form of every stem, a form of each in turn, so that the frequent words are of every kind.
  private static func inflected() -> [String] {
    let forms =
      verbs.map { stem in ["er", "e", "ent", "ait", "era", "é", "ée", "ant"].map { stem + $0 } }
      + nouns.map { [$0, $0 + "s"] }
      + adjectives.map { stem in ["", "e", "s", "es"].map { stem + $0 } }
    let longest = forms.map(\.count).max() ?? 0
    var seen = Set(common + markers.map(\.word))
    return (0..<longest).flatMap { place in forms.compactMap { $0.count > place ? $0[place] : nil } }
      .filter { seen.insert($0).inserted }
  }

  private static let common = split(
    """
    le de la les et à un est une du que en qui dans il pour a au pas elle sur ne se son avec plus par mais ce client \
    candidat offre bien prix très sans ses aux bon peu ou ont après avant trop lors jury même tout encore comme peut \
    été sont fait assez toujours reste puis dès quand delà ainsi donc car leur leurs cette ces dont où jamais parfois \
    souvent aussi moins mieux entre vers chez sous contre pendant depuis malgré selon presque
    """)

  private static let verbs = split(
    """
    abord accept accompagn adapt ajout analys annonc appliqu apport argument arriv assur baiss calcul cherch cit \
    compar compt confirm conseill consult contrôl cré décid déclar défi défil demand démontr dérout détaill développ \
    dialogu discut domin donn dout échang écart élabor embarrass engag énonc estim étudi évalu évit exagér examin \
    expliqu exploit expos exprim facilit ferm fidélis formul gagn gard génér guid hésit identifi ignor illustr imagin \
    impliqu impos improvis indiqu inform insist install interrog intrigu invent justifi laiss limit list manifest \
    manqu mesur mobilis modifi montr motiv négli not observ occup orient oubli ouvr parl particip pass pens persévér \
    planifi pos précis prépar présent press prioris profit propos prouv qualifi questionn rappel rassur réalis \
    recherch récit reformul refus regard regrett relanc remarqu remerci renonc rest résist respect révis sembl sign \
    simplifi situ soign sollicit souhait soulign structur suscit sépar tent travaill traîn trouv utilis valid \
    valoris vari vérifi vis
    """)

  private static let nouns = split(
    """
    accord achat acompte acte affaire aisance alternative ambition amorce analyse annexe appel approche argument aspect \
    atelier atout attente attitude avance avantage avenant avis barème bénéfice besoin bilan blocage bordereau budget \
    bureau but cadence cadre calcul calendrier catalogue cause chantier charge chiffre circuit clause clôture code \
    collègue commande commercial compétence composant concession conclusion concurrence condition conduite confiance \
    conseil contact contexte contrainte contrat contrepartie contrôle coût crainte critère curiosité débat débit \
    décision découverte défaut délai délégation démarche dépense dérive détail devis diagnostic dialogue difficulté \
    direction discours distance document donnée dossier doute durée échéance écran effort élément enjeu enquête \
    entreprise entretien envie équipe erreur escompte espace essai étape étude évidence exemple exigence expérience \
    expert facture faille fiche figure filière finalité financement fonction force forme formule fournisseur frein \
    fuite gamme garantie geste gestion gramme grille groupe habitude hypothèse idée image impact imprévu incident \
    indicateur industrie information initiative installation intention interlocuteur intérêt invité issue jalon jargon \
    justification langage lecture lettre levier ligne limite liste livraison local logique machine maintenance maîtrise \
    manière marché marge matériel méthode métier minute mission modalité modèle module moment montage motif moyen \
    négociation niveau norme note nuance objectif objection objet observation obstacle occasion option ordre organe \
    outil paiement panne parole partenaire particularité patience pause pénalité perspective perte phase phrase pièce \
    piste plan planning plaquette politesse position pratique précision prestation preuve principe priorité problème \
    procédure produit profil programme projet promesse proposition prospect qualité quantité question rabais raison \
    rapport réaction réclamation référence réflexe refus règle regard relance relation remarque remise rendement \
    réponse reproche réseau réserve ressource retard retour réunion risque rôle rupture rythme saison scénario schéma \
    secteur sécurité semaine service signal silence site situation solution soutien stock stratégie structure succès \
    suite support sympathie tableau tarif technicien technique tension terme territoire test thème titre ton tournure \
    transition transport trimestre tâche urgence usage usine utilité valeur vente version visite vocabulaire voix volume
    """)

  private static let adjectives = split(
    """
    abrupt absent adéquat adroit approfondi approximatif assuré attendu attentif avisé banal bavard brillant brouillon \
    calculé certain chiffré clair cohérent complet concret confus constant content convaincant convenu courant court \
    cultivé déçu décidé dense détendu différent direct discret distant distrait divers dominant droit élégant élevé \
    embrouillé étendu évident exact excellent expérimenté fin flou fluent fort franc froid grand gêné habituel \
    hardi hésitant honnêt imparfait impatient important imprécis inattendu incertain inexact inquiet insistant \
    insuffisant intéressant lent léger lucid maladroit marquant mesuré méfiant motivé naturel net nuancé ordonné \
    original ouvert parfait partiel patient permanent pertinent ponctuel posé précédent précipité précis présent prêt \
    prudent puissant récent reconnu résolu restreint réticent réussi savant serein serré soigné sûr suivi tardif tendu \
    total troublant urgent varié vif vigilant vivant volontair
    """)

  private static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
