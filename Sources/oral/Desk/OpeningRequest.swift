// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import ExamFiles
import Exams
import FrenchText
import Sittings
import Terminal

/// What is known of a sitting about to open; completed by the jury's answers when there is a terminal.
struct OpeningRequest {
  let entry: ExamCatalogue.Entry
  var loaded: LoadedDossier?
  var dossierPath: String?
  var candidate: Candidate?
  var session: Int?
  var jurors: [String]
  var client: String?
  var sheet: Opening.Sheet
  var chosen: [Int]
  var papersSeen: [String]?
  var accommodations: [Accommodation]
  var centreMinutes: [String: Int]
  var isRehearsal: Bool

  var exam: Exam { entry.exam }

  /// With nothing but an exam and a candidate.
  init(entry: ExamCatalogue.Entry, candidate: Candidate?, session: Int?) {
    self.entry = entry
    self.candidate = candidate
    self.session = session
    jurors = []
    sheet = .shared
    chosen = []
    accommodations = []
    centreMinutes = [:]
    isRehearsal = false
  }

  /// Reads the options, every problem at once.
  init(_ options: OpeningOptions, _ catalogue: ExamOptions) throws {
    let exams = try catalogue.soundCatalogue()
    var problems: [String] = []
    if let folder = options.dossier {
      let path = Environment.absolute(folder)
      let loaded = DossierSource(LiveFiles(), exams: exams.exams).load(path)
      guard let id = options.exam ?? loaded.examID else {
        throw Failure(.unreadable, loaded.obstacles.map(loaded.located))
      }
      entry = try exams.exam(id)
      self.loaded = loaded
      dossierPath = path
      candidate = loaded.dossier?.candidate
      session = loaded.dossier?.session
      if let other = loaded.examID, other != entry.exam.id {
        problems.append("le dossier est de l’épreuve « \(other) », non « \(entry.exam.id) »")
      }
    } else if let id = options.exam {
      entry = try exams.exam(id)
    } else {
      throw Failure(
        .usage, "dire un dossier de candidat, ou --epreuve ID. Par exemple : oral passer --epreuve ntc-titre")
    }
    if let typed = options.candidate { candidate = Self.candidate(typed) }
    session = options.session ?? session
    jurors = options.jurors
    let names = options.jurors
    client = options.client.map { typed in names.first { $0.folded.contains(typed.folded) } ?? typed }
    sheet = options.sheet == .jure ? .perJuror : .shared
    chosen = options.chosen
    let exam = entry.exam
    papersSeen = options.seen.isEmpty ? nil : []
    for typed in options.seen where !typed.folded.hasPrefix("aucun") {
      if typed.folded.hasPrefix("tou") {
        papersSeen = exam.papers.map(\.title)
      } else if let title = Self.paper(typed, in: exam) {
        papersSeen?.append(title)
      } else {
        let known = exam.papers.enumerated().map { "\($0 + 1) \($1.title)" }.joined(separator: ", ")
        problems.append("« \(typed) » n’est pas une pièce demandée ; --vu attend : \(known), toutes ou aucune")
      }
    }
    isRehearsal = options.isRehearsal
    accommodations = []
    centreMinutes = [:]
    for typed in options.accommodations {
      if let read = Self.accommodation(typed) {
        accommodations.append(read)
      } else {
        problems.append(Self.badFraction(typed))
      }
    }
    for typed in options.durations {
      if let (phase, minutes) = Self.duration(typed) {
        centreMinutes[phase] = minutes
      } else {
        problems.append("« \(typed) » n’est pas une durée ; par exemple --duree entretien=20min")
      }
    }
    if let count = availableChoices, let wrong = chosen.first(where: { !(1...max(1, count)).contains($0) }) {
      problems.append("il n’y a pas de numéro \(wrong) : le dossier en a \(count)")
    }
    if let typed = client, !jurors.isEmpty, !jurors.contains(typed) {
      problems.append("« \(typed) », qui joue le client, n’est pas parmi les --jure : \(jurors.frenchList())")
    }
    if chosen.contains(where: { !(1...20).contains($0) }) {
      problems.append("un numéro de fiche ou de projet va de 1 à 20")
    }
    if let session, !(1990...2100).contains(session) {
      problems.append("« \(session) » n’est pas une année de session")
    }
    problems += self.problems(with: accommodations)
    guard problems.isEmpty else { throw Failure(.usage, problems.joined(separator: "\noral : ")) }
  }

