// The life of an edit: recorded (T1), receipted (T3), settled in the base (T4, `Cache+Stream`).

package import CanonicalJSON
package import CaseMerge
package import CaseModel
internal import CaseTables
package import CaseWire
internal import GRDB

extension Cache {
    /// Records an edit; when this returns it is on disk and will be sent.
    ///
    /// Recording the same mutation again changes nothing and returns its number. An edit made
    /// instead of a refused one takes that one out of the tray in the same transaction, and the
    /// attachment that an edit names begins to wait with it.
    ///
    /// - Throws: `mutationReuse` when the name belongs to a different edit, `disk` or `busy`.
    package func record(
        _ mutation: Mutation, insteadOf trayEntry: Int64? = nil, upload: PendingUpload? = nil
    ) throws(CacheError) -> Int64 {
        do throws(CacheError) {
            return try write(mutation, insteadOf: trayEntry, upload)
        } catch {
            guard case .disk = error, let number = confirmed(mutation) else { throw error }
            return number
        }
    }

    /// Returns the number of an edit that is recorded although the disk reported an error.
    ///
    /// When the journal was emptied and only its sync failed, the commit stands. What is read then
    /// may still go with a loss of power, so it counts only after another commit, which syncs both
    /// files again.
    private func confirmed(_ mutation: Mutation) -> Int64? {
        guard let number = try? known(mutation.id)?.number,
            let next = try? meta(.next), (try? setMeta([.next: next])) != nil
        else { return nil }
        return number
    }

    private func write(
        _ mutation: Mutation, insteadOf trayEntry: Int64?, _ upload: PendingUpload?
    ) throws(CacheError) -> Int64 {
        try Self.guarding {
            try queue.write { db in
                let body = mutation.json.canonicalText
                if let place = try Self.place(of: mutation.id, db) {
                    guard place[1] as String == mutation.scope.text
                    else { throw CacheError.mutationReuse(mutation.id.text) }
                    return place[0]
                }
                let number = max(1, try MetaTable.integer(.next, db))
                try MetaTable.set(.next, String(number + 1), db)
                try db.execute(
                    sql: "INSERT INTO outbox (number, mutation, scope, body) VALUES (?, ?, ?, ?)",
                    arguments: [number, mutation.id.text, mutation.scope.text, body])
                if let trayEntry { try Self.leaveTray(trayEntry, db) }
                if let upload {
                    try db.execute(
                        sql: """
                            INSERT OR IGNORE INTO attachment (hash, size, uploaded)
                            VALUES (?, ?, 0)
                            """, arguments: [upload.hash, upload.size])
                }
                return number
            }
        }
    }

    /// Returns the number and scope of what was recorded under a name, wherever it is now.
    package func known(
        _ mutation: MutationID
    ) throws(CacheError) -> (number: Int64, scope: ScopeID)? {
        try Self.guarding {
            try queue.read { db in
                try Self.place(of: mutation, db).map { ($0[0], ScopeID($0[1])) }
            }
        }
    }

