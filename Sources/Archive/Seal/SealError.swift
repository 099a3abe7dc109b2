// SPDX-License-Identifier: GPL-3.0-or-later

/// Why bytes are not a sealed record, or a key not a key.
public enum SealError: Error, Hashable, Sendable {
  /// Longer than ``CanonicalJSON/sizeLimit``.
  case tooLong
  /// Not three parts in base64url, or not `<JWS>~<disclosure>~…~`.
  case malformed
  /// The header is not exactly the canonical `alg`, `kid`, `typ`, with `alg` Ed25519.
  case header
  /// The payload is not canonical JSON, or not an object.
  case payload(CanonicalJSONError)
  /// The disclosure of that place, from 0, is not base64url of a canonical `[salt, name, value]`.
  case disclosure(Int)
  /// Two disclosures have the same name or are the same.
  case duplicateDisclosure(String)
  /// The record cites no digest for this disclosure.
  case undisclosed(String)
  /// The digests of the payload are not as this project writes them: `_sd_alg` sha-256, `_sd` sorted, each once.
  case digests
  /// What was to be sealed has no canonical form: a number out of range, a key twice, too deep.
  case unsealable(CanonicalJSONError)
  /// Not an Ed25519 key in the form that was asked.
  case badKey
}
