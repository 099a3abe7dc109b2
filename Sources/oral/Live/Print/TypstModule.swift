// SPDX-License-Identifier: GPL-3.0-or-later

import Reports

/// What Python runs: the module `typst` has no command. Given with `-c`, so that it is always the one of this release.
///
/// Requests come on standard input, each a line `PROGRAM DATA ATTACHMENTS` of lengths in bytes, then the three texts.
/// Answers go to standard output in the same order: a line `ok LENGTH LENGTH`, then the letters that no font has and
/// the PDF; or `no LENGTH LENGTH`, then Typst's message and its diagnostic.
enum TypstModule {
  static func command(python: String, root: String, fonts: [String], otherFonts: [String]) -> [String] {
    [python, "-I", "-c", script, root, fonts.joined(separator: ":"), otherFonts.joined(separator: ":")]
  }

  static func request(_ source: PrintSource) -> [UInt8] {
    let texts = [source.program(), source.data, source.attachments].map { Array($0.utf8) }
    return Array((texts.map { String($0.count) }.joined(separator: " ") + "\n").utf8) + texts.joined()
  }

  /// An answer, once it is whole.
  struct Answer {
    let isPDF: Bool
    /// The letters that no font has, or Typst's message.
    let text: String
    /// The PDF, or Typst's diagnostic.
    let bytes: [UInt8]

    /// Takes the first answer out of what was received; `nil` while it is not whole.
    init?(from received: inout [UInt8]) {
      guard let end = received.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let words = String(decoding: received[..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let first = Int(words[1]), let second = Int(words[2]) else { return nil }
      let body = received[(end + 1)...]
      guard body.count >= first + second else { return nil }
      isPDF = words[0] == "ok"
      text = String(decoding: body.prefix(first), as: UTF8.self)
      bytes = Array(body.dropFirst(first).prefix(second))
      received.removeFirst(end + 1 + first + second)
    }
  }

  private static let script = #"""
    import os, shutil, sys
    import typst

    root, fonts, others = sys.argv[1], *([path for path in text.split(":") if path] for text in sys.argv[2:])
    compilers = {}

    def compiler(paths):
        if (key := tuple(paths)) not in compilers:
            compilers[key] = typst.Compiler(
                root=root, font_paths=paths, ignore_system_fonts=True,
                package_path=root + "/paquets", package_cache_path=root + "/paquets")
        return compilers[key]

    def pdf(program, data, attachments, paths):
        return compiler(paths).compile(
            input=program, sys_inputs={"data": data, "attachments": attachments},
            pdf_standards=["a-3b", "ua-1"], timestamp=0)

    def lacks_letters(error):
        return "could not be displayed" in error.message

    def is_shown(letter):
        program = b'#set document(title: "-")\n#set text(lang: "fr")\n#sys.inputs.data'
        try:
            return bool(pdf(program, letter, "", fonts + others))
        except typst.TypstError:
            return False

    # Other fonts are asked only where the usual ones lack letters; what no font has is shown as an empty box.
    def printed(program, data, attachments):
        for paths in (fonts, fonts + others):
            try:
                return "", pdf(program, data, attachments, paths)
            except typst.TypstError as error:
                if not lacks_letters(error):
                    raise
        missing = [letter for letter in sorted(set(data)) if ord(letter) > 0x24F and not is_shown(letter)]
        data = data.translate({ord(letter): "\u25AF" for letter in missing})
        return "".join(missing), pdf(program, data, attachments, fonts + others)

    def answer(word, text, body):
        text = text.encode()
        sys.stdout.buffer.write(b"%s %d %d\n" % (word, len(text), len(body)) + text + body)
        sys.stdout.buffer.flush()

    try:
        while line := sys.stdin.buffer.readline():
            program, data, attachments = (sys.stdin.buffer.read(int(length)) for length in line.split())
            try:
                answer(b"ok", *printed(program, data.decode(), attachments.decode()))
            except typst.TypstError as error:
                answer(b"no", error.message, error.diagnostic.encode())
            except Exception as error:
                answer(b"no", str(error), b"")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    finally:
        # Whatever ended the program that asked, its templates do not stay.
        shutil.rmtree(root, ignore_errors=True)
    """#
}
