// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// One PDF to be made: one document, or several one after the other, and what is attached to the file.
///
/// It holds all that the bytes of the PDF depend on, templates and their charter apart: no clock is asked.
public struct PrintJob: Hashable, Sendable {
  /// The title of the file, as readers show it.
  public var title: String
  /// Whoever gives the document out.
  public var issuer: PrintIssuer
  /// The day that the document bears, from its data, never today's; `nil` when the data tell none.
  public var date: Day?
  /// In order, each beginning on a new page 1. One at least.
  public var parts: [Part]
  public var attachments: [PrintAttachment]

  public init(
    title: String, issuer: PrintIssuer = PrintIssuer(), date: Day?, parts: [Part], attachments: [PrintAttachment] = []
  ) {
    self.title = title
    self.issuer = issuer
    self.date = date
    self.parts = parts
    self.attachments = attachments
  }

  /// One document, in one template.
  public init(
    _ template: PrintTemplate, title: String, issuer: PrintIssuer = PrintIssuer(), date: Day?, content: JSONValue,
    attachments: [PrintAttachment] = []
  ) {
    self.init(
      title: title, issuer: issuer, date: date, parts: [Part(template, content)], attachments: attachments)
  }

  /// Any report, in the generic template.
  public init(
    _ document: ReportDocument, issuer: PrintIssuer = PrintIssuer(), date: Day?, attachments: [PrintAttachment] = []
  ) {
    self.init(
      .report, title: document.title, issuer: issuer, date: date, content: document.json, attachments: attachments)
  }

  /// Several in one file, each from its own page 1. Attachments of one name are told apart by a number.
  public init(title: String, issuer: PrintIssuer = PrintIssuer(), all jobs: [PrintJob]) {
    var names: Set<String> = []
    let attachments = jobs.flatMap(\.attachments).map { attachment in
      var distinct = attachment
      let end = attachment.name.firstIndex(of: ".") ?? attachment.name.endIndex
      var number = 1
      while !names.insert(distinct.name).inserted {
        number += 1
        distinct.name = "\(attachment.name[..<end])-\(number)\(attachment.name[end...])"
      }
      return distinct
    }
    self.init(
      title: title, issuer: issuer, date: jobs.compactMap(\.date).max(), parts: jobs.flatMap(\.parts),
      attachments: attachments)
  }

  /// A document: a template and what fills it.
  public struct Part: Hashable, Sendable {
    public var template: PrintTemplate
    /// Plain text in every string: a template never reads them as markup.
    public var content: JSONValue

    public init(_ template: PrintTemplate, _ content: JSONValue) {
      self.template = template
      self.content = content
    }
  }
}

/// The centre, as the head of a document names it; a centre's charter may say otherwise.
public struct PrintIssuer: Hashable, Sendable {
  /// Empty when no centre is known: the head of the document then says nothing.
  public var name: String
  public var address: String

  public init(name: String = "", address: String = "") {
    self.name = name
    self.address = address
  }
}

/// A file attached to a PDF. Its text is kept to the byte.
public struct PrintAttachment: Hashable, Sendable {
  /// The file's name, such as `260512-K7F.jwt`; each once in a PDF.
  public var name: String
  /// Such as `application/sd-jwt`.
  public var mimeType: String
  public var relationship: Relationship
  /// In French, for whoever opens the list of attachments.
  public var description: String
  public var text: String

  public init(name: String, mimeType: String, relationship: Relationship, description: String, text: String) {
    self.name = name
    self.mimeType = mimeType
    self.relationship = relationship
    self.description = description
    self.text = text
  }

  /// What the file is to the document (ISO 32000-2, `AFRelationship`).
  public enum Relationship: String, Hashable, Sendable {
    case source, data, alternative, supplement
  }
}

/// A template by the name of its file, without `.typ`.
public struct PrintTemplate: Hashable, Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }

  /// What shows any ``ReportDocument``.
  public static let report = PrintTemplate("rapport")
}
