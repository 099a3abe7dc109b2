// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of a compact JWS, with its header read and its payload as bytes: what verifying a record needs.
struct JWSFrame {
  /// As the header's `kid` and `typ` say.
  let keyID: String
  let type: String
  /// What was signed, decoded and not read.
  let payload: [UInt8]
  /// 64 bytes.
  let signature: [UInt8]
  /// Bytes before the signature and its dot.
  let signedLength: Int

  init(_ bytes: ArraySlice<UInt8>) throws(SealError) {
    let dot = UInt8(ascii: ".")
    guard let first = bytes.firstIndex(of: dot), let second = bytes[(first + 1)...].firstIndex(of: dot),
      let header = Base64URL.decode(utf8: bytes[..<first]),
      let payload = Base64URL.decode(utf8: bytes[(first + 1)..<second]),
      let signature = Base64URL.decode(utf8: bytes[(second + 1)...]), signature.count == 64
    else { throw .malformed }
    guard let (keyID, type) = Self.read(header: header) else { throw .header }
    self.keyID = keyID
    self.type = type
    self.payload = payload
    self.signature = signature
    signedLength = second - bytes.startIndex
  }

  // The only header there is.
  private static let beforeKeyID = Array(#"{"alg":"Ed25519","kid":""#.utf8)
  private static let beforeType = Array(#"","typ":""#.utf8)
  private static let end = Array(#""}"#.utf8)
  private static let keyIDLength = 43

  static func header(keyID: String, type: String) -> [UInt8] {
    beforeKeyID + Array(keyID.utf8) + beforeType + Array(type.utf8) + end
  }

  private static func read(header: [UInt8]) -> (keyID: String, type: String)? {
    let typeStart = beforeKeyID.count + keyIDLength + beforeType.count
    guard header.count > typeStart + end.count, header.starts(with: beforeKeyID),
      header[(typeStart - beforeType.count)..<typeStart].elementsEqual(beforeType),
      header.suffix(end.count).elementsEqual(end)
    else { return nil }
    let keyID = header[beforeKeyID.count..<(beforeKeyID.count + keyIDLength)]
    let type = header[typeStart..<(header.count - end.count)]
    guard Base64URL.decode(utf8: keyID) != nil, type.allSatisfy(isTypeByte) else { return nil }
    return (String(decoding: keyID, as: UTF8.self), String(decoding: type, as: UTF8.self))
  }

  private static func isTypeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    // + - . / and digits
    case 0x2B, 0x2D...0x39: true
    default: false
    }
  }
}
