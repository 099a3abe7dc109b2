// SPDX-License-Identifier: GPL-3.0-or-later

/// Why bytes are not a sealed record, or a key not a key.
public enum SealError: Error, Hashable, Sendable {
  /// More than ``CanonicalJSON/sizeLimit`` bytes, or than ``SDJWT/disclosureLimit`` disclosures.
  case tooLong
  /// Not three parts in base64url, or not `<JWS>~<disclosure>~…~`.
  case malformed
  /// The header is not exactly the canonical `alg`, `kid`, `typ`, with `alg` Ed25519 and a `typ` of this project's form.
  case header
  /// The payload is not canonical JSON.
  case payload(CanonicalJSONError)
  /// The payload is not an object.
  case notAnObject
  /// The digests of the payload are not as records have them: `_sd_alg` sha-256, `_sd` sorted, each once.
  case digests
  /// The disclosure of that place, from 0, is not base64url of a canonical `[salt, name, value]`.
  case disclosure(Int)
  /// Two disclosures have this name, or the payload has it already, or it is reserved (`_sd`, `_sd_alg`, `...`).
  case name(String)
  /// The payload has no digest of the disclosure that has this name: it is another record's, or was changed.
  case undisclosed(String)
  /// What was to be sealed has no canonical form: a number out of range, a key twice, too deep.
  case unsealable(CanonicalJSONError)
  case key(KeyProblem)

  public enum KeyProblem: Hashable, Sendable, CaseIterable {
    /// Not 32 bytes.
    case length
    /// Not a JWK with `crv` Ed25519, `kty` OKP, `x` and nothing else.
    case notJWK
    /// Not the PEM block that was expected.
    case notPEM
    /// Behind a passphrase.
    case encrypted
    /// A key of another kind.
    case notEd25519
    /// The cryptographic library would not sign.
    case refused
  }
}
