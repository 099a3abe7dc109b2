// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrase {
  /// A client who has no time.
  var busy: [String] {
    switch self {
    case .phoneOpening(let name, _):
      name.isEmpty
        ? ["Oui, allô ? Je n’ai que deux minutes.", "Allô oui, faites vite."]
        : ["\(name), oui ? Je n’ai que deux minutes.", "Allô oui, \(name). Faites vite, je vous prie."]
    case .meetingOpening:
      [
        "Bonjour. Allez à l’essentiel.",
        "Bonjour, allons-y, j’ai une réunion juste après. Qu’est-ce que vous me proposez ?",
      ]
    case .supplierOpening:
      ["Bonjour. Qu’est-ce qu’il vous faut, et pour quand ?", "Bonjour, dites-moi tout, mais vite."]
    case .colleagueOpening: ["Bonjour. Ce sera long ?", "Bonjour. J’ai du travail qui m’attend, je vous écoute."]
    case .resuming: ["Bon, on reprend. Vite.", "Où en étions-nous ? Vite."]
    case .nearlyOver: ["Je vais devoir filer. On conclut ?", "Plus que quelques minutes. Alors ?"]
    case .outOfTime:
      ["Là, il faut vraiment que j’y aille. Tant pis, on n’a pas conclu.", "Le temps est passé, je file. Au revoir."]
    case .waiting: ["Alors ? C’est oui ou c’est non ?", "J’attends votre réponse, là."]
    case .farewellAgreed:
      ["Parfait, envoyez-moi ça par écrit. Au revoir.", "Bon, c’est fait. J’attends le papier. Au revoir."]
    case .farewellAppointment: ["C’est noté. À bientôt.", "D’accord pour le rendez-vous. Au revoir."]
    case .farewellNextStep: ["On fait comme ça. Au revoir.", "J’attends la suite, alors. Au revoir."]
    case .farewellOpen: ["Bon, je vous laisse. Au revoir.", "Je file. Au revoir."]
    case .accepted(let deal):
      ["Ça marche : \(deal). On signe.", "D’accord. \(deal.capitalizedFirst) : c’est bon pour moi."]
    case .insufficient(let topics):
      ["Non, pas comme ça. Il faut bouger sur \(topics).", "Ça ne passe pas. Voyez sur \(topics)."]
    case .insufficientOnTheWhole: ["Non, pas comme ça.", "Ça ne passe pas, en l’état."]
    case .counter(let asks):
      [
        "Ce qu’il me faut : \(asks). Le reste, je prends.",
        "Pour aller vite : \(asks), le reste comme vous dites, et je signe.",
      ]
    case .counterWithStep(let steps):
      [
        "Bon, je bouge : \(steps). Le reste, je prends. On signe ?",
        "Allez : \(steps), le reste comme vous dites, et c’est fait.",
      ]
    case .counterpart(let steps, let asks):
      ["Je bouge : \(steps). Mais en échange, \(asks).", "Donnant, donnant : moi, \(steps) ; vous, \(asks)."]
    case .stands(let asks):
      ["Je vous l’ai dit : \(asks). Ça n’a pas changé.", "Toujours pareil : \(asks), le reste, je prends."]
    case .repeated: ["Ça, vous venez de me le dire. C’est toujours non.", "Même offre, même réponse."]
    case .worseThanPaper:
      [
        "Vous reculez, là. Votre papier était meilleur pour moi.",
        "C’est moins bien que votre proposition. Vous plaisantez ?",
      ]
    case .worseAgain:
      [
        "Encore pire que votre papier. Vous me faites perdre mon temps.",
        "Deuxième fois que vous reculez. Attention, je m’en vais.",
      ]
    case .leaving: ["Bon, ça suffit. J’arrête là. Au revoir.", "On perd notre temps. Au revoir."]
    case .settled: ["C’est dit, c’est réglé.", "C’est conclu, on n’y revient pas."]
    case .noted: ["Pas au téléphone. Je note, c’est tout.", "Je note. Mais ça, on en parle en face."]
    case .notedWithChange:
      [
        "Bon, vous en tenez compte, c’est déjà ça. Le reste, en face.",
        "Je note que vous en tenez compte. On verra ça ensemble.",
      ]
    case .nothingToAccept:
      ["D’accord sur quoi ? Je n’ai rien proposé, là.", "Vous acceptez quoi ? Faites-moi une offre."]
    case .whatElse: ["Alors quoi ? Proposez.", "Bon. Et votre offre, c’est quoi ?"]
    case .whichDate: ["Quand ? Donnez-moi un jour et une heure.", "Peut-être. Quel jour ?"]
    case .anotherDay: ["Quel jour, alors ?", "Et quand, alors ?"]
    case .whatItChanges: ["Alors, ça change quoi pour vous ?", "Vous en faites quoi ?"]
    case .howAboutTheChange:
      [
        "D’accord, mais ce que je viens de vous dire, vous en faites quoi ?",
        "Attendez : et ma nouvelle, vous en tenez compte ?",
      ]
    case .appointmentTaken(let when):
      when.isEmpty
        ? ["C’est noté. Soyez à l’heure.", "Ça va pour moi, je note."]
        : ["C’est noté pour \(when). Soyez à l’heure.", "Va pour \(when), je note."]
    case .anythingElse: ["C’est noté. Autre chose ?", "Bon. Rien d’autre ?"]
    case .nextStep: ["Ça me va, on fait comme ça.", "D’accord, c’est noté."]
    case .question: ["Allez-y, dites-moi plutôt votre idée.", "Je n’ai pas le temps pour ça. Votre offre ?"]
    case .quotedFigure: ["Bon. Et vous, vous proposez quoi ?", "Je note. Votre offre ?"]
    case .budgetQuestion:
      ["Ça, je le garde pour moi. Votre offre ?", "Vous n’avez pas besoin de mes chiffres pour faire les vôtres."]
    case .concerns(let topics): ["Ce qui compte : \(topics).", "\(topics.capitalizedFirst), d’abord."]
    case .timeGranted: ["Deux minutes, pas plus.", "Oui, mais vite."]
    case .takeYourTime: ["D’accord, mais vite.", "Allez-y, j’attends."]
    case .confirm(let asks): ["C’est oui, alors : \(asks) ?", "Donc vous prenez : \(asks) ?"]
    case .concluded: ["Parfait. Envoyez-moi l’écrit.", "C’est bon pour moi. J’attends le papier."]
    case .afterwards: ["On verra ça plus tard.", "Ça, on le règle après."]
    case .heardOnPhone: ["D’accord. Et ensuite ?", "Bon. Et vous proposez quoi, pour la suite ?"]
    case .rude: ["Pardon ? On se calme, ou j’arrête là.", "Encore un mot comme ça et je m’en vais."]
    case .greeting: ["Bonjour. Alors ?", "Bonjour, oui. Je vous écoute."]
    case .unclear: ["Je n’ai pas compris. Plus clair ?", "Pardon ? Qu’est-ce que vous proposez ?"]
    case .listening: ["Oui ?", "Je vous écoute."]
    case .whichOfTwo(let noun): ["Deux chiffres sur \(noun) : lequel ?"]
    case .strangeValue(let value): ["\(value) ? C’est une erreur, non ?", "\(value), vraiment ? Redites-moi ça."]
    case .wrongUnit(let noun): ["Votre chiffre sur \(noun), je ne le comprends pas."]
    case .whichChoice(let noun, let among): ["Sur \(noun), c’est quoi : \(among) ?"]
    case .aboutWhat(let value): ["\(value) de quoi ?", "\(value), c’est pour quoi ?"]
    case .unknownTerm(let words): ["« \(words) » ? Ce n’est pas dans votre papier."]
    }
  }
}
