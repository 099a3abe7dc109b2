// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a YAML text byte by byte before it is composed, and refuses what this project's files never need: anchors,
/// aliases and tags, through which a few lines can unfold into gigabytes, and tabs used as indentation.
///
/// It follows quotes, comments and block texts so that `l'offre`, `"A & B"` or `prix * quantité` are left alone.
struct YAMLGuard {
  private let text: YAMLText
  private let bytes: [UInt8]
  private var index = 0
  private var lineStart = 0
  /// Open brackets and braces.
  private var flow = 0
  /// Whether a value or a key may begin here.
  private var mayBegin = true
  /// Column (0-based, in bytes) of the key or dash that the current block value belongs to.
  private var owner = 0
  private var ownerFixed = false
  private var problems: [YAMLProblem] = []

  /// Enough to mend a file; a bomb has thousands.
  private static let mostProblems = 20

  private init(_ text: YAMLText) {
    self.text = text
    bytes = text.bytes
  }

  /// What is refused, in the order of the text; at most 20.
  static func problems(in text: YAMLText) -> [YAMLProblem] {
    var scanner = YAMLGuard(text)
    scanner.startLine()
    while scanner.index < scanner.bytes.count, scanner.problems.count < mostProblems { scanner.step() }
    return scanner.problems
  }

  private mutating func step() {
    let byte = bytes[index]
    switch byte {
    case 0x0A, 0x0D:
      index += 1
      startLine()
    case 0x20, 0x09: index += 1
    case UInt8(ascii: "#") where index == lineStart || isBlank(index - 1): skipLine()
    case UInt8(ascii: "\"") where mayBegin, UInt8(ascii: "'") where mayBegin: skipQuoted(byte)
    case UInt8(ascii: "|") where mayBegin && flow == 0, UInt8(ascii: ">") where mayBegin && flow == 0: skipBlockText()
    case UInt8(ascii: "&") where mayBegin && !isBlank(index + 1),
      UInt8(ascii: "*") where mayBegin && !isBlank(index + 1), UInt8(ascii: "!") where mayBegin:
      refuse(byte)
    case UInt8(ascii: "[") where mayBegin, UInt8(ascii: "{") where mayBegin: open(by: 1, mayBegin: true)
    case UInt8(ascii: "]") where flow > 0, UInt8(ascii: "}") where flow > 0: open(by: -1, mayBegin: false)
    case UInt8(ascii: ",") where flow > 0: open(by: 0, mayBegin: true)
    case UInt8(ascii: "-") where mayBegin && isBlank(index + 1), UInt8(ascii: "?") where mayBegin && isBlank(index + 1):
      own()
      index += 1
    case UInt8(ascii: ":") where isBlank(index + 1) || flow > 0 && !mayBegin:
      ownerFixed = true
      mayBegin = true
      index += 1
    default:
      if mayBegin { own() }
      mayBegin = false
      index += 1
    }
  }

  private mutating func open(by depth: Int, mayBegin: Bool) {
    flow += depth
    self.mayBegin = mayBegin
    index += 1
  }

  private mutating func own() {
    guard flow == 0, !ownerFixed else { return }
    owner = index - lineStart
  }

  /// Whether the byte there is a space, a tab, a line break or the end.
  private func isBlank(_ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return true }
    return bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A || bytes[index] == 0x0D
  }

  private func isBreak(_ index: Int) -> Bool {
    !bytes.indices.contains(index) || bytes[index] == 0x0A || bytes[index] == 0x0D
  }

  private mutating func skipLine() {
    while !isBreak(index) { index += 1 }
  }

  /// At the first byte of a line: measures its indentation.
  private mutating func startLine() {
    lineStart = index
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard flow == 0 else { return }
    // A line indented further than the key of an unfinished plain text continues it.
    let continues = !mayBegin && ownerFixed && index - lineStart > owner
    let tab = index
    while index < bytes.count, bytes[index] == 0x09 || bytes[index] == 0x20 { index += 1 }
    if index > tab, !continues { refuseTab(at: tab) }
    guard !continues, !isBreak(index) else { return }
    mayBegin = true
    ownerFixed = false
  }

  /// After the opening quote of a text, up to its closing one.
  private mutating func skipQuoted(_ quote: UInt8) {
    if mayBegin { own() }
    mayBegin = false
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        index += 2
      } else if byte == quote {
        index += 1
        guard quote == UInt8(ascii: "'"), index < bytes.count, bytes[index] == quote else { return }
        index += 1
      } else {
        index += 1
        if byte == 0x0A { lineStart = index }
      }
    }
  }

  /// After `|` or `>`: the lines that are indented further than the key that owns them.
  private mutating func skipBlockText() {
    skipLine()
    mayBegin = true
    while index < bytes.count {
      let breakIndex = index
      index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      var first = index
      while first < bytes.count, bytes[first] == 0x20 { first += 1 }
      if !isBreak(first), first - index <= owner {
        index = breakIndex
        return
      }
      index = first
      skipLine()
    }
  }

  private mutating func refuse(_ byte: UInt8) {
    let start = index
    while !isBlank(index) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self).prefix(40)
    let what =
      switch byte {
      case UInt8(ascii: "&"): "ancre YAML, refusée"
      case UInt8(ascii: "*"): "alias YAML, refusé"
      default: "étiquette de type YAML, refusée"
      }
    problems.append(
      YAMLProblem(
        code: "yaml.alias", place: text.place(of: start), message: "« \(word) » : \(what) ici.",
        hint: "Écrivez la valeur en toutes lettres ; si c’est du texte, mettez-le entre guillemets."))
  }

  private mutating func refuseTab(at offset: Int) {
    guard !problems.contains(where: { $0.code == "yaml.tabulation" }) else { return }
    problems.append(
      YAMLProblem(
        code: "yaml.tabulation", place: text.place(of: offset),
        message: "Une tabulation sert de retrait à cette ligne.",
        hint: "Remplacez-la par des espaces (deux par niveau), ici et aux lignes suivantes."))
  }
}
