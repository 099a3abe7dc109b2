#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies exported records with libraries that are not ours: `verify_records.py FILE.jsonl KEY… [--json]`.

FILE is an export of `oral archive exporter`, or holds one record a line, {"sdjwt": …} or bare; `-` is standard input.
KEY is the public key that one was given by other means: a JWK, a JWK set, or a PEM. Nothing in the file is trusted for
a key, but for the records that a trusted key signed.

- every signature, by joserfc (alg Ed25519, RFC 9864) and again, within sd-jwt, by jwcrypto;
- the disclosures, by sd-jwt: each one's digest is in the signed payload, and the payload it gives back is whole;
- canonical JSON, by rfc8785: header, payload and disclosures are, to the byte, what it writes of them;
- the chain: sequence and `prev`, and from a `key` record on its new key alone, once its own proof holds;
- the parts that are not there: erased by a signed record, or withheld, which is counted apart;
- an export's own lines: the heads that its header tells, its definitions' digests, its last line's counts and digest;
- a PEM, by openssl: its key is the JWK's, and openssl verifies the first record that it signed.

Exit code 0 when all holds, 1 when something does not, 2 when it could not be tried.
"""

import argparse
import base64
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import rfc8785
from joserfc import jws
from joserfc.jwk import OKPKey
from jwcrypto.jwk import JWK
from sd_jwt.verifier import SDJWTVerifier

TYPE = "oral-record+sd-jwt"
PARTS = {
    "passage": {"identity", "evaluation", "deliberation"}, "correction": {"identity", "evaluation", "deliberation"},
    "fixing": {"deliberation"}, "lifting": {"deliberation"}, "unit": {"deliberation"}, "communication": {"deliberation"},
}
LETTERS = re.compile(r"[A-Za-z0-9_-]*")


class Wrong(Exception):
    pass


def expect(holds, what):
    if not holds:
        raise Wrong(what)


def decode(text):
    expect(LETTERS.fullmatch(text), "not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    expect(encode(data) == text, "base64url with spare bits")
    return data


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def digest(text):
    return encode(hashlib.sha256(text.encode("ascii")).digest())


def canonical(data, what):
    """The value of a JSON document that another implementation of RFC 8785 writes the same."""
    def once(members):
        value = dict(members)
        expect(len(value) == len(members), f"{what}: a key twice")
        return value

    value = json.loads(data.decode("utf-8"), object_pairs_hook=once)
    expect(rfc8785.dumps(value) == data, f"{what}: not canonical")
    return value


class Key:
    """A public key, for both libraries."""

    def __init__(self, text):
        self.joserfc = OKPKey.import_key(json.loads(text) if text.lstrip().startswith("{") else text)
        public = self.joserfc.as_dict(private=False)
        expect(public.get("crv") == "Ed25519", "not an Ed25519 key")
        self.x = public["x"]
        self.jwk = {"crv": "Ed25519", "kty": "OKP", "x": self.x}
        self.thumbprint = self.joserfc.thumbprint()
        self.jwcrypto = JWK(**self.jwk)
        expect(self.thumbprint == self.jwcrypto.thumbprint(), "two thumbprints")

    def verify(self, data, signature):
        self.joserfc.get_op_key("verify").verify(signature, data)


def keys_of(path):
    text = pathlib.Path(path).read_text()
    if text.lstrip().startswith("{") and "keys" in (value := json.loads(text)):
        return [Key(json.dumps(key)) for key in value["keys"]]
    return [Key(text)]


class Verification:
    def __init__(self, keys):
        self.trusted = {key.thumbprint: key for key in keys}
        # By chain: the last sequence number, its hash, and the key that signs what follows.
        self.chains = {}
        self.counts = collections.Counter()
        self.first = {}
        # By place: the parts that are not there, and those that a record erases.
        self.missing, self.erased = {}, collections.defaultdict(set)
        self.heads, self.definitions, self.cited = None, set(), set()
        self.read, self.is_ended = hashlib.sha256(), False

    def line(self, line):
        expect(not self.is_ended, "something follows the last line")
        if not line.startswith("{"):
            return self.record(line)
        value = canonical(line.encode(), "line")
        if "sdjwt" in value:
            self.record(value["sdjwt"])
        elif "definition" in value:
            definition = value["definition"]
            expect(hashlib.sha256(decode(definition["bytes"])).hexdigest() == definition["sha256"], "definition altered")
            self.definitions.add(definition["sha256"])
        elif "end" in value:
            told = {"definitions": len(self.definitions), "records": self.counts["records"], "sha256": self.read.hexdigest()}
            expect(value["end"] == told, "the last line tells something else")
            expect(self.cited <= self.definitions, "a definition is not there")
            self.is_ended = True
        else:
            expect(value.get("format") == "oral-archive" and value.get("version") == 1, "a line of no known form")
            self.heads = {head["chain"]: (head["seq"], head["hash"]) for head in value["chains"]}
        self.read.update(line.encode() + b"\n")

    def finish(self):
        """What only shows at the end."""
        if self.heads is not None:
            expect(self.is_ended, "the last line is not there")
            expect(self.heads == {chain: state[:2] for chain, state in self.chains.items()}, "other heads than the header's")
        for place, parts in self.missing.items():
            self.counts["parts erased"] += len(parts & self.erased[place])
            self.counts["parts withheld"] += len(parts - self.erased[place])

    def record(self, text):
        expect(text.endswith("~"), "no tilde at the end")
        compact, *disclosures = text[:-1].split("~")
        header, payload, signature = compact.split(".")
        head = canonical(decode(header), "header")
        expect(set(head) == {"alg", "kid", "typ"} and head["alg"] == "Ed25519" and head["typ"] == TYPE, "another header")
        claims = canonical(decode(payload), "payload")
        decode(signature)

        chain = claims.get("chain", digest(compact))
        key = self.key(chain, claims, head["kid"])
        verified = jws.deserialize_compact(compact, key.joserfc, algorithms=["Ed25519"])
        expect(verified.payload == decode(payload), "joserfc reads another payload")
        self.counts["signatures"] += 1
        self.first.setdefault(key.thumbprint, compact)

        names = self.disclosures(text, claims, disclosures, key)
        self.follow(chain, claims, compact, key)
        self.missing[chain, claims["seq"]] = PARTS.get(claims["kind"], set()) - names
        for span in claims.get("erased", []):
            for first, last in span["seqs"]:
                expect(last - first <= 1_000_000, "an erasure without end")
                for sequence in range(first, last + 1):
                    self.erased[span["chain"], sequence] |= set(span["parts"])
        if "exam" in claims:
            self.cited.add(claims["exam"]["sha256"])
        self.counts["records"] += 1
        self.counts[f"kind {claims['kind']}"] += 1

    def key(self, chain, claims, kid):
        """The one key that may have signed: the chain's, or, where the file begins, a trusted one."""
        if chain in self.chains:
            key = self.chains[chain][2]
        else:
            expect(kid in self.trusted, f"signed by a key that was not given: {kid}")
            key = self.trusted[kid]
            if claims["kind"] == "genesis":
                expect(claims["jwk"] == key.jwk, "the genesis has another key than its signer's")
        expect(kid == key.thumbprint, f"signed by {kid}, not by the chain's key {key.thumbprint}")
        return key

    def disclosures(self, text, claims, disclosures, key):
        digests = claims.get("_sd", [])
        expect(digests == sorted(set(digests)) and ("_sd_alg" in claims) == bool(digests), "digests out of order")
        names = {}
        for disclosure in disclosures:
            salt, name, value = canonical(decode(disclosure), "disclosure")
            expect(len(decode(salt)) == 16, "a salt that is not 16 bytes")
            expect(digest(disclosure) in digests, f"{name}: no digest of it is signed")
            expect(name not in names, f"{name}: twice")
            names[name] = value
        given = SDJWTVerifier(text, lambda issuer, header: key.jwcrypto).get_verified_payload()
        plain = {name: value for name, value in claims.items() if name not in ("_sd", "_sd_alg")}
        expect(not set(plain) & set(names), "a disclosure hides a claim")
        expect(given == plain | names, "sd-jwt reads other disclosures")
        expect(set(names) <= PARTS.get(claims["kind"], set()), "a part that its kind does not have")
        expect(len(digests) == len(PARTS.get(claims["kind"], set())), "another number of parts than its kind has")
        self.counts["disclosures"] += len(names)
        return set(names)

    def follow(self, chain, claims, compact, key):
        sequence = claims["seq"]
        if chain in self.chains:
            last, previous, _ = self.chains[chain]
            expect(sequence == last + 1, f"number {sequence} follows {last}")
            expect(claims["prev"] == previous, "another record stood before")
        else:
            expect((sequence == 0) == (claims["kind"] == "genesis") == ("chain" not in claims), "not a beginning")
        if claims["kind"] == "key":
            new = Key(json.dumps(claims["jwk"]))
            stated = f"oral-key\n{chain}\n{sequence}\n{claims['prev']}"
            new.verify(stated.encode("ascii"), decode(claims["proof"]))
            self.counts["keys changed"] += 1
            key = new
        self.chains[chain] = (sequence, digest(compact), key)


