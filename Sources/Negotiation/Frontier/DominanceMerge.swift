// SPDX-License-Identifier: GPL-3.0-or-later

/// All sums of a point and an addend that no other such sum dominates.
///
/// The points shifted by one addend are a list in the order of a frontier; those lists are merged in that order through a
/// binary heap of their heads, so that a sum is dominated exactly when its buyer's part does not exceed the best met so
/// far. Sums known to be dominated are passed over before they enter the heap. O(points × addends × log addends) time at
/// worst; memory holds the sums kept and no others.
struct DominanceMerge {
  private let points: [OutcomePoint]
  private let addends: [OutcomePoint]
  private let floor: (seller: Int64, buyer: Int64)
  /// The heads of the lists that are not at their end, the first sum to come at the root.
  private var heap: [Head] = []

  /// A list's next sum.
  private struct Head {
    var seller: Int64
    var buyer: Int64
    let addend: Int
    var position: Int

    func precedes(_ other: Head) -> Bool { seller != other.seller ? seller > other.seller : buyer > other.buyer }
  }

  /// - Parameters:
  ///   - points: in the order of a frontier.
  ///   - addends: likewise; never empty.
  ///   - floor: what a sum must reach to be kept, bounds included.
  init(_ points: [OutcomePoint], addends: [OutcomePoint], floor: (seller: Int64, buyer: Int64)) {
    self.points = points
    self.addends = addends
    self.floor = floor
  }

  /// The sums, in the order of a frontier; `nil` when they exceed `limit`.
  mutating func run(limit: Int) -> [OutcomePoint]? {
    var kept: [OutcomePoint] = []
    kept.reserveCapacity(min(limit, points.count * 2))
    for addend in addends.indices {
      if let head = head(addend, from: 0, above: floor.buyer - (floor.buyer == .min ? 0 : 1)) { push(head) }
    }
    var best = Int64.min
    while let head = heap.first {
      if head.buyer > best {
        guard kept.count < limit else { return nil }
        best = head.buyer
        kept.append(sum(head))
      } else if head.buyer == best, let last = kept.last, last.seller.units == head.seller {
        kept[kept.count - 1] = last.joined(sum(head))
      }
      replaceRoot(self.head(head.addend, from: head.position + 1, above: best))
    }
    return kept
  }

  /// The next sum of a list whose buyer's part exceeds `best`; `nil` at its end, or once the seller's part is too low.
  private func head(_ addend: Int, from start: Int, above best: Int64) -> Head? {
    let shift = addends[addend]
    var position = start
    while position < points.count {
      let buyer = points[position].buyer.units + shift.buyer.units
      if buyer > best {
        let seller = points[position].seller.units + shift.seller.units
        guard seller >= floor.seller else { return nil }
        return Head(seller: seller, buyer: buyer, addend: addend, position: position)
      }
      position += 1
    }
    return nil
  }

  private func sum(_ head: Head) -> OutcomePoint {
    let (point, addend) = (points[head.position], addends[head.addend])
    return OutcomePoint(
      index: point.index + addend.index, seller: Utility(units: head.seller), buyer: Utility(units: head.buyer),
      outcomes: point.outcomes * addend.outcomes)
  }

  private mutating func push(_ head: Head) {
    heap.append(head)
    var child = heap.count - 1
    while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func replaceRoot(_ next: Head?) {
    guard let moved = next ?? heap.last else { return }
    if next == nil { heap.removeLast() }
    guard !heap.isEmpty else { return }
    var hole = 0
    while true {
      var child = hole * 2 + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      guard heap[child].precedes(moved) else { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = moved
  }
}
