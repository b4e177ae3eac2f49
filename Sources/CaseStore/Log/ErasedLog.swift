// An erasure reaches the logs: what was written of the erased fields goes from the change log and
// the audit log, in the transaction of the act that erases. Devices that may hold it are noted
// until they have come past that position. Copies of the store from before are the
// administrator's to destroy.

package import CanonicalJSON
internal import CaseMerge
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

/// Takes erased values out of the logs.
enum ErasedLog {
    /// Cleans the logs of a scope when a mutation has erased something; returns whether it had.
    ///
    /// Costs a read of the whole audit log.
    @discardableResult
    static func clean(
        after changes: [Change], from before: CaseState, to state: CaseState,
        before version: Sequence64, _ db: Database
    ) throws -> Bool {
        let isDone = changes.contains { change in
            guard case .field(let address) = change, address.record.type == "erasure" else {
                return false
            }
            return address.field == "state"
                && state.record(address.record)?.text("state") == "done"
        }
        guard isDone else { return false }
        let fields = changes.compactMap { change -> FieldAddress? in
            guard case .field(let address) = change,
                state.records[address.record]?.fields[address.field]?.value == .null
            else { return nil }
            return address
        }
        for field in fields where field.field == "sha256" {
            guard let hash = before.records[field.record]?.text("sha256") else { continue }
            try noteAttachment(hash, db)
        }
        let scrubbing = Scrubbing(fields)
        try scrub("SELECT seq, body FROM change WHERE scope = ?", state.scope.text, scrubbing, db) {
            try db.execute(sql: "UPDATE change SET body = ? WHERE seq = ?", arguments: [$1, $0])
        }
        try scrub(
            "SELECT seq, body FROM audit WHERE json_extract(body, '$.scope') = ?",
            state.scope.text, scrubbing, db
        ) {
            try db.execute(sql: "UPDATE audit SET body = ? WHERE seq = ?", arguments: [$1, $0])
            // A digest of what was written could be tried against guesses.
            try db.execute(
                sql: """
                    UPDATE receipt SET digest = ''
                    WHERE mutation = (SELECT json_extract(body, '$.mid') FROM audit WHERE seq = ?)
                    """, arguments: [$0])
        }
        for record in Set(fields.map(\.record.description)) {
            try db.execute(
                sql: """
                    UPDATE receipt SET body = json_remove(body, '$.why')
                    WHERE instr(body, ?) > 0
                    """, arguments: ["\"" + record + "."])
            try db.execute(
                sql: "UPDATE outgoing SET message = NULL WHERE scope = ? AND key = ?",
                arguments: [state.scope.text, record])
        }
        try note(state.scope, version, db)
        return true
    }

    /// Notes that the bytes of a hash are to be removed.
    static func noteAttachment(_ hash: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO erased_attachment VALUES (?)", arguments: [hash])
    }

    private static func scrub(
        _ sql: String, _ scope: String, _ scrubbing: Scrubbing, _ db: Database,
        _ write: (Int64, String) throws -> Void
    ) throws {
        for row in try Row.fetchAll(db, sql: sql, arguments: [scope]) {
            let text: String = row[1]
            let clean = scrubbing.clean(try StateTable.json(text)).canonicalText
            if clean != text { try write(row[0], clean) }
        }
    }

    /// Notes the devices of everybody who reads the case, or did.
    private static func note(
        _ scope: ScopeID, _ version: Sequence64, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO erasure (scope, seq, device)
                SELECT DISTINCT ?, ?, device.id FROM device WHERE login IN (
                  SELECT login FROM standing WHERE scope = ?
                  UNION SELECT login FROM former_standing WHERE scope = ?)
                """, arguments: [scope.text, version, scope.text, scope.text])
    }
}

extension Store {
    /// Returns the hashes of the bytes that an erasure left to be removed.
    package func erasedAttachments() throws(StoreError) -> [String] {
        try Self.guarding {
            try pool.read { try String.fetchAll($0, sql: "SELECT hash FROM erased_attachment") }
        }
    }

    /// Notes that erased bytes are gone, or are named again.
    package func forgetErasedAttachment(_ hash: String) throws(StoreError) {
        try Self.guarding {
            try pool.write { db in
                try db.execute(
                    sql: "DELETE FROM erased_attachment WHERE hash = ?", arguments: [hash])
            }
        }
    }

    /// Returns the devices that have not yet confirmed an erasure: they may still hold what was
    /// erased.
    package func unconfirmedErasures() throws(StoreError) -> JSONValue {
        try Self.guarding {
            try pool.read { db in
                let rows = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT erasure.scope, erasure.seq, device.id, login, device.name, seen
                        FROM erasure JOIN device ON device.id = erasure.device
                        WHERE device.cursor < erasure.seq
                        ORDER BY erasure.seq, login, device.name, device.id
                        """)
                return .array(
                    rows.map { row in
                        let seen: Int64? = row[5]
                        let number = try? StateTable.load(ScopeID(row[0]), db)
                            .single("case")?.text("number")
                        return [
                            "case": .string((number ?? nil) ?? row[0]), "seq": .integer(row[1]),
                            "device": .string(row[2]), "user": .string(row[3]),
                            "name": .string(row[4]),
                            "seen": seen.map {
                                .string(Instant(milliseconds: $0).text)
                            } ?? .null,
                        ]
                    })
            }
        }
    }
}
