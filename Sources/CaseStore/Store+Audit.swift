// What somebody who checks the store reads: the audit log, the receipts, and every scope as it is.

package import CanonicalJSON
package import CaseModel
internal import CaseTables
internal import GRDB

/// One entry of the audit log.
package struct AuditEntry: Sendable, Hashable {
    /// The log position.
    package let version: Sequence64
    /// Whose it is; `teczkad` for what the server wrote by itself.
    package let user: UserID
    /// The device that handed it in.
    package let device: DeviceID
    /// When the server took it.
    package let takenAt: Instant
    /// The mutation as its author made it, without F5 answers; for the server, the values it wrote.
    package let content: JSONValue
}

extension Store {
    /// Returns the audit log after a position, in order.
    package func audit(after version: Sequence64) throws(StoreError) -> [AuditEntry] {
        try Self.guarding {
            try pool.read { db in
                try Row.fetchAll(
                    db,
                    sql:
                        "SELECT seq, login, device, at, body FROM audit WHERE seq > ? ORDER BY seq",
                    arguments: [version]
                ).map { row in
                    AuditEntry(
                        version: row[0], user: UserID(row[1]), device: DeviceID(row[2]),
                        takenAt: Instant(milliseconds: row[3]),
                        content: try StateTable.json(row[4]))
                }
            }
        }
    }

    /// Returns every scope as it is, the organisation included.
    ///
    /// Costs one read of the whole store.
    package func scopes() throws(StoreError) -> [ScopeID: CaseState] {
        try Self.guarding {
            try pool.read { db in
                let names = try String.fetchAll(db, sql: "SELECT DISTINCT scope FROM record")
                return try names.reduce(into: [:]) {
                    $0[ScopeID($1)] = try StateTable.load(ScopeID($1), db)
                }
            }
        }
    }

    /// Returns how a person stands to every scope that they may read.
    package func standings(of user: UserID) throws(StoreError) -> [ScopeID: Standing] {
        try Self.guarding { try pool.read { try StandingTable.all(user, $0) } }
    }

    /// Returns every receipt of a device, in order of its numbers.
    package func receipts(of device: DeviceID) throws(StoreError) -> [JSONValue] {
        try Self.guarding { try pool.read { try ReceiptTable.bodies(device, after: 0, $0) } }
    }
}
