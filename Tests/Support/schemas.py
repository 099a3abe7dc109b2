#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the files of the scenarios to the JSON Schemas. usage: schemas.py SCENARIOS   (needs jsonschema, PyYAML)"""
import json
import sys
from pathlib import Path

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Dates stay text, as the schemas have them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main(root):
    schemas = {f.name.removesuffix(".schema.json"): json.loads(f.read_text()) for f in (root / "schemas").glob("*.json")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    checked, wrong = 0, 0

    def check(kind, text, path):
        nonlocal checked, wrong
        checked += 1
        for error in jsonschema.Draft202012Validator(schemas[kind]).iter_errors(yaml.load(text, Loader)):
            wrong += 1
            print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message}")

    for dossier in sorted(root.glob("*/dossier.yaml")):
        for kind in ("dossier", "client", "modifications", "mandat"):
            file = dossier.parent / f"{kind}.yaml"
            if file.exists():
                check(kind, file.read_text(), file)
        for piece in yaml.load(dossier.read_text(), Loader)["pieces"]:
            if "fichier" in piece and piece["genre"] in schemas:
                paper = dossier.parent / piece["fichier"]
                if paper.read_text().startswith("---\n"):
                    check(piece["genre"], paper.read_text().split("---\n")[1], paper)
    print(f"{checked} files, {wrong} errors")
    return checked == 0 or wrong > 0


sys.exit(main(Path(sys.argv[1])))