def openssl(path, verification):
    """That openssl reads the same key in a PEM, and verifies what it signed."""
    key = Key(pathlib.Path(path).read_text())
    run = lambda *words: subprocess.run(["openssl", "pkey", "-pubin", "-in", path, *words], capture_output=True, check=True)
    expect(run("-outform", "DER").stdout[-32:] == decode(key.x), f"{path}: openssl reads another key")
    expect(run().stdout == pathlib.Path(path).read_bytes(), f"{path}: openssl writes it otherwise")
    expect(key.thumbprint in verification.first, f"{path}: signed nothing")
    signed, _, signature = verification.first[key.thumbprint].rpartition(".")
    with tempfile.TemporaryDirectory() as folder:
        message, signed_with = pathlib.Path(folder) / "message", pathlib.Path(folder) / "signature"
        message.write_bytes(signed.encode("ascii"))
        signed_with.write_bytes(decode(signature))
        subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", path, "-rawin", "-in", message, "-sigfile", signed_with],
            capture_output=True, check=True)
    verification.counts["by openssl"] += 1


def verify(lines, keys):
    """The verification, and what is wrong: (line, what)."""
    verification, problems = Verification(keys), []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            verification.line(line.strip("\r\n"))
        except Exception as error:  # A library refuses in its own ways: each is a refusal.
            problems.append((number, f"{type(error).__name__}: {error}".removeprefix("Wrong: ")))
    try:
        expect(verification.counts["records"] or problems, "no record")
        verification.finish()
    except Wrong as error:
        problems.append((0, str(error)))
    return verification, problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("key", nargs="+")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    try:
        keys = [key for path in options.key for key in keys_of(path)]
        lines = sys.stdin if options.file == "-" else open(options.file, encoding="utf-8", newline="\n")
    except (OSError, ValueError, KeyError, Wrong) as error:
        print(f"verify_records: {error}", file=sys.stderr)
        return 2
    verification, problems = verify(lines, keys)
    for path in options.key:
        if pathlib.Path(path).read_text().lstrip().startswith("-----"):
            try:
                openssl(path, verification)
            except (Wrong, subprocess.CalledProcessError) as error:
                problems.append((0, str(error)))
    if options.json:
        print(json.dumps({"counts": verification.counts, "problems": problems}, indent=2))
    else:
        for number, what in problems[:20]:
            print(f"line {number}: {what}")
        print(", ".join(f"{count} {what}" for what, count in sorted(verification.counts.items())), end="; ")
        print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
