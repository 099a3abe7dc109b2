# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shipped templates are tried with: each case is the name of its pictures and what ``pages.pdf`` takes.

A template that no case prints fails a test: add one here, run `pytest Tests/Printing --review`, look at the pictures.
"""

import administration

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="#7a1f2b"/>
<path d="M8 32 L30 8 L52 32 Z" fill="#fff"/></svg>"""
LONG = ("A tenu son prix en échange d’une avance de livraison, puis a proposé de lui-même une visite du site avant la "
        "signature ; la reformulation du besoin était juste, sauf sur la garantie, oubliée jusqu’à la relance du client. ")
HOSTILE = '#read("/etc/passwd") $x$ *a* _b_ `c` @d <e> // /* \\ ~ -- ] } {"a"}'


def table(columns, *rows):
    """A column whose title begins with > is drawn up to the right."""
    heads = [{"title": title.lstrip(">"), "alignment": "trailing" if title[0] == ">" else "leading"} for title in columns]
    return {"kind": "table", "columns": heads, "rows": list(rows)}


def report(**changes):
    content = {
        "banner": None, "title": "Statistiques", "subtitles": ["TC E4 Négociation technico-commerciale", "session 2026"],
        "blocks": [
            {"kind": "facts", "facts": [{"label": "Passages", "text": "42"}, {"label": "Tenus", "text": "40\n(deux absents)"}]},
            {"kind": "heading", "text": "Critères", "level": 1},
            table(["Critère", ">Acquis", ">Taux"], ["Situation du client identifiée", "38", "95 %"], ["Objections traitées", "7", "18 %"]),
            {"kind": "heading", "text": "Une partie", "level": 2},
            {"kind": "paragraph", "text": LONG * 2},
            {"kind": "list", "numbered": True, "items": [
                {"text": "Un", "children": [{"text": "sous un", "children": []}]}, {"text": HOSTILE, "children": []}]},
            {"kind": "note", "text": "Les groupes de moins de cinq passages sont masqués."},
            {"kind": "plot", "horizontal": {"title": "Utilité du vendeur", "labels": ["0,0", "0,5", "1,0"]},
             "vertical": {"title": "Utilité du client", "labels": ["94 %", "97 %", "100 %"]},
             "threshold": {"x": 2500, "y": 1000},
             "marks": [{"x": x, "y": 10000 - x, "sign": "·"} for x in range(0, 10001, 1000)] + [{"x": 5000, "y": 5000, "sign": "◆"}],
             "legend": [{"sign": "·", "text": "frontière"}, {"sign": "◆", "text": "Nash"}, {"sign": "- ¦", "text": "sans accord"}],
             "table": table([">Vendeur", ">Client"], ["0,5", "0,5"])},
        ]}
    return content | changes


def criterion(number, title, verdict, observations=(), remarks=()):
    return {"number": number, "id": f"c{number}", "title": title, "observations": list(observations), "verdict": verdict,
            "met": {"O": True, "N": False}.get(verdict), "remarks": list(remarks)}


def facts(*pairs):
    return [{"label": label, "text": text} for label, text in pairs]


def grid(count=17, verdicts="OONO-", blank=False, remarks=None, **changes):
    """A grid of `count` criteria in competencies of up to seven."""
    criteria = [
        criterion(
            number, f"Critère {number} : attentes et demande du client cernées" + (", jusqu’à une formulation commune" if number % 3 == 0 else ""),
            None if blank or verdicts[number % len(verdicts)] == "-" else verdicts[number % len(verdicts)],
            ["Questions ouvertes, écoute, reformulation"] if number % 4 == 0 else [], (remarks or {}).get(number, []))
        for number in range(1, count + 1)]
    content = {
        "banner": "Jury seulement", "title": "Grille à remplir" if blank else "Grille d’évaluation",
        "name": "260512-K7F", "exam": "TC E4 Négociation technico-commerciale, épreuve ponctuelle",
        "definition": "tc-e4, version 1.0",
        "facts": facts(("Numéro du candidat", "0042"), ("Prénom", "Lucie"), ("Nom", "Ferrand"), ("Session", ""),
                       ("Jour", "12 mai 2026")) if blank else facts(
            ("Candidat", "Lucie Ferrand, nº 0042"), ("Jour", "12 mai 2026"), ("Jury", "Anne Roux (client)\nLuc Durand")),
        "blank": blank, "code": "7KQ2-M4XD" if blank else None,
        "places": {
            "outcomes": ["tenu", "absent", "retard", "abandon", "interrompu", "fraude", "non-tenu"],
            "facts": facts(("Motif de l’issue", ""), ("Heure du constat", ""), ("Fiche choisie", ""), ("Temps majoré", "")),
            "changes": 3, "rooms": [
                {"title": title, "lines": lines, "narrow": narrow} for title, lines, narrow in [
                    ("Observations", 3, False), ("Incidents (avec l’heure)", 2, True), ("Réserves", 2, True),
                    ("Décision", 2, False)]]} if blank else None,
        "scale": [{"code": "O", "title": "Oui"}, {"code": "N", "title": "Non"}],
        "competencies": [
            {"id": f"C{place // 7 + 1}", "title": "Conduire une négociation jusqu’à l’accord", "standing": None if blank else "3/7",
             "criteria": criteria[place:place + 7]} for place in range(0, count, 7)],
        "phases": blank_phases() if blank else [phase("Préparation du candidat", 50, 50), phase("Présentation de la situation", 8, 10),
                   phase("Négociation simulée", 27, 25), phase("Entretien d’élargissement technique", 12, None)],
        "blocks": [
            {"kind": "heading", "text": "Modifications annoncées", "level": 1},
            {"kind": "list", "numbered": False, "items": [
                {"text": "Modification 1 : le délai est ramené à six semaines.", "children": [{"text": "annoncée à 10:55", "children": []}]}]},
            {"kind": "heading", "text": "Décision", "level": 1},
            {"kind": "facts", "facts": [{"label": "Décision", "text": "13,5/20 (note proposée)"}]}] if not blank else [],
        "signatures": ["Anne Roux (client)", "Luc Durand"] if not blank else ["", "", ""],
        "seal": None if blank else {
            "code": "7ME4-X8Y9", "place": "passage nº 12, chaîne HY73mmDO", "issued": "12/05/2026 18:40 UTC",
            "hash": "PRxOo8nE_58TQrQi-2yz3BQ5Akk3VxsUAqgAsTcn6zI"}}
    return content | changes


