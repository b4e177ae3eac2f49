// Who may read which scope, written in the transaction that changed it.

internal import CaseMerge
internal import CaseModel
internal import GRDB

/// Reads and writes standings.
enum StandingTable {
    static func apply(
        _ deltas: [StandingDelta], scope: ScopeID, _ db: Database
    ) throws {
        for delta in deltas {
            if let standing = delta.after {
                try db.execute(
                    sql:
                        "INSERT OR REPLACE INTO standing (login, scope, standing) VALUES (?, ?, ?)",
                    arguments: [delta.user.text, scope.text, standing.rawValue])
            } else {
                try db.execute(
                    sql: "DELETE FROM standing WHERE login = ? AND scope = ?",
                    arguments: [delta.user.text, scope.text])
            }
        }
    }

    static func all(_ user: UserID, _ db: Database) throws -> [ScopeID: Standing] {
        try Row.fetchAll(
            db, sql: "SELECT scope, standing FROM standing WHERE login = ?", arguments: [user.text]
        ).reduce(into: [:]) { table, row in
            table[ScopeID(row[0])] = Standing(rawValue: row[1])
        }
    }
}
