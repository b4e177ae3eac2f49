// A store that has lost something of what it had promised says so, and never gives a position
// twice.

import CanonicalJSON
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Dice
import Testing

@Suite
struct EpochTests {
    private static func work(_ desk: Desk, _ name: String) throws -> Sequence64 {
        let steps = [Operation.create(RecordKey("module", name), fields: ["title": "x"])]
        // A restored store may have forgotten numbers.
        let number = try desk.greet(Desk.ed).acknowledged + 1
        let request = desk.request(desk.mutation(steps), from: Desk.ed, number: number)
        return try Receipt(json: try desk.commit(request).get()).version
    }

    /// Is true when the store is in a history that began after the given one ended.
    private static func expectNewHistory(
        _ desk: Desk, after epoch: String, upTo head: Sequence64
    ) throws {
        let position = try desk.greet(Desk.ed)
        #expect(position.epoch != epoch)
        #expect(position.lineage.last == EndedEpoch(epoch: epoch, upTo: head))
        #expect(position.head > head && position.head % 1_000_000 == 0)
        #expect(try Self.work(desk, "next-\(position.epoch)") == position.head + 1)
    }

    @Test
    func aStoreThatLostNothingStaysInItsHistory() throws {
        let desk = try Desk()
        try desk.startCase()
        for _ in 0..<2 {
            let epoch = desk.store.epoch
            try desk.reopen()
            #expect(desk.store.epoch == epoch && epoch == "e_1")
            _ = try Self.work(desk, "m")
        }
        #expect(try desk.greet(Desk.ed).lineage.isEmpty)
    }

    @Test
    func aStoreBehindItsFenceBeginsANewHistory() throws {
        let desk = try Desk()
        try desk.startCase()
        let copy = try desk.copy(withFence: false)
        let head = try desk.store.head()
        _ = try Self.work(desk, "lost")
        try desk.putBack(copy)
        try Self.expectNewHistory(desk, after: "e_1", upTo: head)
        let epoch = desk.store.epoch
        try desk.reopen()
        #expect(desk.store.epoch == epoch)
    }

    @Test
    func aStoreWithoutItsFenceBeginsANewHistory() throws {
        let desk = try Desk()
        try desk.startCase()
        let head = try desk.store.head()
        try desk.loseFence()
        try Self.expectNewHistory(desk, after: "e_1", upTo: head)
    }

    @Test
    func aStoreThatWasRestoredBeginsANewHistory() throws {
        let desk = try Desk()
        try desk.startCase()
        let backup = try desk.backUp()
        let head = try desk.store.head()
        #expect(try desk.greet(Desk.ed).stable == head)
        // Also when nothing was lost: the administrator said so.
        for name in ["none", "lost"] {
            if name == "lost" { _ = try Self.work(desk, name) }
            try desk.restore(backup)
            try Self.expectNewHistory(desk, after: "e_1", upTo: head)
        }
    }

    @Test
    func aPositionThatTheStoreSignedAndDoesNotHaveShowsThatItWasRestored() throws {
        let desk = try Desk()
        try desk.startCase()
        let copy = try desk.copy(withFence: true)
        let head = try desk.store.head()
        _ = try Self.work(desk, "lost")
        var tablet = Follower(Desk.lc)
        try tablet.follow(desk)
        let signature = try #require(tablet.signature)
        try desk.putBack(copy)
        #expect(desk.store.epoch == "e_1")

        let claims: [(String, Sequence64, String?)] = [
            ("e_1", tablet.cursor, nil), ("e_1", tablet.cursor, "x"),
            ("e_1", tablet.cursor + 1, signature), ("e_2", tablet.cursor, signature),
        ]
        for (epoch, cursor, claim) in claims {
            let position = StreamPosition(epoch: epoch, cursor: cursor, signature: claim)
            #expect(try !desk.greet(Desk.lc, at: position).isNewEpoch)
        }
        let claim = StreamPosition(epoch: "e_1", cursor: tablet.cursor, signature: signature)
        #expect(try desk.greet(Desk.lc, at: claim).isNewEpoch)
        try Self.expectNewHistory(desk, after: "e_1", upTo: head)
        // It is shown once.
        #expect(try !desk.greet(Desk.lc, at: claim).isNewEpoch)
    }

    @Test
    func aPositionOfOldIsNoneToWorryAbout() throws {
        let desk = try Desk()
        try desk.startCase()
        var tablet = Follower(Desk.lc)
        try tablet.follow(desk)
        _ = try Self.work(desk, "m")
        let claim = StreamPosition(
            epoch: "e_1", cursor: tablet.cursor, signature: tablet.signature)
        #expect(try !desk.greet(Desk.lc, at: claim).isNewEpoch)
        #expect(desk.store.epoch == "e_1")
    }

    /// Whatever is lost, copied back and restored, no position stands for two changes.
    @Test(arguments: Dice.seeds(fixed: 3))
    func noPositionIsGivenTwice(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let desk = try Desk()
        try desk.startCase()
        var backups = [try desk.backUp()]
        var given: Set<Sequence64> = []
        for step in 0..<25 {
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: backups.append(try desk.backUp())
            case 1: try desk.restore(dice.pick(backups))
            case 2: try desk.loseFence()
            default:
                for edit in 0..<3 {
                    let version = try Self.work(desk, "\(step)-\(edit)")
                    #expect(given.insert(version).inserted, "seed \(seed), step \(step)")
                }
            }
        }
    }

    /// A device that holds no more than what is left goes on; the log goes on for it, too.
    @Test
    func aDeviceThatHoldsNoMoreThanWhatIsLeftGoesOn() throws {
        let desk = try Desk()
        try desk.startCase()
        var tablet = Follower(Desk.lc)
        try tablet.follow(desk)
        _ = try Self.work(desk, "m1")
        try desk.loseFence()
        try tablet.follow(desk)
        #expect(tablet.beginnings == 1 && tablet.cursor == 1_000_000)
        _ = try Self.work(desk, "m2")
        try tablet.follow(desk)
        #expect(tablet.beginnings == 1 && tablet.cursor == 1_000_001)
        #expect(try tablet.scopes == tablet.expected(desk))
    }
}
