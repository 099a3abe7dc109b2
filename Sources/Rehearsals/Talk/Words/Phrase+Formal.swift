// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrase {
  /// A client who keeps his distance and weighs his words.
  var formal: [String] {
    switch self {
    case .phoneOpening(let name, _):
      name.isEmpty
        ? ["Bonjour. À qui ai-je l’honneur ?", "Bonjour, je vous écoute. C’est à quel sujet ?"]
        : ["\(name), bonjour. C’est à quel sujet ?", "Bonjour, \(name) à l’appareil. Je vous écoute."]
    case .meetingOpening:
      [
        "Bonjour, asseyez-vous, je vous prie. Je vous laisse commencer.",
        "Bonjour. Présentez-moi ce qui vous paraît essentiel.",
      ]
    case .supplierOpening:
      [
        "Bonjour. J’ai pris connaissance de votre demande. Que souhaitez-vous obtenir ?",
        "Bonjour. Je vous écoute : de quoi avez-vous besoin ?",
      ]
    case .colleagueOpening:
      ["Bonjour. Vous vouliez me voir ?", "Bonjour. On m’a dit que vous souhaitiez un entretien."]
    case .resuming: ["Bien. Où en étions-nous ?", "Reprenons, si vous le voulez bien."]
    case .nearlyOver:
      [
        "Il nous reste peu de temps. Je vous propose d’en venir à la conclusion.",
        "L’heure avance : où en sommes-nous, selon vous ?",
      ]
    case .outOfTime:
      [
        "Je suis au regret de vous interrompre : un autre rendez-vous m’attend. Nous n’avons pas conclu.",
        "Le temps prévu est dépassé, je dois vous quitter. Au revoir.",
      ]
    case .waiting: ["Je vous ai dit ce qu’il me faudrait. Quelle est votre réponse ?", "J’attends votre position."]
    case .farewellAgreed:
      [
        "Je vous remercie. Vous m’adresserez la confirmation écrite. Au revoir.",
        "Bien. Nous sommes d’accord ; j’attends votre écrit. Au revoir.",
      ]
    case .farewellAppointment:
      ["C’est noté. Je vous recevrai donc. Au revoir.", "Entendu. À notre rendez-vous. Au revoir."]
    case .farewellNextStep:
      [
        "Nous ferons donc comme convenu. Je vous remercie, au revoir.",
        "J’attends donc la suite dont nous avons parlé. Au revoir.",
      ]
    case .farewellOpen:
      ["Je vous remercie de votre temps. Au revoir.", "Nous en resterons là pour aujourd’hui. Au revoir."]
    case .accepted(let deal):
      [
        "C’est entendu. Je retiens : \(deal). Vous pouvez préparer le document.",
        "Dans ces conditions, je vous donne mon accord : \(deal).",
      ]
    case .insufficient(let topics):
      [
        "Je ne puis accepter cela en l’état. J’attends un effort sur \(topics).",
        "Votre offre ne me convient pas encore, en particulier sur \(topics).",
      ]
    case .insufficientOnTheWhole:
      ["Je ne puis accepter cela en l’état.", "Votre offre, dans son ensemble, ne me convient pas encore."]
    case .counter(let asks):
      [
        "Voici ce que je pourrais signer : \(asks), le reste sans changement.",
        "Je vous fais une contre-proposition : \(asks). Pour le reste, je prends ce que vous dites.",
      ]
    case .counterWithStep(let steps):
      [
        "Je fais un pas : \(steps), le reste comme vous le proposez. À ces conditions, je signe.",
        "Soit. Je reviens sur ma demande : \(steps). Le reste me convient ainsi.",
      ]
    case .counterpart(let steps, let asks):
      [
        "Je fais un pas : \(steps). J’attends en contrepartie \(asks).",
        "Voici ce que je peux faire : \(steps). De votre côté, il me faut \(asks).",
      ]
    case .stands(let asks):
      [
        "Ma demande reste la même : \(asks).",
        "Je maintiens ce que je vous ai dit : \(asks), le reste sans changement.",
      ]
    case .repeated:
      [
        "Vous venez de me le proposer. Ma réponse n’a pas changé.",
        "C’est la même offre que tout à l’heure, me semble-t-il.",
      ]
    case .worseThanPaper:
      [
        "Permettez : cela m’est moins favorable que votre propre proposition écrite.",
        "Vous revenez en arrière. Votre écrit était plus avantageux pour moi.",
      ]
    case .worseAgain:
      [
        "Voilà deux fois que vous reculez. Restons sérieux, je vous prie.",
        "Encore moins bien que votre écrit. Je ne resterai pas longtemps à ce jeu.",
      ]
    case .leaving:
      [
        "Cela suffit. Je mets fin à cet entretien. Au revoir.",
        "Nous n’avons plus rien à nous dire dans ces conditions. Au revoir.",
      ]
    case .settled: ["Nous avons conclu ; je m’en tiens à notre accord.", "Notre accord est fait, n’y revenons pas."]
    case .noted:
      [
        "Je le note, mais je ne traite pas cela par téléphone.",
        "Cela se discute de vive voix. Je n’y réponds pas au téléphone.",
      ]
    case .notedWithChange:
      [
        "Je note que vous tenez compte de ce que je viens de vous dire. Nous en parlerons de vive voix.",
        "Voilà qui répond à ma nouvelle. Mais cela se règle en face à face.",
      ]
    case .nothingToAccept:
      [
        "Votre accord sur quoi, au juste ? Je ne vous ai rien proposé pour l’instant.",
        "Je ne vois pas ce que vous acceptez. Faites-moi une offre précise.",
      ]
    case .whatElse: ["Dans ce cas, que me proposez-vous ?", "J’entends bien. Quelle serait votre offre ?"]
    case .whichDate:
      [
        "Sur le principe, pourquoi pas. Quel jour me proposez-vous ?",
        "Un rendez-vous, soit. Dites-moi le jour et l’heure.",
      ]
    case .anotherDay: ["Quel autre jour vous conviendrait ?", "Alors, quel jour me proposez-vous ?"]
    case .whatItChanges:
      ["Qu’est-ce que cela change pour vous ?", "Avant de fixer un jour : qu’en faites-vous ?"]
    case .howAboutTheChange:
      [
        "Avant de nous voir : qu’en faites-vous, de ce que je viens de vous dire ?",
        "Soit, mais tenez-vous compte de ce que je vous apprends ?",
      ]
    case .appointmentTaken(let when):
      when.isEmpty
        ? ["C’est noté, je vous recevrai.", "Entendu pour ce rendez-vous ; je l’inscris."]
        : ["C’est noté pour \(when), je vous recevrai.", "Entendu pour \(when) ; je l’inscris."]
    case .anythingElse: ["C’est entendu. Autre chose ?", "Bien. Y a-t-il autre chose ?"]
    case .nextStep: ["Cette suite me convient. Je la note.", "Soit, procédons ainsi."]
    case .question: ["Je vous laisse d’abord exposer votre point de vue.", "Dites-moi plutôt ce que vous proposez."]
    case .quotedFigure:
      [
        "Je prends note de ce chiffre. Et vous, que proposez-vous ?",
        "C’est entendu. Quelle est donc votre proposition ?",
      ]
    case .budgetQuestion:
      [
        "Vous comprendrez que je garde cela pour moi.",
        "C’est à vous de me faire une offre ; je n’ai pas à vous donner mes chiffres.",
      ]
    case .concerns(let topics):
      ["Ce qui m’importe surtout : \(topics).", "J’attends d’abord quelque chose sur \(topics)."]
    case .timeGranted: ["Quelques minutes, oui. Je vous écoute.", "Je vous en prie, je vous écoute."]
    case .takeYourTime: ["Je vous en prie, prenez le temps.", "Faites, je vous en prie."]
    case .confirm(let asks):
      ["Dois-je comprendre que vous acceptez \(asks) ?", "Est-ce bien votre accord : \(asks) ?"]
    case .concluded:
      [
        "Je vous en prie. J’attends votre confirmation écrite.",
        "C’est moi qui vous remercie. Vous m’adresserez l’écrit.",
      ]
    case .afterwards: ["Nous verrons ces détails ensemble.", "Cela, nous le réglerons par la suite."]
    case .heardOnPhone:
      ["Je l’entends bien. Que proposez-vous pour la suite ?", "J’en prends note. Comment voyez-vous la suite ?"]
    case .rude: ["Un peu de tenue, je vous prie.", "Je ne vous permets pas de me parler ainsi."]
    case .greeting: ["Bonjour. Je vous écoute.", "Bonjour. Venons-en au sujet, voulez-vous."]
    case .unclear: ["Je ne vous suis pas. Pourriez-vous préciser ?", "Pardon, que proposez-vous exactement ?"]
    case .listening: ["Je vous écoute.", "Je vous en prie, poursuivez."]
    case .whichOfTwo(let noun): ["Vous me dites deux choses différentes sur \(noun). Laquelle dois-je retenir ?"]
    case .strangeValue(let value):
      [
        "\(value) ? Vous devez vous tromper. Redites-moi cela.",
        "\(value), dites-vous ? Je crois qu’il y a une erreur.",
      ]
    case .wrongUnit(let noun): ["Je ne comprends pas votre chiffre sur \(noun). Pourriez-vous le redire ?"]
    case .whichChoice(let noun, let among): ["Sur \(noun), que choisissez-vous : \(among) ?"]
    case .aboutWhat(let value): ["\(value) : de quoi parlez-vous, au juste ?"]
    case .unknownTerm(let words): ["« \(words) » ne figure pas dans votre proposition. De quoi s’agit-il ?"]
    }
  }
}
