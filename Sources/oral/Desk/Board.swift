// SPDX-License-Identifier: GPL-3.0-or-later

import Console
import Exams
import FrenchText
import Reports
import Sittings
import StyledText
import Terminal

extension DeskRunner {
  /// Several sittings at a glance: large clocks in the preparation room, one line each elsewhere.
  func board(at now: Instant) -> [BandLine] {
    warnings + (room == .preparation ? clocks(at: now) : lines(at: now))
  }

  /// What is not on the disk comes before anything else.
  private var warnings: [BandLine] {
    desks.enumerated().compactMap { index, desk in
      guard case .pending(let count, let reason) = desk.console.durability else { return nil }
      let whose = desks.count > 1 ? "\(index + 1) : " : ""
      return .text(
        StyledLine("✗ \(whose)\(plural(count, "action")) NON ENREGISTRÉE\(count > 1 ? "S" : "") : \(reason)", .overtime)
      )
    }
  }

  private func lines(at now: Instant) -> [BandLine] {
    desks.enumerated().map { index, desk in
      let sitting = desk.console.sitting
      let candidate = sitting.state.candidate
      let mark = index == current ? "›" : " "
      let left = StyledLine("\(mark) \(index + 1)  \(candidate?.name ?? sitting.id)", index == current ? .bold : .plain)
      return BandLine.text(left, right: StyledLine(sitting.stage.french, .dim))
    } + [.rule]
  }

  /// As many clocks side by side as the screen holds, in digits of five rows; one line each where it is too small.
  private func clocks(at now: Instant) -> [BandLine] {
    let columns = terminal.size.columns
    let width = 34
    let fits = max(1, columns / width)
    guard terminal.size.rows >= 21, desks.count <= fits else { return smallClocks(at: now) }
    var rows: [StyledLine] = Array(repeating: StyledLine(), count: 7)
    for (index, desk) in desks.enumerated() {
      let face = ClockFace(desk.console.sitting, number: desks.count > 1 ? index + 1 : nil, at: now)
      for (row, line) in face.lines.enumerated() {
        let text = line.truncated(to: width - 2)
        rows[row] += text + StyledLine(String(repeating: " ", count: max(0, width - text.columnWidth)))
      }
    }
    return rows.map { BandLine.text($0) }
  }

  private func smallClocks(at now: Instant) -> [BandLine] {
    desks.enumerated().map { index, desk in
      let face = ClockFace(desk.console.sitting, number: desks.count > 1 ? index + 1 : nil, at: now)
      return BandLine.text(face.title, right: StyledLine(face.time, face.style) + StyledLine(" \(face.state)", .dim))
    } + [.rule]
  }
}

/// One candidate's clock, readable from across the room.
struct ClockFace {
  let title: StyledLine
  let time: String
  let state: String
  let style: Style

  init(_ sitting: Sitting, number: Int?, at now: Instant) {
    let candidate = sitting.state.candidate
    title = StyledLine("\(number.map { "\($0)  " } ?? "")\(candidate?.name ?? sitting.id)", .bold)
    guard let clock = sitting.clock(at: now) else {
      let next = sitting.nextPhase
      time = next.flatMap { sitting.remaining(in: $0, at: now) }.map { FrenchDuration.countdown($0) } ?? "--:--"
      state = next.map { $0.kind == .preparation ? "prêt (s)" : "préparation terminée" } ?? "terminé"
      style = .dim
      return
    }
    guard let remaining = clock.remaining else {
      time = FrenchDuration.stopwatch(clock.elapsed)
      state = clock.phase.title
      style = .plain
      return
    }
    time = remaining < 0 ? "+" + FrenchDuration.stopwatch(-remaining) : FrenchDuration.countdown(remaining)
    state = clock.isPaused ? "EN PAUSE" : remaining < 0 ? "TEMPS DÉPASSÉ" : clock.phase.title
    style = remaining < 0 ? .overtime : remaining <= 300_000 || clock.isPaused ? .warning : .plain
  }

  /// The title, five rows of digits, the state.
  var lines: [StyledLine] {
    let digits = (0..<5).map { row in
      StyledLine(time.map { Self.shape(of: $0)[row] }.joined(separator: " "), style)
    }
    return [title] + digits + [StyledLine(state, style)]
  }

  private static func shape(of character: Character) -> [String] {
    switch character {
    case "0": ["███", "█ █", "█ █", "█ █", "███"]
    case "1": ["  █", "  █", "  █", "  █", "  █"]
    case "2": ["███", "  █", "███", "█  ", "███"]
    case "3": ["███", "  █", "███", "  █", "███"]
    case "4": ["█ █", "█ █", "███", "  █", "  █"]
    case "5": ["███", "█  ", "███", "  █", "███"]
    case "6": ["███", "█  ", "███", "█ █", "███"]
    case "7": ["███", "  █", "  █", "  █", "  █"]
    case "8": ["███", "█ █", "███", "█ █", "███"]
    case "9": ["███", "█ █", "███", "  █", "███"]
    case ":": [" ", "█", " ", "█", " "]
    case "+": ["   ", " █ ", "███", " █ ", "   "]
    default: ["   ", "   ", "███", "   ", "   "]
    }
  }
}
