// The device's one file: what the server said, what the person did since, what became of it.
//
// What it guarantees: an edit whose `record` returned survives a loss of power and stays in exactly
// one of outbox, sent log and tray; no error and no message of the server deletes from these three.
// Several programs may use the file at once. It has a rollback journal and no write-ahead log,
// because SQLite 3.40 may damage a log that two connections write.

internal import CaseModel
internal import CaseTables
internal import CaseWire
internal import Foundation
internal import GRDB

/// The device's cache.
package final class Cache: Sendable {
    let queue: DatabaseQueue

    /// Opens the cache in a directory, and makes it when there is none.
    ///
    /// - Throws: `disk`, `busy` or `notDurable`.
    package init(directory: String) throws(CacheError) {
        FaultyDisk.installFromEnvironment()
        let path = directory + "/cache.sqlite"
        queue = try Self.guarding {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let isNew = !FileManager.default.fileExists(atPath: path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = TRUNCATE")
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA secure_delete = ON")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            if isNew {
                // The directory keeps others out already; this holds for a file that is moved.
                try? FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: path)
            }
            try CacheSchema.migrator.migrate(queue)
            return queue
        }
        let level = try Self.guarding {
            try queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
        }
        guard level == 2 else { throw .notDurable(synchronous: level) }
        try sweep()
    }

    /// Rewrites the file after a scope was lost.
    ///
    /// Zeroed rows are not enough, because pages that were rearranged earlier keep copies. What a
    /// kill interrupts is made up for at the next opening.
    func sweep() throws(CacheError) {
        try Self.guarding {
            guard try queue.read({ try MetaTable.value(.unswept, $0) }) == "1" else { return }
            try queue.vacuum()
            try queue.write { try MetaTable.set(.unswept, "0", $0) }
        }
    }

    /// Returns a remembered value.
    package func meta(_ key: MetaKey) throws(CacheError) -> String? {
        try Self.guarding { try queue.read { try MetaTable.value(key, $0) } }
    }

    /// Remembers values.
    package func setMeta(_ values: [MetaKey: String]) throws(CacheError) {
        try Self.guarding {
            try queue.write { db in
                for (key, value) in values { try MetaTable.set(key, value, db) }
            }
        }
    }

    /// Ends the use of the cache.
    package func close() { try? queue.close() }

    static func guarding<Result>(_ work: () throws -> Result) throws(CacheError) -> Result {
        do {
            return try work()
        } catch let error as CacheError {
            throw error
        } catch let error as DatabaseError {
            if error.resultCode == .SQLITE_BUSY { throw .busy }
            if [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
                throw .unreadable(error.message ?? "")
            }
            throw .disk(error.message ?? "SQLite \(error.resultCode.rawValue)")
        } catch {
            throw .unreadable(String(describing: error))
        }
    }
}

/// What a device remembers besides cases.
package enum MetaKey: String, Sendable {
    case user, role, device, host, port, store, epoch, cursor, token
    /// The number of the next edit.
    case next
    /// When the device last heard from the server, in real milliseconds.
    case synced
    /// Is `1` on a device of a demonstration server.
    case demonstration
    /// The store's word that it was at the cursor.
    case signature
    /// How far an unfinished bootstrap is; empty when none is.
    case boot
    /// The position up to which the server has a backup.
    case stable
    /// The last place that was given in the tray.
    case tray
    /// Is `1` while words of a lost scope may still be in the file.
    case unswept
}

/// The remembered values.
enum MetaTable {
    static func value(_ key: MetaKey, _ db: Database) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key.rawValue])
    }

    static func integer(_ key: MetaKey, _ db: Database) throws -> Int64 {
        try value(key, db).flatMap { Int64($0) } ?? 0
    }

    /// How far an unfinished bootstrap is.
    static func boot(_ db: Database) throws -> BootToken? {
        guard let text = try value(.boot, db), !text.isEmpty else { return nil }
        return try BootToken(json: try StateTable.json(text))
    }

    static func set(_ key: MetaKey, _ value: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
            arguments: [key.rawValue, value])
    }
}
