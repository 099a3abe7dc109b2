#!/usr/bin/env python3
"""Fabrique un corpus de papiers difficiles à partir de ntc-menuiserie-cn : un dossier par cas.

usage : fabriquer.py [DESTINATION [SOURCE]]     (défauts : ./corpus et ../ntc-menuiserie-cn)
Bibliothèque standard seulement ; deux exécutions donnent les mêmes octets. Affiche en JSON, pour chaque
cas, si le dossier doit être tenu pour conforme (null : le contrôle ne peut se faire, et rien n'est prouvé) ;
« conforme » n'interdit pas un avertissement.
"""
import json, os, re, shutil, sys, unicodedata
from pathlib import Path

ICI = Path(__file__).resolve().parent
DEST = Path(sys.argv[1] if len(sys.argv) > 1 else ICI / "corpus").absolute()
SOURCE = Path(sys.argv[2] if len(sys.argv) > 2 else ICI.parent / "ntc-menuiserie-cn").resolve()
TEMOIN = ".fabrique"
TITRES = ["Contexte de l'entreprise du client", "Rappel de la demande", "Solution proposée",
          "Avantages pour le client", "Conditions générales et particulières de vente"]
CAS = {}
LIGNE = "Le relevé des temps d'usinage, pièce par pièce, est reproduit ici à la demande du client.\n\n"


def cas(nom, conforme, propos):
    return lambda f: CAS.update({nom: (conforme, propos, f)})


def sections(t):
    tete, *corps = re.split(r"^(?=## )", t, flags=re.M)
    return tete, corps


def titres(nouveaux):
    def f(t):
        for ancien, nouveau in zip(TITRES, nouveaux):
            assert f"## {ancien}\n" in t, ancien
            t = t.replace(f"## {ancien}\n", nouveau + "\n")
        return t
    return f


def remplacer(ancien, nouveau):
    def f(t):
        assert ancien in t, ancien
        return t.replace(ancien, nouveau, 1)
    return f


def corps(change):                       # change la liste des rubriques
    return lambda t: sections(t)[0] + "".join(change(sections(t)[1]))


def ecrire(nom, conforme, propos, change, fichier="proposition.md"):
    """Un cas qui réécrit un fichier : change(texte) rend du texte ou des octets."""
    def f(d):
        r = change((d / fichier).read_bytes().decode("utf-8"))
        (d / fichier).write_bytes(r if isinstance(r, bytes) else r.encode("utf-8"))
    cas(nom, conforme, propos)(f)


