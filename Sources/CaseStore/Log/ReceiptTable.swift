// One durable receipt for every mutation. Sending a mutation again brings the same bytes again.

internal import CanonicalJSON
internal import CaseMerge
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import GRDB

/// A receipt that was kept for a mutation, wherever it came from.
struct KeptReceipt {
    let user: UserID
    let digest: String
    let receipt: Receipt

    /// Answers the same mutation under another number of the same person's other device.
    ///
    /// Anybody else's use of the name is refused without a word about it. A void line, which has no
    /// content and so an empty digest, is answered with what became of the mutation.
    func repeated(
        as number: Int64, by user: UserID, digest: String, _ mutation: MutationID
    ) -> Receipt {
        // The digest of what held erased values is gone.
        let isSame = digest == self.digest || digest.isEmpty || self.digest.isEmpty
        guard user == self.user, isSame else {
            return Receipt(
                mutation: mutation, number: number, outcome: .refused, version: 0,
                reasons: [Reason(.mutationReuse)])
        }
        return Receipt(
            mutation: mutation, number: number, outcome: receipt.outcome,
            version: receipt.version, steps: receipt.steps, reasons: receipt.reasons)
    }
}

/// Reads and writes receipts.
enum ReceiptTable {
    static func acknowledged(_ device: DeviceID, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT acked FROM device WHERE id = ?"),
            arguments: [device.text]) ?? 0
    }

    static func replay(
        _ device: DeviceID, _ number: Int64, _ mutation: MutationID, _ db: Database
    ) throws -> CommitResult {
        let row = try Row.fetchOne(
            db, sql: "SELECT mutation, body FROM receipt WHERE device = ? AND number = ?",
            arguments: [device.text, number])
        guard let row, row[0] as String == mutation.text
        else { return .failure(WireError(.forked, .rehome)) }
        return .success(try StateTable.json(row[1]))
    }

    /// Returns what was answered to a mutation; to this person, if it was they.
    static func find(
        _ mutation: MutationID, by user: UserID, _ db: Database
    ) throws -> KeptReceipt? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT login, digest, body FROM receipt
                    WHERE mutation = ?
                    ORDER BY login = ? DESC, json_extract(body, '$.st') = 'void' LIMIT 1
                    """),
            arguments: [mutation.text, user.text]
        ).map { row in
            KeptReceipt(
                user: UserID(row[0]), digest: row[1],
                receipt: try Receipt(json: try StateTable.json(row[2])))
        }
    }

    static func insert(
        _ receipt: Receipt, _ body: JSONValue, _ request: CommitRequest, _ digest: String,
        _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO receipt (device, number, mutation, login, digest, body)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            request.device.text, receipt.number, receipt.mutation.text, request.user.text, digest,
            body.canonicalText,
        ])
        try db.cachedStatement(sql: "UPDATE device SET acked = ? WHERE id = ?")
            .execute(arguments: [receipt.number, request.device.text])
    }

    /// Drops the details of receipts that the device holds; what became of them is kept for ever.
    static func shorten(_ device: DeviceID, upTo number: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE receipt SET body = json_remove(body, '$.out', '$.why'), short = 1
                WHERE device = ? AND number <= ? AND short = 0
                """, arguments: [device.text, number])
    }

    static func bodies(
        _ device: DeviceID, after number: Int64, _ db: Database
    ) throws -> [JSONValue] {
        try String.fetchAll(
            db, sql: "SELECT body FROM receipt WHERE device = ? AND number > ? ORDER BY number",
            arguments: [device.text, number]
        ).map { try StateTable.json($0) }
    }
}
