// What the server says: batches of changes, each applied in one transaction with its cursor (T4).
// The outbox, the sent log and the tray are not touched by anything here.

internal import CanonicalJSON
package import CaseMerge
package import CaseModel
internal import CaseTables
package import CaseWire
internal import Digest
internal import GRDB

extension Cache {
    /// Applies a batch and moves the cursor, all or nothing.
    ///
    /// A batch of a bootstrap leaves the cursor and moves its token. With its last batch go the
    /// scopes that it did not bring.
    package func apply(_ batch: StreamBatch, realNow: Int64) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                let token = try MetaTable.boot(db)
                let cursor = try MetaTable.integer(.cursor, db)
                if try Self.begins(batch, token, cursor) {
                    try db.execute(
                        sql: "UPDATE standing SET stale = 1, seq = max(seq, ?)",
                        arguments: [cursor])
                }
                let reached = batch.boot?.start ?? batch.cursor
                for event in batch.events { try Self.apply(event, reached, db) }
                try Self.forgetErased(batch.events, db)
                // A scope that came whole may hold own edits beyond the position of the batch.
                for case .grant(let scope, _) in batch.events {
                    try db.execute(
                        sql: """
                            UPDATE standing SET seq = max(seq, coalesce(
                              (SELECT max(version) FROM record WHERE scope = :s), 0))
                            WHERE scope = :s
                            """, arguments: ["s": scope.text])
                }
                if let boot = batch.boot {
                    try MetaTable.set(.boot, boot.json.canonicalText, db)
                } else {
                    for scope in try String.fetchAll(
                        db, sql: "SELECT scope FROM standing WHERE stale = 1")
                    {
                        try Self.apply(.revoke(ScopeID(scope)), reached, db)
                    }
                    try MetaTable.set(.boot, "", db)
                    try MetaTable.set(.cursor, String(batch.cursor), db)
                    try MetaTable.set(.signature, batch.signature ?? "", db)
                    try SentTable.prune(upTo: batch.cursor, realNow: realNow, db)
                }
                try MetaTable.set(.synced, String(realNow), db)
            }
        }
        try sweep()
    }

    /// Returns whether a bootstrap begins with a batch, or begins anew.
    private static func begins(
        _ batch: StreamBatch, _ token: BootToken?, _ cursor: Sequence64
    ) throws -> Bool {
        guard let token else { return batch.boot != nil || cursor == 0 }
        return batch.boot.map { $0.start != token.start } ?? false
    }

    private static func apply(
        _ event: StreamEvent, _ reached: Sequence64, _ db: Database
    ) throws {
        switch event {
        case .grant(let scope, let standing):
            try StateTable.drop(scope, db)
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO standing (scope, standing, seq, stale)
                    VALUES (?, ?, ?, 0)
                    """,
                arguments: [scope.text, standing.rawValue, reached])
        case .revoke(let scope):
            try StateTable.drop(scope, db)
            try MetaTable.set(.unswept, "1", db)
            for statement in [
                "DELETE FROM standing WHERE scope = ?", "DELETE FROM report WHERE scope = ?",
                "DELETE FROM salvage WHERE scope = ?",
            ] {
                try db.execute(sql: statement, arguments: [scope.text])
            }
            try SentTable.forgetTheirs(in: scope, db)
        case .change(let delta): try StateTable.write(delta, db)
        }
    }

    /// Forgets here too what an erasure has emptied: in the own edits, wherever they are, and among
    /// the values kept from a lost history.
    private static func forgetErased(_ events: [StreamEvent], _ db: Database) throws {
        for case .change(let delta) in events {
            for record in delta.records.map(\.record)
            where record.key.type == "erasure" && record.text("state") == "done" {
                guard let mutation = record.fields["state"]?.mutation else { continue }
                let emptied = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT key, name FROM field
                        WHERE scope = ? AND mutation = ? AND value = 'null'
                        """, arguments: [delta.scope.text, mutation.text])
                let fields = emptied.compactMap { row in
                    RecordKey(text: row[0]).map { FieldAddress($0, row[1]) }
                }
                try SentTable.clean(Scrubbing(fields), in: delta.scope, db)
                for field in fields {
                    try db.execute(
                        sql: "DELETE FROM salvage WHERE scope = ? AND key = ? AND name = ?",
                        arguments: [delta.scope.text, field.record.description, field.field])
                }
                try MetaTable.set(.unswept, "1", db)
            }
        }
    }

    /// Returns what the server said of a scope, and the person's edits of it that are not part of
    /// that yet, in order; from one moment.
    package func layers(
        of scope: ScopeID
    ) throws(CacheError) -> (confirmed: CaseState, edits: [Mutation]) {
        try Self.guarding {
            try queue.read { db in
                let known = try Int64.fetchOne(
                    db, sql: "SELECT seq FROM standing WHERE scope = ?", arguments: [scope.text])
                let cursor = max(try MetaTable.integer(.cursor, db), known ?? 0)
                let bodies = try String.fetchAll(
                    db,
                    sql: """
                        SELECT body FROM (
                          SELECT 0 AS place, entry, body FROM sent
                          WHERE scope = ? AND seq > ? AND body IS NOT NULL
                          UNION ALL SELECT 1, number, body FROM outbox WHERE scope = ?
                        ) ORDER BY place, entry
                        """, arguments: [scope.text, cursor, scope.text])
                return (
                    try StateTable.load(scope, db),
                    try bodies.map { try Mutation(json: try StateTable.json($0)) }
                )
            }
        }
    }

    /// Returns the cases that the device knows of, its own unsent ones included.
    package func cases() throws(CacheError) -> [ScopeID] {
        try Self.guarding {
            try queue.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT scope FROM standing UNION SELECT scope FROM outbox
                        UNION SELECT scope FROM sent
                          WHERE seq > coalesce(
                            (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'cursor'), 0)
                        ORDER BY scope
                        """
                ).map { ScopeID($0) }.filter(\.isCase)
            }
        }
    }

    /// Returns how the person stands to every scope on this device, as the server said.
    package func standings() throws(CacheError) -> [ScopeID: Standing] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT scope, standing FROM standing")
                    .reduce(into: [:]) { $0[ScopeID($1[0])] = Standing(rawValue: $1[1]) }
            }
        }
    }

    /// Returns what this device holds of everything that the person may read, as digests.
    ///
    /// Costs one read of everything on the device.
    package func digests() throws(CacheError) -> DigestMessage {
        try Self.guarding {
            try queue.read { db in
                var digests: [ScopeID: String] = [:]
                for text in try String.fetchAll(db, sql: "SELECT scope FROM standing") {
                    let whole = ScopeDelta(whole: try StateTable.load(ScopeID(text), db))
                    digests[ScopeID(text)] = SHA256.hex(whole.digestBytes)
                }
                return DigestMessage(
                    cursor: try MetaTable.integer(.cursor, db), scopes: digests)
            }
        }
    }

    /// Returns the position up to which this device holds everything.
    package func position() throws(CacheError) -> Sequence64 {
        try Self.guarding { try queue.read { try MetaTable.integer(.cursor, $0) } }
    }

    /// Returns the number of the last edit that was recorded under this identity.
    package func numbersGiven() throws(CacheError) -> Int64 {
        try Self.guarding { try queue.read { max(0, try MetaTable.integer(.next, $0) - 1) } }
    }

    /// Returns how far an unfinished bootstrap is.
    package func bootToken() throws(CacheError) -> BootToken? {
        try Self.guarding { try queue.read { try MetaTable.boot($0) } }
    }

    /// Keeps the last report of a scope, for reading offline; `org` stands for the portfolio.
    package func keepReport(_ scope: ScopeID, _ body: String) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                try db.execute(
                    sql: "INSERT OR REPLACE INTO report (scope, body) VALUES (?, ?)",
                    arguments: [scope.text, body])
            }
        }
    }

    /// Returns the last report of a scope.
    package func report(_ scope: ScopeID) throws(CacheError) -> String? {
        try Self.guarding {
            try queue.read { db in
                try String.fetchOne(
                    db, sql: "SELECT body FROM report WHERE scope = ?", arguments: [scope.text])
            }
        }
    }
}
