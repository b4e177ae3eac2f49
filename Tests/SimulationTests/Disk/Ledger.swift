// A small database whose every state is known in advance, to tell what a disk made of it.
//
// After n commits it holds the entries 1…n, each with a body that follows from its number and from
// the last commit that rewrote it, and a total. A state that is none of these is damage.

import CaseSimulation
import GRDB
import Synchronization

/// How a ledger is opened: as the server opens its store, or as a device opens its cache.
enum LedgerKind: CaseIterable, Sendable {
    case server, device
    /// Without any journal: what a power cut does to it is not repaired.
    case unprotected
}

/// A disk of its own, with a ledger on it.
struct Ledger: Sendable {
    let disk: SimulatedDisk
    let kind: LedgerKind

    private static let count = Atomic(0)

    /// Makes an empty disk at a path nobody else uses.
    init(_ kind: LedgerKind) {
        let number = Self.count.add(1, ordering: .relaxed).newValue
        disk = SimulatedDisk(at: "/simulated/ledger/\(number)")
        self.kind = kind
    }

    var path: String { disk.path + "/ledger.sqlite" }

    /// Opens a connection, and makes the tables when there are none.
    func open() throws -> any DatabaseWriter {
        let writer = try connection()
        try writer.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, body TEXT) STRICT;
                    CREATE TABLE IF NOT EXISTS total (one INTEGER PRIMARY KEY, sum INTEGER) STRICT;
                    INSERT OR IGNORE INTO total (one, sum) VALUES (1, 0);
                    """)
        }
        return writer
    }

    private func connection() throws -> any DatabaseWriter {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        switch kind {
        case .server:
            configuration.maximumReaderCount = 4
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        case .device:
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = TRUNCATE")
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA secure_delete = ON")
            }
            return try DatabaseQueue(path: path, configuration: configuration)
        case .unprotected:
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Commits the next entry and rewrites an older one; several pages change.
    static func commit(_ writer: some DatabaseWriter) throws {
        try writer.write { try add($0) }
    }

    static func add(_ db: Database) throws {
        let number = try entryCount(db) + 1
        try db.execute(
            sql: "INSERT INTO entry (number, body) VALUES (?, ?)",
            arguments: [number, body(of: number, in: number)])
        try db.execute(
            sql: "UPDATE entry SET body = ? WHERE number = ?",
            arguments: [body(of: rewritten(number), in: number), rewritten(number)])
        try db.execute(sql: "UPDATE total SET sum = sum + ?", arguments: [number])
    }

    /// Returns how many commits a database holds, or nil when it is in no state it ever was in.
    static func examine(_ reader: some DatabaseReader) throws -> Int? {
        try reader.read { db in
            guard try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"] else {
                return nil
            }
            let count = try entryCount(db)
            let sum = try Int.fetchOne(db, sql: "SELECT sum FROM total") ?? -1
            guard sum == count * (count + 1) / 2 else { return nil }
            let rows = try Row.fetchAll(db, sql: "SELECT number, body FROM entry ORDER BY number")
            for (row, number) in zip(rows, 1...) {
                let commit = (1...count).last { rewritten($0) == number } ?? number
                guard row["number"] == number, row["body"] == body(of: number, in: commit)
                else { return nil }
            }
            return count
        }
    }

    /// Switches the machine off and on, opens the ledger again and examines it.
    func examineAfterCrash(using random: inout some RandomNumberGenerator) throws -> Int? {
        disk.crash(using: &random)
        let writer = try open()
        defer { try? writer.close() }
        return try Self.examine(writer)
    }

    private static func entryCount(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? -1
    }

    private static func rewritten(_ number: Int) -> Int { max(1, number / 2) }

    private static func body(of number: Int, in commit: Int) -> String {
        String(repeating: "\(number) in \(commit). ", count: 100 + number % 7 * 60)
    }
}
