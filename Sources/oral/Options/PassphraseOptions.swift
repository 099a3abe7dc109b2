// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import CentreFiles
import FrenchText
import Glibc
import Terminal

/// Where the passphrase of the centre's key comes from: a file, `ORAL_PHRASE`, or the terminal. Never the command line,
/// which others can list.
struct PassphraseOptions: ParsableArguments {
  @Option(
    name: .customLong("phrase-fichier"),
    help: ArgumentHelp(
      "Fichier de la phrase de passe de la clé (sinon $ORAL_PHRASE, sinon demandée au terminal).", valueName: "fichier")
  )
  var file: String?

  /// How often a person may mistype.
  private static let attempts = 3

  /// The private key. Its passphrase is asked for if it has one.
  func open(_ key: KeyFile) throws -> SigningKey { try unlock(key).key }

  /// The private key, with the passphrase that opened it.
  func unlock(_ key: KeyFile) throws -> (key: SigningKey, passphrase: Passphrase?) {
    try saying {
      guard key.isProtected else { return (try key.open(nil), nil) }
      if let given = try given() {
        guard let passphrase = Passphrase(given) else { throw KeyError.passphraseNeeded(key.id) }
        return (try key.open(passphrase), passphrase)
      }
      return try Self.ask { prompt in
        for attempt in 1... {
          guard let passphrase = try prompt.passphrase(of: key) else { throw KeyError.passphraseNeeded(key.id) }
          do {
            return (try key.open(passphrase), passphrase)
          } catch KeyError.wrongPassphrase where attempt < Self.attempts {
            prompt.say("Ce n’est pas elle.")
          }
        }
        throw KeyError.wrongPassphrase(key.id)
      }
    }
  }

  /// A passphrase for a key that has none.
  func new() throws -> Passphrase { try Self.new(try given()) }

  /// What was given without being typed at the terminal.
  private func given() throws -> String? {
    if let file { return try Self.read(file) }
    return Environment.variable("ORAL_PHRASE")
  }

  /// A new passphrase: the one given, else typed twice.
  static func new(_ given: String?) throws -> Passphrase {
    let text = try given ?? twice()
    if let problem = Passphrase.problem(withNew: text) { throw Failure(.usage, problem) }
    guard let passphrase = Passphrase(text) else { throw Failure(.usage, "aucune phrase de passe n’a été donnée.") }
    return passphrase
  }

  /// The first line of a file, or of a pipe that a shell names as one.
  static func read(_ path: String) throws -> String {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.unreadable, "\(path)\u{A0}: \(SystemMessage.last).") }
    defer { close(file) }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < 4096, Glibc.read(file, &byte, 1) == 1, byte != 0x0A, byte != 0x0D { line.append(byte) }
    return String(decoding: line, as: UTF8.self)
  }

  private static func twice() throws -> String {
    try ask { prompt in
      let asked = "Nouvelle phrase de passe (\(Passphrase.minimumLength) caractères au moins)\u{A0}: "
      let first = try prompt.ask(asked) ?? ""
      if let problem = Passphrase.problem(withNew: first) { throw Failure(.usage, problem) }
      guard try prompt.ask("La même, encore une fois\u{A0}: ") == first else {
        throw Failure(.problems, "ce ne sont pas les mêmes. Rien n’a été modifié ; recommencez.")
      }
      return first
    }
  }

  /// Nothing shows of what is typed until `body` has returned, what is typed too early included.
  private static func ask<Value>(_ body: (SecretPrompt) throws -> Value) throws -> Value {
    guard let prompt = try? SecretPrompt() else {
      throw Failure(
        .usage,
        "il faut une phrase de passe, et il n’y a pas de terminal où la taper\u{A0}: --phrase-fichier ou ORAL_PHRASE.")
    }
    defer { prompt.close() }
    return try body(prompt)
  }
}

extension SecretPrompt {
  fileprivate func passphrase(of key: KeyFile) throws -> Passphrase? {
    try ask("Phrase de passe de la clé \(key.id.prefix(8))\u{A0}: ").flatMap { Passphrase($0) }
  }
}