  /// How many fiches or projects there are to choose from; `nil` without a dossier or without a choice.
  var availableChoices: Int? {
    guard let kind = exam.choice?.of, let dossier = loaded?.dossier else { return nil }
    return dossier.papers(of: kind).count
  }

  /// What the papers seen are called: those of the dossier, or those ticked.
  var papers: [String] {
    if let papersSeen { return papersSeen }
    return (loaded?.dossier?.papers ?? []).map { paper in
      let title = exam.papers.first { $0.kind == paper.kind }?.title ?? paper.kind.rawValue
      return paper.isOnPaper ? "\(title) (papier)" : title
    }
  }

  /// What the rules of an opening would say of that extra time.
  func problems(with accommodations: [Accommodation]) -> [String] {
    let trial = Opening(
      id: "essai", exam: Opening.ExamReference(id: exam.id, version: exam.version, sha256: ""),
      candidate: Candidate(number: "0", familyName: "", givenName: ""), accommodations: accommodations,
      centreMinutes: centreMinutes)
    do throws(SittingError) {
      _ = try Sitting(exam: exam).decide(.open(trial), at: Moment(Instant(wall: 0, boot: 0, bootID: "")))
      return []
    } catch {
      return error.wording.split(separator: "\n").map(String.init)
    }
  }

  /// The paper asked for that was typed: its number, or the beginning of its title; `nil` when there is none such.
  static func paper(_ typed: String, in exam: Exam) -> String? {
    let titles = exam.papers.map(\.title)
    if let number = Int(typed), titles.indices.contains(number &- 1) { return titles[number &- 1] }
    let wanted = typed.folded
    return titles.first { $0.folded.hasPrefix(wanted) || $0.foldedWords.contains { $0.hasPrefix(wanted) } }
  }

  func opening(id: String) -> Opening {
    let names = jurors + (client.map { name in jurors.contains { $0.matches(name) } ? [] : [name] } ?? [])
    let members = names.map { name in
      Juror(name: name, part: client.map { $0.matches(name) ? .client : .observer })
    }
    let digest = dossierPath.map { path in
      Opening.DossierReference(
        path: path, sha256: DossierSource(LiveFiles(), exams: [exam]).digest(of: path),
        conforming: loaded?.conformity(by: .commission).isConforming)
    }
    return Opening(
      id: id,
      exam: Opening.ExamReference(id: exam.id, version: exam.version, sha256: SHA256Digest.hex(of: entry.bytes)),
      session: session, candidate: candidate ?? Candidate(number: "", familyName: "", givenName: ""), dossier: digest,
      papersSeen: papers, jury: members, sheet: sheet, chosen: chosen, accommodations: accommodations,
      centreMinutes: centreMinutes, isRehearsal: isRehearsal)
  }
}

// MARK: Reading what was typed

extension OpeningRequest {
  /// `2026-0417 Anaëlle Cosquer`: the first word with a digit is the number, the last the family name.
  static func candidate(_ typed: String) -> Candidate {
    var words = typed.split(separator: " ").map(String.init)
    var number = ""
    if let index = words.firstIndex(where: { $0.contains(where: \.isNumber) }) { number = words.remove(at: index) }
    let family = words.count > 1 ? words.dropFirst().joined(separator: " ") : words.first ?? ""
    return Candidate(number: number, familyName: family, givenName: words.count > 1 ? words[0] : "")
  }

  /// `preparation=1/3`.
  static func accommodation(_ typed: String) -> Accommodation? {
    let parts = typed.split(separator: "=", maxSplits: 1)
    return parts.count == 2 ? Accommodation(target: parts[0].trimmed.folded, share: parts[1]) : nil
  }

  static func badFraction(_ typed: String) -> String {
    "« \(typed) » n’est pas une majoration ; par exemple --majoration preparation=1/3"
  }

  /// `entretien=20min`, in whole minutes.
  static func duration(_ typed: String) -> (String, Int)? {
    let parts = typed.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let milliseconds = FrenchDuration.parse(parts[1]), milliseconds >= 60_000 else {
      return nil
    }
    return (parts[0].folded, Int(milliseconds / 60_000))
  }
}
