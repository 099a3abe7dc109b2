# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a centre: convocations, feuilles d'émargement, attestations, procès-verbal and bordereau, session report."""

LONG_NAME = "Marie-Bénédicte de La Rochefoucauld-Montbel d’Estissac"
NTC = "Titre NTC : épreuve de synthèse et entretien final"
TC = "TC E4 Négociation technico-commerciale, épreuve ponctuelle"


# Convocations


def step(start, end, title, duration, place, kind=""):
    return {"start": start, "end": end, "title": title, "duration": duration, "place": place,
            "isPreparation": kind == "preparation", "isWaiting": kind == "waiting"}


def convocation(**changes):
    content = {
        "title": "Convocation", "exam": TC, "diploma": "BTS Technico-commercial", "session": "Session 2026",
        "candidate": "Lucie Ferrand", "number": "0412", "day": "mardi 12 mai 2026", "start": "8 h 00", "room": "B 204",
        "preparationRoom": "B 201", "end": "9 h 40", "accommodation": "",
        "steps": [
            step("8 h 00", "8 h 50", "Préparation du candidat", "50 min", "B 201", "preparation"),
            step("8 h 50", "9 h 00", "Présentation de la situation", "10 min au plus", "B 204"),
            step("9 h 00", "9 h 25", "Négociation simulée", "25 min au plus", "B 204"),
            step("9 h 25", "9 h 30", "Entretien sur le déroulement et le suivi", "5 min au plus", "B 204"),
            step("9 h 30", "9 h 40", "Entretien d’élargissement technique", "10 min au plus", "B 204")],
        "papers": ["Cette convocation et une pièce d’identité avec photographie",
                   "Fiche descriptive (2 au moins) : support de l’oral, non noté."],
        "notes": ["Dossier absent : le candidat n’est pas interrogé ; le diplôme ne peut être délivré.",
                  "Les heures sont prévues : une étape peut finir plus tôt, et la suivante commencer un peu plus tard."]}
    return content | changes


ODD_CONVOCATION = convocation(
    exam=NTC, diploma="Titre professionnel Négociateur technico-commercial (TP-00338)",
    candidate=LONG_NAME + " 🦊 محمد بن سلمان", number="2026-NTC-000417-B", start="8 h 30", preparationRoom="Salle avec téléphone",
    steps=[
        step("8 h 30", "9 h 10", "Préparation du candidat", "40 min, dont 10 min de temps majoré", "Salle avec téléphone", "preparation"),
        step("9 h 10", "9 h 25", "Présentation structurée", "15 min", "Atelier 3"),
        step("9 h 25", "10 h 10", "Échange avec le jury", "45 min", "Atelier 3"),
        step("10 h 10", "10 h 25", "Préparation du jury", "15 min", "", "waiting"),
        step("10 h 25", "10 h 35", "Relance téléphonique", "10 min", "Atelier 3"),
        step("10 h 35", "11 h 10", "Face-à-face", "35 min", "Atelier 3"),
        step("", "", "Entretien final", "fixée par le centre", "Atelier 3")],
    accommodation="Votre temps majoré, 10 min en tout, est compris dans ces heures. Autres mesures accordées : salle accessible en fauteuil.")


# Feuilles d'émargement


def attendance(count, **changes):
    names = ["FERRAND Lucie", "BELKACEM Yanis", "LE GUEN Maëlle", "DE LA ROCHEFOUCAULD-MONTBEL D’ESTISSAC Marie-Bénédicte"]
    content = {
        "title": "Feuille d’émargement", "exams": [TC + ", session 2026"], "day": "mardi 12 mai 2026", "room": "B 204",
        "jury": ["Anne Roux", "Marc Weil", "Paul Nguyen"],
        "note": "Un candidat absent : écrire « absent » dans sa case. Le jury signe quand le dernier candidat est passé.",
        "lines": [{"number": f"{412 + place:04}", "name": names[place % 4], "start": f"{8 + place // 4} h {place % 4 * 15:02}", "exam": ""}
                  for place in range(count)]}
    return content | changes


# Attestations


ATTESTATION = {
    "title": "Attestation de passage", "reference": "Passage 260513-C4N", "signer": "Nom, qualité et signature, cachet du centre",
    "paragraphs": [
        "Lycée Jean-Moulin, Béziers atteste que la personne suivante s’est présentée le mercredi 13 mai 2026 à 8 h 30 à l’épreuve "
        "ci-dessous, et y a été entendue par le jury :",
        f"{LONG_NAME}, candidat numéro 0501\n{NTC}\nTitre professionnel Négociateur technico-commercial (TP-00338), session 2026",
        "Cette attestation ne dit rien du résultat. Elle est délivrée pour servir et valoir ce que de droit."]}


