// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Testing

@testable import Reports

@Suite struct SituationSheetTests {
  private let offer = SituationSample.dossier(.proposal)
  private let fiche = SituationSample.dossier(.fiche)
  private let changes = SituationSample.changes

  /// No-break spaces made plain, to be read here.
  private func text(_ document: ReportDocument) -> String {
    TextRenderer(width: 72).render(document).map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : String($0) }.joined()
  }

  private func candidate(_ exam: Exam, _ dossier: Dossier, number: Int? = nil) -> String {
    text(CandidateSheet.document(CandidateView(exam: exam, dossier: dossier, number: number, changes: changes)))
  }

  private func jury(_ changes: [Change], mandate: Mandate? = nil) -> String {
    let applied = Situation(exam: SituationSample.told, dossier: offer).applying(changes)
    return text(JurySheet(applied, candidate: offer.candidate, session: 2026, mandate: mandate).document)
  }

  @Test func `where changes are told, the candidate's sheet has nothing of them`() {
    let expected = """
      Fiche du candidat
      ═════════════════
      Titre d'essai
      2026-0412 · Lucie Ferrand · session 2026

      Proposition commerciale
      ───────────────────────

      Titre   Deux scies à format
      Client  Client A, PME de menuiserie

      Votre proposition, telle que vous l’avez remise :

      • Contexte de l'entreprise du client
      • Solution proposée

      Conditions
      ──────────

      Condition           Valeur
      ──────────────────  ──────────
      Prix net HT         48 500 €
      Délai de livraison  8 semaines

      Annexes
      ───────

      • Plan d'implantation (2 pages)

      Ce qui vous attend
      ──────────────────

      Étape                    Durée
      ───────────────────────  ──────
      Préparation du candidat  30 min
      Relance téléphonique     10 min
      Face-à-face              35 min

      Moyens
      ──────

      • Pour la préparation du candidat : une salle.

      """
    #expect(candidate(SituationSample.told, offer) == expected)
  }

  @Test func `where changes are given, the candidate reads the changed situation`() {
    let text = candidate(SituationSample.given, fiche, number: 1)
    let expected = """
      Conditions, avant et après les modifications
      ────────────────────────────────────────────

      Condition           Avant       Après
      ──────────────────  ──────────  ────────────────
      Prix net HT         48 500 €    au plus 41 000 €
      Délai de livraison  8 semaines

      Modifications
      ─────────────

      La situation est modifiée comme suit, pour la deuxième partie de
      l’épreuve :

      1. Le budget est ramené à 41 000 € : gel.
      2. M. Vasseur, directeur financier, reçoit.
      """
    #expect(text.contains(expected))
    #expect(text.contains("Simulation   30 min au plus, avec « Entretien »"))
    #expect(text.contains("Un atelier de 12 personnes."))
    #expect(!text.contains("contrepartie"))
  }

  @Test func `a candidate whose fiche is not chosen yet is told so`() {
    var two = fiche
    two.papers += fiche.papers
    #expect(candidate(SituationSample.given, two).contains("La commission n’a pas encore choisi."))
    two.papers = []
    #expect(candidate(SituationSample.told, two).contains("Sur papier"))
  }

  @Test func `the jury reads each change with its moment, and what it makes of the role`() {
    let text = jury(changes)
    let expected = [
      "JURY SEULEMENT", "▸ 1. Économique, évolution du budget", "À dire   Relance téléphonique (10 min)",
      "Attendu  il cherche une contrepartie", "Prix net HT  48 500 €  au plus 41 000 €",
      "▸ 2. Humain, changement d’interlocuteur", "À dire         Face-à-face (35 min)",
      "Motivations    sécurité 60 → 30, argent 40 → 70", "Concurrent     Sodimap, 39 900 €", "Rôle du client",
      "Vous êtes       M. Vasseur, directeur financier", "Vous remplacez  Hélène Marchetti, directrice de production",
      "Sécurité       60     30  demande des références", "la modification l’emporte", "jamais au-delà",
      "▸ Relance téléphonique", "• C'est trop cher !", "  – Attendu : il ne cède pas", "▸ À tout moment",
      "Consignes de jeu",
    ]
    var rest = text[...]
    for piece in expected {
      let range = rest.range(of: piece)
      #expect(range != nil, "\(piece)")
      if let range { rest = rest[range.upperBound...] }
    }
    #expect(!text.contains("Mandat"))
    #expect(jury(changes, mandate: SituationSample.mandate).contains("visite de chantier"))
  }

  @Test func `without changes or a role, the jury's sheet says so`() {
    #expect(jury([]).contains("Aucune modification n’est encore écrite."))
    let bare = Situation(exam: SituationSample.told).applying([])
    #expect(text(JurySheet(bare, candidate: offer.candidate).document).contains("le jury compose le sien"))
  }

  @Test func `incoherences stand on the jury's sheet with their remedy`() {
    let text = jury([Change(field: .economic, text: "Budget de 40 000 €.", effects: changes[0].effects)])
    #expect(text.contains("À vérifier"))
    #expect(text.contains("Corrigez le texte ou l’effet"))
  }
}

extension Substring {
  /// Where a text first stands.
  fileprivate func range(of piece: String) -> Range<Index>? { firstRange(of: piece) }
}
