// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a line says of meeting, or of what is to be done later.
struct Appointment: Hashable, Sendable {
  /// As it was said: `jeudi à 14 h`; `nil` when no day was.
  var when: String?
  /// Whether the line asks to meet, or promises something for later; a day alone may be of anything.
  var asks: Bool
  /// « Je ne suis pas disponible mardi ».
  var isDeclined: Bool

  /// `nil` for a line that says nothing of it.
  init?(_ line: String) {
    let spoken = SpokenLine(line)
    let isCourtesy = spoken.words.contains(where: Appointment.delighted.contains)
    asks =
      !isCourtesy
      && (spoken.words.contains(where: Appointment.meetings.contains) || spoken.has(Appointment.phrases))
    when = Appointment.day(of: line)
    isDeclined = spoken.isNegated
    guard asks || when != nil else { return nil }
    // A refusal to meet at all is a refusal.
    if isDeclined, when == nil { return nil }
  }

  /// The first day that a line names, with its hour.
  private static func day(of line: String) -> String? {
    let words = String(line.prefix(OfferToken.longestLine)).foldedWordRanges
    func said(_ range: ClosedRange<Int>) -> String {
      String(line[words[range.lowerBound].range.lowerBound..<words[range.upperBound].range.upperBound]).lowercased()
    }
    func number(_ index: Int) -> Int? { words.indices.contains(index) ? Int(words[index].word) : nil }
    func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].word : "" }
    var day: (said: String, end: Int)?
    for index in words.indices where day == nil {
      if days.contains(word(index)) {
        let date = number(index + 1).map { (1...31).contains($0) && !isHour(word(index + 2)) } ?? false
        let end = index + (date ? (months.contains(word(index + 2)) ? 2 : 1) : word(index + 1) == "prochain" ? 1 : 0)
        day = (said(index...end), end)
      } else if months.contains(word(index)), let date = number(index - 1), (1...31).contains(date) {
        day = ("le " + said(index - 1...index), index)
      } else if word(index) == "semaine", word(index + 1) == "prochaine", words.contains(where: { isHour($0.word) }) {
        day = ("la " + said(index...index + 1), index + 1)
      }
    }
    guard let day else { return nil }
    let hour = words.indices.dropFirst(day.end + 1).first { index in
      isHour(word(index)) && (word(index).first?.isNumber ?? false || number(index - 1) != nil)
    }
    guard let hour else { return day.said }
    // « 14h », « 14 h », « 14 h 30 ».
    let first = word(hour).first?.isNumber ?? false ? hour : hour - 1
    let last = number(hour + 1).map { $0 < 60 } ?? false ? hour + 1 : hour
    return "\(day.said) à \(said(first...last))"
  }

  private static func isHour(_ word: String) -> Bool {
    ["h", "heure", "heures"].contains(word) || word.count <= 5 && word.contains("h") && (word.first?.isNumber ?? false)
  }

  private static let delighted: Set<String> = [
    "merci", "ravi", "ravie", "ravis", "heureux", "heureuse", "enchante", "enchantee", "content", "contente", "plaisir",
  ]
  private static let meetings: Set<String> = [
    "rdv", "rendez", "rencontrer", "rencontre", "rencontrons", "creneau", "rappelle", "rappeler", "rappelons", "visite",
    "agenda", "disponible", "disponibles", "disponibilite", "disponibilites",
  ]
  private static let phrases = [
    "se voir", "vous voir", "se revoir", "vous revoir", "nous revoir", "nous voir", "on se voit", "passer vous",
    "votre bureau", "de vive voix", "je reviens", "me recevoir", "nous recevoir", "recevez moi",
    "je vous envoie", "je vous adresse", "je vous transmets", "je vous apporte",
  ]
  private static let days: Set<String> = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "demain",
  ]
  static let months: Set<String> = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
  ]
}
