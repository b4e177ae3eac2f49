// The locks of a simulated disk, between connections of one process.

import CaseSimulation
import GRDB
import Testing

@Suite
struct DiskLockTests {
    private func connect(_ ledger: Ledger, _ mode: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.prepareDatabase {
            try $0.execute(literal: "PRAGMA journal_mode = \(sql: mode)")
        }
        return try DatabaseQueue(path: ledger.path, configuration: configuration)
    }

    private func isBusy(_ work: () throws -> Void) -> Bool {
        do {
            try work()
            return false
        } catch {
            return (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
        }
    }

    private func select(_ queue: DatabaseQueue) throws {
        try queue.inDatabase { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM entry") }
    }

    private func begin(_ queue: DatabaseQueue, _ how: String) throws {
        try queue.inDatabase { try $0.execute(literal: "BEGIN \(sql: how)") }
    }

    private func end(_ queue: DatabaseQueue, _ how: String) throws {
        try queue.inDatabase { try $0.execute(literal: "\(sql: how)") }
    }

    /// Returns two connections that may begin a transaction and leave it open.
    private func pair(_ mode: String) throws -> (Ledger, DatabaseQueue, DatabaseQueue) {
        let ledger = Ledger(.device)
        try ledger.open().close()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(60)
        let queues = try (0..<2).map { _ in
            let queue = try DatabaseQueue(path: ledger.path, configuration: configuration)
            try end(queue, "PRAGMA journal_mode = " + mode)
            return queue
        }
        return (ledger, queues[0], queues[1])
    }

    @Test(arguments: ["TRUNCATE", "DELETE", "WAL"])
    func oneWritesWhileManyRead(_ mode: String) throws {
        let (ledger, first, second) = try pair(mode)
        try begin(first, "IMMEDIATE")
        #expect(isBusy { try begin(second, "IMMEDIATE") })
        try select(second)
        try end(first, "INSERT INTO entry (number, body) VALUES (1, 'x')")
        try select(second)
        try end(first, "COMMIT")
        try begin(second, "IMMEDIATE")
        try end(second, "ROLLBACK")
        try first.close()
        try second.close()
        ledger.disk.unmount()
    }

    @Test
    func anExclusiveWriterKeepsReadersOut() throws {
        let (ledger, first, second) = try pair("TRUNCATE")
        try begin(first, "EXCLUSIVE")
        #expect(isBusy { try select(second) })
        try end(first, "COMMIT")
        try select(second)
        try first.close()
        try second.close()
        ledger.disk.unmount()
    }

    @Test
    func aReaderHoldsTheCommitBackAndNewReadersWait() throws {
        let (ledger, first, second) = try pair("TRUNCATE")
        let third = try connect(ledger, "TRUNCATE")
        try begin(first, "DEFERRED")
        try select(first)
        try begin(second, "IMMEDIATE")
        try end(second, "INSERT INTO entry (number, body) VALUES (1, 'x')")
        #expect(isBusy { try end(second, "COMMIT") })
        // The writer is pending: it waits for the reader, and nobody begins to read.
        #expect(isBusy { try select(third) })
        try end(first, "COMMIT")
        try end(second, "COMMIT")
        try select(third)
        for queue in [first, second, third] { try queue.close() }
        ledger.disk.unmount()
    }

    @Test
    func aReaderOfTheLogKeepsItsStateAndHoldsACheckpointBack() throws {
        let (ledger, first, second) = try pair("WAL")
        try begin(first, "DEFERRED")
        try select(first)
        try end(second, "INSERT INTO entry (number, body) VALUES (1, 'x')")
        let counts = try [first, second].map { queue in
            try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM entry") }
        }
        #expect(counts == [0, 1])
        #expect(isBusy { try second.inDatabase { _ = try $0.checkpoint(.truncate) } })
        try end(first, "COMMIT")
        try second.inDatabase { _ = try $0.checkpoint(.truncate) }
        #expect(ledger.disk.bytes(of: ledger.path + "-wal") == [])
        try first.close()
        try second.close()
        #expect(ledger.disk.files == [ledger.path])
        ledger.disk.unmount()
    }

    @Test
    func locksOfADeadConnectionAreGone() throws {
        var random = SystemRandomNumberGenerator()
        for mode in ["TRUNCATE", "WAL"] {
            let (ledger, first, second) = try pair(mode)
            try begin(first, "IMMEDIATE")
            try begin(second, "DEFERRED")
            try select(second)
            ledger.disk.crash(using: &random)
            let third = try connect(ledger, mode)
            try third.write { try Ledger.add($0) }
            try? first.close()
            try? second.close()
            try third.write { try Ledger.add($0) }
            #expect(try Ledger.examine(third) == 2)
            try third.close()
            ledger.disk.unmount()
        }
    }

    @Test
    func readersOnTheirOwnThreadsSeeWholeCommits() async throws {
        let ledger = Ledger(.server)
        let writer = try ledger.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    var last = 0
                    while last < 60 {
                        let count = try #require(try Ledger.examine(writer))
                        #expect(count >= last)
                        last = count
                    }
                }
            }
            for _ in 0..<60 { try Ledger.commit(writer) }
            try await group.waitForAll()
        }
        try writer.close()
        ledger.disk.unmount()
    }
}
