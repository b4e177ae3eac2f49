// What the server says: batches of changes, each applied in one transaction with its cursor (T4).
// The outbox, the sent log and the tray are not touched by anything here.

package import CaseMerge
package import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

extension Cache {
    /// Applies a batch and moves the cursor, all or nothing.
    package func apply(
        _ events: [StreamEvent], cursor: Sequence64, realNow: Int64
    ) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                for event in events {
                    switch event {
                    case .grant(let scope, let standing):
                        try StateTable.drop(scope, db)
                        try db.execute(
                            sql: "INSERT OR REPLACE INTO standing (scope, standing) VALUES (?, ?)",
                            arguments: [scope.text, standing.rawValue])
                    case .revoke(let scope):
                        try StateTable.drop(scope, db)
                        try MetaTable.set(.unswept, "1", db)
                        try db.execute(
                            sql: "DELETE FROM standing WHERE scope = ?", arguments: [scope.text])
                        try db.execute(
                            sql: "DELETE FROM report WHERE scope = ?", arguments: [scope.text])
                        // What was sent is the server's by now; what waits or was refused is the
                        // person's own and stays.
                        try db.execute(
                            sql: "UPDATE sent SET body = NULL WHERE scope = ? AND seq <= ?",
                            arguments: [scope.text, cursor])
                    case .change(let delta): try StateTable.write(delta, db)
                    }
                }
                try MetaTable.set(.cursor, String(cursor), db)
                try MetaTable.set(.synced, String(realNow), db)
            }
        }
        try sweep()
    }

    /// Returns what the server said of a scope, and the person's edits of it that are not part of
    /// that yet, in order; from one moment.
    package func layers(
        of scope: ScopeID
    ) throws(CacheError) -> (confirmed: CaseState, edits: [Mutation]) {
        try Self.guarding {
            try queue.read { db in
                let cursor = try MetaTable.integer(.cursor, db)
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

    /// Returns how the person stands to a scope, as the server said.
    package func standing(in scope: ScopeID) throws(CacheError) -> Standing? {
        try Self.guarding {
            try queue.read { db in
                try String.fetchOne(
                    db, sql: "SELECT standing FROM standing WHERE scope = ?",
                    arguments: [scope.text]
                ).flatMap { Standing(rawValue: $0) }
            }
        }
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
