// The server's one store: a directory with one SQLite file, one process and one writing connection,
// a fence beside it and a folder of attachments.
//
// What it guarantees: whatever a method returned is on disk (`synchronous=FULL`, read back after
// opening because GRDB resets it); a method that throws has changed nothing. What it must not do:
// decide anything. Decisions are the reducer's; the store keeps them.

internal import CaseTables
internal import Foundation
internal import GRDB
internal import Synchronization

/// The server's store.
package final class Store: Sendable {
    /// The data directory.
    package let directory: String
    /// The store's name, for ever.
    package let identifier: String
    /// Is true for a store whose clock a command moves.
    package let isDemonstration: Bool

    let pool: DatabasePool
    let states = StateCache()
    private let knownHistory: Mutex<StoreHistory>
    let fence: Fence
    private let lock: DirectoryLock
    private let isOpen = Atomic(true)

    /// Makes a store in a new directory.
    ///
    /// - Throws: `exists` when the directory holds a store already, `disk` when it cannot be made.
    package static func create(
        directory: String, identifier: String, epoch: String, isDemonstration: Bool
    ) throws(StoreError) {
        FaultyDisk.installFromEnvironment()
        let path = directory + "/" + fileName
        guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: directory) }
        try Self.guarding {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            // With a rollback journal only EXTRA makes the end of the journal durable too.
            var configuration = Configuration()
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = EXTRA") }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try StoreSchema.migrator.migrate(queue)
            try queue.write { db in
                let values = [
                    "store": identifier, "epoch": epoch,
                    "demonstration": isDemonstration ? "1" : "0", "fenced": "1",
                ]
                for (key, value) in values {
                    try db.execute(
                        sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [key, value])
                }
            }
            try queue.close()
            // The directory keeps others out already; this holds for a file that is moved.
            try? FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: path)
        }
        try Fence(directory: directory).raise(to: Fence.Mark(epoch: epoch, head: 0))
    }

    /// Opens the store of a directory and takes it for this process alone.
    ///
    /// - Throws: `noStore`, `busy`, `newer`, `notDurable` or `disk`.
    package init(directory: String) throws(StoreError) {
        FaultyDisk.installFromEnvironment()
        let path = directory + "/" + Self.fileName
        guard FileManager.default.fileExists(atPath: path) else { throw .noStore(path: directory) }
        self.directory = directory
        lock = try DirectoryLock(directory: directory)
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        // What is erased must not stay in the free parts of the file.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        fence = try Fence(directory: directory)
        typealias Opened = (DatabasePool, [String: String], StoreHistory)
        let opened = try Self.guarding { () throws -> Opened in
            let pool = try DatabasePool(path: path, configuration: configuration)
            guard try !pool.read(StoreSchema.migrator.hasBeenSuperseded)
            else { throw StoreError.newer }
            try StoreSchema.migrator.migrate(pool)
            let meta = try pool.read { db in
                try Row.fetchAll(db, sql: "SELECT key, value FROM meta")
                    .reduce(into: [String: String]()) { $0[$1["key"]] = $1["value"] }
            }
            return (pool, meta, try pool.read(StoreHistory.load))
        }
        pool = opened.0
        identifier = opened.1["store"] ?? ""
        isDemonstration = opened.1["demonstration"] == "1"
        knownHistory = Mutex(opened.2)
        try makeDurable()
        try checkFence()
    }

    /// The store's histories, as they are on disk.
    var history: StoreHistory { knownHistory.withLock { $0 } }

    /// Takes over what was just written.
    func noteHistory(_ change: (inout StoreHistory) -> Void) {
        knownHistory.withLock { change(&$0) }
    }

    /// Ends the use of the store; the write-ahead log is folded into the file.
    package func close() {
        guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? pool.close()
        lock.release()
    }

    private func makeDurable() throws(StoreError) {
        let level = try Self.guarding {
            try pool.writeWithoutTransaction { db -> Int in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
            }
        }
        guard level == 2 else { throw .notDurable(synchronous: level) }
    }

    static let fileName = "teczka.sqlite"

    /// Runs SQLite work and gives its errors the store's words.
    static func guarding<Result>(_ work: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try work()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw .disk(error.message ?? "SQLite \(error.resultCode.rawValue)")
        } catch {
            throw .disk(error.localizedDescription)
        }
    }
}
