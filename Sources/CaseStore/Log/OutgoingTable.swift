// The queue of e-mails on the server. A row comes into being in the transaction of the act that
// sends, and goes in the transaction that writes into the case what became of it.

internal import CaseMerge
internal import CaseModel
internal import GRDB

/// The table of e-mails that still have to go out.
enum OutgoingTable {
    /// Takes in the e-mails that a mutation left to send.
    ///
    /// One that is to be sent again keeps its message, and with it its Message-ID. One that was
    /// asked for before a restore may have gone out in the history that was lost: its fate counts
    /// as not seen.
    static func take(
        _ changes: [Change], of mutation: Mutation, in state: CaseState, now: Instant,
        _ db: Database
    ) throws {
        for case .field(let address) in changes
        where address.record.type == "mail" && address.field == "state" {
            guard state.record(address.record)?.text("state") == "queued" else {
                // A person settled it.
                try drop(state.scope, address.record, db)
                continue
            }
            let start = try StoreMeta.value("start", db).flatMap { Sequence64($0) } ?? 0
            let isOld = (mutation.cursor ?? 0) < start
            try db.execute(
                sql: """
                    INSERT INTO outgoing (scope, key, due, begun) VALUES (?, ?, ?, ?)
                    ON CONFLICT (scope, key) DO UPDATE
                      SET begun = excluded.begun, attempts = 0, due = excluded.due
                    """,
                arguments: [
                    state.scope.text, address.record.description, now.milliseconds,
                    isOld ? 1 : 0,
                ])
        }
    }

    /// Forgets an e-mail that no longer waits.
    static func drop(_ scope: ScopeID, _ key: RecordKey, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM outgoing WHERE scope = ? AND key = ?",
            arguments: [scope.text, key.description])
    }
}
