// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Words that people say in any negotiation: that one of them is in a change and in what the candidate typed shows
/// nothing.
enum OrdinaryWords {
  static let all = [
    // Courtesy, and talk about the talk.
    "bonjour bonsoir madame monsieur mesdames messieurs enchante ravi merci bienvenue excusez pardon plaisir journee",
    "parler parlez parle parlons ecouter ecoutez entendre entendu comprendre comprends comprend compris question",
    "questions reponse reponses repondre demander demande demandes demandez expliquer expliquez explique dites disiez",
    "appelle appeler rappelle rappeler message entretien rencontrer rencontre rendez visite presenter presente present",
    "prevenir previens savoir sachez voyez revoir avis sujet point points exemple chose choses raison",
    // Time.
    "aujourd aujourd'hui demain hier matin midi soir semaine semaines jour jours mois annee annees trimestre saison",
    "heure heures minute minutes moment moments instant maintenant avant apres desormais bientot prochain prochaine",
    "dernier derniere premier premiere depuis pendant jusque jusqu encore toujours jamais calendrier date delai delais",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    // Business of every day.
    "accord accepter acceptez accepte signer signez signature affaire affaires offre offres offrir proposer propose",
    "proposez proposition propositions condition conditions contrat commande commander besoin besoins budget prix cout",
    "couts coute coutent cher chere montant somme euros remise baisse baisser acompte solde paiement payer regler",
    "reglement facture garantie livraison livrer formation client clients cliente clientele vendeur acheteur achat achats",
    "fournisseur fournisseurs concurrent concurrents concurrence concurrente confrere marche service services entreprise",
    "societe maison direction directeur directrice responsable gerant gerante president equipe equipes collaborateur",
    "personne personnes gens monde quelqu atelier bureau magasin usine chantier chantiers projet projets dossier dossiers",
    "solution solutions produit produits machine machines materiel modele installation travail travaux vitrine image",
    "compte comptes compter comptons chiffre chiffres preuve preuves engagement engagements effort geste marge moyens",
    "interet interesse interesser important essentiel simple simplement clair vrai juste certain certaine possible",
    "impossible nouveau nouvelle nouveaux nouvelles ancien ancienne autre autres meme memes meilleur meilleure",
    // Words that hold a sentence together.
    "notre votre notres votres leur leurs cette celui celle ceux cela comme comment combien pourquoi quand lequel",
    "laquelle autant aussi alors ainsi donc parce puisque lorsque cependant pourtant plutot surtout seulement seul seule",
    "vraiment beaucoup davantage moins assez trop toute toutes tous plusieurs chaque quelque quelques aucun aucune rien",
    "environ entre contre selon malgre dessus dessous dehors ensemble partout ailleurs devant derriere enfin ensuite",
    "avons avez avait avaient aurait aurons aurez etions etiez etaient serait serons serez serions sommes etes faire",
    "faites faisons faisait fasse faudra faudrait falloir pouvoir pouvons pouvez peuvent pourra pourrait pourrions",
    "pourriez vouloir voulons voulez veulent voudra voudrait voudrais voudrions devoir devons devez doivent devra devrait",
    "prendre prends prenez prenons venons venez vient viennent venir allons allez aller mettre mettez mettons tenir tiens",
    "tient tenez reste rester restez donner donne donnez laisser laisse laissez passer passe passez arriver arrive garder",
    "trouver trouve trouvez chercher cherche attendre attends attend attendez attendu rester suivre suivi occuper occupe",
    "revenir reviens devenir devient sortir partir recevoir recoit recevez penser pense pensez croire crois voici voila",
    "quatre quinze trente quarante cinquante soixante mille milliers dizaine vingtaine centaine premiers",
  ].reduce(into: Set<String>()) { $0.formUnion($1.tellingWords) }
}

extension String {
  /// Its longer words, folded, a final s or x left out: those by which one knows what is spoken of.
  var tellingWords: Set<String> { Set(foldedWords.compactMap { String($0).tellingWord }) }

  /// The same, without those written with a capital: names, and first words of sentences.
  var wordsWithoutNames: Set<String> {
    Set(foldedWordRanges.compactMap { self[$0.range].first?.isUppercase == true ? nil : $0.word.tellingWord })
  }

  /// `nil` for a word of fewer than six letters.
  private var tellingWord: String? {
    guard count >= 6 else { return nil }
    return hasSuffix("s") || hasSuffix("x") ? String(dropLast()) : self
  }
}
