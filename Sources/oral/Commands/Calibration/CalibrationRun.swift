// SPDX-License-Identifier: GPL-3.0-or-later

import Rehearsals

/// Goes through the samples of a calibration, several at once.
struct CalibrationRun {
  private let calibration: Calibration
  private let samples: Int
  private let tasks: Int

  /// Samples that a task takes at once: few, so that Ctrl-C is soon answered.
  private static let chunk = 25

  private struct Chunk: Sendable {
    let number: Int
    let samples: Range<Int>
  }

  init(_ calibration: Calibration, samples: Int, tasks: Int) {
    self.calibration = calibration
    self.samples = samples
    self.tasks = tasks
  }

  /// The outcomes of each case that was gone through whole, by its number, the samples in order: the same whatever the
  /// number of tasks. With a progress bar.
  ///
  /// - Parameter isInterrupted: asked after each chunk; nothing is begun any more once it is.
  func outcomes(until isInterrupted: () -> Bool) async -> [Int: [CalibrationOutcome]] {
    let progress = ProgressLine("Calibrage")
    defer { progress.end() }
    let chunks = calibration.cases.indices.flatMap { number in
      stride(from: 0, to: samples, by: Self.chunk).map {
        Chunk(number: number, samples: $0..<min($0 + Self.chunk, samples))
      }
    }
    var found: [Int: [Int: [CalibrationOutcome]]] = [:]
    await withTaskGroup(of: (Chunk, [CalibrationOutcome]).self) { group in
      let calibration = calibration
      func add(_ chunk: Chunk) {
        group.addTask { (chunk, calibration.outcomes(of: chunk.number, samples: chunk.samples)) }
      }
      var waiting = chunks.makeIterator()
      for _ in 0..<tasks { waiting.next().map(add) }
      var done = 0
      var isStopped = false
      while let (chunk, outcomes) = await group.next() {
        found[chunk.number, default: [:]][chunk.samples.lowerBound] = outcomes
        done += 1
        progress.update(done, of: chunks.count)
        isStopped = isStopped || isInterrupted()
        if !isStopped { waiting.next().map(add) }
      }
    }
    return found.mapValues { parts in parts.sorted { $0.key < $1.key }.flatMap(\.value) }
      .filter { $0.value.count == samples }
  }
}
