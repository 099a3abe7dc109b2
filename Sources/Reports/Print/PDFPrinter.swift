// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes PDFs: PDF/A-3b, tagged, the same bytes for the same jobs and templates.
public protocol PDFPrinter {
  /// Prints jobs in their order.
  ///
  /// - Parameter receive: given each PDF as soon as it is whole, with the place of its job.
  func print(_ jobs: [PrintJob], receive: (Int, [UInt8]) throws -> Void) throws
}

extension PDFPrinter {
  /// One PDF.
  public func pdf(_ job: PrintJob) throws -> [UInt8] {
    var pdf: [UInt8] = []
    try print([job]) { pdf = $1 }
    return pdf
  }
}
