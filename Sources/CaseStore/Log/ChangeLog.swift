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
}

/// Reads and writes the log.
enum ChangeLog {
    static func head(_ db: Database) throws -> Sequence64 {
        try Int64.fetchOne(db, sql: "SELECT max(seq) FROM change") ?? 0
    }

    static func append(
        _ version: Sequence64, _ delta: ScopeDelta, _ standings: [StandingDelta], _ db: Database
    ) throws {
        let changed = Dictionary(
            standings.map { ($0.user.text, JSONValue.string($0.after?.rawValue ?? "")) },
            uniquingKeysWith: { $1 })
        try db.cachedStatement(
            sql: "INSERT INTO change (seq, scope, body, standings) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
            version, delta.scope.text, delta.json.canonicalText,
            changed.isEmpty ? nil : JSONValue.object(changed).canonicalText,
        ])
    }

    static func page(
        after version: Sequence64, limit: Int, _ db: Database
    ) throws -> [ChangeEntry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT seq, scope, body, standings FROM change
                    WHERE seq > ? ORDER BY seq LIMIT ?
                    """), arguments: [version, limit]
        ).map { row in
            let standings: String? = row[3]
            let table = try standings.map { try StateTable.json($0).objectValue ?? [:] } ?? [:]
            return ChangeEntry(
                version: row[0],
                delta: try ScopeDelta(scope: ScopeID(row[1]), json: try StateTable.json(row[2])),
                standings: table.compactMapValues(\.stringValue))
        }
    }
}
