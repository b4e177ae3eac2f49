// What an administrator is told after a restore: which histories ended where, and which device has
// come back since and brought what.

package import CanonicalJSON
internal import CaseModel
internal import CaseWire
internal import GRDB

extension Store {
    /// Returns the histories of the store and where each device stands.
    package func histories() throws(StoreError) -> JSONValue {
        let history = history
        return try Self.guarding {
            try pool.read { db in
                let devices = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT device.id, login, device.name, acked, seen,
                          (SELECT coalesce(sum(count), 0) FROM waiting
                           WHERE waiting.device = device.id)
                        FROM device ORDER BY login, device.name, device.id
                        """)
                return [
                    "store": .string(identifier), "epoch": .string(history.epoch),
                    "head": .integer(try ChangeLog.head(db)), "floor": .integer(history.floor),
                    "stable": .integer(history.stable),
                    "lineage": .array(history.lineage.map(\.json)),
                    "devices": .array(
                        devices.map { row in
                            let seen: Int64? = row[4]
                            return [
                                "device": .string(row[0]), "user": .string(row[1]),
                                "name": .string(row[2]), "acked": .integer(row[3]),
                                "seen": seen.map {
                                    .string(Instant(milliseconds: $0).text)
                                } ?? .null, "waiting": .integer(row[5]),
                            ]
                        }),
                ]
            }
        }
    }
}