# Procès-verbal and bordereau


def heads(*titles):
    return [{"title": title.lstrip(">"), "alignment": "trailing" if title[0] == ">" else "leading"} for title in titles]


def minutes(count):
    award = "CP-000342, Élaborer une stratégie de gestion de secteur et mettre en œuvre les actions commerciales"
    rows = [[f"{501 + place:04}", "HADDAD Sami" if place % 3 else LONG_NAME.upper(), "13/05/2026", "V", "non" if place % 2 else "V", "V", "V", "V", "–",
             award + " *" if place % 2 else "Titre professionnel Négociateur technico-commercial"] for place in range(count)]
    return {
        "title": "Projet de procès-verbal", "banner": "Projet – jury seulement – ne vaut pas procès-verbal",
        "subtitles": [NTC, "Session 2026"], "signed": "Jury", "mention": "Projet : le procès-verbal officiel est le formulaire du ministère",
        "blocks": [
            {"kind": "facts", "facts": [{"label": "Jours", "text": "13 mai 2026"}, {"label": "Candidats", "text": str(count)}]},
            {"kind": "heading", "text": "Décisions", "level": 1},
            {"kind": "table", "columns": heads("Numéro", "Candidat", "Jour", "C1", "C2", "C3", "C4", "C5", "C6", "Décision du jury"), "rows": rows},
            {"kind": "heading", "text": "Motifs et réserves", "level": 1},
            {"kind": "list", "numbered": False, "items": [
                {"text": f"Sami Haddad, nº 0502 (*) : la grille proposait « {award} » ; motif du jury : compétence démontrée au face-à-face.", "children": []}]}],
        "signatures": {"kind": "table", "columns": heads("Membre du jury", "Qualité", "Signature"),
                       "rows": [["Paul Morel", "Professionnel de la vente", ""], ["Anne Durand", "", ""]]},
        "reading": "V : compétence validée ; non : un critère ne l’est pas ; – : un critère n’est pas évalué. * : le jury s’écarte de la grille."}


BORDEREAU = {
    "title": "Bordereau récapitulatif des notes proposées", "banner": "Jury seulement",
    "subtitles": ["BTS Technico-commercial, E4 Négociation technico-commerciale, contrôle en cours de formation", "Session 2026"],
    "mention": "Notes proposées : pour le jury du diplôme, jamais pour le candidat", "signed": "Signature",
    "blocks": [
        {"kind": "facts", "facts": [{"label": "Candidats", "text": "3"}, {"label": "Complets", "text": "1 sur 3"}]},
        {"kind": "table", "columns": heads("Numéro", "Candidat", ">Situation 1", ">Situation 2", ">Poids", ">Unité, sur 20"),
         "rows": [["0601", "FERRAND Lucie", "12,5", "14", "1 : 2", "13,5"], ["0602", "BELKACEM Yanis", "9", "11", "", "–"],
                  ["0604", LONG_NAME.upper(), "8", "–", "", "–"]]},
        {"kind": "heading", "text": "Ce qui manque", "level": 1},
        {"kind": "list", "numbered": False, "items": [
            {"text": "Yanis Belkacem, nº 0602 : les deux situations ne sont pas réunies (oral archive unite).", "children": []}]}],
    "signatures": {"kind": "table", "columns": heads("Chef de centre", "Date", "Signature et cachet"), "rows": [["", "", ""]]},
    "reading": "La note proposée en CCF n’est jamais communiquée au candidat ; le jury du diplôme arrête la note."}


# Session report


def rate(number, value):
    half = number ** -0.5
    return {"n": number, "nAtLeast": None, "rate": value, "interval": [max(0, value - half), min(1, value + half)]}


MASKED = {"n": None, "nAtLeast": None, "rate": None, "interval": None}


def phase(name, mean, planned, over):
    return {"id": name, "n": 40, "nAtLeast": None, "mean": mean, "interval": [mean - 90, mean + 90], "planned": planned, "overtime": over}


