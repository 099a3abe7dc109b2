// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import GRDB

/// Runs what talks to SQLite, and says its errors in the journal's terms.
func translatingErrors<Value>(_ body: () throws -> Value) throws(JournalError) -> Value {
  do {
    return try body()
  } catch let error as JournalError {
    throw error
  } catch let error as DatabaseError {
    throw JournalError(error)
  } catch is RowDecodingError {
    // What it says holds the row, with names.
    throw .damaged("une ligne n’a pas la forme qui fut écrite")
  } catch {
    throw .damaged(String(describing: error))
  }
}

extension JournalError {
  init(_ error: DatabaseError) {
    let detail = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskRefuses(DiskRefusal(.full, detail: detail))
    case .SQLITE_IOERR, .SQLITE_NOMEM: self = .diskRefuses(DiskRefusal(.ioError, detail: detail))
    case .SQLITE_READONLY: self = .diskRefuses(DiskRefusal(.readOnly, detail: detail))
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .diskRefuses(DiskRefusal(.busy, detail: detail))
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .diskRefuses(DiskRefusal(.denied, detail: detail))
    default: self = .damaged(detail)
    }
  }
}
