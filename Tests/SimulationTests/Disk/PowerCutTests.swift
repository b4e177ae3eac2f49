// What a power cut leaves, seen through SQLite as the stores use it.

import CaseSimulation
import Dice
import GRDB
import Testing

@Suite
struct PowerCutTests {
    static let journaled: [LedgerKind] = [.server, .device]

    /// Commits until the disk fails, and returns how many commits returned.
    private func commit(_ ledger: Ledger, upTo count: Int) -> Int {
        var returnedCount = 0
        guard let writer = try? ledger.open() else { return 0 }
        while returnedCount < count, (try? Ledger.commit(writer)) != nil { returnedCount += 1 }
        try? writer.close()
        return returnedCount
    }

    @Test(arguments: journaled)
    func aCommitThatReturnedSurvives(_ kind: LedgerKind) throws {
        for seed in Dice.seeds(fixed: 30) {
            var dice = Dice(seed: seed)
            let ledger = Ledger(kind)
            var expected = 0
            for _ in 0..<4 {
                let writer = try ledger.open()
                for _ in 0..<Int.random(in: 1...5, using: &dice) {
                    try Ledger.commit(writer)
                    expected += 1
                }
                #expect(try ledger.examineAfterCrash(using: &dice) == expected, "seed \(seed)")
                #expect(throws: DatabaseError.self) { try Ledger.commit(writer) }
                try? writer.close()
            }
            ledger.disk.unmount()
        }
    }

    @Test(arguments: journaled, 1...4)
    func aCutAtAnyOperationLeavesTheOldOrTheNewState(_ kind: LedgerKind, _ seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let ledger = Ledger(kind)
        #expect(commit(ledger, upTo: 6) == 6)
        let before = ledger.disk.snapshot()
        var number = 1
        var outcomes: Set<Int> = []
        while true {
            ledger.disk.restore(before)
            ledger.disk.inject(.powerCut(at: number))
            let returnedCount = commit(ledger, upTo: 1)
            let isOver = !ledger.disk.hasLostPower
            ledger.disk.clearFaults()
            let count = try #require(
                try ledger.examineAfterCrash(using: &dice), "damage at operation \(number)")
            #expect(count - 6 == returnedCount || count == 7, "operation \(number)")
            outcomes.insert(count)
            if isOver { break }
            number += 1
        }
        #expect(number > 5)
        #expect(outcomes == [6, 7])
        ledger.disk.unmount()
    }

    @Test(arguments: journaled)
    func aCutAtAnyOperationOfTheFirstOpeningIsSurvived(_ kind: LedgerKind) throws {
        var dice = Dice(seed: 1)
        for number in 1... {
            let ledger = Ledger(kind)
            defer { ledger.disk.unmount() }
            ledger.disk.inject(.powerCut(at: number))
            let returnedCount = commit(ledger, upTo: 2)
            let isOver = !ledger.disk.hasLostPower
            ledger.disk.clearFaults()
            let count = try #require(
                try ledger.examineAfterCrash(using: &dice), "damage at operation \(number)")
            #expect(count == returnedCount || count == returnedCount + 1, "operation \(number)")
            if isOver { break }
        }
    }

    @Test(arguments: journaled)
    func aDiskThatOnlySaysItHasSyncedLosesCommits(_ kind: LedgerKind) throws {
        var lostCount = 0
        for seed in 1...20 {
            var dice = Dice(seed: UInt64(seed))
            let ledger = Ledger(kind)
            #expect(commit(ledger, upTo: 2) == 2)
            ledger.disk.inject(.falseSyncs())
            let writer = try ledger.open()
            for _ in 0..<3 { try Ledger.commit(writer) }
            ledger.disk.clearFaults()
            ledger.disk.crash(using: &dice)
            try? writer.close()
            let found = try? Ledger.examine(try ledger.open())
            if found != 5 { lostCount += 1 }
            ledger.disk.unmount()
        }
        #expect(lostCount > 5)
    }

    @Test
    func aTornWriteIsNoticed() throws {
        var damageCount = 0
        for seed in 1...40 {
            var dice = Dice(seed: UInt64(seed))
            let ledger = Ledger(.unprotected)
            let writer = try ledger.open()
            for _ in 0..<6 { try Ledger.commit(writer) }
            ledger.disk.restore(ledger.disk.snapshot())
            try? writer.close()
            let torn = try ledger.open()
            try Ledger.commit(torn)
            ledger.disk.crash(using: &dice)
            try? torn.close()
            // An answer is a whole state, and damage is an error or no answer.
            let found = try? Ledger.examine(try ledger.open())
            #expect(found == nil || found == 6 || found == 7, "seed \(seed)")
            if found == nil { damageCount += 1 }
            ledger.disk.unmount()
        }
        #expect(damageCount > 5)
    }

    @Test(arguments: journaled)
    func anOpenTransactionIsGoneAfterACrash(_ kind: LedgerKind) throws {
        var dice = Dice(seed: 3)
        let ledger = Ledger(kind)
        let writer = try ledger.open()
        try Ledger.commit(writer)
        #expect(throws: DatabaseError.self) {
            try writer.write { db in
                // More than the cache of pages holds, so that pages are written before the commit.
                try db.execute(sql: "PRAGMA cache_size = 4")
                for _ in 0..<20 { try Ledger.add(db) }
                ledger.disk.crash(using: &dice)
            }
        }
        try? writer.close()
        #expect(try ledger.examineAfterCrash(using: &dice) == 1)
        ledger.disk.unmount()
    }

    @Test(arguments: LedgerKind.allCases)
    func theSameSeedLeavesTheSameBytes(_ kind: LedgerKind) throws {
        func run() throws -> [[UInt8]?] {
            var dice = Dice(seed: 9)
            let ledger = Ledger(kind)
            defer { ledger.disk.unmount() }
            let writer = try ledger.open()
            for _ in 0..<3 { try Ledger.commit(writer) }
            let count = ledger.disk.operationCount()
            ledger.disk.inject(.powerCut(at: 4))
            _ = try? Ledger.commit(writer)
            ledger.disk.crash(using: &dice)
            try? writer.close()
            // Salts and nonces come from SQLite's randomness, which other tests use as well.
            return ledger.disk.files.filter { $0.hasSuffix(".sqlite") }
                .map { ledger.disk.bytes(of: $0) } + [[UInt8(truncatingIfNeeded: count)]]
        }
        #expect(try run() == run())
    }
}
