// The log of changes, in the order in which they took effect: what streams are made of.

internal import CanonicalJSON
internal import CaseMerge
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

/// One entry of the log.
struct ChangeEntry {
    let version: Sequence64
    let delta: ScopeDelta
    /// The new standing by login, where it changed; an empty text for a lost one.
    let standings: [String: String]
    /// When the server took it.
    let arrivedAt: Instant

    init(_ row: Row) throws {
        let table: String? = row[3]
        version = row[0]
        delta = try ScopeDelta(scope: ScopeID(row[1]), json: try StateTable.json(row[2]))
        standings =
            (try table.map { try StateTable.json($0).objectValue ?? [:] } ?? [:])
            .compactMapValues(\.stringValue)
        arrivedAt = Instant(milliseconds: row[4])
    }
}

/// Reads and writes the log.
enum ChangeLog {
    static func head(_ db: Database) throws -> Sequence64 {
        let newest = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM change") ?? 0
        return max(newest, try StoreMeta.value("start", db).flatMap { Int64($0) } ?? 0)
    }

    static func append(
        _ version: Sequence64, _ delta: ScopeDelta, _ standings: [StandingDelta], at now: Instant,
        _ db: Database
    ) throws {
        let changed = Dictionary(
            standings.map { ($0.user.text, JSONValue.string($0.after?.rawValue ?? "")) },
            uniquingKeysWith: { $1 })
        try db.cachedStatement(
            sql: "INSERT INTO change (seq, scope, body, standings, at) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            version, delta.scope.text, delta.json.canonicalText,
            changed.isEmpty ? nil : JSONValue.object(changed).canonicalText, now.milliseconds,
        ])
    }

    static func page(
        after version: Sequence64, limit: Int, _ db: Database
    ) throws -> [ChangeEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT seq, scope, body, standings, at FROM change
                    WHERE seq > ? ORDER BY seq LIMIT ?
                    """), arguments: [version, limit]
        ).map(ChangeEntry.init)
    }

    /// Returns entries of one scope, newest first.
    static func page(
        of scope: ScopeID, before version: Sequence64, _ db: Database
    ) throws -> [ChangeEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT seq, scope, body, standings, at FROM change
                    WHERE scope = ? AND seq < ? ORDER BY seq DESC LIMIT 200
                    """), arguments: [scope.text, version]
        ).map(ChangeEntry.init)
    }
}
