// Files, copies and locks of a simulated disk, as SQLite sees them.

import CaseSimulation
import Dice
import Foundation
import GRDB
import Testing

@Suite
struct DiskFileTests {
    @Test(arguments: PowerCutTests.journaled)
    func aSnapshotIsABackup(_ kind: LedgerKind) throws {
        let ledger = Ledger(kind)
        let writer = try ledger.open()
        for _ in 0..<3 { try Ledger.commit(writer) }
        let backup = ledger.disk.snapshot()
        for _ in 0..<3 { try Ledger.commit(writer) }
        ledger.disk.restore(backup)
        #expect(throws: DatabaseError.self) { try Ledger.commit(writer) }
        try? writer.close()
        let restored = try ledger.open()
        #expect(try Ledger.examine(restored) == 3)
        try Ledger.commit(restored)
        #expect(try Ledger.examine(restored) == 4)
        try restored.close()
        ledger.disk.unmount()
    }

    @Test
    func aCopiedDeviceGoesItsOwnWay() throws {
        let first = Ledger(.device)
        let second = Ledger(.device)
        let writer = try first.open()
        try Ledger.commit(writer)
        second.disk.restore(first.disk.snapshot())
        let copy = try second.open()
        for _ in 0..<2 { try Ledger.commit(copy) }
        #expect(try Ledger.examine(writer) == 1)
        #expect(try Ledger.examine(copy) == 3)
        try writer.close()
        try copy.close()
        first.disk.unmount()
        second.disk.unmount()
    }

    @Test
    func aCrashReachesOneMachineOnly() throws {
        var dice = Dice(seed: 2)
        let server = Ledger(.server)
        let device = Ledger(.device)
        let writer = try server.open()
        let other = try device.open()
        device.disk.crash(using: &dice)
        try Ledger.commit(writer)
        #expect(throws: DatabaseError.self) { try Ledger.commit(other) }
        try writer.close()
        try? other.close()
        server.disk.unmount()
        device.disk.unmount()
    }

    @Test(arguments: PowerCutTests.journaled)
    func vacuumWorksInPlaceAndIntoAFile(_ kind: LedgerKind) throws {
        var dice = Dice(seed: 4)
        let ledger = Ledger(kind)
        let writer = try ledger.open()
        for _ in 0..<20 { try Ledger.commit(writer) }
        try writer.writeWithoutTransaction { db in
            try db.execute(sql: "CREATE TABLE waste (body TEXT); PRAGMA temp_store = FILE")
            try db.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                    INSERT INTO waste SELECT hex(zeroblob(500)) FROM n ORDER BY random()
                    """)
            try db.execute(sql: "DROP TABLE waste; VACUUM")
            try db.execute(sql: "VACUUM INTO ?", arguments: [ledger.disk.path + "/copy.sqlite"])
        }
        #expect(SimulatedDisk.fileExists(at: ledger.disk.path + "/copy.sqlite"))
        let copy = try DatabaseQueue(path: ledger.disk.path + "/copy.sqlite")
        #expect(try Ledger.examine(copy) == 20)
        try copy.close()
        try? writer.close()
        #expect(try ledger.examineAfterCrash(using: &dice) == 20)
        ledger.disk.unmount()
    }

    @Test
    func aVacuumThatIsCutChangesNothing() throws {
        var dice = Dice(seed: 8)
        let ledger = Ledger(.device)
        let writer = try ledger.open()
        for _ in 0..<6 { try Ledger.commit(writer) }
        try writer.close()
        let before = ledger.disk.snapshot()
        for number in 1... {
            ledger.disk.restore(before)
            let again = try ledger.open()
            ledger.disk.inject(.powerCut(at: number))
            try? again.vacuum()
            let isOver = !ledger.disk.hasLostPower
            ledger.disk.clearFaults()
            #expect(try ledger.examineAfterCrash(using: &dice) == 6, "operation \(number)")
            try? again.close()
            if isOver { break }
        }
        ledger.disk.unmount()
    }

    @Test
    func filesElsewhereStayOnTheRealDisk() throws {
        let ledger = Ledger(.server)
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
            UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let path = directory.path + "/real.sqlite"
        let pool = try DatabasePool(path: path)
        try pool.write { try $0.execute(sql: "CREATE TABLE t (a)") }
        #expect(FileManager.default.fileExists(atPath: path + "-wal"))
        #expect(!SimulatedDisk.fileExists(at: path))
        try pool.close()
        ledger.disk.unmount()
    }
}
