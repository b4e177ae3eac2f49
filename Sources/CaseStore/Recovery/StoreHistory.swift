// Which history the store is in. A restore begins a new one, far beyond every position that may
// have been lost, so that no position is ever given twice and a device that has seen a lost one can
// tell (Protocol 3, Epochs).

internal import CanonicalJSON
internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import Digest
internal import GRDB

/// The histories of a store and what of them is kept.
struct StoreHistory: Sendable {
    var epoch: String
    var lineage: [EndedEpoch]
    /// Log positions up to here were compacted away.
    var floor: Sequence64
    /// Positions up to here are in a verified backup.
    var stable: Sequence64
    /// The key of the signatures of positions; goes along with every copy of the store.
    let secret: [UInt8]

    static func load(_ db: Database) throws -> StoreHistory {
        StoreHistory(
            epoch: try StoreMeta.value("epoch", db) ?? "",
            lineage: try StoreMeta.value("lineage", db).map {
                try EndedEpoch.lineage(try StateTable.json($0))
            } ?? [],
            floor: try StoreMeta.value("floor", db).flatMap { Int64($0) } ?? 0,
            stable: try StoreMeta.value("stable", db).flatMap { Int64($0) } ?? 0,
            secret: Array((try StoreMeta.value("secret", db) ?? "").utf8))
    }

    func save(_ db: Database) throws {
        try StoreMeta.set("epoch", epoch, db)
        try StoreMeta.set("lineage", JSONValue.array(lineage.map(\.json)).canonicalText, db)
        try StoreMeta.set("floor", String(floor), db)
        try StoreMeta.set("stable", String(stable), db)
    }

    /// Returns the store's word that it was at a position of this history.
    func signature(of cursor: Sequence64) -> String {
        let code = SHA256.authenticationCode(Array("\(epoch) \(cursor)".utf8), key: secret)
        return Hex.encode(Array(code.prefix(16)))
    }

    /// Begins a new history in which everything up to a position is as it was.
    mutating func begin(_ new: String, after head: Sequence64) {
        lineage.append(EndedEpoch(epoch: epoch, upTo: head))
        epoch = new
        stable = min(stable, head)
    }
}

/// Remembered values of the store as a whole.
enum StoreMeta {
    static func value(_ key: String, _ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
    }

    static func set(_ key: String, _ value: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
            arguments: [key, value])
    }
}

extension Store {
    /// The store's history; another one after a restore.
    package var epoch: String { history.epoch }

    /// Begins a new history when the store is behind what it once promised, or lost its fence.
    ///
    /// A store from before there were fences gets one and goes on: clients of its time could not
    /// follow it into another history.
    func checkFence() throws(StoreError) {
        let head = try head()
        let isFenced = try Self.guarding {
            try pool.write { db in
                defer { try? StoreMeta.set("fenced", "1", db) }
                return try StoreMeta.value("fenced", db) != nil
            }
        }
        guard isFenced || fence.mark != nil else {
            return try fence.raise(to: Fence.Mark(epoch: epoch, head: head))
        }
        let mark = fence.mark
        if let mark, mark.epoch == epoch, mark.head <= head { return }
        try beginEpoch()
    }

    /// Histories begin at a multiple of this; half of it is more than can have been given between a
    /// backup and its restore.
    private static let gap: Sequence64 = 1_000_000

    /// Begins a new history: the store has lost positions that devices have seen.
    func beginEpoch() throws(StoreError) {
        let name = "e_" + Hex.encode(SecureRandom.bytes(8))
        let next = try Self.guarding { () throws -> (StoreHistory, Sequence64) in
            try pool.write { db in
                let head = try ChangeLog.head(db)
                var next = self.history
                next.begin(name, after: head)
                try next.save(db)
                let known = max(head, fence.mark?.head ?? 0)
                let start = ((known + Self.gap / 2) / Self.gap + 1) * Self.gap
                try StoreMeta.set("start", String(start), db)
                // In the history that was lost each of them may have gone out.
                try db.execute(sql: "UPDATE outgoing SET begun = 1")
                return (next, start)
            }
        }
        noteHistory { $0 = next.0 }
        try fence.raise(to: Fence.Mark(epoch: name, head: next.1))
    }
}
