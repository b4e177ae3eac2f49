// What a disk does not promise: without a sync a write, a length and a name are lost or kept.
//
// These are the journals SQLite itself calls weaker; that they lose commits here shows that the
// disk is as hostile as it should be.

import CaseSimulation
import Dice
import GRDB
import Testing

@Suite
struct DurabilityTests {
    /// Commits one row and returns, for many power cuts after it, how many rows were left.
    private func rowCounts(pragmas: String) throws -> Set<Int> {
        var counts: Set<Int> = []
        for seed in 1...40 {
            var dice = Dice(seed: UInt64(seed))
            let ledger = Ledger(.device)
            try ledger.open().close()
            ledger.disk.restore(ledger.disk.snapshot())
            let queue = try DatabaseQueue(path: ledger.path)
            try queue.inDatabase { try $0.execute(literal: "\(sql: pragmas)") }
            try Ledger.commit(queue)
            ledger.disk.crash(using: &dice)
            try? queue.close()
            let again = try DatabaseQueue(path: ledger.path)
            counts.insert(try #require(try Ledger.examine(again)))
            try again.close()
            ledger.disk.unmount()
        }
        return counts
    }

    /// The journal is removed and its directory is not synced: it may come back.
    @Test
    func aRemovedJournalMayComeBack() throws {
        let full = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL"
        #expect(try rowCounts(pragmas: full) == [0, 1])
        let extra = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA"
        #expect(try rowCounts(pragmas: extra) == [1])
    }

    /// The journal is cut to nothing and not synced: it may have its length again.
    @Test
    func aTruncatedJournalMayComeBack() throws {
        let normal = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL"
        #expect(try rowCounts(pragmas: normal) == [0, 1])
        let full = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL"
        #expect(try rowCounts(pragmas: full) == [1])
    }

    /// The log is written and not synced: a commit may be lost, and the database is whole.
    @Test
    func anUnsyncedLogMayBeLost() throws {
        let normal = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"
        #expect(try rowCounts(pragmas: normal) == [0, 1])
        let full = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
        #expect(try rowCounts(pragmas: full) == [1])
    }

    @Test
    func theNameOfANewFileIsDurableWithTheFile() throws {
        var outcomes: [Bool: Set<Bool>] = [:]
        for seed in 1...40 {
            for isSynced in [false, true] {
                var dice = Dice(seed: UInt64(seed))
                let ledger = Ledger(.unprotected)
                // No journal, so that only the database's own sync can make its name durable.
                let queue = try DatabaseQueue(path: ledger.path)
                let level = isSynced ? "FULL" : "OFF"
                try queue.inDatabase { db in
                    try db.execute(literal: "PRAGMA journal_mode = OFF")
                    try db.execute(literal: "PRAGMA synchronous = \(sql: level)")
                    try db.execute(literal: "CREATE TABLE t (a)")
                }
                ledger.disk.crash(using: &dice)
                try? queue.close()
                let isThere = SimulatedDisk.fileExists(at: ledger.path)
                outcomes[isSynced, default: []].insert(isThere)
                ledger.disk.unmount()
            }
        }
        #expect(outcomes == [false: [false, true], true: [true]])
    }
}
