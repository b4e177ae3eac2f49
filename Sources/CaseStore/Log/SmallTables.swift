// The tables that need no more than a few lines each: audit, counters, answers.

internal import CanonicalJSON
internal import CaseMerge
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import Digest
internal import GRDB

/// Who did what, for ever: the mutation as its author wrote it.
enum AuditLog {
    static func append(
        _ version: Sequence64, user: UserID, device: DeviceID, at now: Instant,
        _ content: JSONValue, _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: "INSERT INTO audit (seq, login, device, at, body) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            version, user.text, device.text, now.milliseconds, content.canonicalText,
        ])
    }
}

extension AuditLog {
    /// Notes what the server itself wrote, as resulting values: nobody's mutation stands behind it.
    static func append(
        _ version: Sequence64, _ delta: ScopeDelta, at now: Instant, _ db: Database
    ) throws {
        let content: JSONValue = ["scope": .string(delta.scope.text), "delta": delta.json]
        try append(
            version, user: Store.serverName, device: "server", at: now, content, db)
    }
}

/// The number series.
enum CounterTable {
    static func load(_ db: Database) throws -> Numbers {
        let rows = try Row.fetchAll(db, sql: "SELECT series, value FROM counter")
        return Numbers(
            counters: rows.reduce(into: [String: Int64]()) { $0[$1[0]] = $1[1] })
    }

    static func save(_ numbers: Numbers, _ db: Database) throws {
        for (series, value) in numbers.counters ?? [:] {
            try db.execute(
                sql: "INSERT OR REPLACE INTO counter (series, value) VALUES (?, ?)",
                arguments: [series, value])
        }
    }
}

/// The anonymous F5 sheets.
enum AnswerTable {
    static func insert(_ collected: CollectedSheet, _ scope: ScopeID, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO answer (key, scope, body, round) VALUES (?, ?, ?, ?)",
            arguments: [
                Hex.encode(SecureRandom.bytes(16)), scope.text, collected.sheet.json.canonicalText,
                collected.round,
            ])
    }

    static func all(_ scope: ScopeID, _ db: Database) throws -> [CollectedSheet] {
        try Row.fetchAll(
            db, sql: "SELECT body, round FROM answer WHERE scope = ?", arguments: [scope.text]
        ).map { row in
            CollectedSheet(
                try AnswerSheet(json: try StateTable.json(row["body"])), round: row["round"])
        }
    }
}
