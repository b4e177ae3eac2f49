// Attachments as far as the store knows them: whose records name which bytes. The bytes themselves
// lie in files of their own.

internal import CanonicalJSON
internal import CaseMerge
package import CaseModel
internal import CaseTables
internal import GRDB

extension Store {
    /// Returns the size of the bytes of a hash, when a record that the person may read names them.
    ///
    /// Costs one indexed look-up and one read of each scope that names the hash.
    package func attachmentSize(
        _ hash: String, for actor: Actor
    ) throws(StoreError) -> Int64? {
        try Self.guarding {
            try pool.read { db in
                for (scope, key) in try Self.records(naming: hash, db) {
                    guard let standing = try StandingTable.of(actor.user, scope, db),
                        let facet = FormCatalogue.facet(of: FieldAddress(key, "sha256")),
                        AccessRules.rights(standing, facet).contains(.read),
                        let record = try StateTable.load(scope, db).record(key),
                        let size = record.integer("size")
                    else { continue }
                    return size
                }
                return nil
            }
        }
    }

    /// Writes into every record that names a hash when its bytes had come whole.
    package func noteAttachment(_ hash: String, now: Instant) throws(StoreError) {
        try change { db in
            for (scope, key) in try Self.records(naming: hash, db) {
                let state = try StateTable.load(scope, db)
                let address = FieldAddress(key, "received_at")
                guard FormCatalogue.field(address) != nil,
                    state.record(key)?["received_at"] == nil
                else { continue }
                try write([(address, .string(now.text))], in: scope, now: now, db)
            }
        }
    }

    /// Returns whether a record that was not removed names a hash, so that its bytes are needed.
    package func isNamed(_ hash: String) throws(StoreError) -> Bool {
        try Self.guarding {
            try pool.read { db in
                try Self.records(naming: hash, db).contains { scope, key in
                    try StateTable.load(scope, db).record(key) != nil
                }
            }
        }
    }

    private static func records(
        naming hash: String, _ db: Database
    ) throws -> [(ScopeID, RecordKey)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT scope, key FROM field WHERE name = 'sha256' AND value = ?
                ORDER BY scope, key
                """, arguments: [JSONValue.string(hash).canonicalText]
        ).compactMap { row in RecordKey(text: row[1]).map { (ScopeID(row[0]), $0) } }
    }
}
