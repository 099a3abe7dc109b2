// SPDX-License-Identifier: GPL-3.0-or-later
import ArchiveShape
import Exams
import Sittings

let shape = try Shape(count: 10_000, seed: 1)
let clock = ContinuousClock()
var events = 0
let time = clock.measure { for n in 0..<10_000 { events += shape.passage(n).events.count } }
print(time, events)
for (e, _, b) in shape.exams { print(e.id, e.criteria.count, b.count) }
print(shape.passage(7))
