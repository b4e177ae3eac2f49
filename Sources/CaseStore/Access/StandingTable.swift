// Who may read which scope, written in the transaction that changed it.

internal import CaseMerge
internal import CaseModel
internal import GRDB

/// How somebody stood to a scope before that changed.
struct FormerStanding {
    let standing: Standing
    /// The log position at which it ended.
    let until: Sequence64
}

/// Reads and writes standings.
enum StandingTable {
    static func apply(
        _ deltas: [StandingDelta], scope: ScopeID, at version: Sequence64, _ db: Database
    ) throws {
        for delta in deltas {
            if let before = delta.before {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO former_standing (login, scope, standing, until)
                        VALUES (?, ?, ?, ?)
                        """,
                    arguments: [delta.user.text, scope.text, before.rawValue, version])
            }
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

    static func of(_ user: UserID, _ scope: ScopeID, _ db: Database) throws -> Standing? {
        try String.fetchOne(
            db, sql: "SELECT standing FROM standing WHERE login = ? AND scope = ?",
            arguments: [user.text, scope.text]
        ).flatMap { Standing(rawValue: $0) }
    }

    /// Returns how a person stood before the last change; nil when they never stood otherwise.
    static func former(
        _ user: UserID, _ scope: ScopeID, _ db: Database
    ) throws -> FormerStanding? {
        try Row.fetchOne(
            db, sql: "SELECT standing, until FROM former_standing WHERE login = ? AND scope = ?",
            arguments: [user.text, scope.text]
        ).flatMap { row in
            Standing(rawValue: row[0]).map { FormerStanding(standing: $0, until: row[1]) }
        }
    }

    /// Returns the scopes that a person once could read.
    static func lost(_ user: UserID, _ db: Database) throws -> [ScopeID] {
        try String.fetchAll(
            db, sql: "SELECT scope FROM former_standing WHERE login = ? ORDER BY scope",
            arguments: [user.text]
        ).map { ScopeID($0) }
    }
}
