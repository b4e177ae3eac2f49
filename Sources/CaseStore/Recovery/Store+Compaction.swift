// The log of changes is kept long enough for devices that were away; what is older goes. A device
// that was away longer is given everything as it stands. Audit and receipts stay.

package import CaseModel
internal import GRDB

extension Store {
    /// Drops the changes that the server took before a moment, and returns how far the log now
    /// begins after.
    ///
    /// The newest change always stays, so that the head of the log does.
    package func compact(before moment: Instant) throws(StoreError) -> Sequence64 {
        let floor = try Self.guarding {
            try pool.write { db -> Sequence64 in
                let known = self.history
                let newest = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT max(seq) FROM change
                        WHERE at < ? AND seq < (SELECT max(seq) FROM change)
                        """, arguments: [moment.milliseconds])
                let floor = max(known.floor, newest ?? 0)
                try db.execute(sql: "DELETE FROM change WHERE seq <= ?", arguments: [floor])
                try StoreMeta.set("floor", String(floor), db)
                return floor
            }
        }
        noteHistory { $0.floor = floor }
        return floor
    }

    /// How long the log of changes is kept.
    package static let logDays: Int64 = 180
}
