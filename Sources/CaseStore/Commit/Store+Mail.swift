// The outgoing e-mails as the server's sender sees them. What it does is on disk before it is done:
// an attempt is noted before it begins, so that one that was not seen to end is never repeated
// by itself.

package import CanonicalJSON
internal import CaseMerge
package import CaseModel
internal import CaseTables
internal import Foundation
internal import GRDB

/// An e-mail that has to go out.
package struct OutgoingMail: Sendable, Hashable {
    /// The case.
    package let scope: ScopeID
    /// Its record in the case.
    package let key: RecordKey
    /// The message, once it has been composed.
    package let message: [UInt8]?
    /// Its Message-ID, without angle brackets, once it has one.
    package let messageID: String?
    /// How often it was tried in vain.
    package let attempts: Int64
}

extension Store {
    /// Returns the e-mail that has been due longest, or nil when none is due.
    package func nextMail(now: Instant) throws(StoreError) -> OutgoingMail? {
        try mails(
            "SELECT * FROM outgoing WHERE begun = 0 AND due <= ? ORDER BY due, key LIMIT 1",
            [now.milliseconds]
        ).first
    }

    /// Returns the e-mails of which an attempt was not seen to end.
    package func interruptedMails() throws(StoreError) -> [OutgoingMail] {
        try mails("SELECT * FROM outgoing WHERE begun = 1", [])
    }

    /// Notes that an attempt begins, with the message that it hands over; returns false when it
    /// must not, because the recipients were erased meanwhile or somebody settled it.
    package func beginMail(
        _ mail: OutgoingMail, message: [UInt8], messageID: String
    ) throws(StoreError) -> Bool {
        try Self.guarding {
            try pool.write { db in
                let record = try StateTable.load(mail.scope, db).record(mail.key)
                guard record?.text("state") == "queued", record?.text("to") != nil else {
                    return false
                }
                try db.execute(
                    sql: """
                        UPDATE outgoing SET begun = 1, message = ?, message_id = ?
                        WHERE scope = ? AND key = ?
                        """,
                    arguments: [
                        Data(message), messageID, mail.scope.text, mail.key.description,
                    ])
                return true
            }
        }
    }

    /// Notes that an attempt certainly handed nothing over, why, and when the next is due.
    package func postponeMail(
        _ mail: OutgoingMail, until due: Instant, _ fields: [String: JSONValue], now: Instant
    ) throws(StoreError) {
        try change { db in
            try db.execute(
                sql: """
                    UPDATE outgoing SET begun = 0, attempts = attempts + 1, due = ?
                    WHERE scope = ? AND key = ?
                    """, arguments: [due.milliseconds, mail.scope.text, mail.key.description])
            let record = try StateTable.load(mail.scope, db).record(mail.key)
            let news = fields.sorted { $0.key < $1.key }.filter { record?[$0.key] != $0.value }
            guard record?.text("state") == "queued", !news.isEmpty else { return }
            try write(
                news.map { (FieldAddress(mail.key, $0.key), $0.value) }, in: mail.scope, now: now,
                db)
        }
    }

    /// Writes into the case what became of an e-mail; it no longer waits.
    ///
    /// What certainly did not go out takes back the stamp of its act. The message of a doubtful one
    /// is kept, for somebody may want it sent again.
    package func finishMail(
        _ mail: OutgoingMail, _ fields: [String: JSONValue], now: Instant
    ) throws(StoreError) {
        try change { db in
            let state = try StateTable.load(mail.scope, db)
            // What somebody settled meanwhile is theirs.
            guard let record = state.record(mail.key), record.text("state") == "queued"
            else { return try OutgoingTable.drop(mail.scope, mail.key, db) }
            let told = try record.text("to") == nil ? Self.unerased(fields, db) : fields
            var values = told.sorted { $0.key < $1.key }.map {
                (FieldAddress(mail.key, $0.key), $0.value)
            }
            if fields["state"] == "failed" {
                values += MailFate.withdrawal(of: record, in: state)
            }
            try write(values, in: mail.scope, now: now, db)
            if fields["state"] == "doubtful" {
                try db.execute(
                    sql: "UPDATE outgoing SET begun = 0, due = ? WHERE scope = ? AND key = ?",
                    arguments: [Int64.max, mail.scope.text, mail.key.description])
            } else {
                try OutgoingTable.drop(mail.scope, mail.key, db)
            }
        }
    }

    /// Returns a case and the organisation as they are now.
    package func facts(_ scope: ScopeID, now: Instant) throws(StoreError) -> CaseFacts {
        try Self.guarding {
            try pool.read { db in
                CaseFacts(
                    try StateTable.load(scope, db),
                    organisation: try StateTable.load(.organisation, db), now: now)
            }
        }
    }

    /// Tells all devices where the server's e-mails come from; nil when it sends none.
    package func noteSender(_ address: String?, now: Instant) throws(StoreError) {
        try change { db in
            let field = FieldAddress(RecordKey("outgoing"), "sender")
            let value = address.map { JSONValue.string($0) } ?? .null
            let state = try StateTable.load(.organisation, db)
            guard (state.single("outgoing")?[field.field] ?? .null) != value else { return }
            try write([(field, value)], in: .organisation, now: now, db)
        }
    }

    /// Returns what may be written of an e-mail whose recipient was erased while it was on its way;
    /// its bytes go as if they had been named before.
    private static func unerased(
        _ fields: [String: JSONValue], _ db: Database
    ) throws -> [String: JSONValue] {
        if let hash = fields["sha256"]?.stringValue { try ErasedLog.noteAttachment(hash, db) }
        let type = FormCatalogue.type("mail")
        return fields.filter { !(type?.field($0.key)?.isPersonal ?? false) }
    }

    private func mails(
        _ sql: String, _ values: StatementArguments
    ) throws(StoreError) -> [OutgoingMail] {
        try Self.guarding {
            try pool.read { db in
                try Row.fetchAll(db, sql: sql, arguments: values).compactMap(OutgoingMail.init)
            }
        }
    }
}

extension OutgoingMail {
    fileprivate init?(_ row: Row) {
        guard let key = RecordKey(text: row["key"]) else { return nil }
        let message: Data? = row["message"]
        self.init(
            scope: ScopeID(row["scope"]), key: key, message: message.map { [UInt8]($0) },
            messageID: row["message_id"], attempts: row["attempts"])
    }
}
