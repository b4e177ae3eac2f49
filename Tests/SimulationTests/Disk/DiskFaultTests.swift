// What faults of a disk that keeps its power do to the stores' databases.

import CaseSimulation
import Dice
import GRDB
import Testing

@Suite
struct DiskFaultTests {
    @Test(arguments: PowerCutTests.journaled)
    func aFullDiskLeavesTheOldStateAndAUsableDatabase(_ kind: LedgerKind) throws {
        let ledger = Ledger(kind)
        let writer = try ledger.open()
        try Ledger.commit(writer)
        ledger.disk.inject(.full(at: 1, isLasting: true))
        for _ in 0..<3 {
            let error = #expect(throws: DatabaseError.self) { try Ledger.commit(writer) }
            #expect(error?.resultCode == .SQLITE_FULL)
            #expect(try Ledger.examine(writer) == 1)
        }
        ledger.disk.clearFaults()
        try Ledger.commit(writer)
        #expect(try Ledger.examine(writer) == 2)
        try writer.close()
        ledger.disk.unmount()
    }

    @Test(arguments: PowerCutTests.journaled, [false, true])
    func aFailureAtAnyOperationLeavesTheOldOrTheNewState(
        _ kind: LedgerKind, isLasting: Bool
    ) throws {
        var dice = Dice(seed: 5)
        for number in 1... {
            let ledger = Ledger(kind)
            defer { ledger.disk.unmount() }
            let writer = try ledger.open()
            for _ in 0..<4 { try Ledger.commit(writer) }
            let before = ledger.disk.operationCount()
            ledger.disk.inject(.ioError(at: number, isLasting: isLasting))
            let hasReturned = (try? Ledger.commit(writer)) != nil
            let isOver = ledger.disk.operationCount() - before < number
            ledger.disk.clearFaults()
            let count = try #require(try Ledger.examine(writer), "operation \(number)")
            #expect(hasReturned ? count == 5 : (4...5).contains(count), "operation \(number)")
            // The connection works on, and what it returns from now on survives.
            try Ledger.commit(writer)
            #expect(try ledger.examineAfterCrash(using: &dice) == count + 1)
            try? writer.close()
            if isOver { break }
        }
    }

    @Test
    func onlyTheNamedKindsFail() throws {
        let ledger = Ledger(.device)
        let writer = try ledger.open()
        ledger.disk.inject(.ioError(at: 2, of: [.sync]))
        let before = DiskOperation.allCases.map { ledger.disk.operationCount(of: [$0]) }
        let error = #expect(throws: DatabaseError.self) { try Ledger.commit(writer) }
        #expect(error?.extendedResultCode == .SQLITE_IOERR_FSYNC)
        let after = DiskOperation.allCases.map { ledger.disk.operationCount(of: [$0]) }
        #expect(after[DiskOperation.write.rawValue] > before[DiskOperation.write.rawValue])
        #expect(after[DiskOperation.sync.rawValue] >= before[DiskOperation.sync.rawValue] + 2)
        try Ledger.commit(writer)
        #expect(try Ledger.examine(writer) == 1)
        try writer.close()
        ledger.disk.unmount()
    }

    @Test(arguments: PowerCutTests.journaled)
    func withoutPowerEverythingFailsUntilTheCrash(_ kind: LedgerKind) throws {
        var dice = Dice(seed: 7)
        let ledger = Ledger(kind)
        let writer = try ledger.open()
        try Ledger.commit(writer)
        // A pool opens its readers late, and one opened after the crash would be alive.
        #expect(try Ledger.examine(writer) == 1)
        ledger.disk.inject(.powerCut(at: 1))
        #expect(throws: DatabaseError.self) { try Ledger.commit(writer) }
        #expect(ledger.disk.hasLostPower)
        #expect(throws: DatabaseError.self) { try Ledger.examine(writer) }
        #expect(throws: DatabaseError.self) { try ledger.open() }
        #expect(try ledger.examineAfterCrash(using: &dice) == 1)
        #expect(!ledger.disk.hasLostPower)
        // What was opened before stays dead.
        let error = #expect(throws: DatabaseError.self) { try Ledger.examine(writer) }
        #expect(error?.resultCode == .SQLITE_IOERR)
        try? writer.close()
        ledger.disk.unmount()
    }
}
