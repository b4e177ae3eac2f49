// Records that wait for somebody's decision. Who decides is told here once: what is owed, and what
// an act without a named record is about, both follow.

/// A record that waits for a decision.
package struct WaitingRecord: Sendable {
    /// The record.
    package let record: Record
    /// Who decides.
    package let who: Standing
    /// The stage it belongs to, 1…13.
    package let stage: Int

    /// Returns what waits in a case, ordered by key.
    package static func all(_ state: CaseState) -> [WaitingRecord] {
        ["mail", "parked", "erasure"].flatMap { type in
            state.all(type).compactMap(Self.init)
        }
    }

    private init?(_ record: Record) {
        self.record = record
        switch record.key.type {
        case "mail":
            guard record.text("state") == "doubtful" else { return nil }
            let type = record.text("record").flatMap(RecordKey.init(text:))
                .flatMap { FormCatalogue.type($0.type) }
            stage = max(type?.stage ?? 1, 1)
            who = .coordinator
        case "parked":
            guard record.text("state") == "open" else { return nil }
            stage = 1
            who = .coordinator
        default:
            guard record.text("state") == "requested" else { return nil }
            stage = 1
            who = .manager
        }
    }
}
