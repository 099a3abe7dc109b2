// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

extension Candidate {
  /// `FERRAND Lucie`, as lists are read.
  var listName: String { [familyName.uppercased(), givenName].filter { !$0.isEmpty }.joined(separator: " ") }
}
