// Scopes as rows: reading a whole one, writing what changed. The server and every device keep the
// state of a case in the same three tables; all else that they keep differs.

package import CanonicalJSON
package import CaseMerge
package import CaseModel
internal import CaseWire
package import GRDB

/// Reads and writes the state of scopes.
package enum StateTable {
    /// The SQL that makes the tables.
    package static let schema = """
        CREATE TABLE record (
          scope TEXT NOT NULL, key TEXT NOT NULL, author TEXT NOT NULL,
          recorded INTEGER NOT NULL, synced INTEGER, version INTEGER NOT NULL,
          PRIMARY KEY (scope, key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE field (
          scope TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
          version INTEGER NOT NULL, mutation TEXT NOT NULL, author TEXT NOT NULL,
          role TEXT NOT NULL, claimed INTEGER NOT NULL, PRIMARY KEY (scope, key, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE conflict (
          scope TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
          body TEXT NOT NULL, PRIMARY KEY (scope, key, name)
        ) STRICT, WITHOUT ROWID;
        """

    /// Moves the removals that a store of the first version kept in a column of `record` to where
    /// they are kept now; as ``Register/init(removalOf:)`` makes them, so that both sides agree.
    package static func moveFormerRemovals(_ db: Database) throws {
        guard try db.columns(in: "record").contains(where: { $0.name == "deleted" })
        else { return }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO field
                  (scope, key, name, value, version, mutation, author, role, claimed)
                SELECT scope, key, 'removed', 'true', version, 'removed-before-version-2', author,
                  'coordinator', recorded
                FROM record WHERE deleted = 1;
                ALTER TABLE record DROP COLUMN deleted;
                """)
    }

    /// Returns a whole scope; an empty one when nothing is kept of it.
    package static func load(_ scope: ScopeID, _ db: Database) throws -> CaseState {
        var state = CaseState(scope: scope)
        let records = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT key, author, recorded, synced, version FROM record WHERE scope = ?
                    """), arguments: [scope.text])
        while let row = try records.next() {
            guard let key = RecordKey(text: row[0]) else { continue }
            let synced: Int64? = row[3]
            state.records[key] = Record(
                key: key, author: UserID(row[1]), recordedAt: Instant(milliseconds: row[2]),
                syncedAt: synced.map { Instant(milliseconds: $0) }, version: row[4])
        }
        let fields = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT key, name, value, version, mutation, author, role, claimed
                    FROM field WHERE scope = ?
                    """), arguments: [scope.text])
        while let row = try fields.next() {
            guard let key = RecordKey(text: row[0]), let role = Role(rawValue: row[6])
            else { continue }
            state.records[key]?.fields[row[1]] = Register(
                value: try json(row[2]), version: row[3], mutation: MutationID(row[4]),
                author: UserID(row[5]), role: role, claimedAt: Instant(milliseconds: row[7]))
        }
        let conflicts = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT body FROM conflict WHERE scope = ?"),
            arguments: [scope.text])
        while let row = try conflicts.next() {
            let conflict = try Conflict(json: try json(row[0]))
            state.conflicts[conflict.address] = conflict
        }
        return state
    }

    /// Writes new values; what is kept in a newer version stays.
    package static func write(_ delta: ScopeDelta, _ db: Database) throws {
        let recordRow = try db.cachedStatement(
            sql: """
                INSERT INTO record (scope, key, author, recorded, synced, version)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET version = excluded.version
                WHERE excluded.version >= record.version
                """)
        let fieldRow = try db.cachedStatement(
            sql: """
                INSERT INTO field
                  (scope, key, name, value, version, mutation, author, role, claimed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET value = excluded.value, version = excluded.version,
                  mutation = excluded.mutation, author = excluded.author, role = excluded.role,
                  claimed = excluded.claimed
                WHERE excluded.version >= field.version
                """)
        for record in delta.records.map(\.record) {
            let key = record.key.description
            try recordRow.execute(arguments: [
                delta.scope.text, key, record.author.text, record.recordedAt.milliseconds,
                record.syncedAt?.milliseconds, record.version,
            ])
            for (name, register) in record.fields {
                try fieldRow.execute(arguments: [
                    delta.scope.text, key, name, register.value.canonicalText, register.version,
                    register.mutation.text, register.author.text, register.role.rawValue,
                    register.claimedAt.milliseconds,
                ])
            }
        }
        for conflict in delta.conflicts {
            try db.execute(
                sql: """
                    INSERT INTO conflict (scope, key, name, version, body) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body
                    WHERE excluded.version >= conflict.version
                    """,
                arguments: [
                    delta.scope.text, conflict.address.record.description, conflict.address.field,
                    conflict.version, conflict.json.canonicalText,
                ])
        }
    }

    /// Forgets a scope.
    package static func drop(_ scope: ScopeID, _ db: Database) throws {
        for statement in [
            "DELETE FROM record WHERE scope = ?", "DELETE FROM field WHERE scope = ?",
            "DELETE FROM conflict WHERE scope = ?",
        ] {
            try db.execute(sql: statement, arguments: [scope.text])
        }
    }

    /// Reads JSON that was checked when it first came in.
    package static func json(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8), limits: LineLimits.serverLine)
    }
}
