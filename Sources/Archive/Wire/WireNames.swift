// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Sittings

/// A choice among named cases, with the name that stores keep: a case may be renamed in code, never here.
protocol WireNamed: CaseIterable {
  var wireName: String { get }
}

extension WireNamed {
  init(wireName: String) throws {
    guard let found = Self.allCases.first(where: { $0.wireName == wireName }) else {
      throw WireError.unknownName(wireName, of: String(describing: Self.self))
    }
    self = found
  }
}

extension Confirmation: WireNamed {
  var wireName: String {
    switch self {
    case .candidate: "candidate"
    case .papers: "papers"
    case .exam: "exam"
    case .choice: "choice"
    case .accommodations: "accommodations"
    case .parts: "parts"
    }
  }
}

extension Basis: WireNamed {
  var wireName: String {
    switch self {
    case .scene: "scene"
    case .file: "file"
    }
  }
}

extension Remark.Kind: WireNamed {
  var wireName: String {
    switch self {
    case .observation: "observation"
    case .note: "note"
    }
  }
}

extension Incident.Kind: WireNamed {
  var wireName: String {
    switch self {
    case .lateArrival: "late-arrival"
    case .jurorLeft: "juror-left"
    case .jurorReplaced: "juror-replaced"
    case .partsSwapped: "parts-swapped"
    case .placeChanged: "place-changed"
    case .meansChanged: "means-changed"
    case .alarm: "alarm"
    case .candidateUnwell: "candidate-unwell"
    case .other: "other"
    }
  }
}

extension Outcome: WireNamed {
  var wireName: String {
    switch self {
    case .held: "held"
    case .absent: "absent"
    case .late: "late"
    case .abandoned: "abandoned"
    case .interrupted: "interrupted"
    case .fraudSuspected: "fraud-suspected"
    case .notHeld: "not-held"
    case .openedByMistake: "opened-by-mistake"
    }
  }
}

extension Opening.Sheet: WireNamed {
  var wireName: String {
    switch self {
    case .shared: "shared"
    case .perJuror: "per-juror"
    }
  }
}

extension Juror.Part: WireNamed {
  var wireName: String {
    switch self {
    case .client: "client"
    case .observer: "observer"
    }
  }
}

extension ChangeField: WireNamed {
  var wireName: String {
    switch self {
    case .economic: "economic"
    case .technical: "technical"
    case .human: "human"
    case .commercial: "commercial"
    }
  }
}

extension ChangeKind: WireNamed {
  var wireName: String {
    switch self {
    case .budget: "budget"
    case .financing: "financing"
    case .need: "need"
    case .ecology: "ecology"
    case .counterpart: "counterpart"
    case .motive: "motive"
    case .competitor: "competitor"
    case .purchasing: "purchasing"
    }
  }
}

extension Motive: WireNamed {
  var wireName: String {
    switch self {
    case .security: "security"
    case .pride: "pride"
    case .novelty: "novelty"
    case .comfort: "comfort"
    case .money: "money"
    case .sympathy: "sympathy"
    }
  }
}

extension ClientRole.Profile: WireNamed {
  var wireName: String {
    switch self {
    case .formal: "formal"
    case .busy: "busy"
    case .friendly: "friendly"
    }
  }
}