def sans_accents(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


BOMBE = ("a0: &a0 [oral, oral, oral, oral, oral, oral, oral, oral, oral]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)))
P, Y = "proposition.md", "dossier.yaml"
NUMERO = 'numero: "2026-0417"'

# Titres et octets tolérés
ecrire("titres-en-capitales-numerotes", True, "titres en capitales, numérotés « 2) »",
       titres([f"## {i}) {t.upper()}" for i, t in enumerate(TITRES, 1)]))
ecrire("titres-en-chiffres-romains", True, "titres numérotés « II. – »",
       titres([f"## {n}. – {t}" for n, t in zip(["I", "II", "III", "IV", "V"], TITRES)]))
ecrire("titres-avec-variantes", True, "petites variantes et deux-points final", titres(
    ["## Le contexte de l'entreprise du client", "## Rappel de la demande du client :", "## La solution proposée :",
     "## Avantages pour le client ##", "## Conditions générales et/ou particulières de vente"]))
ecrire("titres-sans-accents", True, "titres en minuscules sans accents",
       titres([f"## {sans_accents(t).lower()}" for t in TITRES]))
ecrire("titres-accents-decomposes", True, "tout le texte en forme NFD", lambda t: unicodedata.normalize("NFD", t))
ecrire("titres-apostrophe-et-insecables", True, "apostrophe courbe, espaces insécables dans les titres",
       titres(["##  " + t.replace("'", "’").replace(" ", "\u00a0") + "\u00a0: " for t in TITRES]))
ecrire("titres-soulignes", True, "titres de niveau 2 soulignés de tirets", titres([f"{t}\n{'-' * len(t)}" for t in TITRES]))
ecrire("rubriques-dans-le-desordre", True, "les cinq rubriques, de la dernière à la première", corps(lambda s: [x.rstrip("\n") + "\n\n" for x in reversed(s)]))
ecrire("fins-de-ligne-crlf", True, "fins de ligne CRLF", lambda t: t.replace("\n", "\r\n"))
ecrire("fins-de-ligne-crlf-dossier", True, "dossier.yaml en CRLF", lambda t: t.replace("\n", "\r\n"), Y)
ecrire("marque-bom", True, "marque d'ordre des octets UTF-8 en tête", lambda t: "\ufeff" + t)
ecrire("marque-bom-dossier", True, "la même marque en tête de dossier.yaml", lambda t: "\ufeff" + t, Y)
ecrire("tabulations", True, "tabulations après les dièses et dans les tableaux",
       corps(lambda s: [x.replace("## ", "##\t").replace(" | ", "\t|\t") for x in s]))
ecrire("sans-saut-final", True, "pas de saut de ligne à la fin", lambda t: t.rstrip("\n"))
ecrire("fichier-de-5-mo", True, "proposition de plus de 5 millions d'octets, bien formée",
       corps(lambda s: s[:3] + [LIGNE * (5_000_000 // len(LIGNE.encode()) + 1)] + s[3:]))
ecrire("nombre-en-texte", True, "prix entre guillemets avec espace fine insécable et centimes",
       remplacer("valeur: 175 000,", 'valeur: "175\u202f000,00",'))
ecrire("cles-inconnues", True, "clés inconnues dans dossier.yaml : à signaler sans refuser",
       lambda t: t + "salle: B12\nobservations: néant\n", Y)
ecrire("rubrique-en-double", True, "« Solution proposée » deux fois, pleine les deux fois : à signaler",
       corps(lambda s: s + ["\n## Solution proposée\n\nVariante avec la table allongée (option A).\n"]))
# Rubriques en défaut
for nom, reste in ("rubrique-vide", ""), ("rubrique-vide-commentee", "<!-- à écrire -->\n\n"):
    ecrire(nom, False, "titre « Avantages pour le client » sans contenu" + (", sauf un commentaire HTML" if reste else ""),
           corps(lambda s, reste=reste: s[:3] + [f"## {TITRES[3]}\n\n{reste}"] + s[4:]))
ecrire("rubrique-manquante", False, "pas de « Rappel de la demande »", corps(lambda s: s[:1] + s[2:]))
ecrire("rubrique-en-niveau-3", True, "« Rappel de la demande » en titre de niveau 3", remplacer("## Rappel", "### Rappel"))
ecrire("rubrique-dans-un-bloc-de-code", False, "le titre « Rappel de la demande » n'existe que dans un bloc de code",
       corps(lambda s: [s[0], "```\n" + s[1] + "```\n\n"] + s[2:]))
ecrire("identite-du-client-visible", False, "nom et SIRET fictif du client dans le texte",
       remplacer("Le client A est une menuiserie", "La Menuiserie Lestrohan (SIRET 000 000 000 00000) est une menuiserie"))
ecrire("entete-non-ferme", True, "en-tête YAML jamais refermé", lambda t: "---\n" + t.split("---\n", 2)[1] + "\n" + t.split("---\n", 2)[2].replace("\n---\n", "\n"))
ecrire("nombre-illisible", True, "prix écrit en toutes lettres", remplacer("valeur: 175 000,", "valeur: cent soixante-quinze mille,"))
# Octets en défaut
ecrire("latin-1", None, "proposition en Latin-1 : UTF-8 invalide", lambda t: re.sub("[\u202f−œ]", " ", t).encode("latin-1", "replace"))
ecrire("fichier-binaire", None, "octets quelconques à la place de la proposition", lambda t: b"\x89BIN\r\n" + bytes((i * 73 + i // 251) % 256 for i in range(65536)))
ecrire("octets-nuls", None, "octets nuls au milieu du texte", lambda t: t.replace("Rappel de", "Rap\0pel\0 de"))
ecrire("octets-nuls-dossier", None, "octet nul dans dossier.yaml", lambda t: t.replace("Cosquer", "Cos\0quer"), Y)
ecrire("proposition-de-zero-octet", None, "proposition vide", lambda t: "")
# dossier.yaml en défaut
ecrire("bombe-d-alias", None, "alias YAML emboîtés sur dix étages", lambda t: BOMBE + t, Y)
ecrire("yaml-illisible", None, "retrait par tabulation", remplacer("  - genre: proposition\n    fichier", "  - genre: proposition\n\tfichier"), Y)
ecrire("yaml-tres-emboite", None, "vingt mille crochets ouverts", lambda t: t + "profond: " + "[" * 20000 + "\n", Y)
ecrire("cle-en-double", None, "la clé epreuve deux fois", lambda t: t + "epreuve: ntc-ccp1\n", Y)
ecrire("types-faux", None, "pieces est un texte, candidat une liste, session une date",
       lambda t: "epreuve: ntc-titre\nsession: 2026-06-01\ncandidat: [Cosquer, Anaëlle]\npieces: proposition.md\nentrainement: peut-être\n", Y)
ecrire("epreuve-inconnue", None, "épreuve ntc-titres, qui n'existe pas", remplacer("epreuve: ntc-titre", "epreuve: ntc-titres"), Y)
ecrire("dossier-yaml-vide", None, "dossier.yaml de zéro octet", lambda t: "", Y)
ecrire("numero-entier", True, "numéro de candidat sans guillemets, lu comme un entier", remplacer(NUMERO, "numero: 20260417"), Y)
ecrire("chemin-sortant", None, "fichier: ../…/proposition.md", lambda t: t.replace("fichier: proposition.md", f"fichier: ../{SOURCE.name}/{P}"), Y)
cas("annexe-absente", True, "l'annexe citée n'existe pas")(lambda d: shutil.rmtree(d / "annexes"))
cas("proposition-absente", None, "la proposition citée n'existe pas")(lambda d: (d / P).unlink())


def lier(cible):
    return lambda d: ((d / P).unlink(), (d / P).symlink_to(cible(d)))


cas("lien-sortant", None, "la proposition est un lien vers un fichier hors du dossier")(lier(lambda d: os.path.relpath(SOURCE / P, d)))
cas("lien-en-boucle", None, "la proposition est un lien vers elle-même")(lier(lambda d: P))
cas("tube-nomme", None, "la proposition est un tube nommé : ne pas attendre")(lambda d: ((d / P).unlink(), os.mkfifo(d / P)))
cas("dossier-vide", None, "aucun fichier")(lambda d: (shutil.rmtree(d), d.mkdir()))
cas("dossier-yaml-repertoire", None, "dossier.yaml est un répertoire")(lambda d: ((d / Y).unlink(), (d / Y).mkdir()))

if DEST.exists():
    if not (DEST / TEMOIN).is_file():
        sys.exit(f"{DEST} existe et ne vient pas de ce programme : rien n'est effacé")
    shutil.rmtree(DEST)
DEST.mkdir(parents=True)
(DEST / TEMOIN).write_text("fabriquer.py\n")
for nom, (_, _, faire) in CAS.items():
    shutil.copytree(SOURCE, DEST / nom)
    faire(DEST / nom)
print(json.dumps({n: {"conforming": c, "about": p} for n, (c, p, _) in CAS.items()}, ensure_ascii=False, indent=2))
