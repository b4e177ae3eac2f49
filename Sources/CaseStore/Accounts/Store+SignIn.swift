// What a device is told when it signs in: where the store stands, and the receipts it lacks.

package import CanonicalJSON
package import CaseModel
package import CaseWire
internal import GRDB

/// Where the store stands towards one device.
package struct StorePosition: Sendable {
    /// The history.
    package let epoch: String
    /// The histories before it, oldest first.
    package let lineage: [EndedEpoch]
    /// The newest position of the log.
    package let head: Sequence64
    /// The position up to which the log was compacted away.
    package let floor: Sequence64
    /// The position up to which a backup holds everything.
    package let stable: Sequence64
    /// The number of the device's last mutation that has a receipt.
    package let acknowledged: Int64
    /// The receipts after the ones that the device holds.
    package let receipts: [JSONValue]
    /// Is true when this very sign-in showed that the store was restored.
    package let isNewEpoch: Bool
}

extension Store {
    /// Notes what a device says of itself, and says where the store stands.
    ///
    /// A position that the store itself once signed and that lies ahead of it shows that the store
    /// was restored from an older copy: a new history begins then.
    ///
    /// - Throws: `disk` when nothing could be noted.
    package func greet(
        _ device: DeviceID, _ request: AuthRequest, fingerprint: String, realNow: Int64
    ) throws(StoreError) -> StorePosition {
        let isNewEpoch =
            try request.position.map { position throws(StoreError) in
                try isAhead(position)
            } ?? false
        if isNewEpoch { try beginEpoch() }
        let history = self.history
        // What a device held of another history says nothing of this one.
        let cursor = request.position.map { $0.epoch == history.epoch ? $0.cursor : 0 } ?? 0
        return try Self.guarding {
            try pool.write { db in
                try db.execute(
                    sql: "UPDATE device SET seen = ?, cursor = max(cursor, ?) WHERE id = ?",
                    arguments: [realNow, cursor, device.text])
                try CertificateTable.retire(before: fingerprint, of: device, db)
                try WaitingTable.replace(device, request.waiting, db)
                try ReceiptTable.shorten(device, upTo: request.received, db)
                return StorePosition(
                    epoch: history.epoch, lineage: history.lineage, head: try ChangeLog.head(db),
                    floor: history.floor, stable: history.stable,
                    acknowledged: try ReceiptTable.acknowledged(device, db),
                    receipts: try ReceiptTable.bodies(device, after: request.received, db),
                    isNewEpoch: isNewEpoch)
            }
        }
    }

    private func isAhead(_ position: StreamPosition) throws(StoreError) -> Bool {
        let history = self.history
        guard position.epoch == history.epoch,
            position.signature == history.signature(of: position.cursor)
        else { return false }
        return position.cursor > (try head())
    }

    /// Returns the newest position of the log.
    package func head() throws(StoreError) -> Sequence64 {
        try Self.guarding { try pool.read { try ChangeLog.head($0) } }
    }
}