    private static func place(of mutation: MutationID, _ db: Database) throws -> Row? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT number, scope FROM outbox WHERE mutation = :m
                UNION ALL SELECT number, scope FROM sent WHERE mutation = :m
                UNION ALL SELECT number, scope FROM tray WHERE mutation = :m
                """, arguments: ["m": mutation.text])
    }

    /// Returns where a mutation is; exactly one place from the moment it was recorded.
    package func places(of mutation: MutationID) throws(CacheError) -> [String] {
        try Self.guarding {
            try queue.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT 'outbox' FROM outbox WHERE mutation = :m
                        UNION ALL SELECT 'sent' FROM sent WHERE mutation = :m
                        UNION ALL SELECT 'tray' FROM tray WHERE mutation = :m
                        """, arguments: ["m": mutation.text])
            }
        }
    }

    /// Returns the words of the edits that were sent, as far as they are kept.
    package func sentText() throws(CacheError) -> String {
        try Self.guarding {
            try queue.read { db in
                try String.fetchAll(db, sql: "SELECT body FROM sent WHERE body IS NOT NULL")
                    .map { try StateTable.json($0).withoutSeenValues.canonicalText }
                    .joined(separator: "\n")
            }
        }
    }

    /// Returns the edits that the server has answered and that can still be sent again.
    package func sent() throws(CacheError) -> [(mutation: MutationID, receipt: Receipt)] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: "SELECT mutation, receipt FROM sent WHERE body IS NOT NULL ORDER BY entry"
                ).map { (MutationID($0[0]), try Receipt(json: try StateTable.json($0[1]))) }
            }
        }
    }

    /// Returns the edits that wait for a receipt, in order, after a number.
    package func outbox(after number: Int64 = 0) throws(CacheError) -> [OutboxEntry] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT number, body FROM outbox WHERE number > ? ORDER BY number",
                    arguments: [number]
                ).map { row in
                    let content = try StateTable.json(row[1])
                    return OutboxEntry(
                        number: row[0], mutation: try Mutation(json: content), content: content)
                }
            }
        }
    }

    /// Returns what is to be sent after a number, in order: edits, and numbers to be used up.
    package func queue(after number: Int64) throws(CacheError) -> [MutationMessage] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT number, mutation, body FROM outbox WHERE number > :n
                        UNION ALL SELECT number, mutation, NULL FROM void WHERE number > :n
                        ORDER BY number
                        """, arguments: ["n": number]
                ).map { row in
                    let body: String? = row[2]
                    return MutationMessage(
                        number: row[0],
                        body: try body.map { .content(try StateTable.json($0)) }
                            ?? .void(MutationID(row[1])))
                }
            }
        }
    }

    /// Returns how many edits wait, by scope.
    package func waiting() throws(CacheError) -> [ScopeID: Int64] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT scope, count(*) FROM outbox GROUP BY scope")
                    .reduce(into: [:]) { $0[ScopeID($1[0])] = $1[1] }
            }
        }
    }

    /// Returns the number of the last edit whose receipt is here.
    package func received() throws(CacheError) -> Int64 {
        try Self.guarding {
            try queue.read { db in
                try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT coalesce(
                          (SELECT min(number) FROM
                            (SELECT number FROM outbox UNION ALL SELECT number FROM void)) - 1,
                          (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'next') - 1, 0)
                        """) ?? 0
            }
        }
    }

    /// Returns the receipt of an edit, once it is here.
    package func receipt(of mutation: MutationID) throws(CacheError) -> Receipt? {
        try Self.guarding {
            try queue.read { db in
                let body = try String.fetchOne(
                    db,
                    sql: """
                        SELECT receipt FROM sent WHERE mutation = ?
                        UNION ALL SELECT receipt FROM tray WHERE mutation = ?
                        """, arguments: [mutation.text, mutation.text])
                return try body.map { try Receipt(json: try StateTable.json($0)) }
            }
        }
    }

    /// Keeps a receipt: the edit goes from the outbox to the sent log, or refused to the tray.
    ///
    /// A receipt that came before changes nothing.
    package func store(_ receipt: Receipt, content: JSONValue) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                try db.execute(
                    sql: "DELETE FROM void WHERE number = ? AND mutation = ?",
                    arguments: [receipt.number, receipt.mutation.text])
                let row = try Row.fetchOne(
                    db, sql: "SELECT mutation, scope, body FROM outbox WHERE number = ?",
                    arguments: [receipt.number])
                guard let row else { return }
                // The server answered another edit under this number: two copies of this device
                // are at work. Nothing may be thrown away until a person has decided.
                guard row[0] as String == receipt.mutation.text else { throw CacheError.forked }
                let scope: String = row[1]
                let body: String = row[2]
                let device = try MetaTable.value(.device, db) ?? ""
                if [.refused, .parked].contains(receipt.outcome) {
                    // A place is never given twice: a command that is repeated after a kill must
                    // not mean another edit.
                    let newest = try Int64.fetchOne(db, sql: "SELECT max(entry) FROM tray") ?? 0
                    let entry = max(newest, try MetaTable.integer(.tray, db)) + 1
                    try MetaTable.set(.tray, String(entry), db)
                    try db.execute(
                        sql: """
                            INSERT INTO tray (entry, number, mutation, scope, body, receipt, device)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """,
                        arguments: [
                            entry, receipt.number, receipt.mutation.text, scope, body,
                            content.canonicalText, device,
                        ])
                } else {
                    let holdsAnswers = try Mutation(json: try StateTable.json(body)).holdsAnswers
                    try db.execute(
                        sql: """
                            INSERT INTO sent (number, mutation, scope, body, receipt, seq, device)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """,
                        arguments: [
                            receipt.number, receipt.mutation.text, scope,
                            holdsAnswers ? nil : body, content.canonicalText, receipt.version,
                            device,
                        ])
                }
                try db.execute(
                    sql: "DELETE FROM outbox WHERE number = ?", arguments: [receipt.number])
            }
        }
    }

    /// Makes the waiting edits those of a new device of the same person: they keep their names, so
    /// that one which the server has already is not applied twice, and are numbered anew.
    package func rehome(_ facts: [MetaKey: String]) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                let numbers = try Int64.fetchAll(
                    db, sql: "SELECT number FROM outbox ORDER BY number")
                // Downwards or upwards in one sweep, a number might still be taken: go by way of
                // negative ones.
                for (index, number) in numbers.enumerated() {
                    try db.execute(
                        sql: "UPDATE outbox SET number = ? WHERE number = ?",
                        arguments: [-Int64(index + 1), number])
                }
                try db.execute(sql: "UPDATE outbox SET number = -number")
                try db.execute(sql: "DELETE FROM void")
                for (key, value) in facts { try MetaTable.set(key, value, db) }
                try MetaTable.set(.next, String(numbers.count + 1), db)
            }
        }
    }

    // MARK: - The tray

    /// Returns the refused edits, oldest first.
    package func tray() throws(CacheError) -> [TrayEntry] {
        try Self.guarding {
            try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT entry, body, receipt FROM tray ORDER BY entry")
                    .map { row in
                        TrayEntry(
                            number: row[0],
                            mutation: try Mutation(json: try StateTable.json(row[1])),
                            receipt: try Receipt(json: try StateTable.json(row[2])))
                    }
            }
        }
    }

    /// Takes an entry out of the tray because the author said so.
    ///
    /// - Throws: `noEntry`, `disk` or `busy`.
    package func dropFromTray(_ number: Int64) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                guard try Self.leaveTray(number, db) else {
                    throw CacheError.noEntry(number: number)
                }
            }
        }
    }

    /// Takes an entry out of the tray; its number and name stay known, because a restored server
    /// may ask for them.
    @discardableResult
    private static func leaveTray(_ entry: Int64, _ db: Database) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO sent (number, mutation, scope, body, receipt, seq, device)
                SELECT number, mutation, scope, NULL, receipt, 0, device FROM tray WHERE entry = ?
                """, arguments: [entry])
        try db.execute(sql: "DELETE FROM tray WHERE entry = ?", arguments: [entry])
        return db.changesCount > 0
    }
}
