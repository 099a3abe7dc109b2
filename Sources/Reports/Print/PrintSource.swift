// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// A job as Typst takes it: a short program that names templates only, and two JSON texts that hold all the rest.
///
/// What people wrote is never in the program: a name such as `#read("/etc/passwd")` is only ever a JSON string.
public struct PrintSource: Hashable, Sendable {
  private let templates: [PrintTemplate]
  /// What fills the templates, as JSON.
  public let data: String
  /// What is attached, as JSON: apart, since nothing may touch it.
  public let attachments: String

  public init(_ job: PrintJob) {
    var templates: [PrintTemplate] = []
    for part in job.parts where !templates.contains(part.template) { templates.append(part.template) }
    self.templates = templates
    let parts = job.parts.map { part -> JSONValue in
      ["template": JSONValue(templates.firstIndex(of: part.template)), "content": part.content]
    }
    let document: JSONValue = [
      "title": .string(job.title), "author": .string(job.issuer.name), "address": .string(job.issuer.address),
      "date": job.date.map { .date($0) } ?? .null, "parts": .array(parts),
    ]
    data = document.typeset.compact
    attachments =
      JSONValue.array(
        job.attachments.map { attachment in
          [
            "name": .string(attachment.name), "type": .string(attachment.mimeType),
            "relationship": .string(attachment.relationship.rawValue),
            "description": .string(attachment.description), "text": .string(attachment.text),
          ]
        }
      ).compact
  }

  /// The Typst program: which templates, in which order.
  ///
  /// - Parameters:
  ///   - data: the Typst expression of ``data``'s bytes.
  ///   - attachments: that of ``attachments``' bytes.
  public func program(
    data: String = "bytes(sys.inputs.data)", attachments: String = "bytes(sys.inputs.attachments)"
  ) -> String {
    let imports = templates.enumerated().map { "#import \"/\($1.name).typ\" as m\($0)\n" }.joined()
    let bodies = templates.indices.map { "m\($0).body, " }.joined()
    return """
      #import "/socle.typ": render
      \(imports)#render(json(\(data)), json(\(attachments)), (\(bodies)))

      """
  }
}

extension JSONValue {
  /// `{"year": 2026, "month": 5, "day": 12}`: what a template makes a `datetime` of.
  public static func date(_ day: Day) -> JSONValue {
    [
      "year": JSONValue(day.year), "month": JSONValue(day.month), "day": JSONValue(day.day),
      "french": .string(day.french),
    ]
  }

  /// With nothing in its strings that turns the reading order or that a PDF may not hold.
  var typeset: JSONValue {
    switch self {
    case .string(let text): .string(text.withoutNoncharacters)
    case .array(let items): .array(items.map(\.typeset))
    case .object(let members): .object(members.map { .init($0.key, $0.value.typeset) })
    case .null, .bool, .int, .number: self
    }
  }
}

extension String {
  /// ``Swift/String/printable``, and without the code points that no text may exchange.
  fileprivate var withoutNoncharacters: String {
    // Nearly all text is done here.
    let text = printable
    guard text.unicodeScalars.contains(where: { $0.value >= 0xE000 }) else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFEFF, 0xFDD0...0xFDEF: break
      case let value where value & 0xFFFE == 0xFFFE: break
      // Private use and what replaced a control: an empty box, which every font has.
      case 0xFFFD, 0xE000...0xF8FF, 0xF0000...: kept.append("\u{25AF}")
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