def phase(title, minutes, planned):
    beyond = max(0, minutes - planned) if planned else 0
    return {"title": title, "elapsed": minutes * 60000, "planned": planned and planned * 60000, "overtime": beyond * 60000,
            "spent": f"{minutes // 60}:{minutes % 60:02}:00" if minutes > 59 else f"{minutes}:00",
            "allotted": planned and f"{planned} min", "beyond": f"+{beyond}:00" if beyond else None}


def blank_phases():
    """As a sheet has them: nothing spent, the rest in minutes, a duration that the centre sets left to write."""
    planned = [("Préparation du candidat", 50), ("Présentation de la situation", 10), ("Négociation simulée", 25),
               ("Entretien d’élargissement technique", 10)]
    return [phase(title, 0, minutes) for title, minutes in planned] + [
        phase("Délibération", 0, None) | {"allotted": "……… min"}]


def person(label):
    return [{"label": "Candidat", "text": label}, {"label": "Jour", "text": "12 mai 2026"}]


CASES = {
    "rapport": ("rapport", report(), {}),
    "rapport-jury": ("rapport", report(
        banner="Jury seulement", title="Fiche du jury", blocks=[{"kind": "paragraph", "text": LONG * 9}] * 3), {}),
    "grille-vierge": ("grille", grid(blank=True), {}),
    "grille-vierge-28": ("grille", grid(28, blank=True), {}),
    "grille-28": ("grille", grid(28), {}),
    "grille-remarques-longues": ("grille", grid(remarks={2: [LONG * 4], 9: [LONG, "court", HOSTILE]}), {}),
    # Two levels of a page: the fourth competency begins at the foot of a page and goes on over it.
    "grille-sans-remarque": ("grille", grid(20, blocks=[]), {"issuer": ("", "")}),
    "grille-depassement": ("grille", grid(7, phases=[
        phase("Préparation du candidat", 50, 50), phase("Négociation simulée", 85, 25), phase("Entretien", 0, 5)]), {}),
    "grille-nom-long": ("grille", grid(7, facts=person(
        "Marie-Antoinette-Joséphine de La Rochefoucauld-Montmorency-Saint-Exupéry du Plessis-Bellière et d’Hautefort, nº 2026-000417-B")), {}),
    "grille-droite-a-gauche": ("grille", grid(7, facts=person("محمد بن عبد الله (שלום כהן), nº 0042")), {}),
    "grille-emoji": ("grille", grid(7, facts=person("Zoé 😀 Martin 👩‍🔧, nº 0042")), {}),
    "grille-logo": ("grille", grid(7), {
        "charter": {"logo": "logo.svg", "couleur": "#7a1f2b", "nom": "Centre de formation du Haut-Pays"}, "files": {"logo.svg": LOGO}}),
    "grille-candidat": ("grille", grid(
        14, banner=None, title="Passage", signatures=[], seal=None,
        # As a candidate's real grid: no name of the jury.
        facts=[{"label": "Candidat", "text": "Lucie Ferrand, nº 0042"}, {"label": "Jour", "text": "12 mai 2026"}]), {}),
} | administration.CASES
