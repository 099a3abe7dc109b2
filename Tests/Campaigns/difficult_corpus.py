#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a corpus of difficult papers: one dossier for each case, a sound one spoiled in one way.

    difficult_corpus.py DESTINATION [SOURCE]        (SOURCE: Scenarios/ntc-menuiserie-cn)

Standard library only; two runs give the same bytes. Prints as JSON, for each case, whether the dossier is to be held
conforming (null: it cannot be controlled, and nothing is proved); a conforming one may still earn a warning.
"""

import json
import os
import pathlib
import re
import shutil
import sys
import unicodedata

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "Scenarios/ntc-menuiserie-cn"
# What tells a corpus made here from any other folder, which is never erased.
MARKER = ".difficult-corpus"
TITLES = ["Contexte de l'entreprise du client", "Rappel de la demande", "Solution proposée",
          "Avantages pour le client", "Conditions générales et particulières de vente"]
LINE = "Le relevé des temps d'usinage, pièce par pièce, est reproduit ici à la demande du client.\n\n"
PAPER, MAIN = "proposition.md", "dossier.yaml"
NUMBER = 'numero: "2026-0417"'
BOMB = "a0: &a0 [oral, oral, oral, oral, oral, oral, oral, oral, oral]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))

# Name → (whether it conforms, what it is about, what spoils a folder).
CASES = {}


def case(name, conforming, about, spoil):
    CASES[name] = conforming, about, spoil


def rewrite(name, conforming, about, change, file=PAPER):
    """A case that rewrites one file: change(text) gives text or bytes."""
    def spoil(folder):
        changed = change((folder / file).read_bytes().decode("utf-8"))
        (folder / file).write_bytes(changed if isinstance(changed, bytes) else changed.encode("utf-8"))
    case(name, conforming, about, spoil)


def titles(replacements):
    def change(text):
        for title, replacement in zip(TITLES, replacements):
            assert f"## {title}\n" in text, title
            text = text.replace(f"## {title}\n", replacement + "\n")
        return text
    return change


def replace(old, new):
    def change(text):
        assert old in text, old
        return text.replace(old, new, 1)
    return change


def sections(change):
    """Changes the list of the rubrics, each with its title."""
    def apply(text):
        head, *rubrics = re.split(r"^(?=## )", text, flags=re.M)
        return head + "".join(change(rubrics))
    return apply


def without_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def unclosed_head(text):
    _, head, body = text.split("---\n", 2)
    return "---\n" + head + "\n" + body.replace("\n---\n", "\n")


def link_to(target):
    def spoil(folder):
        (folder / PAPER).unlink()
        (folder / PAPER).symlink_to(target)
    return spoil


def pipe(folder):
    (folder / PAPER).unlink()
    os.mkfifo(folder / PAPER)


def emptied(folder):
    shutil.rmtree(folder)
    folder.mkdir()


def main_as_folder(folder):
    (folder / MAIN).unlink()
    (folder / MAIN).mkdir()


# Titles and bytes that are tolerated.
rewrite("titles-in-capitals-numbered", True, "titles in capitals, numbered “2)”",
        titles([f"## {i}) {t.upper()}" for i, t in enumerate(TITLES, 1)]))
rewrite("titles-in-roman-numerals", True, "titles numbered “II. –”",
        titles([f"## {n}. – {t}" for n, t in zip(["I", "II", "III", "IV", "V"], TITLES)]))
rewrite("titles-with-variants", True, "small variants and a closing colon", titles(
    ["## Le contexte de l'entreprise du client", "## Rappel de la demande du client :", "## La solution proposée :",
     "## Avantages pour le client ##", "## Conditions générales et/ou particulières de vente"]))
rewrite("titles-without-accents", True, "titles in lower case, without accents",
        titles([f"## {without_accents(t).lower()}" for t in TITLES]))
rewrite("decomposed-accents", True, "the whole text in NFD", lambda t: unicodedata.normalize("NFD", t))
rewrite("titles-with-apostrophes-and-no-break-spaces", True, "curly apostrophes and no-break spaces in the titles",
        titles(["##  " + t.replace("'", "’").replace(" ", "\u00a0") + "\u00a0: " for t in TITLES]))
rewrite("underlined-titles", True, "titles of level 2, underlined with hyphens",
        titles([f"{t}\n{'-' * len(t)}" for t in TITLES]))
rewrite("rubrics-in-disorder", True, "the five rubrics, from the last to the first",
        sections(lambda s: [x.rstrip("\n") + "\n\n" for x in reversed(s)]))
rewrite("crlf", True, "CRLF ends of line", lambda t: t.replace("\n", "\r\n"))
rewrite("crlf-main", True, "dossier.yaml in CRLF", lambda t: t.replace("\n", "\r\n"), MAIN)
rewrite("byte-order-mark", True, "a UTF-8 byte order mark at the head", lambda t: "\ufeff" + t)
rewrite("byte-order-mark-main", True, "the same mark at the head of dossier.yaml", lambda t: "\ufeff" + t, MAIN)
rewrite("tabs", True, "tabs after the hashes and in the tables",
        sections(lambda s: [x.replace("## ", "##\t").replace(" | ", "\t|\t") for x in s]))
rewrite("no-final-newline", True, "no newline at the end", lambda t: t.rstrip("\n"))
rewrite("file-of-5-mb", True, "a well-formed proposition of more than 5 million bytes",
        sections(lambda s: s[:3] + [LINE * (5_000_000 // len(LINE.encode()) + 1)] + s[3:]))
rewrite("number-as-text", True, "a price in quotes, with a narrow no-break space and cents",
        replace("valeur: 175 000,", 'valeur: "175\u202f000,00",'))
rewrite("unknown-keys", True, "unknown keys in dossier.yaml: told, not refused",
        lambda t: t + "salle: B12\nobservations: néant\n", MAIN)
rewrite("rubric-twice", True, "“Solution proposée” twice, both with a content: told",
        sections(lambda s: s + ["\n## Solution proposée\n\nVariante avec la table allongée (option A).\n"]))

# Rubrics that are wrong.
rewrite("rubric-empty", False, "“Avantages pour le client” without a content",
        sections(lambda s: s[:3] + [f"## {TITLES[3]}\n\n"] + s[4:]))
rewrite("rubric-with-a-comment-alone", False, "“Avantages pour le client” with nothing but an HTML comment",
        sections(lambda s: s[:3] + [f"## {TITLES[3]}\n\n<!-- à écrire -->\n\n"] + s[4:]))
rewrite("rubric-missing", False, "no “Rappel de la demande”", sections(lambda s: s[:1] + s[2:]))
rewrite("rubric-of-level-3", True, "“Rappel de la demande” as a title of level 3", replace("## Rappel", "### Rappel"))
rewrite("rubric-in-a-code-block", False, "the title “Rappel de la demande” is in a code block alone",
        sections(lambda s: [s[0], "```\n" + s[1] + "```\n\n"] + s[2:]))
rewrite("client-named", False, "the client's name and an invented SIRET in the text",
        replace("Le client A est une menuiserie",
                "La Menuiserie Lestrohan (SIRET 000 000 000 00000) est une menuiserie"))
rewrite("head-not-closed", True, "a YAML head that never ends", unclosed_head)
rewrite("number-unreadable", True, "a price in words",
        replace("valeur: 175 000,", "valeur: cent soixante-quinze mille,"))

# Bytes that are wrong.
rewrite("latin-1", None, "a proposition in Latin-1: invalid UTF-8",
        lambda t: re.sub("[\u202f−œ]", " ", t).encode("latin-1", "replace"))
rewrite("binary-file", None, "any bytes in place of the proposition",
        lambda t: b"\x89BIN\r\n" + bytes((i * 73 + i // 251) % 256 for i in range(65536)))
rewrite("null-bytes", None, "null bytes amid the text", lambda t: t.replace("Rappel de", "Rap\0pel\0 de"))
rewrite("null-bytes-main", None, "a null byte in dossier.yaml", lambda t: t.replace("Cosquer", "Cos\0quer"), MAIN)
rewrite("proposition-of-no-bytes", None, "an empty proposition", lambda t: "")

# A dossier.yaml that is wrong.
rewrite("alias-bomb", None, "YAML aliases nested ten deep", lambda t: BOMB + t, MAIN)
rewrite("yaml-unreadable", None, "a tab as indentation",
        replace("  - genre: proposition\n    fichier", "  - genre: proposition\n\tfichier"), MAIN)
rewrite("yaml-deeply-nested", None, "twenty thousand open brackets",
        lambda t: t + "profond: " + "[" * 20000 + "\n", MAIN)
rewrite("key-twice", None, "the key epreuve twice", lambda t: t + "epreuve: ntc-ccp1\n", MAIN)
rewrite("wrong-types", None, "pieces is a text, candidat a list, session a date",
        lambda t: "epreuve: ntc-titre\nsession: 2026-06-01\ncandidat: [Cosquer, Anaëlle]\npieces: proposition.md\n"
                  "entrainement: peut-être\n", MAIN)
rewrite("unknown-exam", None, "the exam ntc-titres, which does not exist",
        replace("epreuve: ntc-titre", "epreuve: ntc-titres"), MAIN)
rewrite("main-of-no-bytes", None, "dossier.yaml of no bytes", lambda t: "", MAIN)
rewrite("number-as-integer", True, "the candidate's number without quotes, read as an integer",
        replace(NUMBER, "numero: 20260417"), MAIN)
rewrite("path-out", None, "fichier: a path to a file outside the folder",
        lambda t: t.replace("fichier: proposition.md", f"fichier: ../{MARKER}"), MAIN)

# Long texts, each of which a careless reader takes an hour over.
rewrite("quotes-nested", True, "two hundred thousand quotation marks", lambda t: t + "\n" + "> " * 200_000 + "\n")
rewrite("emphasis-nested", True, "sixty thousand openings of emphasis", lambda t: t + "\n" + "*a **a " * 60_000 + "\n")
rewrite("headings-by-thousands", True, "twenty thousand titles that are no rubric",
        lambda t: t + "".join(f"\n## Sujet {i}\n\ntexte\n" for i in range(20_000)))
rewrite("names-by-thousands", True, "capitalised words, any of which could be the client's name",
        lambda t: t + "\n" + "Marchetti Hélène Pompes Mme " * 20_000 + "\n")
rewrite("clients-by-thousands", True, "five thousand clients", lambda t: "clients:\n" + "".join(
    f"  - {{ nom: Ann Nom{i}, fonction: b, entreprise: E{i} }}\n" for i in range(5_000)), "client.yaml")

# Files that are missing, or are not files.
case("annex-missing", True, "the annex that is cited does not exist",
     lambda folder: shutil.rmtree(folder / "annexes"))
case("proposition-missing", None, "the proposition that is cited does not exist",
     lambda folder: (folder / PAPER).unlink())
case("link-out", None, "the proposition is a link to a file outside the folder", link_to(f"../{MARKER}"))
case("link-to-itself", None, "the proposition is a link to itself", link_to(PAPER))
case("named-pipe", None, "the proposition is a named pipe: not to be waited for", pipe)
case("empty-folder", None, "no file", emptied)
case("main-as-folder", None, "dossier.yaml is a folder", main_as_folder)


def make(destination, source=SOURCE):
    """Writes every case under destination; gives {name: {"conforming", "about"}}."""
    destination = pathlib.Path(destination).absolute()
    if destination.exists():
        if not (destination / MARKER).is_file():
            raise FileExistsError(f"{destination} exists and was not made here: nothing is erased")
        shutil.rmtree(destination)
    destination.mkdir(parents=True)
    # What the link out of a folder leads to: sound, so that only the link is wrong.
    shutil.copyfile(pathlib.Path(source) / PAPER, destination / MARKER)
    for name, (_, _, spoil) in CASES.items():
        shutil.copytree(source, destination / name)
        spoil(destination / name)
    return {name: {"conforming": conforming, "about": about} for name, (conforming, about, _) in CASES.items()}


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    try:
        print(json.dumps(make(*sys.argv[1:]), ensure_ascii=False, indent=2))
    except FileExistsError as error:
        sys.exit(str(error))
