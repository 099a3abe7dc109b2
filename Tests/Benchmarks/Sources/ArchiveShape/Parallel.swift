// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// The elements transformed on every core, in their order: in slices, a few more than there are cores, so that none
/// waits long.
///
/// - Parameter sparing: how many cores to leave to whatever goes on meanwhile.
public func inParallel<Element: Sendable, Result: Sendable>(
  _ elements: some RandomAccessCollection<Element> & Sendable, sparing: Int = 0,
  _ body: @escaping @Sendable (Element) throws -> Result
) async throws -> [Result] {
  let cores = ProcessInfo.processInfo.activeProcessorCount
  // What is spared must stay free: no task more than the cores that are taken.
  let slices = sparing > 0 ? max(1, cores - sparing) : cores * 4
  let size = max(1, (elements.count + slices - 1) / slices)
  return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
    for start in stride(from: 0, to: elements.count, by: size) {
      let slice = elements.dropFirst(start).prefix(size)
      group.addTask { (start, try slice.map(body)) }
    }
    return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}
