// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrase {
  /// A client who is pleased to talk.
  var friendly: [String] {
    switch self {
    case .phoneOpening(let name, _):
      name.isEmpty
        ? ["Allô, bonjour ! C’est gentil d’appeler.", "Allô oui, bonjour ! Je vous écoute."]
        : ["\(name), bonjour ! C’est gentil de rappeler.", "Allô oui, c’est \(name). Comment allez-vous ?"]
    case .meetingOpening:
      [
        "Bonjour, entrez ! Un café ? Bon, racontez-moi cette proposition.",
        "Ah, bonjour ! Installez-vous, parlons de votre proposition.",
      ]
    case .supplierOpening:
      [
        "Bonjour, entrez ! Alors, comment peut-on travailler ensemble ?",
        "Ah, bonjour ! Dites-moi ce qui vous ferait plaisir.",
      ]
    case .colleagueOpening: ["Bonjour ! Vous vouliez que l’on parle ?", "Ah, bonjour. Je m’assieds là ?"]
    case .resuming: ["Nous revoilà ! On en était où, déjà ?", "Bon, reprenons tranquillement."]
    case .nearlyOver:
      [
        "Le temps file ! Si on essayait de conclure ?",
        "On bavarde, et il ne reste plus beaucoup de temps. Alors, on fait quoi ?",
      ]
    case .outOfTime:
      [
        "Excusez-moi de vous presser, mais on m’attend. On n’aura pas conclu cette fois.",
        "Oh là, l’heure ! Je dois vous laisser. Au revoir, et merci.",
      ]
    case .waiting:
      ["Alors, qu’est-ce que vous dites de mon idée ?", "Vous réfléchissez ? Dites-moi ce que vous en pensez."]
    case .farewellAgreed:
      [
        "Merci beaucoup, ça me fait plaisir. Envoyez-moi un petit écrit. À bientôt !",
        "Voilà une affaire faite ! J’attends votre courrier. À bientôt !",
      ]
    case .farewellAppointment:
      ["Parfait, je vous attends avec le café. À bientôt !", "Entendu, on se voit comme prévu. Au revoir !"]
    case .farewellNextStep:
      ["On fait comme on a dit. Merci de votre visite, au revoir !", "Parfait pour la suite. À bientôt !"]
    case .farewellOpen: ["Merci de votre temps. Au revoir !", "Bon, je vous laisse. Au revoir, et bonne journée !"]
    case .accepted(let deal):
      ["Allez, topez là : \(deal). Ça me va bien.", "Ça me convient tout à fait : \(deal). On fait comme ça !"]
    case .insufficient(let topics):
      [
        "Je voudrais bien, mais pas comme ça. Vous ne pouvez pas faire un geste sur \(topics) ?",
        "On s’approche peut-être, mais il m’en faudrait plus sur \(topics).",
      ]
    case .insufficientOnTheWhole:
      ["Je voudrais bien vous dire oui, mais pas comme ça.", "Ce n’est pas encore ça, pour moi."]
    case .counter(let asks):
      [
        "Écoutez, voilà ce qui m’irait : \(asks), et le reste comme vous dites.",
        "Entre nous, avec \(asks), je signe. Le reste, ça me va.",
      ]
    case .counterWithStep(let steps):
      [
        "Allez, je fais un geste : \(steps). Le reste, je vous suis. On signe ?",
        "Bon, parce que c’est vous : \(steps), et le reste comme vous dites.",
      ]
    case .counterpart(let steps, let asks):
      [
        "Je veux bien faire un geste : \(steps). Mais vous aussi, alors : \(asks).",
        "Faisons chacun un pas. Moi, \(steps). Vous, \(asks).",
      ]
    case .stands(let asks):
      ["Moi, je n’ai pas bougé : \(asks), et je signe.", "Je vous redis ce qui m’irait : \(asks), le reste, ça me va."]
    case .repeated:
      ["Ah, mais ça, vous me l’avez déjà dit !", "C’est la même offre que tantôt, non ? Et ma réponse est la même."]
    case .worseThanPaper:
      ["Mais dites, c’était mieux dans votre proposition !", "Vous reculez ? Votre papier m’arrangeait davantage."]
    case .worseAgain:
      [
        "Encore en arrière ! On va finir par se fâcher.",
        "Vous me taquinez ? C’est la deuxième fois que c’est moins bien que votre papier.",
      ]
    case .leaving: ["Écoutez, là, je préfère qu’on s’arrête. Au revoir.", "Non, vraiment, restons-en là. Au revoir."]
    case .settled: ["On s’est mis d’accord, gardons ça !", "C’est conclu, ne touchons plus à rien."]
    case .noted:
      [
        "C’est gentil, mais ça, parlons-en de vive voix.",
        "Je garde ça en tête. On verra tout cela ensemble, pas au téléphone.",
      ]
    case .notedWithChange:
      [
        "Ah, vous avez bien entendu ce que je vous disais, merci. On en reparle de vive voix.",
        "C’est bien, vous en tenez compte. Le reste, on le verra ensemble.",
      ]
    case .nothingToAccept:
      [
        "C’est gentil, mais d’accord sur quoi ? Je n’ai encore rien proposé.",
        "Merci ! Mais faites-moi d’abord une offre.",
      ]
    case .whatElse: ["Je comprends. Et vous, qu’est-ce que vous me proposeriez ?", "D’accord. Alors, une autre idée ?"]
    case .whichDate:
      ["Avec plaisir ! Quel jour vous arrange ?", "Volontiers. Vous pensiez à quel jour, quelle heure ?"]
    case .anotherDay: ["Quel autre jour vous arrangerait ?", "Et un autre jour, alors ?"]
    case .whatItChanges:
      ["Ça change quelque chose pour vous, dites-moi ?", "Avant qu’on se voie : qu’est-ce que vous en dites ?"]
    case .howAboutTheChange:
      [
        "Avec plaisir, mais ce que je viens de vous dire, vous l’avez en tête ?",
        "Volontiers. Et pour ma nouvelle, vous avez une idée ?",
      ]
    case .appointmentTaken(let when):
      when.isEmpty
        ? ["C’est noté, je vous attends !", "Parfait, je l’écris tout de suite."]
        : ["C’est noté pour \(when), je vous attends !", "Parfait pour \(when), je l’écris tout de suite."]
    case .anythingElse: ["Parfait. Autre chose ?", "Très bien ! Vous vouliez me dire autre chose ?"]
    case .nextStep: ["Ça me va très bien, faisons comme ça.", "Bonne idée, je note."]
    case .question:
      [
        "Bonne question ! Mais dites-moi d’abord comment vous voyez les choses.",
        "Ah, ça… Racontez-moi plutôt ce que vous proposez.",
      ]
    case .quotedFigure:
      [
        "Je vous entends. Et vous, que me proposez-vous ?",
        "D’accord, je vous suis. Quelle est votre idée, alors ?",
      ]
    case .budgetQuestion:
      ["Ah non, ça, c’est mon petit secret !", "Vous aimeriez bien le savoir ! Faites-moi une offre, on verra bien."]
    case .concerns(let topics):
      ["Moi, ce qui m’importe surtout, c’est \(topics).", "Ce qui me ferait plaisir, c’est un effort sur \(topics)."]
    case .timeGranted: ["Bien sûr, je vous écoute.", "Mais oui, allez-y."]
    case .takeYourTime: ["Allez-y, prenez votre temps.", "Je ne suis pas à cinq minutes, réfléchissez."]
    case .confirm(let asks): ["Alors c’est d’accord : \(asks) ?", "Vous me suivez : \(asks) ?"]
    case .concluded:
      ["Merci à vous ! J’attends votre petit écrit.", "Avec plaisir ! Envoyez-moi l’écrit quand vous pouvez."]
    case .afterwards: ["On verra ça ensemble, tranquillement.", "Ça, on en reparle quand vous voulez."]
    case .heardOnPhone:
      ["Je vous entends. Et comment voyez-vous la suite ?", "D’accord, je vous suis. Et ensuite, on fait comment ?"]
    case .rude: ["Eh, restons polis, s’il vous plaît.", "Oh, là, ce n’est pas gentil. On se calme ?"]
    case .greeting: ["Bonjour, bonjour ! Je vous écoute.", "Bonjour ! Ça me fait plaisir de parler avec vous."]
    case .unclear:
      [
        "Excusez-moi, je n’ai pas bien compris. Vous pouvez répéter ?",
        "J’ai du mal à vous suivre. Vous proposez quoi ?",
      ]
    case .listening: ["Allez-y, je vous écoute.", "Je suis tout ouïe."]
    case .whichOfTwo(let noun): ["Vous m’avez dit deux choses sur \(noun). Je garde laquelle ?"]
    case .strangeValue(let value): ["\(value) ? Vous avez dû vous tromper !", "\(value), vraiment ? Redites-moi ça."]
    case .wrongUnit(let noun): ["Votre chiffre sur \(noun), je l’ai mal compris. Vous me le redites ?"]
    case .whichChoice(let noun, let among): ["Et sur \(noun), ce serait quoi : \(among) ?"]
    case .aboutWhat(let value): ["\(value), oui, mais de quoi ?", "Attendez : \(value), c’est pour quoi ?"]
    case .unknownTerm(let words): ["« \(words) », ce n’était pas dans votre proposition, si ? Expliquez-moi."]
    }
  }
}
