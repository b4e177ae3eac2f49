// The directory, the file in it, and that what was committed is there when it is opened again.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseTables
import CaseWire
import Dice
import Digest
import Foundation
import GRDB
import Testing

@Suite
struct StoreTests {
    @Test
    func aDirectoryIsOpenedOnceAtATime() throws {
        let desk = try Desk()
        for _ in 0..<2 {
            #expect(throws: StoreError.busy(path: desk.directory)) {
                try Store(directory: desk.directory)
            }
        }
        desk.close()
        let next = try Store(directory: desk.directory)
        #expect(next.identifier == "s_1" && next.epoch == "e_1")
        next.close()
    }

    @Test()
    func closingTwiceIsClosingOnce() throws {
        let desk = try Desk()
        desk.store.close()
        desk.store.close()
    }

    @Test
    func aStoreIsMadeOnceAndNotOpenedWhereThereIsNone() throws {
        let desk = try Desk()
        #expect(throws: StoreError.exists(path: desk.directory)) {
            try Store.create(
                directory: desk.directory, identifier: "s_2", epoch: "e_2", isDemonstration: true)
        }
        let empty = desk.directory + "/empty"
        #expect(throws: StoreError.noStore(path: empty)) { try Store(directory: empty) }
    }

    @Test
    func onlyTheOwnerReadsTheFiles() throws {
        let desk = try Desk()
        let files = FileManager.default
        let folder = try files.attributesOfItem(atPath: desk.directory)
        #expect(folder[.posixPermissions] as? Int == 0o700)
        for name in try files.contentsOfDirectory(atPath: desk.directory) {
            let attributes = try files.attributesOfItem(atPath: desk.directory + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test
    func aStoreOfALaterVersionIsLeftAlone() throws {
        let desk = try Desk()
        desk.close()
        let queue = try DatabaseQueue(path: desk.file)
        try queue.write { db in
            try db.execute(
                sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 of a later version')")
        }
        try queue.close()
        #expect {
            let store = try Store(directory: desk.directory)
            store.close()
        } throws: { error in
            if case .newer = error as? StoreError { true } else { false }
        }
    }

    @Test
    func aWriteThatTheDiskDoesNotTakeLeavesNothing() throws {
        let desk = try Desk()
        try desk.startCase()
        let before = try desk.state()
        let head = try desk.store.head()
        let block = try DatabaseQueue(path: desk.file)
        try block.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER full BEFORE INSERT ON audit
                    BEGIN SELECT RAISE(ABORT, 'disk full'); END
                    """)
        }
        let request = desk.request(
            desk.mutation([.create(RecordKey("offer", "o1"), fields: [:])]), from: Desk.ed)
        #expect(throws: StoreError.self) { try desk.commit(request) }
        #expect(try desk.state() == before)
        #expect(try desk.store.head() == head)
        try block.write { try $0.execute(sql: "DROP TRIGGER full") }
        try block.close()
        let receipt = try Receipt(json: try desk.commit(request).get())
        #expect(receipt.outcome == .applied && receipt.version == head + 1)
        #expect(try desk.state().all("offer").first?["number"] == "OF/2026/0001")
    }

    /// What the store keeps is the reducer's sum of what was committed, before and after it was
    /// closed.
    @Test(arguments: Dice.seeds(fixed: 4))
    func whatIsKeptIsWhatWasCommitted(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let desk = try Desk()
        try desk.startCase()
        let history = History(desk: desk)
        var model = try desk.state()
        var numbers = Numbers(counters: ["K/2026": 1])
        for _ in 0..<40 {
            let (device, mutation) = try history.next(&dice)
            let receipt = try Receipt(
                json: try desk.commit(desk.request(mutation, from: device)).get())
            let role = try #require(Desk.roles[device.user])
            let context = MergeContext(
                actor: Actor(user: device.user, role: role), now: Desk.now,
                version: receipt.version, organisation: try desk.state(.organisation),
                numbers: numbers, digest: { SHA256.hex($0) })
            var decision = Reducer.apply(mutation, to: &model, in: context)
            if receipt.outcome == .parked {
                #expect(decision.outcome == .refused)
                decision = Reducer.park(
                    mutation, content: mutation.json.canonicalText, reason: .lost, to: &model,
                    in: context)
            }
            numbers = decision.numbers
            #expect(receipt.outcome == decision.outcome && receipt.steps == decision.steps)
            #expect(receipt.reasons == decision.reasons)
        }
        #expect(try desk.state() == model, "seed \(seed)")
        let head = try desk.store.head()
        try desk.reopen()
        #expect(try desk.state() == model, "seed \(seed)")
        #expect(try desk.store.head() == head)
        desk.close()
        let queue = try DatabaseQueue(path: desk.file)
        let loaded = try queue.read { try StateTable.load("c_1", $0) }
        #expect(loaded == model, "seed \(seed)")
    }
}
