// SPDX-License-Identifier: GPL-3.0-or-later

/// Work on many pieces at once whose results are taken one after the other, in the order of the pieces.
struct OrderedWork: Sendable {
  /// Pieces that are begun and not taken yet, at most: memory is bounded by them.
  var limit: Int

  /// - Parameters:
  ///   - next: the next piece; `nil` when there is none for now: it is asked again after each ``take``.
  ///   - work: on one piece, at the same time as on others.
  ///   - take: its result.
  func run<Piece: Sendable, Result: Sendable>(
    next: () throws -> Piece?, work: @escaping @Sendable (Piece) async -> Result, take: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (number: Int, result: Result).self) { group in
      var begun = 0
      var taken = 0
      var waiting: [Int: Result] = [:]
      while true {
        while begun - taken < max(1, limit), let piece = try next() {
          let number = begun
          begun += 1
          group.addTask { (number, await work(piece)) }
        }
        guard taken < begun else { return }
        while waiting[taken] == nil, let (number, result) = try await group.next() { waiting[number] = result }
        guard let result = waiting.removeValue(forKey: taken) else { return }
        taken += 1
        try take(result)
      }
    }
  }
}
