// A server that was restored from an older copy has lost edits that it had receipted, and perhaps
// positions that this device has read. Nothing of that is lost here: what was sent goes back to the
// outbox under its number and name, and what others had written and this device had seen is laid
// aside until a person decides (T9).

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel
internal import CaseTables
package import CaseWire
internal import GRDB

/// A value that this device had seen in a history that was lost.
package struct SalvagedValue: Sendable, Hashable {
    /// Its place in the list.
    package let number: Int64
    /// The scope.
    package let scope: ScopeID
    /// The field.
    package let address: FieldAddress
    /// The value, with who gave it and when by their clock.
    package let register: Register
}

/// What a change of history did on this device.
package struct HistoryChange: Sendable, Hashable {
    /// How many edits go to the server again.
    package var returned = 0
    /// How many values of others were laid aside.
    package var salvaged = 0
    /// Is true when everything is fetched anew.
    package var startsAnew = false

    /// Makes a change that did nothing.
    package init() {}
}

extension Cache {
    /// Follows the server into its history, in one transaction; nil when nothing had changed.
    package func follow(_ accepted: AuthAccepted) throws(CacheError) -> HistoryChange? {
        try Self.guarding {
            try queue.write { db in
                try MetaTable.set(.stable, String(accepted.stable), db)
                let known = try MetaTable.value(.epoch, db)
                try MetaTable.set(.epoch, accepted.epoch, db)
                var change = HistoryChange()
                var kept = Sequence64.max
                if let known, known != accepted.epoch {
                    kept = Self.common(known, accepted.lineage)
                    let cursor = try MetaTable.integer(.cursor, db)
                    // A scope that came whole may be newer than the cursor.
                    let newest = try Int64.fetchOne(db, sql: "SELECT max(version) FROM record")
                    let boot = try MetaTable.boot(db)
                    if max(cursor, boot?.start ?? 0, newest ?? 0) > kept {
                        change.salvaged = try Self.salvage(after: kept, db)
                        change.startsAnew = true
                        try Self.startAnew(cursor: min(cursor, kept), db)
                    }
                    try MetaTable.set(.signature, "", db)
                }
                change.returned = try Self.takeBack(
                    after: accepted.acknowledged, lostAfter: kept, db)
                let isSame = known == nil || known == accepted.epoch
                return isSame && change.returned == 0 ? nil : change
            }
        }
    }

    /// Returns the last position that a history has in common with the present one.
    private static func common(_ epoch: String, _ lineage: [EndedEpoch]) -> Sequence64 {
        guard let place = lineage.firstIndex(where: { $0.epoch == epoch }) else { return 0 }
        return lineage[place...].map(\.upTo).min() ?? 0
    }

    private static func startAnew(cursor: Sequence64, _ db: Database) throws {
        try db.execute(sql: "UPDATE standing SET seq = ?", arguments: [cursor])
        try MetaTable.set(.cursor, "0", db)
        try MetaTable.set(.boot, "", db)
    }

