// The edits that the server has. Their bodies are kept as long as a restore might lose them.

internal import CanonicalJSON
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

/// Keeps the sent log small and clean.
enum SentTable {
    /// Drops the bodies that a backup of the server has held for a while and that are part of the
    /// base: the newest backup may turn out not to be the one that is restored.
    static func prune(upTo cursor: Sequence64, realNow: Int64, _ db: Database) throws {
        let stable = try MetaTable.integer(.stable, db)
        try db.execute(
            sql: """
                UPDATE sent SET stable_since = ?
                WHERE body IS NOT NULL AND stable_since IS NULL AND seq <= ?
                """, arguments: [realNow, min(cursor, stable)])
        try db.execute(
            sql: "UPDATE sent SET body = NULL WHERE body IS NOT NULL AND stable_since < ?",
            arguments: [realNow - keptMilliseconds])
    }

    private static let keptMilliseconds: Int64 = 7 * 86_400_000

    /// Takes what the server said out of the person's edits of a scope that was lost.
    ///
    /// Their own
    /// words stay: they are still to be delivered, kept or decided about.
    static func forgetTheirs(in scope: ScopeID, _ db: Database) throws {
        try rewrite(in: scope, db) { $0.withoutSeenValues }
    }

    /// Takes erased values out of a person's own edits; that they were made stays.
    static func clean(_ scrubbing: Scrubbing, in scope: ScopeID, _ db: Database) throws {
        try rewrite(in: scope, db) { scrubbing.clean($0) }
    }

    private static func rewrite(
        in scope: ScopeID, _ db: Database, _ change: (JSONValue) -> JSONValue
    ) throws {
        for table in [Words.outbox, .sent, .tray] {
            let rows = try Row.fetchAll(db, sql: table.select, arguments: [scope.text])
            for row in rows {
                let body: String? = row[1]
                let receipt: String? = row[2]
                try db.execute(
                    sql: table.update,
                    arguments: [
                        try body.map { change(try StateTable.json($0)).canonicalText },
                        try receipt.map { withoutDetails(try StateTable.json($0)).canonicalText },
                        row[0] as Int64,
                    ])
            }
        }
    }

    /// Where edits are, and how their words are read and written there.
    private enum Words {
        case outbox, sent, tray

        var select: String {
            switch self {
            case .outbox: "SELECT number, body, NULL FROM outbox WHERE scope = ?"
            case .sent: "SELECT entry, body, receipt FROM sent WHERE scope = ?"
            case .tray: "SELECT entry, body, receipt FROM tray WHERE scope = ?"
            }
        }

        var update: String {
            switch self {
            case .outbox: "UPDATE outbox SET body = coalesce(?1, ?2) WHERE number = ?3"
            case .sent: "UPDATE sent SET body = ?1, receipt = ?2 WHERE entry = ?3"
            case .tray: "UPDATE tray SET body = ?1, receipt = ?2 WHERE entry = ?3"
            }
        }
    }

    private static func withoutDetails(_ receipt: JSONValue) -> JSONValue {
        guard var object = receipt.objectValue, let reasons = object["why"]?.arrayValue
        else { return receipt }
        object["why"] = .array(
            reasons.map { reason in
                guard var words = reason.objectValue else { return reason }
                words["detail"] = nil
                return .object(words)
            })
        return .object(object)
    }
}
