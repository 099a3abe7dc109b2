// SPDX-License-Identifier: GPL-3.0-or-later

internal import CZlib

/// Opens what deflate closed, no further than a limit.
enum Inflate {
  enum Format { case raw, zlib }

  enum Failure: Error, Equatable {
    case damaged
    /// More than the limit comes out.
    case tooLarge
  }

  /// - Throws: ``Failure`` for damaged data, or once more than `limit` bytes came out. O(n) in what comes out.
  static func bytes(_ deflated: ArraySlice<UInt8>, _ format: Format, limit: Int) throws(Failure) -> [UInt8] {
    var result: [UInt8] = []
    try run(deflated, format, limit: limit) { result += $0 }
    return result
  }

  /// How many bytes come out, without keeping them.
  static func size(_ deflated: ArraySlice<UInt8>, limit: Int) throws(Failure) -> Int {
    var size = 0
    try run(deflated, .raw, limit: limit) { size += $0.count }
    return size
  }

  private static func run(
    _ deflated: ArraySlice<UInt8>, _ format: Format, limit: Int, _ take: (Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) throws(Failure) {
    var stream = z_stream()
    let started = format == .raw ? oral_inflate_raw_init(&stream) : oral_inflate_zlib_init(&stream)
    guard started == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var input = Array(deflated)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    let outcome = input.withUnsafeMutableBufferPointer { input -> Failure? in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      while true {
        let (status, count) = chunk.withUnsafeMutableBufferPointer { buffer -> (Int32, Int) in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(clamping: buffer.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          let count = buffer.count - Int(stream.avail_out)
          take(UnsafeBufferPointer(buffer)[..<count])
          return (status, count)
        }
        total += count
        if total > limit { return .tooLarge }
        if status == Z_STREAM_END { return nil }
        guard status == Z_OK, count > 0 || stream.avail_in > 0 else { return .damaged }
      }
    }
    if let outcome { throw outcome }
  }
}