    /// Puts everything that the server has no receipt for (any more) back into the queue.
    private static func takeBack(
        after acknowledged: Int64, lostAfter kept: Sequence64, _ db: Database
    ) throws -> Int {
        let device = try MetaTable.value(.device, db) ?? ""
        let arguments: StatementArguments = [device, acknowledged]
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO void (number, mutation)
                SELECT number, mutation FROM tray WHERE device = ?1 AND number > ?2
                UNION ALL SELECT number, mutation FROM sent
                  WHERE device = ?1 AND number > ?2 AND body IS NULL
                """, arguments: arguments)
        try db.execute(
            sql: """
                INSERT INTO outbox (number, mutation, scope, body)
                SELECT number, mutation, scope, body FROM sent
                WHERE device = ?1 AND number > ?2 AND body IS NOT NULL
                """, arguments: arguments)
        var count = db.changesCount
        try db.execute(
            sql: "DELETE FROM sent WHERE device = ?1 AND number > ?2 AND body IS NOT NULL",
            arguments: arguments)
        // What an earlier identity of this home had sent in the lost time has no number any more;
        // its name keeps it from taking effect twice.
        let orphans = try Int64.fetchAll(
            db,
            sql: """
                SELECT entry FROM sent
                WHERE device <> ? AND seq > ? AND body IS NOT NULL ORDER BY entry
                """, arguments: [device, kept])
        for entry in orphans {
            let number = max(1, try MetaTable.integer(.next, db))
            try MetaTable.set(.next, String(number + 1), db)
            try db.execute(
                sql: """
                    INSERT INTO outbox (number, mutation, scope, body)
                    SELECT ?, mutation, scope, body FROM sent WHERE entry = ?
                    """, arguments: [number, entry])
            try db.execute(sql: "DELETE FROM sent WHERE entry = ?", arguments: [entry])
            count += 1
        }
        return count
    }

    // MARK: - Values of others

    private static func salvage(after kept: Sequence64, _ db: Database) throws -> Int {
        try db.execute(
            sql: """
                INSERT INTO salvage (scope, key, name, value, mutation, author, role, claimed)
                SELECT scope, key, name, value, mutation, author, role, claimed FROM field
                WHERE version > ? AND mutation NOT IN
                  (SELECT mutation FROM sent UNION ALL SELECT mutation FROM outbox)
                  AND NOT EXISTS (
                    SELECT 1 FROM salvage WHERE salvage.scope = field.scope
                      AND salvage.key = field.key AND salvage.name = field.name
                      AND salvage.mutation = field.mutation)
                """, arguments: [kept])
        var count = db.changesCount
        let bodies = try Row.fetchAll(
            db, sql: "SELECT scope, body FROM conflict WHERE version > ?", arguments: [kept])
        for row in bodies {
            let conflict = try Conflict(json: try StateTable.json(row[1]))
            for candidate in conflict.candidates {
                try db.execute(
                    sql: """
                        INSERT INTO salvage
                          (scope, key, name, value, mutation, author, role, claimed)
                        SELECT :scope, :key, :name, :value, :m, :author, :role, :claimed
                        WHERE :m NOT IN
                          (SELECT mutation FROM sent UNION ALL SELECT mutation FROM outbox)
                          AND NOT EXISTS (
                            SELECT 1 FROM salvage WHERE scope = :scope AND key = :key
                              AND name = :name AND mutation = :m)
                        """,
                    arguments: [
                        "scope": row[0] as String, "key": conflict.address.record.description,
                        "name": conflict.address.field, "value": candidate.value.canonicalText,
                        "m": candidate.mutation.text, "author": candidate.author.text,
                        "role": candidate.role.rawValue,
                        "claimed": candidate.claimedAt.milliseconds,
                    ])
                count += db.changesCount
            }
        }
        return count
    }

    /// Returns the values that were laid aside and that the server still does not have.
    package func salvaged() throws(CacheError) -> [SalvagedValue] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT entry, scope, key, name, value, mutation, author, role, claimed
                        FROM salvage WHERE NOT EXISTS (
                          SELECT 1 FROM field WHERE field.scope = salvage.scope
                            AND field.key = salvage.key AND field.name = salvage.name
                            AND (field.mutation = salvage.mutation OR field.value = salvage.value))
                          AND NOT EXISTS (
                            SELECT 1 FROM conflict, json_each(conflict.body, '$.cand') AS candidate
                            WHERE conflict.scope = salvage.scope AND conflict.key = salvage.key
                              AND conflict.name = salvage.name
                              AND candidate.value ->> '$.mid' = salvage.mutation)
                        ORDER BY entry
                        """
                ).compactMap(SalvagedValue.init)
            }
        }
    }

    /// Takes a value out of the list because a person said so.
    ///
    /// - Throws: `noEntry`, `disk` or `busy`.
    package func dropSalvaged(_ number: Int64) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM salvage WHERE entry = ?", arguments: [number])
                if db.changesCount == 0 { throw CacheError.noEntry(number: number) }
            }
        }
    }
}

extension SalvagedValue {
    init?(_ row: Row) throws {
        guard let key = RecordKey(text: row[2]), let role = Role(rawValue: row[7])
        else { return nil }
        number = row[0]
        scope = ScopeID(row[1])
        address = FieldAddress(key, row[3])
        register = Register(
            value: try StateTable.json(row[4]), version: 0, mutation: MutationID(row[5]),
            author: UserID(row[6]), role: role, claimedAt: Instant(milliseconds: row[8]))
    }
}