def chapter(**changes):
    criteria = [{"id": f"c{place}"} | (MASKED if place == 3 else rate(40, share)) for place, share in enumerate([0.95, 0.7, 1.0, 0, 0.0, 0.55, 0.82])]
    content = {
        "title": NTC, "diploma": "Titre professionnel Négociateur technico-commercial (TP-00338)", "met": "O", "passages": "40 passages",
        "isMasked": False, "juries": None,
        "statistics": {
            "outcomes": [{"outcome": "held"} | rate(40, 0.9), {"outcome": "absent"} | MASKED],
            "decisions": {"kind": "awards", "awards": [{"award": "titre"} | rate(40, 0.66), {"award": "ccp1"} | rate(40, 0.2), {"award": "rien"} | MASKED]},
            "competencies": [{"id": "C1", "criteria": criteria[:4]} | rate(120, 0.82), {"id": "C2", "criteria": criteria[4:]} | rate(120, 0.6)],
            "phases": [phase("preparation", 1780, 1800, rate(40, 0.1)), phase("echange", 2950, 2700, rate(40, 0.7)), phase("libre", 600, None, MASKED),
                       {"id": "final", "n": None, "nAtLeast": None, "mean": None, "interval": None, "planned": None, "overtime": MASKED}],
            "fields": [{"field": "economic", "n": 20, "nAtLeast": None, "met": rate(20, 0.7)}, {"field": "human", "n": None, "nAtLeast": 5, "met": rate(20, 0.6)}]},
        "titles": {
            "criteria": {f"c{place}": f"Critère {place} : attentes et demande du client cernées" for place in range(7)},
            "competencies": {"C1": "Identifier la demande, la définir et construire la solution", "C2": "Rédiger et négocier la proposition pour conclure"},
            "phases": {"preparation": "Préparation du candidat", "echange": "Échange avec le jury", "libre": "Visite", "final": "Entretien final"},
            "awards": {"titre": "Titre professionnel Négociateur technico-commercial", "ccp1": "CP-000343", "rien": "Aucune certification"},
            "outcomes": {"held": "tenu", "absent": "absent"}, "fields": {"economic": "économique", "human": "humain"}},
        "notes": ["95 % : entre ces bornes, la valeur est compatible avec ce qui a été vu.", "Un critère non évalué n’est jamais compté comme N."]}
    return content | changes


def marks():
    shares = [0, 0, 0.02, 0.06, 0.12, 0.2, 0.3, 0.2, 0.08, 0.02]
    return {"kind": "marks", "n": 40, "nAtLeast": None, "outOf": 20, "mean": 12.31, "interval": [11.2, 13.4], "deviation": 2.7,
            "quartiles": [10, 12.5, 14.5], "extremes": None,
            "classes": [{"from": 2 * place, "to": 2 * place + 2} | rate(40, share) for place, share in enumerate(shares)]}


def jury(members, number, difference, bounds, finding):
    return {"members": members, "n": number, "nAtLeast": None, "difference": difference, "correctedInterval": bounds, "finding": finding}


JURIES = {"measure": "met", "juries": [
    jury(["Anne Roux", "Marc Weil"], 20, 0.12, [0.02, 0.22], "standsOut"), jury(["Claire Moreau", LONG_NAME], 20, -0.05, [-0.2, 0.1], "nothing"),
    jury(["Zoé Lind"], None, None, None, "masked")]}


def session(*exams, banner=None):
    return {"title": "Rapport de la session 2026", "banner": banner, "smallest": 5, "exams": list(exams)}


CASES = {
    "convocation": ("convocation", convocation(), {}),
    "convocation-etrange": ("convocation", ODD_CONVOCATION, {"issuer": ("", "")}),
    "emargement": ("emargement", attendance(4, jury=[]), {}),
    "emargement-trente": ("emargement", attendance(30), {}),
    "attestation": ("attestation", ATTESTATION, {}),
    "proces-verbal": ("releve", minutes(14), {}),
    "bordereau": ("releve", BORDEREAU, {}),
    "session": ("session", session(chapter(juries=JURIES), banner="Réservé au responsable du centre"), {}),
    "session-masquee": ("session", session(chapter(
        juries={"measure": "mark", "juries": [jury(["Zoé Lind"], None, None, None, "masked")]},
        statistics=chapter()["statistics"] | {
            "decisions": {"kind": "awards", "awards": []},
            "phases": [{"id": "final", "n": None, "nAtLeast": None, "mean": None, "interval": None, "planned": None, "overtime": MASKED}]})), {}),
    "session-notes": ("session", session(
        chapter(title=TC, statistics=chapter()["statistics"] | {"decisions": marks()}), chapter(isMasked=True, passages="moins de 5 passages")), {}),
}
