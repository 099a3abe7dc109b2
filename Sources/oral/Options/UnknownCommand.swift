// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import FrenchText

/// A word where a command is expected, which is none: the parser calls it an argument too many.
struct UnknownCommand: Hashable, Sendable {
  let typed: String
  /// What stands before it: `oral archive`.
  let parent: String
  /// The commands that could have stood there.
  let names: [String]

  /// The first word that leads to no command; `nil` when there is none.
  ///
  /// - Parameter arguments: without the program's name.
  static func first(
    in arguments: ArraySlice<String>, of node: any ParsableCommand.Type, after path: String = ""
  ) -> UnknownCommand? {
    let children = node.configuration.subcommands
    guard let typed = arguments.first, !children.isEmpty, !typed.hasPrefix("-"), typed != "help" else { return nil }
    let parent = path + (node.configuration.commandName ?? "")
    guard let child = children.first(where: { $0.configuration.commandName == typed }) else {
      return UnknownCommand(typed: typed, parent: parent, names: children.compactMap { $0.configuration.commandName })
    }
    return first(in: arguments.dropFirst(), of: child, after: parent + " ")
  }

  var message: [String] {
    let near = nearest(to: typed, among: names).map { " Vouliez-vous dire «\u{A0}\($0)\u{A0}»\u{202F}?" } ?? ""
    return [
      "oral : commande inconnue, «\u{A0}\(typed.printable)\u{A0}».\(near)", "  Les commandes : \(parent) --help",
    ]
  }
}
